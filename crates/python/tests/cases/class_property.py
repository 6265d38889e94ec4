"""property: getter, setter, deleter, document, inheritance, errors."""


class Celsius:
    def __init__(self):
        self._value = 0

    @property
    def value(self):
        """The value."""
        return self._value

    @value.setter
    def value(self, new):
        if new < -273:
            raise ValueError("too cold")
        self._value = new

    @value.deleter
    def value(self):
        del self._value

    @property
    def fixed(self):
        return 1


c = Celsius()
c.value = 20
assert c.value == 20 and Celsius.value.__doc__ == "The value."
try:
    c.value = -300
except ValueError:
    assert c.value == 20
del c.value
try:
    c.value
except AttributeError as error:
    assert str(error) == "'Celsius' object has no attribute '_value'"
try:
    c.fixed = 2
except AttributeError as error:
    assert str(error) == "property 'fixed' of 'Celsius' object has no setter"
try:
    del c.fixed
except AttributeError as error:
    assert str(error) == "property 'fixed' of 'Celsius' object has no deleter"


class Kelvin(Celsius):
    @Celsius.value.getter
    def value(self):
        return self._value + 273


k = Kelvin()
k.value = 10
assert k.value == 283 and Celsius.value.fget is not Kelvin.value.fget
assert isinstance(Celsius.value, property)
p = property(lambda self: 7, doc="made by hand")
Celsius.seven = p
assert c.seven == 7 and p.__doc__ == "made by hand" and p.fset is None
try:
    class W:
        x = property()
    W().x
except AttributeError as error:
    assert str(error) == "property 'x' of 'W' object has no getter"
