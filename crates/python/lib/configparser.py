"""ini files."""

from _configparser_section import SectionProxy

DEFAULTSECT = "DEFAULT"
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __str__(self):
        return self.message

    __repr__ = __str__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, "No section: %r" % (section,))
        self.section = section


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = "" if source is None else f"While reading from {source!r} [line {lineno:2d}]: "
        Error.__init__(
            self,
            place
            + (
                "section %r already exists" % (section,)
                if place
                else "Section %r already exists" % (section,)
            ),
        )


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        place = (
            ""
            if source is None
            else f"While reading from {source!r} [line {lineno:2d}]: option {option!r} in section {section!r} already exists"
        )
        Error.__init__(self, place or f"Option {option!r} in section {section!r} already exists")


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, "No option %r in section: %r" % (option, section))
        self.option, self.section = option, section


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        msg = "Bad value substitution: option {!r} in section {!r} contains an interpolation key {!r} which is not a valid option name. Raw value: {!r}".format(
            option, section, reference, rawval
        )
        InterpolationError.__init__(self, option, section, msg)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self,
            option,
            section,
            "Recursion limit exceeded in value substitution: option {!r} in section {!r} contains an interpolation key which cannot be substituted in {} steps. Raw value: {!r}".format(
                option, section, 10, rawval
            ),
        )


class ParsingError(Error):
    def __init__(self, source):
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += "\n\t[line %2d]: %s" % (lineno, line)


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(
            self,
            "File contains no section headers.\nfile: %r, line: %d\n%r" % (filename, lineno, line),
        )


