"""Metaclasses: `__new__`, `__init__`, `__call__`, `__prepare__`, attributes of the class."""
log = []


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        log.append(("prepare", name, kwargs))
        return {"injected": 1}

    def __new__(mcs, name, bases, namespace, **kwargs):
        log.append(("new", name))
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.made_by = mcs.__name__
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        log.append(("init", cls.__name__))
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        log.append(("call", cls.__name__, args))
        return super().__call__(*args, **kwargs)

    @property
    def shout(cls):
        return cls.__name__.upper()

    def method(cls):
        return f"meta method of {cls.__name__}"

    def __len__(cls):
        return 7

    def __getitem__(cls, key):
        return key

    def __iter__(cls):
        return iter("abc")

    def __contains__(cls, item):
        return item == 1


class Base(metaclass=Meta, option=3):
    def __init__(self, x):
        self.x = x


class Child(Base):
    pass


assert log == [
    ("prepare", "Base", {"option": 3}), ("new", "Base"), ("init", "Base"),
    ("prepare", "Child", {}), ("new", "Child"), ("init", "Child"),
]
del log[:]
assert Child(5).x == 5 and log == [("call", "Child", (5,))]
assert Child.injected == 1 and Child.made_by == "Meta" and Child.shout == "CHILD"
assert Child.method() == "meta method of Child" and len(Child) == 7 and Child["k"] == "k"
assert list(Child) == ["a", "b", "c"] and 1 in Child and 2 not in Child
assert type(Child) is Meta and isinstance(Child, Meta)
try:
    Child(1).shout
except AttributeError:
    pass
else:
    raise AssertionError("metaclass attributes are not attributes of instances")


class OtherMeta(type): pass
class Other(metaclass=OtherMeta): pass


try:
    class Conflict(Base, Other): pass
except TypeError as error:
    assert str(error).startswith("metaclass conflict: the metaclass of a derived class")


def function_meta(name, bases, namespace):
    return (name, bases, sorted(k for k in namespace if not k.startswith("__")))


class NotAClass(metaclass=function_meta):
    b = 1
    a = 2


assert NotAClass == ("NotAClass", (), ["a", "b"])
