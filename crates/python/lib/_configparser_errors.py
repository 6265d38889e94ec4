"""configparser: what may go wrong with ini files."""

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    """All of them."""

    __module__ = "configparser"

    def __init__(self, msg="", *args):
        super().__init__(msg)
        self.message = msg
        self.args = args or (msg,)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    __module__ = "configparser"

    def __init__(self, section):
        super().__init__(f"No section: {section!r}", section)
        self.section = section


def _while_reading(source, lineno, what):
    """A message with the place where something was read; without one it begins with a capital letter."""
    if source is None:
        return what[0].upper() + what[1:]
    line = "" if lineno is None else f" [line {lineno:2}]"
    return f"While reading from {source!r}{line}: {what}"


class DuplicateSectionError(Error):
    """A section begins twice."""

    __module__ = "configparser"

    def __init__(self, section, source=None, lineno=None):
        what = f"section {section!r} already exists"
        super().__init__(_while_reading(source, lineno, what), section, source, lineno)
        self.lineno, self.source, self.section = self.args[::-1]


class DuplicateOptionError(Error):
    """An option stands twice in a section."""

    __module__ = "configparser"

    def __init__(self, section, option, source=None, lineno=None):
        what = f"option {option!r} in section {section!r} already exists"
        super().__init__(_while_reading(source, lineno, what), section, option, source, lineno)
        self.lineno, self.source, self.option, self.section = self.args[::-1]


class NoOptionError(Error):
    """There is no such option."""

    __module__ = "configparser"

    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}", option, section)
        self.section, self.option = section, option


class InterpolationError(Error):
    """What stands for another option cannot be made out."""

    __module__ = "configparser"

    def __init__(self, option, section, msg, *more):
        super().__init__(msg, option, section, *(more or (msg,)))
        self.section, self.option = section, option


class InterpolationMissingOptionError(InterpolationError):
    """It names no option."""

    __module__ = "configparser"

    def __init__(self, option, section, rawval, reference):
        said = (
            f"Bad value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key {reference!r} which is not a valid option name. "
            f"Raw value: {rawval!r}"
        )
        super().__init__(option, section, said, rawval, reference)
        self.reference = reference


class InterpolationSyntaxError(InterpolationError):
    """It is badly written."""

    __module__ = "configparser"


class InterpolationDepthError(InterpolationError):
    """It leads in a circle."""

    __module__ = "configparser"

    def __init__(self, option, section, rawval):
        said = (
            f"Recursion limit exceeded in value substitution: option {option!r} in section "
            f"{section!r} contains an interpolation key which cannot be substituted in "
            f"{MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}"
        )
        super().__init__(option, section, said, rawval)


class ParsingError(Error):
    """Lines that mean nothing."""

    __module__ = "configparser"

    def __init__(self, source=None, filename=None):
        if (source is None) is (filename is None):
            raise ValueError(
                "Cannot specify both `filename' and `source'. Use `source'."
                if source
                else "Required argument `source' not given."
            )
        self.source, self.errors = source or filename, []
        super().__init__(f"Source contains parsing errors: {self.source!r}", self.source)

    def append(self, lineno, line):
        """One more."""
        self.errors += [(lineno, line)]
        self.message += f"\n\t[line {lineno:2}]: {line}"


class MissingSectionHeaderError(ParsingError):
    """There is an option before the first section."""

    __module__ = "configparser"

    def __init__(self, filename, lineno, line):
        said = f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}"
        Error.__init__(self, said, filename, lineno, line)
        self.source, self.lineno, self.line = self.args
