"""`memoryview` over bytes, bytearrays and arrays of numbers, which few programs meet: loaded when
first named."""


class memoryview:
    """Create a new memoryview object which references the given object."""

    __module__ = "builtins"

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._alive()
            self.obj, self._span, self.format = object.obj, object._span, object.format
        elif isinstance(object, (bytes, bytearray)):
            self.obj, self._span, self.format = object, range(len(object)), "B"
        elif hasattr(type(object), "__buffer__"):
            self.obj, self._span, self.format = object, range(len(object)), object.typecode
        else:
            raise TypeError(
                f"memoryview: a bytes-like object is required, not '{type(object).__name__}'"
            )
        self.itemsize = getattr(object, "itemsize", 1)
        self.readonly = isinstance(self.obj, bytes)
        self.ndim, self._released = 1, False

    def _alive(self):
        if self._released:
            raise ValueError("operation forbidden on released memoryview object")

    def _part(self, span):
        made = memoryview(self)
        made._span = span
        return made

    @property
    def nbytes(self):
        return len(self._span) * self.itemsize

    @property
    def shape(self):
        return (len(self._span),)

    @property
    def strides(self):
        return (self._span.step * self.itemsize,)

    @property
    def contiguous(self):
        return self._span.step == 1

    c_contiguous = f_contiguous = contiguous

    def __len__(self):
        self._alive()
        return len(self._span)

    def _place(self, index):
        if not hasattr(type(index), "__index__"):
            raise TypeError("memoryview: invalid slice key")
        try:
            return self._span[index]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __getitem__(self, index):
        self._alive()
        if isinstance(index, slice):
            return self._part(self._span[index])
        return self.obj[self._place(index)]

    def __setitem__(self, index, value):
        self._alive()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if not isinstance(index, slice):
            at = self._place(index)
            if isinstance(self.obj, bytearray):
                if not hasattr(type(value), "__index__"):
                    raise TypeError("memoryview: invalid type for format 'B'")
                if not 0 <= value.__index__() < 256:
                    raise ValueError("memoryview: invalid value for format 'B'")
            self.obj[at] = value
            return
        span, new = self._span[index], list(memoryview(value))
        if len(span) != len(new):
            raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
        for at, item in zip(span, new):
            self.obj[at] = item

    def __delitem__(self, index):
        raise TypeError("cannot delete memory")

    def __iter__(self):
        self._alive()
        for at in self._span:
            yield self.obj[at]

    def __contains__(self, item):
        return item in list(self)

    def __eq__(self, other):
        if self is other:
            return True
        try:
            return list(self) == list(memoryview(other))
        except (TypeError, ValueError):
            return NotImplemented

    def __hash__(self):
        self._alive()
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __repr__(self):
        return f"<{'released ' if self._released else ''}memory at {id(self):#x}>"

    def __enter__(self):
        self._alive()
        return self

    def __exit__(self, *exception):
        self.release()

    def release(self):
        self._released = True

    def tobytes(self, order=None):
        self._alive()
        if isinstance(self.obj, (bytes, bytearray)):
            return bytes(bytearray(self.obj[at] for at in self._span))
        data, size = self.obj.tobytes(), self.itemsize
        return b"".join(data[at * size : at * size + size] for at in self._span)

    __bytes__ = __buffer__ = tobytes

    def tolist(self):
        return list(self)

    def hex(self, *arguments):
        return self.tobytes().hex(*arguments)

    def toreadonly(self):
        made = memoryview(self)
        made.readonly = True
        return made

    def cast(self, format, shape=None):
        if format not in ("B", "b", "c") or self.format != "B":
            raise NotImplementedError(
                "the playground does not run memoryview.cast to other formats"
            )
        return memoryview(self)
