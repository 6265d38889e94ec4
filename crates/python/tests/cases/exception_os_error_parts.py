"""OSError: errno, strerror, filename, the class that errno chooses."""
import errno

error = OSError(2, "No such file", "a.txt")
assert type(error) is FileNotFoundError
assert error.errno == errno.ENOENT
assert error.strerror == "No such file"
assert error.filename == "a.txt"
assert str(error) == "[Errno 2] No such file: 'a.txt'"
assert error.args == (2, "No such file")
assert type(OSError(17, "x")) is FileExistsError
assert type(OSError(13, "x")) is PermissionError
assert type(OSError(999, "x")) is OSError
assert str(OSError("just text")) == "just text"
assert OSError("just text").errno is None
assert IOError is OSError
assert EnvironmentError is OSError
try:
    open("/nowhere/at/all.txt")
except FileNotFoundError as missing:
    assert missing.filename == "/nowhere/at/all.txt"
    assert str(missing) == "[Errno 2] No such file or directory: '/nowhere/at/all.txt'"
else:
    raise AssertionError
