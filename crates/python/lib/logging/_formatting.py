"""logging: records as text."""

import re
import time

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


class PercentStyle:
    """Formats like "%(message)s"."""

    __module__ = "logging"
    default_format, asctime_search = "%(message)s", "%(asctime)"
    basic = BASIC_FORMAT
    # One place where something stands; a format without any is refused.
    validation_pattern = re.compile(r"%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]", re.I)

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults

    def usesTime(self):
        """Whether the time is in it."""
        return self.asctime_search in self._fmt

    def validate(self):
        """Refuses formats in which nothing stands."""
        if not self.validation_pattern.search(self._fmt):
            mark = self.default_format[0]
            raise ValueError(f"Invalid format {self._fmt!r} for {mark!r} style")

    def format(self, record):
        """A record as text."""
        values = {**self._defaults, **vars(record)} if self._defaults else vars(record)
        try:
            return self._filled(values)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")

    def _filled(self, values):
        return self._fmt % values


class StrFormatStyle(PercentStyle):
    """Formats like "{message}"."""

    __module__ = "logging"
    default_format, asctime_search = "{message}", "{asctime"
    basic = "{levelname}:{name}:{message}"
    field_spec = re.compile(r"\d+|\w+(\.\w+|\[[^]]+\])*")
    fmt_spec = re.compile(
        r"(.?[<=>^])?[+ -]?#?0?(\d+|\{\w+\})?[,_]?(\.(\d+|\{\w+\}))?[bcdefgnosx%]?", re.I
    )

    def _filled(self, values):
        return self._fmt.format(**values)

    def validate(self):
        """Refuses what `format` would not take."""
        from string import Formatter

        try:
            parts = [part for part in Formatter().parse(self._fmt) if part[1] is not None]
        except ValueError as error:
            raise ValueError(f"invalid format: {error}")
        for _, field, spec, conversion in parts:
            if field and not self.field_spec.fullmatch(field):
                raise ValueError(f"invalid format: invalid field name/expression: {field!r}")
            if conversion and conversion not in "rsa":
                raise ValueError(f"invalid format: invalid conversion: {conversion!r}")
            if spec and not self.fmt_spec.fullmatch(spec):
                raise ValueError(f"invalid format: bad specifier: {spec!r}")
        if not any([field for _, field, _, _ in parts]):
            raise ValueError("invalid format: no fields")


class StringTemplateStyle(PercentStyle):
    """Formats like "$message"."""

    __module__ = "logging"
    default_format, asctime_search = "${message}", "${asctime}"
    basic = "${levelname}:${name}:${message}"

    def usesTime(self):
        return "$asctime" in self._fmt or self.asctime_search in self._fmt

    def _filled(self, values):
        from string import Template

        return Template(self._fmt).substitute(**values)

    def validate(self):
        """Refuses a dollar that means nothing."""
        from string import Template

        found = [match.groupdict() for match in Template.pattern.finditer(self._fmt)]
        if any([match["invalid"] is not None for match in found]):
            raise ValueError("invalid format: bare '$' not allowed")
        if not any([match["named"] or match["braced"] for match in found]):
            raise ValueError("invalid format: no fields")


_STYLES = {"%": PercentStyle, "{": StrFormatStyle, "$": StringTemplateStyle}


def style_of(mark):
    """How formats are written whose mark this is."""
    if mark not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
    return _STYLES[mark]


class Formatter:
    """Makes text of records."""

    __module__ = "logging"
    converter = time.localtime
    default_time_format, default_msec_format = "%Y-%m-%d %H:%M:%S", "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        self._style = style_of(style)(fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt, self.datefmt = self._style._fmt, datefmt

    def usesTime(self):
        """Whether the time is in the format."""
        return self._style.usesTime()

    def formatTime(self, record, datefmt=None):
        """When it was."""
        parts = self._converted(record.created)
        if datefmt:
            return time.strftime(datefmt, parts)
        text = time.strftime(self.default_time_format, parts)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def _converted(self, moment):
        # A function of `time` that stands in the class is no method of it.
        converter = vars(self).get("converter", type(self).converter)
        plain = converter is time.localtime or converter is time.gmtime
        return converter(moment) if plain else self.converter(moment)

    def formatException(self, ei):
        """An exception as Python prints it."""
        import traceback

        lines = traceback.format_exception(*ei)
        return "".join(lines).removesuffix("\n")

    def formatStack(self, stack_info):
        """The calls that led here."""
        return stack_info

    def formatMessage(self, record):
        """What the format makes of a record."""
        return self._style.format(record)

    def format(self, record):
        """A record as text, with its exception and calls below."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        parts = [self.formatMessage(record)]
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            parts.append(record.exc_text)
        if record.stack_info:
            parts.append(self.formatStack(record.stack_info))
        ended = [part if part.endswith("\n") else part + "\n" for part in parts[:-1]]
        return "".join(ended) + parts[-1]


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes text of several records."""

    __module__ = "logging"

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        """What comes before."""
        return ""

    def formatFooter(self, records):
        """What comes after."""
        return ""

    def format(self, records):
        """Records as text."""
        if not records:
            return ""
        lines = [self.linefmt.format(record) for record in records]
        return "".join([self.formatHeader(records), *lines, self.formatFooter(records)])
