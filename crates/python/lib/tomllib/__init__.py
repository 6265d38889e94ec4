"""tomllib: TOML as dicts and lists."""

import re as _re

_BARE = _re.compile(r"[A-Za-z0-9_-]+")
_NUMBER = _re.compile(
    r"[+-]?(?:0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|(?:inf|nan)|[0-9][0-9_]*(?:\.[0-9_]+)?(?:[eE][+-]?[0-9_]+)?)"
)
_DATE = _re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})?)?|\d{2}:\d{2}:\d{2}(?:\.\d+)?"
)
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class TOMLDecodeError(ValueError):
    pass


class _Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, message):
        if self.at >= len(self.text):
            raise TOMLDecodeError(message + " (at end of document)")
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - self.text.rfind("\n", 0, self.at)
        raise TOMLDecodeError("%s (at line %d, column %d)" % (message, line, column))

    def peek(self, size=1):
        return self.text[self.at : self.at + size]

    def blanks(self, lines=False):
        while self.at < len(self.text):
            char = self.peek()
            if char == "#":
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif char in " \t" or (lines and char in "\r\n"):
                self.at += 1
            else:
                return

    def expect(self, char, message):
        if self.peek() != char:
            self.fail(message)
        self.at += 1

    def key(self):
        parts = []
        while True:
            self.blanks()
            if self.peek() in ('"', "'") and self.peek():
                parts.append(self.string())
            else:
                found = _BARE.match(self.text, self.at)
                if found is None:
                    self.fail("Invalid initial character for a key part")
                parts.append(found.group())
                self.at = found.end()
            self.blanks()
            if self.peek() != ".":
                return parts
            self.at += 1

    def string(self):
        quote = self.peek()
        if self.peek(3) == quote * 3:
            return self.long_string(quote * 3)
        self.at += 1
        out = []
        while True:
            char = self.peek()
            if char in ("", "\n"):
                self.fail("Illegal character %r" % char if char else "Unterminated string")
            self.at += 1
            if char == quote:
                return "".join(out)
            out.append(self.escape() if char == "\\" and quote == '"' else char)

    def long_string(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        out = []
        while self.peek(3) != quote:
            char = self.peek()
            if not char:
                self.fail("Unterminated string")
            self.at += 1
            if char == "\\" and quote == '"""':
                rest = self.text[self.at :]
                if rest.lstrip(" \t").startswith("\n"):
                    self.at += len(rest) - len(rest.lstrip())
                    continue
                char = self.escape()
            out.append(char)
        self.at += 3
        while self.peek() == quote[0]:
            out.append(quote[0])
            self.at += 1
        return "".join(out)

    def escape(self):
        char = self.peek()
        self.at += 1
        if char in ("u", "U"):
            size = 4 if char == "u" else 8
            digits = self.peek(size)
            self.at += size
            return chr(int(digits, 16))
        if char not in _ESCAPES:
            self.fail("Unescaped '\\' in a string")
        return _ESCAPES[char]

    def value(self):
        char = self.peek()
        if char in ('"', "'") and char:
            return self.string()
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        for word, value in (("true", True), ("false", False)):
            if self.peek(len(word)) == word:
                self.at += len(word)
                return value
        found = _DATE.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
            return _moment(found.group())
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            self.fail("Invalid value")
        self.at = found.end()
        return _number(found.group().replace("_", ""))

    def array(self):
        self.at += 1
        items = []
        while True:
            self.blanks(lines=True)
            if self.peek() == "]":
                self.at += 1
                return items
            items.append(self.value())
            self.blanks(lines=True)
            if self.peek() == ",":
                self.at += 1
            elif self.peek() != "]":
                self.fail("Unclosed array")

    def inline_table(self):
        self.at += 1
        table = {}
        self.blanks()
        while self.peek() != "}":
            parts = self.key()
            self.expect("=", "Expected '=' after a key in a key/value pair")
            self.blanks()
            self.put(table, parts, self.value())
            self.blanks()
            if self.peek() == ",":
                self.at += 1
                self.blanks()
            elif self.peek() != "}":
                self.fail("Unclosed inline table")
        self.at += 1
        return table

    def put(self, table, parts, value):
        table = self.below(table, parts[:-1])
        if parts[-1] in table:
            self.fail("Cannot overwrite a value")
        table[parts[-1]] = value

    def below(self, table, parts):
        for part in parts:
            table = table.setdefault(part, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                self.fail("Cannot overwrite a value")
        return table


def _number(text):
    if text.lstrip("+-").startswith(("0x", "0o", "0b")):
        return int(text, 0)
    if any(mark in text for mark in ".eE") or text.lstrip("+-") in ("inf", "nan"):
        return float(text)
    return int(text)


def _moment(text):
    import datetime

    if ":" not in text:
        return datetime.date.fromisoformat(text)
    if "-" not in text[:5]:
        return datetime.time.fromisoformat(text)
    return datetime.datetime.fromisoformat(
        text.replace(" ", "T").replace("t", "T").replace("Z", "+00:00").replace("z", "+00:00")
    )


def loads(text, /, *, parse_float=float):
    reader = _Reader(text.replace("\r\n", "\n"))
    root, defined = {}, set()
    table = root
    while True:
        reader.blanks(lines=True)
        if reader.at >= len(reader.text):
            return root
        if reader.peek() == "[":
            double = reader.peek(2) == "[["
            reader.at += 2 if double else 1
            parts = reader.key()
            reader.expect("]", "Expected ']' at the end of a table declaration")
            if double:
                reader.expect("]", "Expected ']]' at the end of an array declaration")
                table = {}
                reader.below(root, parts[:-1]).setdefault(parts[-1], []).append(table)
            else:
                if tuple(parts) in defined:
                    reader.fail("Cannot declare %r twice" % (tuple(parts),))
                defined.add(tuple(parts))
                table = reader.below(root, parts)
        else:
            parts = reader.key()
            reader.expect("=", "Expected '=' after a key in a key/value pair")
            reader.blanks()
            reader.put(table, parts, reader.value())
        reader.blanks()
        if reader.peek() not in ("\n", ""):
            reader.fail("Expected newline or end of document after a statement")


def load(fp, /, *, parse_float=float):
    data = fp.read()
    if not isinstance(data, bytes):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`")
    return loads(data.decode(), parse_float=parse_float)
