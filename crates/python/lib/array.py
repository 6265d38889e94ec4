"""`array.array`: a list of numbers of one type."""

import struct as _struct
from collections.abc import MutableSequence as _MutableSequence

typecodes = "bBuhHiIlLqQfd"
_LIMITS = {
    "b": "signed char",
    "B": "unsigned byte integer",
    "h": "signed short integer",
    "H": "unsigned short",
    "i": "signed integer",
    "I": "unsigned int",
    "l": "signed long",
    "L": "unsigned long",
}


class array:
    """array(typecode [, initializer]) -> array"""

    def __new__(cls, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError(
                f"array() argument 1 must be a unicode character, not {type(typecode).__name__}"
            )
        if typecode not in typecodes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = super().__new__(cls)
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else _struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError(f"cannot use a str to initialize an array with typecode '{typecode}'")
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self._items = [self._checked(item) for item in initializer]
        return self

    def _checked(self, item):
        code = self.typecode
        if code == "u":
            if not isinstance(item, str) or len(item) != 1:
                raise TypeError("array item must be unicode character")
            return item
        if code in "fd":
            if not isinstance(item, (int, float)) and not hasattr(type(item), "__float__"):
                raise TypeError(f"must be real number, not {type(item).__name__}")
            return _struct.unpack(code, _struct.pack(code, float(item)))[0]
        if not hasattr(type(item), "__index__"):
            raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an integer")
        number, bits = item.__index__(), self.itemsize * 8
        low = -(1 << bits - 1) if code.islower() else 0
        high = low + (1 << bits) - 1
        if low <= number <= high:
            return number
        name = _LIMITS.get(code)
        if name is None:
            raise OverflowError("int too big to convert")
        raise OverflowError(
            f"{name} is {'greater than maximum' if number > high else 'less than minimum'}"
        )

    def _made(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def _same(self, other, doing):
        if not isinstance(other, array):
            raise TypeError(f'can only {doing} array (not "{type(other).__name__}") to array')
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return other._items

    def _place(self, index):
        at = index.__index__()
        at += len(self._items) if at < 0 else 0
        if not 0 <= at < len(self._items):
            raise IndexError("array index out of range")
        return at

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        at = 0
        while at < len(self._items):
            yield self._items[at]
            at += 1

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return self._made(self._items[index])
        if not hasattr(type(index), "__index__"):
            raise TypeError("array indices must be integers")
        return self._items[self._place(index)]

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            if not isinstance(value, array):
                raise TypeError(
                    f'can only assign array (not "{type(value).__name__}") to array slice'
                )
            self._items[index] = self._same(value, "assign")
        else:
            try:
                at = self._place(index)
            except IndexError:
                raise IndexError("array assignment index out of range") from None
            self._items[at] = self._checked(value)

    def __delitem__(self, index):
        del self._items[index if isinstance(index, slice) else self._place(index)]

    def __add__(self, other):
        return self._made(self._items + self._same(other, "append"))

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError(f'can only extend with array (not "{type(other).__name__}")')
        self._items += self._same(other, "extend with")
        return self

    def __mul__(self, count):
        return self._made(self._items * count)

    __rmul__ = __mul__

    def __imul__(self, count):
        self._items *= count
        return self

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, array) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, array) else NotImplemented

    __hash__ = None

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        shown = self.tounicode() if self.typecode == "u" else self._items
        return f"array('{self.typecode}', {shown!r})"

    def __copy__(self):
        return self._made(self._items[:])

    def __deepcopy__(self, memo):
        return self._made(self._items[:])

    def __reduce_ex__(self, protocol):
        return array, (self.typecode, self._items[:]), None

    def __buffer__(self):
        return self.tobytes()

    def __bytes__(self):
        return self.tobytes()

    def append(self, item):
        self._items.append(self._checked(item))

    def extend(self, items):
        if isinstance(items, array):
            if items.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(items._items)
        else:
            for item in items:
                self.append(item)

    fromlist = extend

    def insert(self, index, item):
        self._items.insert(index, self._checked(item))

    def pop(self, index=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        try:
            return self._items.pop(index)
        except IndexError:
            raise IndexError("pop index out of range") from None

    def remove(self, item):
        if item not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(item)

    def index(self, item, start=0, stop=None):
        try:
            return self._items.index(item, start, len(self._items) if stop is None else stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, item):
        return self._items.count(item)

    def reverse(self):
        self._items.reverse()

    def byteswap(self):
        swapped = b"".join(_struct.pack(">" + self.typecode, item) for item in self._items)
        self._items = []
        self.frombytes(swapped)

    def tolist(self):
        return self._items[:]

    def tounicode(self):
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def fromunicode(self, text):
        self._items.extend(text)

    def tobytes(self):
        if self.typecode == "u":
            return "".join(self._items).encode("utf-32-le")
        return _struct.pack(f"{len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, data):
        data = bytes(data)
        if len(data) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        if self.typecode == "u":
            self._items.extend(data.decode("utf-32-le"))
        else:
            self._items.extend(_struct.unpack(f"{len(data) // self.itemsize}{self.typecode}", data))

    def buffer_info(self):
        return id(self._items), len(self._items)


ArrayType = array
_MutableSequence.register(array)
