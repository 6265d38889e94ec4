"""`__set_name__` is called for each attribute after the class is made, with owner and name."""
calls = []


class Field:
    def __set_name__(self, owner, name):
        calls.append((owner.__name__, name))
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, "unset")

    def __set__(self, instance, value):
        setattr(instance, self.name, value)

    def __delete__(self, instance):
        delattr(instance, self.name)


class Model:
    b = Field()
    a = Field()


assert calls == [("Model", "b"), ("Model", "a")]
m = Model()
assert m.a == "unset"
m.a = 5
assert m.a == 5 and m.__dict__ == {"_a": 5}
del m.a
assert m.a == "unset"
assert Model.a.name == "_a" and isinstance(Model.a, Field)
Model.late = Field()
assert len(calls) == 2


class Shared(Model):
    pass


assert len(calls) == 2 and Shared.a is Model.a


class Bad:
    def __set_name__(self, owner, name):
        1 / 0


try:
    class Fails:
        x = Bad()
except RuntimeError as error:
    assert str(error) == "Error calling __set_name__ on 'Bad' instance 'x' in 'Fails'"
    assert isinstance(error.__cause__, ZeroDivisionError)
