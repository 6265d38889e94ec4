"""Data descriptors win over instance attributes, others lose."""


class Data:
    def __get__(self, instance, owner=None):
        return "data"

    def __set__(self, instance, value):
        raise AttributeError("read only")


class NonData:
    def __get__(self, instance, owner=None):
        return ("non-data", instance is None, owner.__name__)


class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["only"] = value * 2


class C:
    data = Data()
    plain = NonData()
    only = OnlySet()


c = C()
c.__dict__["data"] = "instance"
c.__dict__["plain"] = "instance"
assert c.data == "data" and c.plain == "instance"
assert C.plain == ("non-data", True, "C")
try:
    c.data = 1
except AttributeError as error:
    assert str(error) == "read only"
assert isinstance(c.only, OnlySet)
c.only = 4
assert c.only == 8
del c.__dict__["plain"]
assert c.plain == ("non-data", False, "C")


class Lazy:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = instance.__dict__[self.function.__name__] = self.function(instance)
        return value


class Report:
    count = 0

    @Lazy
    def total(self):
        Report.count += 1
        return 10


r = Report()
assert (r.total, r.total, Report.count) == (10, 10, 1)
function = C.__init__
assert (lambda self: self).__get__(5)() == 5
method = str.upper.__get__("abc")
assert method() == "ABC"
