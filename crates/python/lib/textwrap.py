"""textwrap: paragraphs in lines of a width, as CPython breaks them."""

import re as _re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_WORDS = _re.compile(
    r"""([\t\n\x0b\x0c\r ]+|(?<=[\w!"'&.,?])-{2,}(?=\w)|[^\t\n\x0b\x0c\r ](?:[^\t\n\x0b\x0c\r ]*?(?:-(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])|(?=[\t\n\x0b\x0c\r ]|\Z)|(?<=[\w!"'&.,?])(?=-{2,}\w))))"""
)
_SIMPLE = _re.compile(r"([\t\n\x0b\x0c\r ]+)")


class TextWrapper:
    """Breaks paragraphs into lines."""

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
        self.width, self.max_lines, self.placeholder = width, max_lines, placeholder
        self.subsequent_indent, self.initial_indent = subsequent_indent, initial_indent
        self.tabsize, self.expand_tabs = tabsize, expand_tabs
        self.break_on_hyphens, self.break_long_words = break_on_hyphens, break_long_words
        self.drop_whitespace, self.replace_whitespace = drop_whitespace, replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings

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

    def _check(self):
        if not self.width > 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.initial_indent if self.max_lines <= 1 else self.subsequent_indent
            if len(indent + self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")

    def wrap(self, text):
        """The lines of a paragraph."""
        self._check()
        chunks, lines = self._chunks(text)[::-1], []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            if lines and self.drop_whitespace and not chunks[-1].strip():
                chunks.pop()
            line = self._take(chunks, room)
            if self.drop_whitespace and line and not line[-1].strip():
                line.pop()
            length = sum(map(len, line))
            if line and not self._close(lines, line, length, chunks, indent, room):
                break
        return lines

    def _take(self, chunks, room):
        """What has room in a line; what has room in none is broken."""
        line, left = [], room
        while chunks and len(chunks[-1]) <= left:
            left -= len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            self._break(chunks, line, room - left, room)
        return line

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
        """A paragraph in lines."""
        lines = self.wrap(text)
        return "\n".join(lines)


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph in lines."""
    return "\n".join(wrap(text, width, **kwargs))


def shorten(text, width, **kwargs):
    """A paragraph in one line, cut off where there is no more room."""
    return fill(" ".join(text.split()), width, max_lines=1, **kwargs)


def _indent_of(line):
    return line[: len(line) - len(line.lstrip(" \t"))]


def dedent(text):
    """Without the blanks that all lines begin with."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    indents = [_indent_of(line) for line in lines if line]
    # What the first and the last of them in order have in common, all have.
    low, high = (min(indents), max(indents)) if indents else ("", "")
    size = 0
    while size < len(low) and low[size] == high[size]:
        size += 1
    return "\n".join([line[size:] for line in lines])


def indent(text, prefix, predicate=None):
    """With something before each line that is not empty."""
    wanted = predicate or str.strip
    lines = text.splitlines(keepends=True)
    return "".join([prefix + line if wanted(line) else line for line in lines])
