# A base that is no class: its type is called as a metaclass would be.
class Any:
    def __init__(self, *args):
        self.args = args


class Few:
    def __init__(self, x=None):
        pass


class A(Any()):
    y = 1


assert type(A) is Any
assert A.args[0] == "A" and A.args[2]["y"] == 1
try:
    class B(Few()):
        pass
except TypeError as error:
    assert str(error) == "Few.__init__() takes from 1 to 2 positional arguments but 4 were given"
else:
    raise AssertionError
