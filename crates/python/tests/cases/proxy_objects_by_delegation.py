"""Proxies as LocalProxy has them: `__getattr__`, special methods on the class, `__class__` as a property."""


class Proxy:
    __slots__ = ("_Proxy__get",)

    def __init__(self, get):
        object.__setattr__(self, "_Proxy__get", get)

    @property
    def __class__(self):
        return type(self.__get())

    def __getattr__(self, name):
        return getattr(self.__get(), name)

    def __setattr__(self, name, value):
        setattr(self.__get(), name, value)

    def __repr__(self):
        return f"<proxy of {self.__get()!r}>"

    def __eq__(self, other):
        return self.__get() == other

    def __len__(self):
        return len(self.__get())

    def __getitem__(self, key):
        return self.__get()[key]

    def __iter__(self):
        return iter(self.__get())

    def __call__(self, *args):
        return self.__get()(*args)

    def __bool__(self):
        return bool(self.__get())

    def __contains__(self, item):
        return item in self.__get()

    def __add__(self, other):
        return self.__get() + other


current = [[1, 2]]
proxy = Proxy(lambda: current[0])
assert proxy == [1, 2]
assert len(proxy) == 2
assert list(proxy) == [1, 2]
assert proxy[0] == 1
assert 2 in proxy
assert proxy + [3] == [1, 2, 3]
proxy.append(9)
assert current == [[1, 2, 9]]
assert isinstance(proxy, list)
assert type(proxy) is Proxy
assert repr(proxy) == "<proxy of [1, 2, 9]>"
current[0] = {"k": 1}
assert proxy["k"] == 1
assert isinstance(proxy, dict)
assert proxy.keys() == {"k"}
current[0] = lambda n: n + 1
assert proxy(1) == 2


class Target:
    pass


current[0] = Target()
proxy.value = 5
assert current[0].value == 5
assert proxy.value == 5
try:
    proxy.missing
except AttributeError as error:
    assert str(error) == "'Target' object has no attribute 'missing'"
else:
    raise AssertionError
