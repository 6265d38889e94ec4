"""`__set_name__` runs for each attribute at class creation; validating fields as models have them."""
order = []


class Field:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        order.append((owner.__name__, name))
        self.name = name
        self.store = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return getattr(instance, self.store, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        setattr(instance, self.store, value)

    def __delete__(self, instance):
        delattr(instance, self.store)


class Person:
    name = Field(str, "?")
    age = Field(int)


assert order == [("Person", "name"), ("Person", "age")]
person = Person()
assert person.name == "?"
assert person.age is None
person.age = 3
assert person.age == 3
assert person.__dict__ == {"_age": 3}
assert Person.age.kind is int
try:
    person.age = "x"
except TypeError as error:
    assert str(error) == "age must be int, not str"
else:
    raise AssertionError
del person.age
assert person.age is None
try:
    del person.age
except AttributeError:
    pass
else:
    raise AssertionError
late = Field(int, 9)
Person.late = late
assert not hasattr(late, "name")


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("no")


try:

    class Holder:
        part = Broken()

except RuntimeError as error:
    assert str(error) == "Error calling __set_name__ on 'Broken' instance 'part' in 'Holder'"
    assert isinstance(error.__cause__, ValueError)
else:
    raise AssertionError
