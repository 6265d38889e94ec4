"""The opcodes of pickle back to objects."""

import struct
import sys

_NEW_MODULES = {
    "__builtin__": "builtins",
    "exceptions": "builtins",
    "copy_reg": "copyreg",
    "Queue": "queue",
}
_NEW_NAMES = {"xrange": "range", "unicode": "str", "long": "int"}
_MARK = object()


class PickleError(Exception):
    """The base of the errors of pickling."""

    __module__ = "_pickle"


class UnpicklingError(PickleError):
    """Bytes that are no object."""

    __module__ = "_pickle"


def found(module, name, fix_imports):
    """What a global's name leads to; with `fix_imports` a name of Python 2 to what it is called now."""
    if module == "_codecs":
        module = "codecs"
    elif fix_imports and module in _NEW_MODULES:
        module = _NEW_MODULES[module]
        name = _NEW_NAMES.get(name, name) if module == "builtins" else name
    __import__(module)
    holder = sys.modules[module]
    for part in name.split("."):
        try:
            holder = getattr(holder, part)
        except AttributeError:
            raise AttributeError("Can't get attribute %r on %r" % (name, holder)) from None
    if module == "datetime" and name in ("date", "time", "datetime"):
        return _Packed(holder)
    return holder


class _Packed:
    """A class of datetime that also takes its ten, six or four bytes."""

    def __init__(self, cls):
        self.cls = cls

    def __call__(self, first, *rest):
        if not isinstance(first, (bytes, str)):
            return self.cls(first, *rest)
        data = first.encode("latin1") if isinstance(first, str) else first
        zone = {"tzinfo": rest[0]} if rest else {}
        if self.cls.__name__ == "date":
            return self.cls(*_date(data))
        fold = data[2 if len(data) == 10 else 0] >> 7
        data = bytes(
            b & 127 if at == (2 if len(data) == 10 else 0) else b for at, b in enumerate(data)
        )
        day = _date(data) if len(data) == 10 else ()
        hour, minute, second, high, middle, low = data[-6:]
        return self.cls(
            *day, hour, minute, second, high << 16 | middle << 8 | low, fold=fold, **zone
        )


def _date(data):
    return data[0] << 8 | data[1], data[2], data[3]


def read(file, find_class, persistent_load, texts):
    return _Reader(file, find_class, persistent_load, texts).run()


