"""Texts of exceptions and of the places that they passed."""

import linecache
import sys

import _traceback

__all__ = [
    "extract_stack",
    "extract_tb",
    "format_exception",
    "format_exception_only",
    "format_list",
    "format_stack",
    "format_tb",
    "print_exc",
    "format_exc",
    "print_exception",
    "print_last",
    "print_stack",
    "print_tb",
    "clear_frames",
    "FrameSummary",
    "StackSummary",
    "TracebackException",
    "walk_stack",
    "walk_tb",
]

_RECURSIVE_CUTOFF = 3
_cause_message = "\nThe above exception was the direct cause of the following exception:\n\n"
_context_message = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Sentinel:
    def __repr__(self):
        return "<implicit>"


_sentinel = _Sentinel()


class FrameSummary:
    """One place: file, line, name, and the text of the line."""

    __slots__ = (
        "filename",
        "lineno",
        "end_lineno",
        "colno",
        "end_colno",
        "name",
        "_line",
        "_marks",
        "locals",
    )

    def __init__(
        self,
        filename,
        lineno,
        name,
        *,
        lookup_line=True,
        locals=None,
        line=None,
        end_lineno=None,
        colno=None,
        end_colno=None,
    ):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line, self._marks = line, None
        self.locals = None if locals is None else {k: _safe_repr(v) for k, v in locals.items()}
        if lookup_line:
            self._look_up()

    @property
    def line(self):
        self._look_up()
        return self._line

    def _look_up(self):
        if self._line is None and self.lineno is not None:
            self._line = linecache.getline(self.filename, self.lineno).strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            mine = self.filename, self.lineno, self.name, self.locals
            return mine == (other.filename, other.lineno, other.name, other.locals)
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, at):
        return self._parts()[at]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return "<local repr() failed>"


def walk_stack(f):
    """The frames from this one outwards, with their lines."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback from the outermost inwards, with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _limited(items, limit):
    """The first places, or with a negative limit the last ones."""
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = None if limit is None else max(limit, 0)
    if limit is None:
        return items
    return items[:limit] if limit >= 0 else items[limit:]


class StackSummary(list):
    """Places, outermost first."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        made = cls()
        for frame, line in _limited(list(frame_gen), limit):
            found = frame.f_locals if capture_locals else None
            made.append(_place(frame, line, lookup_lines, found))
        return made

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for entry in a_list:
            if not isinstance(entry, FrameSummary):
                filename, lineno, name, line = entry
                entry = FrameSummary(filename, lineno, name, line=line)
            made.append(entry)
        return made

    def format_frame_summary(self, frame_summary):
        """The lines of one place."""
        place = frame_summary
        lines = [f'  File "{place.filename}", line {place.lineno}, in {place.name}']
        if place.line:
            lines.append(f"    {place.line.strip()}")
            if place._marks:
                lines.append(f"    {place._marks}")
        if place.locals:
            lines += [f"    {name} = {value}" for name, value in sorted(place.locals.items())]
        return "\n".join(lines) + "\n"

    def format(self):
        """The lines of all places; more than three equal ones in a row are counted."""
        said, before, times = [], None, 0
        for place in self:
            text = self.format_frame_summary(place)
            if text is None:
                continue
            key = place.filename, place.lineno, place.name
            if key != before:
                said += _repeated(times)
                before, times = key, 0
            times += 1
            if times <= _RECURSIVE_CUTOFF:
                said.append(text)
        return said + _repeated(times)


def _repeated(times):
    more = times - _RECURSIVE_CUTOFF
    if more <= 0:
        return []
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"]


def _place(frame, line, lookup_lines=True, found=None, last=None):
    code = frame.f_code
    place = FrameSummary(code.co_filename, line, code.co_name, lookup_line=False, locals=found)
    last = getattr(frame, "f_lasti", None) if last is None else last
    text, marks = _traceback.line(code, last or 0, line)
    place._line = text
    place._marks = None if last is None else marks
    if lookup_lines and not text:
        place._line = None
        place._look_up()
    return place


