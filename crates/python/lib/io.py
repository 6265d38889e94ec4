"""io: files that are texts or bytes in memory."""

from builtins import open

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def close(self):
        self.closed = True

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def flush(self):
        self._check()

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *error):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def readlines(self, hint=-1):
        return list(self)

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class _Memory:
    def _begin(self, content):
        self._content = content
        self._at = 0

    def getvalue(self):
        self._check()
        return self._content

    def read(self, size=-1, /):
        self._check()
        end = len(self._content) if size is None or size < 0 else self._at + size
        found = self._content[self._at : end]
        self._at += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        at = self._content.find(self._newline, self._at)
        end = len(self._content) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        found = self._content[self._at : end]
        self._at += len(found)
        return found

    def _put(self, part):
        content = self._content
        if self._at > len(content):
            content += self._filler * (self._at - len(content))
        self._content = (
            content + part
            if self._at == len(content)
            else content[: self._at] + part + content[self._at + len(part) :]
        )
        self._at += len(part)
        return len(part)

    def tell(self):
        self._check()
        return self._at

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0 and pos < 0:
            raise ValueError(
                f"Negative seek position {pos}"
                if isinstance(self, StringIO)
                else f"negative seek value {pos}"
            )
        self._at = max({0: 0, 1: self._at, 2: len(self._content)}[whence] + pos, 0)
        return self._at

    def truncate(self, size=None, /):
        self._check()
        size = self._at if size is None else size
        self._content = self._content[:size]
        return size


class StringIO(_Memory, TextIOBase):
    __module__ = "_io"
    _newline, _filler = "\n", "\0"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(
                f"initial_value must be str or None, not {type(initial_value).__name__}"
            )
        self._begin(initial_value or "")

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        return self._put(s)


class BytesIO(_Memory, BufferedIOBase):
    __module__ = "_io"
    _newline, _filler = b"\n", b"\0"

    def __init__(self, initial_bytes=b""):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._begin(bytes(initial_bytes or b""))

    def write(self, b, /):
        self._check()
        if not isinstance(b, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        return self._put(bytes(b))

    def getbuffer(self):
        return self.getvalue()


class _Buffered(BufferedIOBase):
    """A stream of bytes over another one, which holds nothing back itself."""

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        if buffer_size <= 0:
            raise ValueError("invalid buffer size")
        self.raw = raw

    def __getattr__(self, name):
        if name == "raw":
            raise AttributeError(name)
        return getattr(self.raw, name)

    def tell(self):
        return self.raw.tell()

    def seek(self, target, whence=0, /):
        return self.raw.seek(target, whence)

    def close(self):
        super().close()
        self.raw.close()


class BufferedWriter(_Buffered):
    """Bytes are written to another stream."""

    def writable(self):
        return True

    def write(self, buffer, /):
        return self.raw.write(buffer)


class BufferedReader(_Buffered):
    """Bytes are read from another stream."""

    def readable(self):
        return True

    def read(self, size=-1, /):
        return self.raw.read(size)

    def readline(self, size=-1, /):
        return self.raw.readline(size)


class TextIOWrapper(TextIOBase):
    def __init__(
        self,
        buffer,
        encoding="utf-8",
        errors="strict",
        newline=None,
        line_buffering=False,
        write_through=False,
    ):
        self.buffer = buffer
        self.encoding = encoding
        there = buffer.read() if buffer.readable() else b""
        self._text = StringIO(there.decode(encoding))

    def read(self, size=-1):
        return self._text.read(size)

    def readline(self, size=-1):
        return self._text.readline(size)

    def write(self, s):
        self.buffer.write(s.encode(self.encoding))
        return len(s)
