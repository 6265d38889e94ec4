"""sys.version_info."""


class version_info(tuple):
    _fields = ("major", "minor", "micro", "releaselevel", "serial")
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return "sys.version_info(" + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self)) + ")"


version_info.__module__ = "sys"
value = version_info((3, 11, 7, "final", 0))


class namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return "namespace(" + ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items()) + ")"


implementation = namespace(name="cpython", cache_tag="cpython-311", version=value, hexversion=0x030b07f0)
