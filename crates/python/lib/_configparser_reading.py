"""configparser: lines of ini files, read into a parser."""

from _configparser_errors import (
    DuplicateOptionError,
    DuplicateSectionError,
    MissingSectionHeaderError,
    ParsingError,
)


class Reader:
    """Reads one source."""

    def __init__(self, parser, source):
        self._parser, self._source = parser, source
        self._section = self._table = self._option = self._problem = None
        self._indent, self._sections, self._options = 0, set(), set()
        # Lines of the values that were read.
        self._values = []

    def read(self, lines):
        """Reads all lines; what means nothing is told at the end."""
        for number, line in enumerate(lines, 1):
            self._line(number, line)
        self._join()
        if self._problem is not None:
            raise self._problem

    def _without_comment(self, line):
        """What a line says, and whether it has a comment."""
        parser, end = self._parser, len(line)
        for prefix in parser._inline_comment_prefixes:
            at = line.find(prefix)
            while 0 <= at < end:
                if at == 0 or line[at - 1].isspace():
                    end = at
                    break
                at = line.find(prefix, at + 1)
        if line.strip().startswith(parser._comment_prefixes or ("\0",)):
            end = 0
        return line[:end].strip(), end < len(line)

    def _line(self, number, line):
        text, commented = self._without_comment(line)
        if not text:
            self._empty(commented)
            return
        indent = len(line) - len(line.lstrip())
        if self._table is not None and self._option and indent > self._indent:
            if self._table[self._option] is None:
                self._bad(number, line)
            else:
                self._table[self._option].append(text)
            return
        self._indent = indent
        if text.startswith("[") and text.rfind("]") > 1:
            self._header(number, text[1 : text.rindex("]")])
        elif self._table is None:
            raise MissingSectionHeaderError(self._source, number, line)
        else:
            self._assignment(number, line, text)

    def _empty(self, commented):
        """An empty line belongs to a value, if it may."""
        if not self._parser._empty_lines_in_values:
            self._indent = 1 << 30
        elif not commented and self._table is not None and self._option:
            value = self._table[self._option]
            if value is not None:
                value.append("")

    def _header(self, number, section):
        parser = self._parser
        self._section, self._option = section, None
        if section in parser._sections:
            if parser._strict and section in self._sections:
                raise DuplicateSectionError(section, self._source, number)
            self._table = parser._sections[section]
        elif section == parser.default_section:
            self._table = parser._defaults
        else:
            self._table = parser._begin(section)
        self._sections.add(section)

    def _assignment(self, number, line, text):
        parser = self._parser
        marks = [(text.find(mark), -len(mark), mark) for mark in parser._delimiters if mark in text]
        at, _, mark = min(marks) if marks else (len(text), 0, "")
        name = text[:at].rstrip()
        if not name or not (mark or parser._allow_no_value):
            self._bad(number, line)
            if name:
                return
        self._option = parser.optionxform(name)
        if parser._strict and (self._section, self._option) in self._options:
            raise DuplicateOptionError(self._section, self._option, self._source, number)
        self._options.add((self._section, self._option))
        self._table[self._option] = [text[at + len(mark) :].strip()] if mark else None
        self._values.append((self._section, self._table, self._option))

    def _bad(self, number, line):
        if self._problem is None:
            self._problem = ParsingError(self._source)
        self._problem.append(number, repr(line))

    def _join(self):
        """Makes one text of each value's lines."""
        before_read = self._parser._interpolation.before_read
        for section, table, option in self._values:
            value = table[option]
            if isinstance(value, list):
                value = "\n".join(value).rstrip()
            table[option] = before_read(self._parser, section, option, value)
