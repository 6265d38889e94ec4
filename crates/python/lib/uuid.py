"""uuid: identifiers that nobody else makes. One is a number of 128 bits; `_LAYOUT` says where its
parts lie."""

import os
from enum import Enum

RESERVED_NCS = "reserved for NCS compatibility"
RFC_4122 = "specified in RFC 4122"
RESERVED_MICROSOFT = "reserved for Microsoft compatibility"
RESERVED_FUTURE = "reserved for future definition"
# By the three highest bits of the ninth byte.
_VARIANTS = (RESERVED_NCS,) * 4 + (RFC_4122,) * 2 + (RESERVED_MICROSOFT, RESERVED_FUTURE)

# Each part: its name, how many bits it has, and how many follow it.
_LAYOUT = (
    ("time_low", 32, 96),
    ("time_mid", 16, 80),
    ("time_hi_version", 16, 64),
    ("clock_seq_hi_variant", 8, 56),
    ("clock_seq_low", 8, 48),
    ("node", 48, 0),
)
# The first three parts in the order of little-endian machines; the same way leads back.
_SWAPPED = (3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15)
_END = 1 << 128
# The digits between dashes.
_GROUPS = ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32))
# Where version and variant are written.
_STAMPED = 0xF << 76 | 3 << 62


class SafeUUID(Enum):
    """Whether two processes could have made the same one."""

    safe = 0
    unsafe = -1
    unknown = None


def _of_hex(text):
    for noise in ("urn:", "uuid:"):
        text = text.replace(noise, "")
    digits = text.strip("{}").replace("-", "")
    if len(digits) == 32:
        return int(digits, 16)
    raise ValueError("badly formed hexadecimal UUID string")


def _of_bytes(data, name="bytes"):
    if len(data) == 16:
        return int.from_bytes(data, "big")
    raise ValueError(f"{name} is not a 16-char string")


def _of_bytes_le(data):
    if len(data) != 16:
        _of_bytes(data, "bytes_le")
    return _of_bytes(_swapped(data))


def _swapped(data):
    return bytes([data[at] for at in _SWAPPED])


def _of_fields(parts):
    if len(parts) != len(_LAYOUT):
        raise ValueError("fields is not a 6-tuple")
    number = 0
    for at, ((_, width, shift), part) in enumerate(zip(_LAYOUT, parts), 1):
        if part < 0 or part >> width:
            article = "an" if width == 8 else "a"
            raise ValueError(f"field {at} out of range (need {article} {width}-bit value)")
        number |= part << shift
    return number


def _of_int(number):
    if 0 <= number < _END:
        return number
    raise ValueError("int is out of range (need a 128-bit value)")


_READERS = (_of_hex, _of_bytes, _of_bytes_le, _of_fields, _of_int)


def _stamp(number, version):
    """The same number as an identifier of RFC 4122, of a version."""
    if version not in range(1, 6):
        raise ValueError("illegal version number")
    return number & ~_STAMPED | version << 76 | 2 << 62


def _part(width, shift):
    mask = (1 << width) - 1
    return property(lambda self: self.int >> shift & mask)


def _comparing(name):
    relation = getattr(int, name)

    def compare(self, other):
        return relation(self.int, other.int) if isinstance(other, UUID) else NotImplemented

    compare.__name__ = name
    compare.__qualname__ = "UUID." + name
    return compare


class UUID:
    """An identifier, made from one of its forms; it does not change."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(
        self,
        hex=None,
        bytes=None,
        bytes_le=None,
        fields=None,
        int=None,
        version=None,
        *,
        is_safe=SafeUUID.unknown,
    ):
        forms = zip(_READERS, (hex, bytes, bytes_le, fields, int))
        given = [(read, form) for read, form in forms if form is not None]
        if len(given) != 1:
            raise TypeError(
                "one of the hex, bytes, bytes_le, fields, or int arguments must be given"
            )
        read, form = given[0]
        number = read(form)
        keep = super().__setattr__
        keep("int", number if version is None else _stamp(number, version))
        keep("is_safe", is_safe)

    for _name in ("__lt__", "__le__", "__eq__", "__gt__", "__ge__"):
        locals()[_name] = _comparing(_name)
    for _name, _width, _shift in _LAYOUT:
        locals()[_name] = _part(_width, _shift)
    del _name, _width, _shift

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __str__(self):
        digits = self.hex
        return "-".join([digits[at:end] for at, end in _GROUPS])

    def __repr__(self):
        return f"{type(self).__name__}('{self}')"

    def __getstate__(self):
        return {"int": self.int}

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID.unknown)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    hex = property(lambda self: f"{self.int:032x}")
    urn = property(lambda self: f"urn:uuid:{self}")
    bytes = property(lambda self: self.int.to_bytes(16, "big"))
    bytes_le = property(lambda self: _swapped(self.bytes))
    fields = property(lambda self: tuple([getattr(self, name) for name, _, _ in _LAYOUT]))
    # What lies in several parts is put together without the bits of version and variant.
    clock_seq = property(lambda self: self.int >> 48 & 0x3FFF)
    variant = property(lambda self: _VARIANTS[self.int >> 61 & 7])

    @property
    def time(self):
        high = self.time_hi_version & 0xFFF
        return (high << 16 | self.time_mid) << 32 | self.time_low

    @property
    def version(self):
        return self.int >> 76 & 0xF if self.variant is RFC_4122 else None


# 1582-10-15, where the clock of these identifiers begins, in steps of 100 nanoseconds before 1970.
_GREGORIAN = 0x01B21DD213814000
_last = [0]


def getnode():
    """The machine's number: a tab has none, so one that no maker of cards uses."""
    return 0x020000000001


def uuid1(node=None, clock_seq=None):
    """From the clock and the machine."""
    from time import time_ns

    stamp = _last[0] = max(time_ns() // 100 + _GREGORIAN, _last[0] + 1)
    if clock_seq is None:
        clock_seq = int.from_bytes(os.urandom(2), "big")
    if node is None:
        node = getnode()
    high, low = clock_seq >> 8 & 0x3F, clock_seq & 0xFF
    times = stamp & 0xFFFFFFFF, stamp >> 32 & 0xFFFF, stamp >> 48 & 0xFFF
    return UUID(fields=(*times, high, low, node), version=1)


def _of_name(algorithm, version, namespace, name):
    import hashlib

    digest = hashlib.new(algorithm, namespace.bytes + bytes(name, "utf-8")).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    """From a name, by MD5."""
    return _of_name("md5", 3, namespace, name)


def uuid4():
    """By chance."""
    return UUID(int=int.from_bytes(os.urandom(16), "big"), version=4)


def uuid5(namespace, name):
    """From a name, by SHA-1."""
    return _of_name("sha1", 5, namespace, name)


NAMESPACE_DNS, NAMESPACE_URL, NAMESPACE_OID, NAMESPACE_X500 = [
    UUID(int=0x6BA7B8109DAD11D180B400C04FD430C8 + (number << 96)) for number in (0, 1, 2, 4)
]
