"""pickle: objects as bytes and back, in the binary protocols."""

import io
from _pickle_read import PickleError, UnpicklingError, read
from _pickle_write import PicklingError, Writer

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = "4.0"

__all__ = [
    "PickleError",
    "PicklingError",
    "UnpicklingError",
    "Pickler",
    "Unpickler",
    "dump",
    "dumps",
    "load",
    "loads",
    "HIGHEST_PROTOCOL",
    "DEFAULT_PROTOCOL",
]


class Pickler:
    """Writes objects to a file; `persistent_id` and `reducer_override` may be given by subclasses."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        if buffer_callback is not None:
            raise NotImplementedError("pickle: buffer_callback is not supported here")
        self._file, self._fix_imports = file, fix_imports
        self._protocol = _checked(protocol)

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        given = type(self).persistent_id is not Pickler.persistent_id
        writer = Writer(
            self._protocol,
            self._fix_imports,
            self.persistent_id if given else None,
            getattr(self, "reducer_override", None),
            getattr(self, "dispatch_table", None),
        )
        self._file.write(writer.whole(obj))


class Unpickler:
    """Reads objects from a file; `find_class` and `persistent_load` may be given by subclasses."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not hasattr(file, "read") or not hasattr(file, "readline"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        if buffers is not None:
            raise NotImplementedError("pickle: buffers are not supported here")
        self._file, self._texts = file, (encoding, errors)
        self._fix_imports = fix_imports

    def persistent_load(self, pid):
        raise UnpicklingError("unsupported persistent id encountered")

    def find_class(self, module_name, global_name):
        from _pickle_read import found

        return found(module_name, global_name, self._fix_imports)

    def load(self):
        return read(self._file, self.find_class, self.persistent_load, self._texts)


def _checked(protocol):
    if protocol is None:
        return DEFAULT_PROTOCOL
    if protocol < 0:
        return HIGHEST_PROTOCOL
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
    if protocol < 2:
        raise NotImplementedError("pickle: the protocols 0 and 1 are not written here; use 2 to 5")
    return protocol


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = io.BytesIO()
    dump(obj, file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(
        file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers
    ).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    file = io.BytesIO(bytes(data))
    return load(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers)