class TracebackException:
    """An exception as text can be made of it later, when it is gone itself."""

    def __init__(
        self,
        exc_type,
        exc_value,
        exc_traceback,
        *,
        limit=None,
        lookup_lines=True,
        capture_locals=False,
        compact=False,
        max_group_width=15,
        max_group_depth=10,
        _seen=None,
    ):
        seen = {id(exc_value)} if _seen is None else _seen | {id(exc_value)}
        self.exc_type, self._value = exc_type, exc_value
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.stack = StackSummary.extract(
            walk_tb(exc_traceback),
            limit=limit,
            lookup_lines=lookup_lines,
            capture_locals=capture_locals,
        )
        self._has_stack = exc_traceback is not None
        self._last = _traceback.last_lines(exc_value) if exc_value is not None else None
        self._str = _message(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = bool(getattr(exc_value, "__suppress_context__", False))
        self._group = _traceback.render(exc_value) if _is_group(exc_value) else None
        self.exceptions = None
        settings = {
            "limit": limit,
            "lookup_lines": lookup_lines,
            "capture_locals": capture_locals,
            "_seen": seen,
        }
        if _is_group(exc_value):
            self.exceptions = [_exception(one, settings) for one in exc_value.exceptions]
        self.__cause__ = self.__context__ = None
        cause, context = (getattr(exc_value, name, None) for name in ("__cause__", "__context__"))
        if cause is not None and id(cause) not in seen:
            self.__cause__ = _exception(cause, settings)
        hidden = compact and (self.__cause__ is not None or self.__suppress_context__)
        if context is not None and id(context) not in seen and not hidden:
            self.__context__ = _exception(context, settings)
        self._take_syntax(exc_type, exc_value)

    def _take_syntax(self, kind, value):
        if not (isinstance(kind, type) and issubclass(kind, SyntaxError)):
            return
        for name in ("filename", "text", "offset", "end_offset", "msg"):
            setattr(self, name, getattr(value, name, None))
        for name in ("lineno", "end_lineno"):
            number = getattr(value, name, None)
            setattr(self, name, None if number is None else str(number))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return list(self.format()) == list(other.format())
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The last lines: class and message, with the place of a SyntaxError."""
        if self.exc_type is None:
            yield "NoneType: None\n"
        elif self._last is not None:
            yield from self._last.splitlines(keepends=True)
        else:
            yield f"{self.exc_type.__name__}\n"

    def format(self, *, chain=True, _ctx=None):
        """All lines, those of causes first."""
        if self._group is not None and chain:
            yield from self._group.splitlines(keepends=True)
            return
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format()
            yield _cause_message
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format()
            yield _context_message
        if self._has_stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


def _exception(value, settings):
    return TracebackException(type(value), value, value.__traceback__, **settings)


def _message(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def _is_group(value):
    return isinstance(value, BaseExceptionGroup)


def _given(exc, value, tb):
    """Value and traceback, from either way to say them."""
    if value is _sentinel and tb is _sentinel:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, getattr(exc, "__traceback__", None)
    if value is _sentinel or tb is _sentinel:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def _lines(value, tb, limit, chain):
    """The lines of an exception, by the evaluator where all of it is wanted."""
    if value is None:
        return ["NoneType: None\n"]
    whole = limit is None and chain and not hasattr(sys, "tracebacklimit")
    if whole and _same(tb, getattr(value, "__traceback__", None)):
        return _traceback.render(value).splitlines(keepends=True)
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def _same(one, other):
    """Whether two tracebacks begin at the same place and are as long."""
    first, second = ([line for _, line in walk_tb(tb)] for tb in (one, other))
    return first == second


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True):
    value, tb = _given(exc, value, tb)
    print("".join(_lines(value, tb, limit, chain)), file=file or sys.stderr, end="")


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True):
    value, tb = _given(exc, value, tb)
    return _lines(value, tb, limit, chain)


def format_exception_only(exc, /, value=_sentinel):
    value = exc if value is _sentinel else value
    if value is None:
        return ["NoneType: None\n"]
    return _traceback.last_lines(value).splitlines(keepends=True)


def format_exc(limit=None, chain=True):
    error = sys.exc_info()[1]
    return "".join(_lines(error, getattr(error, "__traceback__", None), limit, chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), file=file or sys.stderr, end="")


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), file=file or sys.stderr, end="")


def extract_stack(f=None, limit=None):
    f = sys._getframe(1) if f is None else f
    if limit is not None:
        limit = -limit
    found = StackSummary.extract(reversed(list(walk_stack(f))), limit=limit)
    for place in found:
        place._marks = None
    return found


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    text = "".join(format_stack(sys._getframe(1) if f is None else f, limit))
    print(text, file=file or sys.stderr, end="")


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print("".join(format_list(extracted_list)), file=file or sys.stderr, end="")


def clear_frames(tb):
    """Frames of tracebacks keep no variables here."""
