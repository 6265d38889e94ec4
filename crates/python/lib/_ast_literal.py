"""Literals of Python, read without running anything."""

import re

_TOKEN = re.compile(
    r'\s*(?:([bBrRuU]{0,2}(?:"""(?:\\.|[^\\])*?"""|\'\'\'(?:\\.|[^\\])*?\'\'\'|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'))'
    r"|(\d[\w.]*(?:(?<=[eE])[-+]\d+)?j?|\.\d[\w]*)|([A-Za-z_]\w*)|([-+()\[\]{},:])|(#[^\n]*))",
    re.DOTALL,
)
_WORDS = {"None": None, "True": True, "False": False}


class _Reader:
    def __init__(self, text):
        self.tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None or found.end() == at:
                raise SyntaxError("invalid syntax")
            if found.lastindex != 5:
                self.tokens.append((found.lastindex, found.group(found.lastindex)))
            at = found.end()
        self.at = 0

    def peek(self):
        return (
            self.tokens[self.at][1]
            if self.at < len(self.tokens) and self.tokens[self.at][0] == 4
            else None
        )

    def take(self):
        if self.at >= len(self.tokens):
            raise SyntaxError("invalid syntax")
        self.at += 1
        return self.tokens[self.at - 1]

    def value(self):
        kind, text = self.take()
        if kind == 1:
            found = eval(text)
            while self.at < len(self.tokens) and self.tokens[self.at][0] == 1:
                found += eval(self.take()[1])
            return found
        if kind == 2:
            return eval(text)
        if kind == 3:
            if text in _WORDS:
                return _WORDS[text]
            if text == "set" and self.peek() == "(":
                self.take()
                if self.peek() == ")":
                    self.take()
                    return set()
            raise ValueError("malformed node or string on line 1")
        if text in "+-":
            found = self.value()
            if isinstance(found, bool) or not isinstance(found, (int, float)):
                raise ValueError("malformed node or string on line 1")
            return -found if text == "-" else found
        if text == "(":
            items, comma = self.items(")")
            return items[0] if len(items) == 1 and not comma else tuple(items)
        if text == "[":
            return self.items("]")[0]
        if text == "{":
            return self.braces()
        raise SyntaxError("invalid syntax")

    def items(self, end):
        found, comma = [], False
        while self.peek() != end:
            found.append(self.value())
            comma = self.peek() == ","
            if comma:
                self.take()
            elif self.peek() != end:
                raise SyntaxError("invalid syntax")
        self.take()
        return found, comma

    def braces(self):
        if self.peek() == "}":
            self.take()
            return {}
        first = self.value()
        if self.peek() != ":":
            if self.peek() == ",":
                self.take()
            return {first, *self.items("}")[0]}
        found = {}
        while True:
            if self.take()[1] != ":":
                raise SyntaxError("invalid syntax")
            found[first] = self.value()
            if self.peek() == ",":
                self.take()
            if self.peek() == "}":
                self.take()
                return found
            first = self.value()


def read(text):
    reader = _Reader(text)
    found = reader.value()
    if reader.peek() == ",":
        items = [found]
        while reader.peek() == ",":
            reader.take()
            if reader.at < len(reader.tokens):
                items.append(reader.value())
        found = tuple(items)
    if reader.at < len(reader.tokens):
        raise (
            SyntaxError("invalid syntax")
            if reader.tokens[reader.at][0] != 4
            else ValueError("malformed node or string on line 1")
        )
    return found
