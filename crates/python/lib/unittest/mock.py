"""unittest.mock: objects that stand for others and remember what is done with them."""

import io

from ._mock_base import InvalidSpecError, NonCallableMock, state_of
from ._mock_call import ANY, DEFAULT, call, sentinel
from ._mock_kinds import AsyncMock, MagicMock, Mock, NonCallableMagicMock, PropertyMock
from ._mock_patch import patch
from ._mock_spec import create_autospec

__all__ = (
    "Mock",
    "MagicMock",
    "patch",
    "sentinel",
    "DEFAULT",
    "ANY",
    "call",
    "create_autospec",
    "AsyncMock",
    "FILTER_DIR",
    "NonCallableMock",
    "NonCallableMagicMock",
    "mock_open",
    "PropertyMock",
    "seal",
)

__unittest = True

FILTER_DIR = True

for _kind in (InvalidSpecError, NonCallableMock, AsyncMock, MagicMock, Mock):
    _kind.__module__ = __name__
for _kind in (NonCallableMagicMock, PropertyMock):
    _kind.__module__ = __name__


def seal(mock):
    """Attributes that are not there yet are refused from now on, in the mock and below it."""
    state = state_of(mock)
    state.sealed = True
    for child in list(state.children.values()):
        if isinstance(child, NonCallableMock) and state_of(child).new_parent is mock:
            seal(child)


def mock_open(mock=None, read_data=""):
    """A mock in the place of open(), whose file holds the data."""
    file = MagicMock(spec=list({*dir(io.TextIOWrapper), *dir(io.BytesIO), *_FILE}))
    mock = MagicMock(name="open", spec=open) if mock is None else mock
    source = [None]

    def opened(*args, **kwargs):
        source[0] = io.BytesIO(read_data) if isinstance(read_data, bytes) else _text(read_data)
        return DEFAULT

    def reading(name):
        def effect(*args, **kwargs):
            given = state_of(getattr(file, name)).return_value
            return given if given is not DEFAULT else getattr(source[0], name)(*args, **kwargs)

        return effect

    file.__enter__.return_value = file
    file.write.return_value = None
    opened()
    for name in ("read", "readline", "readlines"):
        getattr(file, name).side_effect = reading(name)
    file.__iter__.side_effect = lambda: iter(source[0])
    file.__next__ = lambda mock: next(source[0])
    mock.side_effect, mock.return_value = opened, file
    return mock


_FILE = (
    "read readline readlines write writelines close seek tell flush truncate __enter__ __exit__ "
    "__iter__ __next__ readable writable seekable fileno isatty name mode closed"
).split()


def _text(data):
    return io.StringIO(data, newline=None)
