"""`__prepare__`, keyword arguments of a class statement, `__call__` of a metaclass."""
from collections import OrderedDict


class Names(dict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} twice")
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        names = Names()
        names["options"] = options
        return names

    def __new__(mcs, name, bases, namespace, **options):
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.order = [key for key in namespace if not key.startswith("__")]
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.made = (name, [base.__name__ for base in bases], sorted(options))

    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.called = args
        return instance

    def __contains__(cls, item):
        return item in cls.order

    def __iter__(cls):
        return iter(cls.order)

    def __len__(cls):
        return 42

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    @property
    def plural(cls):
        return cls.__name__ + "s"


class Model(metaclass=Meta, table="models", abstract=True):
    b = 1
    a = 2

    def __init__(self, value):
        self.value = value


assert Model.options == {"table": "models", "abstract": True}
assert Model.order == ["options", "b", "a"]
assert Model.made == ("Model", [], ["abstract", "table"])
assert Model(5).called == (5,)
assert "a" in Model
assert "c" not in Model
assert list(Model) == ["options", "b", "a"]
assert len(Model) == 42
assert Model["x"] == "Model[x]"
assert Model.plural == "Models"
assert not hasattr(Model(1), "plural")
assert type(Model) is Meta
try:

    class Twice(metaclass=Meta):
        x = 1
        x = 2

except TypeError as error:
    assert str(error) == "x twice"
else:
    raise AssertionError


class Child(Model):
    pass


assert type(Child) is Meta
assert Child.made == ("Child", ["Model"], [])


class A(type):
    pass


class B(type):
    pass


try:

    class Mixed(A("X", (), {}), B("Y", (), {})):
        pass

except TypeError as error:
    assert str(error) == "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases"
else:
    raise AssertionError
