"""csv: rows of fields in a text."""

from io import StringIO

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    __module__ = "_csv"


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_OPTIONS = (
    "delimiter",
    "quotechar",
    "escapechar",
    "doublequote",
    "skipinitialspace",
    "lineterminator",
    "quoting",
    "strict",
)


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new_limit=131072):
    return 131072


def _dialect(given, options):
    base = get_dialect(given) if isinstance(given, str) else given
    made = Dialect()
    for name in _OPTIONS:
        setattr(made, name, options.pop(name, getattr(base, name)))
    if options:
        raise TypeError(f"'{next(iter(options))}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._lines = iter(csvfile)
        self.dialect = _dialect(dialect, fmtparams)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        dialect, row, field, state = self.dialect, [], [], "start"
        quoted = False
        while True:
            line = next(self._lines) if state != "quoted" else next(self._lines, None)
            if line is None:
                if dialect.strict:
                    raise Error("unexpected end of data")
                row.append("".join(field))
                return row
            if not isinstance(line, str):
                raise Error(
                    f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)"
                )
            self.line_num += 1
            escaped = False
            for char in line:
                if escaped:
                    field.append(char)
                    escaped = False
                elif char == dialect.escapechar:
                    escaped = True
                    state = "plain" if state == "start" else state
                elif state == "quoted":
                    if char == dialect.quotechar:
                        state = "after"
                    else:
                        field.append(char)
                elif state == "after" and char == dialect.quotechar and dialect.doublequote:
                    field.append(char)
                    state = "quoted"
                elif char == dialect.delimiter:
                    row.append(self._value(field, quoted))
                    field, state, quoted = [], "start", False
                elif char in "\r\n":
                    break
                elif (
                    state == "start" and char == dialect.quotechar and dialect.quoting != QUOTE_NONE
                ):
                    state, quoted = "quoted", True
                elif state == "start" and char == " " and dialect.skipinitialspace:
                    pass
                elif state == "after" and dialect.strict:
                    raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
                else:
                    field.append(char)
                    state = "plain"
            if state != "quoted":
                if row or field or quoted or state != "start":
                    row.append(self._value(field, quoted))
                return row

    def _value(self, field, quoted):
        text = "".join(field)
        return float(text) if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted else text


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self._write = csvfile.write
        self.dialect = _dialect(dialect, fmtparams)

    def _field(self, value, alone):
        dialect = self.dialect
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        quote = dialect.quotechar
        special = any(
            char in text for char in (dialect.delimiter, quote or dialect.delimiter, "\n", "\r")
        )
        if dialect.quoting == QUOTE_NONE:
            if special and not dialect.escapechar:
                raise Error("need to escape, but no escapechar set")
            for char in (dialect.escapechar, dialect.delimiter, quote, "\n", "\r"):
                if char and dialect.escapechar:
                    text = text.replace(char, dialect.escapechar + char)
            return text
        numeric = isinstance(value, (int, float))
        if (
            dialect.quoting == QUOTE_ALL
            or (dialect.quoting == QUOTE_NONNUMERIC and not numeric)
            or special
            or (alone and not text)
        ):
            return (
                quote
                + text.replace(
                    quote, quote * 2 if dialect.doublequote else (dialect.escapechar or "") + quote
                )
                + quote
            )
        return text

    def writerow(self, row, /):
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        return self._write(
            self.dialect.delimiter.join([self._field(value, len(row) == 1) for value in row])
            + self.dialect.lineterminator
        )

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(
        self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds
    ):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        return self._fieldnames

    @property
    def line_num(self):
        return self.reader.line_num

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(names) < len(row):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(
        self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds
    ):
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError(
                    "dict contains fields not in fieldnames: "
                    + ", ".join([repr(name) for name in wrong])
                )
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)
