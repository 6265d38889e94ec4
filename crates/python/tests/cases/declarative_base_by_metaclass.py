"""A declarative base as ORMs build it: metaclass, column descriptors, inheritance, mixins, queries by operators."""
from collections import OrderedDict


class Column:
    count = 0

    def __init__(self, kind, primary_key=False, default=None):
        self.kind, self.primary_key, self.default = kind, primary_key, default
        Column.count += 1
        self.order = Column.count

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value

    def __eq__(self, other):
        return f"{self.name} = {other!r}"

    def __gt__(self, other):
        return f"{self.name} > {other!r}"

    def in_(self, values):
        return f"{self.name} IN ({', '.join(map(repr, values))})"

    __hash__ = object.__hash__


class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, abstract=False):
        cls = super().__new__(mcs, name, bases, namespace)
        columns = {}
        for base in reversed(cls.__mro__):
            columns.update({k: v for k, v in vars(base).items() if isinstance(v, Column)})
        cls.__columns__ = OrderedDict(sorted(columns.items(), key=lambda item: item[1].order))
        if not abstract:
            cls.__tablename__ = namespace.get("__tablename__") or name.lower() + "s"
            mcs.registry[cls.__tablename__] = cls
        return cls


class Base(metaclass=Meta, abstract=True):
    def __init__(self, **values):
        for key, value in values.items():
            if key not in self.__columns__:
                raise TypeError(f"{key!r} is an invalid keyword argument for {type(self).__name__}")
            setattr(self, key, value)

    def __repr__(self):
        parts = (f"{name}={getattr(self, name)!r}" for name in self.__columns__)
        return f"{type(self).__name__}({', '.join(parts)})"


class Stamped:
    created = Column(str, default="now")


class User(Stamped, Base):
    id = Column(int, primary_key=True)
    name = Column(str, default="?")


class Admin(User):
    __tablename__ = "admins"
    level = Column(int, default=1)


assert list(Meta.registry) == ["users", "admins"]
assert list(Admin.__columns__) == ["created", "id", "name", "level"]
assert repr(User(id=1)) == "User(created='now', id=1, name='?')"
assert repr(Admin(name="a", level=3)) == "Admin(created='now', id=None, name='a', level=3)"
assert (User.id == 5) == "id = 5"
assert (User.name > "a") == "name > 'a'"
assert User.id.in_([1, 2]) == "id IN (1, 2)"
assert [c for c, v in Admin.__columns__.items() if v.primary_key] == ["id"]
try:
    User(nope=1)
except TypeError as error:
    assert str(error) == "'nope' is an invalid keyword argument for User"
else:
    raise AssertionError