class BasicInterpolation:
    def before_set(self, parser, section, option, value):
        plain = value.replace("%%", "")
        at = plain.find("%")
        while at >= 0:
            if not plain.startswith("%(", at) or ")s" not in plain[at:]:
                raise ValueError(
                    "invalid interpolation syntax in %r at position %d" % (value, value.find("%"))
                )
            at = plain.find("%", at + 1)
        return value

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, option, value, section, defaults, 1)

    def _expand(self, parser, option, rest, section, table, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > 10:
            raise InterpolationDepthError(option, section, raw)
        out = []
        while rest:
            at = rest.find("%")
            if at < 0:
                out.append(rest)
                break
            out.append(rest[:at])
            rest = rest[at:]
            if rest[1:2] == "%":
                out.append("%")
                rest = rest[2:]
            elif rest[1:2] == "(":
                end = rest.find(")s")
                if end < 0:
                    raise InterpolationSyntaxError(
                        option, section, "bad interpolation variable reference %r" % rest
                    )
                name = parser.optionxform(rest[2:end])
                rest = rest[end + 2 :]
                if name not in table:
                    raise InterpolationMissingOptionError(option, section, raw, name)
                value = table[name]
                out.append(
                    self._expand(parser, option, value, section, table, depth + 1)
                    if "%" in value
                    else value
                )
            else:
                raise InterpolationSyntaxError(
                    option, section, "'%%' must be followed by '%%' or '(', found: %r" % (rest,)
                )
        return "".join(out)


class Interpolation:
    def before_set(self, parser, section, option, value):
        return value

    def before_get(self, parser, section, option, value, defaults):
        return value


class RawConfigParser:
    _interpolation = Interpolation()
    _boolean_states = {
        "1": True,
        "yes": True,
        "true": True,
        "on": True,
        "0": False,
        "no": False,
        "false": False,
        "off": False,
    }
    BOOLEAN_STATES = _boolean_states

    def __init__(
        self,
        defaults=None,
        dict_type=dict,
        allow_no_value=False,
        *,
        delimiters=("=", ":"),
        comment_prefixes=("#", ";"),
        inline_comment_prefixes=None,
        strict=True,
        empty_lines_in_values=True,
        default_section=DEFAULTSECT,
        interpolation=_UNSET,
        converters=None,
    ):
        self._sections = {}
        self._defaults = {}
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes)
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self.default_section = default_section
        if interpolation is None:
            self._interpolation = Interpolation()
        elif interpolation is not _UNSET:
            self._interpolation = interpolation
        for key, value in dict(defaults or {}).items():
            self._defaults[self.optionxform(key)] = value if value is None else str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError("Invalid section name: %r" % section)
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, str) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name) as file:
                    self._read(file.read(), name)
            except OSError:
                continue
            done.append(name)
        return done

    def read_file(self, f, source=None):
        self._read("".join(f), source or getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        self._read(string, source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, values in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for key, value in values.items():
                self._table(section)[self.optionxform(str(key))] = (
                    None if value is None else str(value)
                )

    def _table(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def _read(self, text, source):
        section, option, indent, lines, table, seen, problem = None, None, 0, {}, None, set(), None
        for number, line in enumerate(text.split("\n"), 1):
            stripped = line.strip()
            comment = stripped.startswith(self._comments)
            for prefix in self._inline:
                at = line.find(prefix)
                if at == 0 or (at > 0 and line[at - 1].isspace()):
                    stripped = line[:at].strip()
            if comment:
                stripped = ""
            if not stripped:
                if (
                    not comment
                    and option is not None
                    and table is not None
                    and table.get(option) is not None
                ):
                    lines[(section, option)].append("")
                continue
            depth = len(line) - len(line.lstrip())
            if table is not None and option is not None and depth > indent:
                lines[(section, option)].append(stripped)
                continue
            indent = depth
            if stripped.startswith("[") and "]" in stripped:
                section = stripped[1 : stripped.rindex("]")]
                option = None
                if section == self.default_section:
                    table = self._defaults
                elif section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                    table = self._sections[section]
                else:
                    table = self._sections[section] = {}
                seen.add(section)
                continue
            if table is None:
                raise MissingSectionHeaderError(source, number, line + "\n")
            places = [
                (stripped.find(mark), mark) for mark in self._delimiters if stripped.find(mark) >= 0
            ]
            if (not places and not self._allow_no_value) or (places and min(places)[0] == 0):
                problem = problem or ParsingError(source)
                problem.append(number, repr(line + "\n"))
                option = None
                continue
            at, mark = min(places) if places else (len(stripped), "")
            option = self.optionxform(stripped[:at].rstrip())
            if self._strict and (section, option) in lines:
                raise DuplicateOptionError(section, option, source, number)
            table[option] = stripped[at + len(mark) :].strip() if mark else None
            lines[(section, option)] = [table[option]]
        for (section, option), parts in lines.items():
            if parts[0] is not None:
                self._table(section)[option] = "\n".join(parts).rstrip()
        if problem:
            raise problem

    def _unify(self, section, vars):
        table = dict(self._defaults)
        if section in self._sections:
            table.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        for key, value in (vars or {}).items():
            table[self.optionxform(key)] = None if value is None else str(value)
        return table

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            table = self._unify(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in table:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = table[option]
        return (
            value
            if raw or value is None
            else self._interpolation.before_get(self, section, option, value, table)
        )

    def _convert(self, section, option, convert, raw, vars, fallback):
        try:
            return convert(self.get(section, option, raw=raw, vars=vars))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._convert(section, option, int, raw, vars, fallback)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._convert(section, option, float, raw, vars, fallback)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        return self._convert(section, option, self._to_boolean, raw, vars, fallback)

    def _to_boolean(self, value):
        if value.lower() not in self._boolean_states:
            raise ValueError("Not a boolean: %s" % value)
        return self._boolean_states[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in [self.default_section] + list(self._sections)]
        table = self._unify(section, vars)
        return [
            (
                key,
                value
                if raw or value is None
                else self._interpolation.before_get(self, section, key, value, table),
            )
            for key, value in table.items()
        ]

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        return section in self._sections and (
            self.optionxform(option) in self._sections[section]
            or self.optionxform(option) in self._defaults
        )

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        self._table(section or self.default_section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        return self._table(section).pop(self.optionxform(option), None) is not None

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def write(self, fp, space_around_delimiters=True):
        mark = " = " if space_around_delimiters else "="
        for section in ([self.default_section] if self._defaults else []) + list(self._sections):
            fp.write("[%s]\n" % section)
            for key, value in self._table(section).items():
                fp.write(key + ("" if value is None else mark + value.replace("\n", "\n\t")) + "\n")
            fp.write("\n")

    def __getitem__(self, key):
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section] + list(self._sections))


class ConfigParser(RawConfigParser):
    _interpolation = BasicInterpolation()

    def set(self, section, option, value=None):
        if value is not None and not isinstance(value, str):
            raise TypeError("option values must be strings")
        RawConfigParser.set(self, section, option, value)


SafeConfigParser = ConfigParser
