"""Objects as the opcodes of pickle's protocols 2 to 5."""

import copyreg
import struct
import sys
from _pickle_read import PickleError
from _pickle_reduce import reduced

# The bytes of a frame; larger texts stand by themselves.
FRAME, BATCH = 65536, 1000
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue"}
_OLD_NAMES = {"range": "xrange", "str": "unicode"}


class PicklingError(PickleError):
    """An object that cannot be turned into bytes."""

    __module__ = "_pickle"


class Writer:
    """Writes one object; `persistent`, `override` and `table` are a Pickler's own."""

    def __init__(self, protocol, fix_imports, persistent=None, override=None, table=None):
        self.protocol, self.fix_imports = protocol, fix_imports
        self.persistent, self.override = persistent, override
        self.table = copyreg.dispatch_table if table is None else table
        self.memo, self.modules = {}, {}
        self.done, self.part = [], bytearray()

    def whole(self, obj):
        self.done.append(b"\x80" + bytes([self.protocol]))
        self.save(obj)
        self.part += b"."
        self._end_frame()
        return b"".join(self.done)

    def _end_frame(self):
        if self.part:
            if self.protocol >= 4 and len(self.part) >= 4:
                self.done.append(b"\x95" + struct.pack("<Q", len(self.part)))
            self.done.append(bytes(self.part))
            self.part = bytearray()

    def _large(self, head, data):
        """A long text ends the frame before it and stands outside of any."""
        if self.protocol >= 4 and len(data) >= FRAME:
            self._end_frame()
            self.done.append(head + data)
        else:
            self.part += head + data

    def _remember(self, obj):
        at = len(self.memo)
        self.memo[id(obj)] = (at, obj)
        if self.protocol >= 4:
            self.part += b"\x94"
        elif at < 256:
            self.part += b"q" + bytes([at])
        else:
            self.part += b"r" + struct.pack("<I", at)

    def _again(self, obj):
        at = self.memo[id(obj)][0]
        self.part += b"h" + bytes([at]) if at < 256 else b"j" + struct.pack("<I", at)

    def save(self, obj):
        if self.protocol >= 4 and len(self.part) >= FRAME:
            self._end_frame()
        if self.persistent is not None:
            pid = self.persistent(obj)
            if pid is not None:
                self.save(pid)
                self.part += b"Q"
                return
        kind = _BASIC.get(type(obj))
        if kind is not None and kind in (Writer._none, Writer._bool, Writer._int, Writer._float):
            kind(self, obj)
        elif id(obj) in self.memo:
            self._again(obj)
        elif kind is not None:
            kind(self, obj)
        else:
            self._other(obj)

    def _none(self, obj):
        self.part += b"N"

    def _bool(self, obj):
        self.part += b"\x88" if obj else b"\x89"

    def _int(self, obj):
        if 0 <= obj < 256:
            self.part += b"K" + bytes([obj])
        elif 0 <= obj < 65536:
            self.part += b"M" + struct.pack("<H", obj)
        elif -0x80000000 <= obj < 0x80000000:
            self.part += b"J" + struct.pack("<i", obj)
        else:
            data = _long_bytes(obj)
            short = len(data) < 256
            self.part += (
                b"\x8a" + bytes([len(data)]) if short else b"\x8b" + struct.pack("<i", len(data))
            )
            self.part += data

    def _float(self, obj):
        self.part += b"G" + struct.pack(">d", obj)

    def _str(self, obj):
        data = obj.encode("utf-8", "surrogatepass")
        if self.protocol >= 4 and len(data) < 256:
            self.part += b"\x8c" + bytes([len(data)]) + data
        else:
            self._large(b"X" + struct.pack("<I", len(data)), data)
        self._remember(obj)

    def _bytes(self, obj):
        if self.protocol < 3:
            import codecs

            args = (obj.decode("latin1"), "latin1")
            self._pieces(obj, codecs.encode, args) if obj else self._pieces(obj, bytes, ())
            return
        if len(obj) < 256:
            self.part += b"C" + bytes([len(obj)]) + obj
        else:
            self._large(b"B" + struct.pack("<I", len(obj)), obj)
        self._remember(obj)

    def _bytearray(self, obj):
        if self.protocol < 5:
            self._pieces(obj, bytearray, (bytes(obj),) if obj else ())
            return
        self._large(b"\x96" + struct.pack("<Q", len(obj)), bytes(obj))
        self._remember(obj)

    def _tuple(self, obj):
        if not obj:
            self.part += b")"
            return
        short = len(obj) <= 3
        if not short:
            self.part += b"("
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:  # One of its items holds it.
            self.part += b"0" * len(obj) if short else b"1"
            self._again(obj)
            return
        self.part += b"\x85\x86\x87"[len(obj) - 1 : len(obj)] if short else b"t"
        self._remember(obj)

    def _list(self, obj):
        self.part += b"]"
        self._remember(obj)
        self._batches(obj, 1, b"a", b"e")

    def _dict(self, obj):
        self.part += b"}"
        self._remember(obj)
        self._batches(obj.items(), 2, b"s", b"u")

    def _batches(self, items, width, one, many):
        items = list(items)
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            if len(batch) > 1:
                self.part += b"("
            for item in batch:
                for part in item if width == 2 else (item,):
                    self.save(part)
            self.part += many if len(batch) > 1 else one

    def _set(self, obj):
        if self.protocol < 4:
            self._pieces(obj, set, (list(obj),))
            return
        self.part += b"\x8f"
        self._remember(obj)
        items = list(obj)
        for start in range(0, len(items), BATCH):
            self.part += b"("
            for item in items[start : start + BATCH]:
                self.save(item)
            self.part += b"\x90"

    def _frozenset(self, obj):
        if self.protocol < 4:
            self._pieces(obj, frozenset, (list(obj),))
            return
        self.part += b"("
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.part += b"1"
            self._again(obj)
            return
        self.part += b"\x91"
        self._remember(obj)

    def _other(self, obj):
        if self.override is not None:
            pieces = self.override(obj)
            if pieces is not NotImplemented:
                self._reduced(obj, pieces)
                return
        if type(obj) in self.table:
            self._reduced(obj, self.table[type(obj)](obj))
        elif isinstance(obj, type):
            self._class(obj)
        elif type(obj).__name__ in ("function", "builtin_function_or_method"):
            self._global(obj)
        else:
            self._reduced(obj, reduced(obj, self.protocol))

    def _class(self, obj):
        for value in (None, NotImplemented, ...):
            if obj is type(value):
                self._pieces(obj, type, (value,))
                return
        self._global(obj)

    def _reduced(self, obj, pieces):
        if isinstance(pieces, str):
            self._global(obj, pieces)
        elif not isinstance(pieces, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        elif not 2 <= len(pieces) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        else:
            self._pieces(obj, *pieces)

    def _pieces(self, obj, maker, args, state=None, items=None, pairs=None, setter=None):
        if maker is copyreg.__newobj__:
            self.save(args[0])
            self.save(tuple(args[1:]))
            self.part += b"\x81"
        elif maker is copyreg.__newobj_ex__ and self.protocol >= 4:
            for part in args:
                self.save(part)
            self.part += b"\x92"
        else:
            self.save(maker)
            self.save(args)
            self.part += b"R"
        if id(obj) in self.memo:
            self.part += b"0"
            self._again(obj)
        else:
            self._remember(obj)
        if items is not None:
            self._batches(items, 1, b"a", b"e")
        if pairs is not None:
            self._batches(pairs, 2, b"s", b"u")
        self._state(obj, state, setter)

    def _state(self, obj, state, setter):
        if state is None:
            return
        if setter is None:
            self.save(state)
            self.part += b"b"
            return
        for part in (setter, obj, state):
            self.save(part)
        self.part += b"\x86R0"

    def _global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or _module_of(obj, name)
        _check(obj, module, name)
        if module == "codecs":
            module = "_codecs"  # Where CPython's encode() and decode() are.
        if self.protocol >= 4:
            # Equal names of modules are one object.
            self.save(self.modules.setdefault(module, module))
            self.save(name)
            self.part += b"\x93"
        elif "." in name:
            owner, _, last = name.rpartition(".")
            holder = _looked_up(sys.modules[module], owner)
            self._pieces(obj, getattr, (holder, last))
            return
        else:
            if self.fix_imports and self.protocol < 3:
                name = _OLD_NAMES.get(name, name) if module == "builtins" else name
                is_error = isinstance(obj, type) and issubclass(obj, BaseException)
                module = _OLD_MODULES.get(module, module)
                module = "exceptions" if is_error and module == "__builtin__" else module
            self.part += b"c" + module.encode() + b"\n" + name.encode() + b"\n"
        self._remember(obj)


_BASIC = {
    type(None): Writer._none,
    bool: Writer._bool,
    int: Writer._int,
    float: Writer._float,
    str: Writer._str,
    bytes: Writer._bytes,
    bytearray: Writer._bytearray,
    tuple: Writer._tuple,
    list: Writer._list,
    dict: Writer._dict,
    set: Writer._set,
    frozenset: Writer._frozenset,
}


def _long_bytes(number):
    """The shortest two's complement, the lowest byte first."""
    if number == 0:
        return b""
    size = (number.bit_length() >> 3) + 1
    data = number.to_bytes(size, "little", signed=True)
    if number < 0 and size > 1 and data[-1] == 255 and data[-2] & 128:
        data = data[:-1]
    return data


def _module_of(obj, name):
    for module_name, module in list(sys.modules.items()):
        if module_name != "__main__" and getattr(module, name, None) is obj:
            return module_name
    return "__main__"


def _looked_up(module, path):
    found = module
    for part in path.split("."):
        if part == "<locals>":
            raise AttributeError("Can't get local attribute %r on %r" % (path, module))
        found = getattr(found, part)
    return found


def _check(obj, module, name):
    """A global is written by its name, so its name has to lead back to it."""
    if "<locals>" in name.split("."):
        raise AttributeError("Can't pickle local object %r" % name)
    try:
        __import__(module)
        found = _looked_up(sys.modules[module], name)
    except (ImportError, KeyError):
        raise PicklingError("Can't pickle %r: import of module %r failed" % (obj, module)) from None
    except AttributeError:
        raise PicklingError(
            "Can't pickle %r: attribute lookup %s on %s failed" % (obj, name, module)
        ) from None
    if found is not obj:
        raise PicklingError(
            "Can't pickle %r: it's not the same object as %s.%s" % (obj, module, name)
        )
