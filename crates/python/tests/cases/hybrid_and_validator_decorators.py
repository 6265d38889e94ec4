"""Decorators as models have them: validators collected by name, hybrid properties on class and instance, events."""


class hybrid:
    def __init__(self, fget, expr=None, fset=None):
        self.fget, self.expr, self.fset = fget, expr or fget, fset

    def __get__(self, instance, owner):
        return self.expr(owner) if instance is None else self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def expression(self, function):
        return type(self)(self.fget, function, self.fset)

    def setter(self, function):
        return type(self)(self.fget, self.expr, function)


def validates(*names, include_backrefs=True):
    def mark(function):
        function.__validates__ = names
        return function

    return mark


class Base:
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        cls._validators = {
            name: function for function in vars(cls).values() if hasattr(function, "__validates__") for name in function.__validates__
        }

    def __setattr__(self, name, value):
        if (validator := type(self)._validators.get(name)) is not None:
            value = validator(self, name, value)
        super().__setattr__(name, value)


class User(Base):
    first, last = "F", "L"

    @validates("email", "backup")
    def check_email(self, key, value):
        if "@" not in value:
            raise ValueError(f"{key}: {value!r} is no address")
        return value.lower()

    @hybrid
    def full(self):
        return f"{self.first} {self.last}"

    @full.expression
    def full(cls):
        return f"{cls.first} || ' ' || {cls.last}"

    @full.setter
    def full(self, value):
        self.first, self.last = value.split()


user = User()
user.email = "A@B.C"
assert user.email == "a@b.c"
assert user.full == "F L"
assert User.full == "F || ' ' || L"
user.full = "Ada Lovelace"
assert (user.first, user.last) == ("Ada", "Lovelace")
assert sorted(User._validators) == ["backup", "email"]
try:
    user.backup = "nope"
except ValueError as error:
    assert str(error) == "backup: 'nope' is no address"
else:
    raise AssertionError