class _Reader:
    def __init__(self, file, find_class, persistent_load, texts):
        self.file, self.find_class, self.persistent_load = file, find_class, persistent_load
        self.texts = texts
        self.stack, self.memo = [], {}

    def run(self):
        while True:
            code = self.file.read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self.pop()
            step = _STEPS.get(code)
            if step is None:
                raise UnpicklingError("invalid load key, '%s'." % _shown(code))
            step(self)

    def take(self, count):
        data = self.file.read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def line(self):
        line = self.file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1].decode("utf-8")

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def pop(self):
        if not self.stack:
            raise UnpicklingError("unpickling stack underflow")
        return self.stack.pop()

    def marked(self):
        """What stands above the last mark."""
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at] is _MARK:
                items = self.stack[at + 1 :]
                del self.stack[at:]
                return items
        raise UnpicklingError("could not find MARK")

    def top(self):
        if not self.stack:
            raise UnpicklingError("unpickling stack underflow")
        return self.stack[-1]

    def protocol(self):
        protocol = self.take(1)[0]
        if protocol > 5:
            raise ValueError("unsupported pickle protocol: %d" % protocol)

    def recall(self, at):
        if at not in self.memo:
            raise UnpicklingError("Memo value not found at index %d" % at)
        self.stack.append(self.memo[at])

    def tuple(self, count):
        items = [self.pop() for _ in range(count)]
        self.stack.append(tuple(reversed(items)))

    def append(self, items):
        target = self.top()
        if type(target) is list:
            target.extend(items)
            return
        for item in items:
            target.append(item)

    def set_items(self, items):
        target = self.top()
        for key, value in zip(items[::2], items[1::2]):
            target[key] = value

    def add_items(self):
        items = self.marked()
        self.top().update(items)

    def call(self):
        args = self.pop()
        maker = self.pop()
        self.stack.append(maker(*args))

    def new(self):
        args = self.pop()
        cls = self.pop()
        self.stack.append(cls.__new__(cls, *args))

    def new_with_keywords(self):
        keywords, args = self.pop(), self.pop()
        cls = self.pop()
        self.stack.append(cls.__new__(cls, *args, **keywords))

    def build(self):
        state = self.pop()
        obj = self.top()
        setter = getattr(obj, "__setstate__", None)
        if setter is not None:
            setter(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            obj.__dict__.update(state)
        for name, value in (slots or {}).items():
            setattr(obj, name, value)

    def named(self, module, name):
        self.stack.append(self.find_class(module, name))

    def stack_global(self):
        name, module = self.pop(), self.pop()
        if not isinstance(name, str) or not isinstance(module, str):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.named(module, name)

    def old_text(self, data):
        encoding, errors = self.texts
        self.stack.append(data if encoding == "bytes" else data.decode(encoding, errors))


def _shown(code):
    return code.decode() if 32 <= code[0] < 127 else "\\x%02x" % code[0]


def _push(make):
    return lambda reader: reader.stack.append(make(reader))


def _number_line(text):
    if text in ("00", "01"):
        return text == "01"
    return int(text.rstrip("L"))


def _utf8(data):
    return data.decode("utf-8", "surrogatepass")


def _long(data):
    return int.from_bytes(data, "little", signed=True)


_STEPS = {
    b"\x80": _Reader.protocol,
    b"\x95": lambda r: r.take(8),
    b"(": lambda r: r.stack.append(_MARK),
    b"0": lambda r: r.pop(),
    b"1": lambda r: r.marked(),
    b"2": lambda r: r.stack.append(r.top()),
    b"N": lambda r: r.stack.append(None),
    b"\x88": lambda r: r.stack.append(True),
    b"\x89": lambda r: r.stack.append(False),
    b"I": _push(lambda r: _number_line(r.line())),
    b"L": _push(lambda r: _number_line(r.line())),
    b"F": _push(lambda r: float(r.line())),
    b"K": _push(lambda r: r.take(1)[0]),
    b"M": _push(lambda r: r.number("<H")),
    b"J": _push(lambda r: r.number("<i")),
    b"\x8a": _push(lambda r: _long(r.take(r.take(1)[0]))),
    b"\x8b": _push(lambda r: _long(r.take(r.number("<i")))),
    b"G": _push(lambda r: r.number(">d")),
    b"V": _push(lambda r: r.line().encode("latin1").decode("raw_unicode_escape")),
    b"X": _push(lambda r: _utf8(r.take(r.number("<I")))),
    b"\x8c": _push(lambda r: _utf8(r.take(r.take(1)[0]))),
    b"\x8d": _push(lambda r: _utf8(r.take(r.number("<Q")))),
    b"U": lambda r: r.old_text(r.take(r.take(1)[0])),
    b"T": lambda r: r.old_text(r.take(r.number("<i"))),
    b"C": _push(lambda r: r.take(r.take(1)[0])),
    b"B": _push(lambda r: r.take(r.number("<I"))),
    b"\x8e": _push(lambda r: r.take(r.number("<Q"))),
    b"\x96": _push(lambda r: bytearray(r.take(r.number("<Q")))),
    b")": lambda r: r.stack.append(()),
    b"\x85": lambda r: r.tuple(1),
    b"\x86": lambda r: r.tuple(2),
    b"\x87": lambda r: r.tuple(3),
    b"t": _push(lambda r: tuple(r.marked())),
    b"]": lambda r: r.stack.append([]),
    b"l": _push(lambda r: r.marked()),
    b"a": lambda r: r.append([r.pop()]),
    b"e": lambda r: r.append(r.marked()),
    b"}": lambda r: r.stack.append({}),
    b"d": lambda r: (lambda items: r.stack.append(dict(zip(items[::2], items[1::2]))))(r.marked()),
    b"s": lambda r: r.set_items([r.pop(), r.pop()][::-1]),
    b"u": lambda r: r.set_items(r.marked()),
    b"\x8f": lambda r: r.stack.append(set()),
    b"\x90": _Reader.add_items,
    b"\x91": _push(lambda r: frozenset(r.marked())),
    b"c": lambda r: r.named(r.line(), r.line()),
    b"\x93": _Reader.stack_global,
    b"R": _Reader.call,
    b"\x81": _Reader.new,
    b"\x92": _Reader.new_with_keywords,
    b"b": _Reader.build,
    b"Q": lambda r: r.stack.append(r.persistent_load(r.pop())),
    b"P": lambda r: r.stack.append(r.persistent_load(r.line())),
    b"p": lambda r: r.memo.__setitem__(int(r.line()), r.top()),
    b"q": lambda r: r.memo.__setitem__(r.take(1)[0], r.top()),
    b"r": lambda r: r.memo.__setitem__(r.number("<I"), r.top()),
    b"\x94": lambda r: r.memo.__setitem__(len(r.memo), r.top()),
    b"g": lambda r: r.recall(int(r.line())),
    b"h": lambda r: r.recall(r.take(1)[0]),
    b"j": lambda r: r.recall(r.number("<I")),
}
