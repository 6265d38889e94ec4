"""sys.version_info."""


class version_info(tuple):
    _fields = ("major", "minor", "micro", "releaselevel", "serial")
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return (
            "sys.version_info("
            + ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
            + ")"
        )


version_info.__module__ = "sys"
value = version_info((3, 11, 7, "final", 0))


class namespace:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return (
            "namespace("
            + ", ".join(f"{key}={value!r}" for key, value in self.__dict__.items())
            + ")"
        )


implementation = namespace(
    name="cpython", cache_tag="cpython-311", version=value, hexversion=0x030B07F0
)


class float_info(tuple):
    _names = (
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    )

    def __getattr__(self, name):
        if name not in self._names:
            raise AttributeError(f"'sys.float_info' object has no attribute {name!r}")
        return self[self._names.index(name)]

    def __repr__(self):
        return (
            "sys.float_info("
            + ", ".join(f"{name}={value!r}" for name, value in zip(self._names, self))
            + ")"
        )


float_info.__module__ = "sys"
float_info = float_info(
    (
        1.7976931348623157e308,
        1024,
        308,
        2.2250738585072014e-308,
        -1021,
        -307,
        15,
        53,
        2.220446049250313e-16,
        2,
        1,
    )
)


def _named_tuple(name, fields, values):
    """A tuple of sys whose items have names."""
    made = {field: property(lambda self, at=at: self[at]) for at, field in enumerate(fields)}

    def shown(self):
        words = (f"{field}={value!r}" for field, value in zip(fields, self))
        return f"sys.{name}({', '.join(words)})"

    return type(name, (tuple,), {**made, "__repr__": shown, "__module__": "sys"})(values)


int_info = _named_tuple(
    "int_info",
    (
        "bits_per_digit",
        "sizeof_digit",
        "default_max_str_digits",
        "str_digits_check_threshold",
    ),
    (30, 4, 4300, 640),
)
hash_info = _named_tuple(
    "hash_info",
    (
        "width",
        "modulus",
        "inf",
        "nan",
        "imag",
        "algorithm",
        "hash_bits",
        "seed_bits",
        "cutoff",
    ),
    (64, 2305843009213693951, 314159, 0, 1000003, "siphash13", 64, 128, 0),
)
flags = _named_tuple(
    "flags",
    (
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "safe_path",
        "int_max_str_digits",
    ),
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, False, 0, False, 4300),
)
