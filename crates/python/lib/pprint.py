"""pprint: large values on several lines."""

import re
import sys
from collections import Counter, OrderedDict, deque, defaultdict


def pprint(
    object,
    stream=None,
    indent=1,
    width=80,
    depth=None,
    *,
    compact=False,
    sort_dicts=True,
    underscore_numbers=False,
):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts).pprint(
        object
    )


def pformat(
    object,
    indent=1,
    width=80,
    depth=None,
    *,
    compact=False,
    sort_dicts=True,
    underscore_numbers=False,
):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts).pformat(
        object
    )


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter().pformat(object)


def isreadable(object):
    return True


def isrecursive(object):
    return False


def _sorted(items, key=lambda item: item):
    try:
        return sorted(items, key=key)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(key(item))), id(key(item))))


class PrettyPrinter:
    def __init__(
        self,
        indent=1,
        width=80,
        depth=None,
        stream=None,
        *,
        compact=False,
        sort_dicts=True,
        underscore_numbers=False,
    ):
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort = compact, sort_dicts

    def pprint(self, object):
        (self._stream or sys.stdout).write(self.pformat(object) + "\n")

    def pformat(self, object):
        return self._shown(object, 0, 0, 0, set())

    def _flat(self, value, level, seen):
        if not isinstance(value, (dict, list, tuple)) or type(value).__repr__ not in (
            dict.__repr__,
            list.__repr__,
            tuple.__repr__,
        ):
            return repr(value)
        if not value:
            return repr(value)
        if self._depth is not None and level >= self._depth:
            return (
                "{...}"
                if isinstance(value, dict)
                else "[...]"
                if isinstance(value, list)
                else "(...)"
            )
        if id(value) in seen:
            return f"<Recursion on {type(value).__name__} with id={id(value)}>"
        seen = seen | {id(value)}
        if isinstance(value, dict):
            items = _sorted(value.items(), lambda item: item[0]) if self._sort else value.items()
            return (
                "{"
                + ", ".join(
                    [
                        f"{self._flat(k, level + 1, seen)}: {self._flat(v, level + 1, seen)}"
                        for k, v in items
                    ]
                )
                + "}"
            )
        inner = [self._flat(item, level + 1, seen) for item in value]
        if isinstance(value, list):
            return "[" + ", ".join(inner) + "]"
        return "(" + ", ".join(inner) + (",)" if len(inner) == 1 else ")")

    def _shown(self, value, margin, allowance, level, seen):
        flat = self._flat(value, level, seen)
        if len(flat) <= self._width - margin - allowance:
            return flat
        if self._depth is not None and level >= self._depth:
            return flat
        kind = type(value)
        if isinstance(value, dict) and kind.__repr__ is dict.__repr__ and value:
            return self._dict(value, margin, allowance, level, seen)
        if isinstance(value, list) and kind.__repr__ is list.__repr__:
            return "[" + self._items(value, margin + 1, allowance + 1, level, seen) + "]"
        if isinstance(value, tuple) and kind.__repr__ is tuple.__repr__:
            end = ",)" if len(value) == 1 else ")"
            return "(" + self._items(value, margin + 1, allowance + len(end), level, seen) + end
        if kind is set and value:
            return "{" + self._items(_sorted(value), margin + 1, allowance + 1, level, seen) + "}"
        if kind is str:
            return self._string(value, margin, allowance, level)
        return flat

    def _items(self, values, margin, allowance, level, seen):
        pad = " " * (self._indent - 1)
        margin += self._indent - 1
        if self._compact:
            return pad + self._filled(values, margin, allowance, level, seen)
        out = []
        for at, value in enumerate(values):
            last = at == len(values) - 1
            out.append(self._shown(value, margin, allowance if last else 1, level + 1, seen))
        return pad + (",\n" + " " * margin).join(out)

    def _filled(self, values, margin, allowance, level, seen):
        lines, line = [], ""
        for at, value in enumerate(values):
            flat = self._flat(value, level + 1, seen)
            room = self._width - margin - (allowance if at == len(values) - 1 else 1)
            if line and len(line) + 2 + len(flat) <= room:
                line += ", " + flat
            else:
                if line:
                    lines.append(line)
                line = flat if len(flat) <= room else self._shown(value, margin, 1, level + 1, seen)
        return (",\n" + " " * margin).join(lines + [line])

    def _dict(self, value, margin, allowance, level, seen):
        items = list(_sorted(value.items(), lambda item: item[0]) if self._sort else value.items())
        inner = margin + self._indent
        out = []
        for at, (key, item) in enumerate(items):
            shown = self._flat(key, level + 1, seen) + ": "
            last = at == len(items) - 1
            out.append(
                shown
                + self._shown(
                    item, inner + len(shown), allowance + 1 if last else 1, level + 1, seen
                )
            )
        return "{" + " " * (self._indent - 1) + (",\n" + " " * inner).join(out) + "}"

    def _string(self, value, margin, allowance, level):
        lines = value.splitlines(True)
        if level == 0:
            margin += 1
            allowance += 1
        width = self._width - margin
        chunks = []
        for at, line in enumerate(lines):
            room = width - allowance if at == len(lines) - 1 else width
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            current = ""
            for part in re.findall(r"\S*\s*", line):
                if current and len(repr(current + part)) > width:
                    chunks.append(repr(current))
                    current = part
                else:
                    current += part
            if current:
                chunks.append(repr(current))
        if len(chunks) <= 1:
            return repr(value)
        text = ("\n" + " " * margin).join(chunks)
        return "(" + text + ")" if level == 0 else text
