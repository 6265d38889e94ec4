"""textwrap: paragraphs in lines of a width, as CPython breaks them."""

import re as _re

_whitespace = "\t\n\x0b\x0c\r "
_WORDS = _re.compile(
    r"""([\t\n\x0b\x0c\r ]+|(?<=[\w!"'&.,?])-{2,}(?=\w)|[^\t\n\x0b\x0c\r ](?:[^\t\n\x0b\x0c\r ]*?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])|(?=[\t\n\x0b\x0c\r ]|\Z)|(?<=[\w!"'&.,?])(?=-{2,}\w))))"""
)
_SIMPLE = _re.compile(r"([\t\n\x0b\x0c\r ]+)")


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width, self.initial_indent, self.subsequent_indent = (
            width,
            initial_indent,
            subsequent_indent,
        )
        (
            self.expand_tabs,
            self.replace_whitespace,
            self.fix_sentence_endings,
            self.break_long_words,
        ) = expand_tabs, replace_whitespace, fix_sentence_endings, break_long_words
        (
            self.drop_whitespace,
            self.break_on_hyphens,
            self.tabsize,
            self.max_lines,
            self.placeholder,
        ) = drop_whitespace, break_on_hyphens, tabsize, max_lines, placeholder

    def _munge(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for blank in "\t\n\x0b\x0c\r":
                text = text.replace(blank, " ")
        return text

    def _chunks(self, text):
        text = self._munge(text)
        found = _WORDS.split(text) if self.break_on_hyphens else _SIMPLE.split(text)
        chunks = [chunk for chunk in found if chunk]
        if self.fix_sentence_endings:
            for at in range(len(chunks) - 1):
                if chunks[at + 1] == " " and _re.search(r"[a-z][.!?][\"']?\Z", chunks[at]):
                    chunks[at + 1] = "  "
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if line and not self._close(lines, line, length, chunks, indent, width):
                break
        return lines

    def _break(self, chunks, line, length, width):
        """A word longer than a line fills what is left of this one."""
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            chunk = chunks[-1]
            end = room
            if self.break_on_hyphens and len(chunk) > room:
                hyphen = chunk.rfind("-", 0, room)
                if hyphen > 0 and any(char != "-" for char in chunk[:hyphen]):
                    end = hyphen + 1
            line.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not line:
            line.append(chunks.pop())

    def _close(self, lines, line, length, chunks, indent, width):
        """Adds a line; false where `max_lines` ends the text."""
        rest = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
        if self.max_lines is None or len(lines) + 1 < self.max_lines or (rest and length <= width):
            lines.append(indent + "".join(line))
            return True
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return False
            length -= len(line.pop())
        if lines:
            previous = lines[-1].rstrip()
            if len(previous) + len(self.placeholder) <= self.width:
                lines[-1] = previous + self.placeholder
                return False
        lines.append(indent + self.placeholder.lstrip())
        return False

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Without the blanks that all lines begin with."""
    margin = None
    lines = _re.sub(r"(?m)^[ \t]+$", "", text).split("\n")
    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if line == indent:
            continue
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    if margin:
        lines = [line[len(margin) :] if line.startswith(margin) else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:

        def predicate(line):
            return line.strip()

    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
