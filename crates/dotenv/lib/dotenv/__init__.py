"""dotenv: .env files as python-dotenv reads them. Installed where the project's requirements name
python-dotenv."""

import logging
import os
import re
import sys
from collections import OrderedDict

logger = logging.getLogger("dotenv.main")
_BLANK, _SPACE = re.compile(r"\s*"), re.compile(r"[^\S\r\n]*")
_EXPORT, _EQUAL = re.compile(r"(?:export[^\S\r\n]+)?"), re.compile(r"=[^\S\r\n]*")
_QUOTED_KEY, _KEY = re.compile(r"'([^']+)'"), re.compile(r"([^=\#\s]+)")
_SINGLE, _DOUBLE = re.compile(r"'((?:\\'|[^'])*)'"), re.compile(r'"((?:\\"|[^"])*)"')
_BARE, _COMMENT = re.compile(r"([^\r\n]*)"), re.compile(r"(?:[^\S\r\n]*#[^\r\n]*)?")
_END, _REST = re.compile(r"[^\S\r\n]*(?:\r\n|\n|\r|$)"), re.compile(r"[^\r\n]*(?:\r|\n|\r\n)?")
_VARIABLE = re.compile(r"\$\{(?P<name>[^\}:]*)(?::-(?P<default>[^\}]*))?\}")
_ESCAPES = {
    "\\": "\\",
    "'": "'",
    '"': '"',
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


class _Unreadable(Exception):
    """The line is no binding."""


class _Reader:
    """A text and where reading it has come to."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def take(self, pattern):
        found = pattern.match(self.text, self.at)
        if found is None:
            raise _Unreadable
        self.at = found.end()
        return found

    def value(self):
        """The value behind the equals sign."""
        mark = self.text[self.at : self.at + 1]
        if mark == "'":
            return re.sub(r"\\([\\'])", r"\1", self.take(_SINGLE)[1])
        if mark == '"':
            return re.sub(
                r"\\([\\'\"abfnrtv])", lambda found: _ESCAPES[found[1]], self.take(_DOUBLE)[1]
            )
        if mark in ("", "\n", "\r"):
            return ""
        return re.sub(r"\s+#.*", "", self.take(_BARE)[1]).rstrip()

    def binding(self):
        """A key and its value; no key for a comment."""
        self.take(_EXPORT)
        mark = self.text[self.at : self.at + 1]
        key = None if mark == "#" else self.take(_QUOTED_KEY if mark == "'" else _KEY)[1]
        self.take(_SPACE)
        value = None
        if self.text[self.at : self.at + 1] == "=":
            self.take(_EQUAL)
            value = self.value()
        self.take(_COMMENT)
        self.take(_END)
        return key, value


def _bindings(text):
    reader = _Reader(text)
    while reader.at < len(text):
        start = reader.at
        try:
            reader.take(_BLANK)
            if reader.at < len(text):
                yield reader.binding()
        except _Unreadable:
            reader.take(_REST)
            line = len(re.findall(r"\r\n|\n|\r", text[:start])) + 1
            logger.warning("python-dotenv could not parse statement starting at line %s", line)


def _resolved(bindings, override):
    """The values with `${NAME}` and `${NAME:-default}` in them resolved."""
    found = OrderedDict()

    def look(match):
        default = match["default"] if match["default"] is not None else ""
        spaces = (os.environ, found) if override else (found, os.environ)
        known = {**spaces[0], **spaces[1]}
        value = known.get(match["name"], default)
        return value if value is not None else ""

    for key, value in bindings:
        found[key] = None if value is None else _VARIABLE.sub(look, value)
    return found


def _text_of(path, stream, verbose, encoding):
    if path and os.path.isfile(path):
        with open(path, encoding=encoding) as file:
            return file.read()
    if stream is not None:
        return stream.read()
    if verbose:
        logger.info("python-dotenv could not find configuration file %s.", path or ".env")
    return ""


def _values(path, stream, verbose, interpolate, override, encoding):
    pairs = [
        (key, value)
        for key, value in _bindings(_text_of(path, stream, verbose, encoding))
        if key is not None
    ]
    return _resolved(pairs, override) if interpolate else OrderedDict(pairs)


def find_dotenv(filename=".env", raise_error_if_not_found=False, usecwd=False):
    """The nearest file of the name, upwards from the caller's folder or from the current one."""
    main = sys.modules.get("__main__")
    if usecwd or not hasattr(main, "__file__"):
        folder = os.getcwd()
    else:
        frame = sys._getframe(1)
        while frame is not None and not os.path.exists(frame.f_code.co_filename):
            frame = frame.f_back
        folder = (
            os.path.dirname(os.path.abspath(frame.f_code.co_filename))
            if frame is not None
            else os.getcwd()
        )
    while True:
        path = os.path.join(folder, filename)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            break
        folder = above
    if raise_error_if_not_found:
        raise OSError("File not found")
    return ""


def load_dotenv(
    dotenv_path=None, stream=None, verbose=False, override=False, interpolate=True, encoding="utf-8"
):
    """Takes the values of a file into the environment; those that are there stay, unless they are
    to be overridden."""
    if os.environ.get("PYTHON_DOTENV_DISABLED", "").casefold() in {"1", "true", "t", "yes", "y"}:
        return False
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    found = _values(dotenv_path, stream, verbose, interpolate, override, encoding)
    for key, value in found.items():
        if value is not None and (override or key not in os.environ):
            os.environ[key] = value
    return bool(found)


def dotenv_values(dotenv_path=None, stream=None, verbose=False, interpolate=True, encoding="utf-8"):
    """The values of a file as a dict."""
    if dotenv_path is None and stream is None:
        dotenv_path = find_dotenv()
    return _values(dotenv_path, stream, verbose, interpolate, True, encoding)


def get_key(dotenv_path, key_to_get, encoding="utf-8"):
    """One value of a file; None where it has none."""
    found = dotenv_values(dotenv_path, verbose=True, encoding=encoding)
    if key_to_get not in found:
        logger.warning("Key %s not found in %s.", key_to_get, dotenv_path)
    return found.get(key_to_get)
