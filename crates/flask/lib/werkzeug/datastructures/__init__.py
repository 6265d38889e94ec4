"""werkzeug.datastructures: dicts with several values a key, headers, and others that do not
change."""


def is_immutable(self):
    raise TypeError(f"{type(self).__name__!r} objects are immutable")


def _pairs(mapping):
    """The keys and values of a dict, a MultiDict or pairs."""
    if mapping is None:
        return
    if isinstance(mapping, MultiDict):
        yield from mapping.items(multi=True)
    elif isinstance(mapping, dict):
        for key, value in mapping.items():
            for item in value if isinstance(value, (list, tuple, set)) else [value]:
                yield key, item
    else:
        yield from mapping


def iter_multi_items(mapping):
    """The keys and values of a mapping whose values may be lists."""
    return _pairs(mapping)


class ImmutableDictMixin:
    """Refuses to be changed."""

    def _refuse(self, *args, **kwargs):
        is_immutable(self)

    __setitem__ = __delitem__ = setdefault = update = pop = popitem = clear = _refuse

    def __hash__(self):
        return hash(frozenset(self.items()))


class ImmutableDict(ImmutableDictMixin, dict):
    """A dict that does not change."""

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f"{type(self).__name__}({dict.__repr__(self)})"


class ImmutableList(list):
    """A list that does not change."""

    def _refuse(self, *args, **kwargs):
        is_immutable(self)

    __setitem__ = __delitem__ = __iadd__ = __imul__ = append = extend = insert = pop = remove = (
        reverse
    ) = sort = _refuse


_MISSING = object()


def _no_key(key):
    from werkzeug.exceptions import BadRequestKeyError

    raise BadRequestKeyError(key)


def _converted(value, kind, default):
    """A value as another kind; the default where it cannot be one."""
    try:
        return value if kind is None else kind(value)
    except (TypeError, ValueError):
        return default


class TypeConversionDict(dict):
    """A dict whose get() converts."""

    def get(self, key, default=None, type=None):
        """A value, converted; the default where there is none, or it cannot be converted."""
        return _converted(self[key], type, default) if key in self else default


class ImmutableTypeConversionDict(ImmutableDictMixin, TypeConversionDict):
    """The same, without change."""

    def copy(self):
        return TypeConversionDict(self)


class MultiDict(TypeConversionDict):
    """A dict with several values a key; a plain look gives the first."""

    def __init__(self, mapping=None):
        dict.__init__(self)
        for pair in _pairs(mapping):
            self._put(*pair)

    def _put(self, key, value):
        dict.__setitem__(self, key, [*self._all(key), value])

    def _all(self, key):
        """The list of a key's values, none where the key is not there."""
        return dict.get(self, key) or []

    def __getitem__(self, key):
        values = self._all(key)
        return values[0] if values else _no_key(key)

    def __setitem__(self, key, value):
        self.setlist(key, (value,))

    def get(self, key, default=None, type=None):
        """The first value, converted; the default where there is none."""
        return _converted(self[key], type, default) if self._all(key) else default

    def setlist(self, key, new_list):
        """Sets all values of a key."""
        dict.__setitem__(self, key, [*new_list])

    def getlist(self, key, type=None):
        """All values of a key, without those that cannot be converted."""
        values = (_converted(value, type, _MISSING) for value in self._all(key))
        return [value for value in values if value is not _MISSING]

    def add(self, key, value):
        """Adds a value to those of a key."""
        self._put(key, value)

    def update(self, mapping):
        """Adds the values of another mapping."""
        for pair in _pairs(mapping):
            self.add(*pair)

    def setdefault(self, key, default=None):
        """The first value of a key, which is set where there is none."""
        if key not in self:
            self.add(key, default)
        return self[key]

    def lists(self):
        """Each key with all its values."""
        return ((key, [*values]) for key, values in dict.items(self))

    def listvalues(self):
        """The values of each key, as lists."""
        return dict.values(self)

    def items(self, multi=False):
        """Each key with its first value, or with each of them."""
        for key, values in self.lists():
            for value in values if multi else values[:1]:
                yield key, value

    def values(self):
        """The first value of each key."""
        return (values[0] for values in self.listvalues())

    def to_dict(self, flat=True):
        """A plain dict: of first values, or of lists."""
        return dict(self.items() if flat else self.lists())

    def copy(self):
        """Another one with the same values."""
        return type(self)(self)

    def poplist(self, key):
        """Takes a key away, and gives its values."""
        return dict.pop(self, key, [])

    def pop(self, key, default=_MISSING):
        """Takes a key away, and gives its first value."""
        if key in self:
            return self.poplist(key)[0]
        return _no_key(key) if default is _MISSING else default

    def __repr__(self):
        pairs = [*self.items(multi=True)]
        return f"{type(self).__name__}({pairs!r})"


class ImmutableMultiDict(ImmutableDictMixin, MultiDict):
    """The same, without change."""

    add = setlist = poplist = ImmutableDictMixin._refuse

    def copy(self):
        return MultiDict(self)

    def __hash__(self):
        return hash(frozenset(self.items(multi=True)))


class CombinedMultiDict(ImmutableMultiDict):
    """Several MultiDicts seen as one."""

    def __init__(self, dicts=None):
        self.dicts = list(dicts or ())
        super().__init__([pair for found in self.dicts for pair in found.items(multi=True)])


def _headers(arg, more):
    pairs = arg if isinstance(arg, Headers) else _pairs(arg)
    return [*pairs, *more.items()]


class Headers:
    """The headers of a message: pairs, found in any case."""

    def __init__(self, defaults=None):
        self._list = []
        self.extend(defaults)

    def _fitting(self, key):
        """The values under a name."""
        wanted = key.lower()
        return (value for name, value in self if name.lower() == wanted)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._list[key]
        found = next(self._fitting(key), _MISSING)
        return _no_key(key) if found is _MISSING else found

    def get(self, key, default=None, type=None):
        """The first value under a name, converted."""
        found = next(self._fitting(key), _MISSING)
        return default if found is _MISSING else _converted(found, type, default)

    def getlist(self, key, type=None):
        """All values under a name, converted."""
        values = self._fitting(key)
        return [*values] if type is None else [*map(type, values)]

    get_all = getlist

    def add(self, key, value, **kw):
        """Adds a header; keywords become options behind its value."""
        given = ((name.replace("_", "-"), option) for name, option in kw.items())
        options = [f"{name}={option}" for name, option in given if option is not None]
        self._list += [(key, "; ".join((f"{value}", *options)))]

    add_header = add

    def extend(self, arg=None, /, **kwargs):
        """Adds the headers of a mapping, of pairs and of keywords."""
        for pair in _headers(arg, kwargs):
            self.add(*pair)

    def set(self, key, value, **kw):
        """Puts a header into the place of those of its name."""
        self.remove(key)
        self.add(key, value, **kw)

    def update(self, arg=None, /, **kwargs):
        """Sets the headers of a mapping, of pairs and of keywords."""
        for pair in _headers(arg, kwargs):
            self.set(*pair)

    def setdefault(self, key, default):
        """The first value under a name, which is set where there is none."""
        if key in self:
            return self[key]
        self.add(key, default)
        return default

    def remove(self, key):
        """Takes the headers of a name away."""
        gone = key.lower()
        self._list = [pair for pair in self if pair[0].lower() != gone]

    def pop(self, key, default=_MISSING):
        """Takes the headers of a name away, and gives the first value."""
        found = self[key] if default is _MISSING else self.get(key, default)
        self.remove(key)
        return found

    def __setitem__(self, key, value):
        self.set(key, value)

    def __delitem__(self, key):
        self.remove(key)

    def __contains__(self, key):
        return bool(self.getlist(key))

    def __iter__(self):
        return iter(self._list)

    def __len__(self):
        return len(self._list)

    def items(self, lower=False):
        return iter([(key.lower() if lower else key, value) for key, value in self._list])

    def keys(self):
        return iter([key for key, _ in self._list])

    def values(self):
        return iter([value for _, value in self._list])

    def to_wsgi_list(self):
        return list(self._list)

    def clear(self):
        self._list = []

    def copy(self):
        return type(self)(self._list)

    def __eq__(self, other):
        return isinstance(other, Headers) and {(k.lower(), v) for k, v in self} == {
            (k.lower(), v) for k, v in other
        }

    __hash__ = None

    def __str__(self):
        return "".join(f"{key}: {value}\r\n" for key, value in self._list) + "\r\n"

    def __repr__(self):
        return f"{type(self).__name__}({self._list!r})"


class EnvironHeaders(Headers):
    """The headers in a WSGI environment."""

    def __init__(self, environ):
        super().__init__()
        for key, value in environ.items():
            if key.startswith("HTTP_") or (key in ("CONTENT_TYPE", "CONTENT_LENGTH") and value):
                self.add(key.removeprefix("HTTP_").replace("_", "-").title(), value)


class FileStorage:
    """A file that was sent."""

    def __init__(
        self,
        stream=None,
        filename=None,
        name=None,
        content_type=None,
        content_length=None,
        headers=None,
    ):
        import io

        self.filename, self.name = filename, name
        self.stream = io.BytesIO() if stream is None else stream
        self.headers = Headers() if headers is None else headers
        about = {"Content-Type": content_type, "Content-Length": content_length}
        for header, value in about.items():
            if value is not None:
                self.headers[header] = value

    @property
    def content_type(self):
        """The kind of the file, as the browser said it."""
        return next(self.headers._fitting("content-type"), None)

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip().lower()

    def read(self, *args):
        return self.stream.read(*args)

    def save(self, dst, buffer_size=16384):
        """Writes what was sent into a file."""
        if hasattr(dst, "write"):
            dst.write(self.stream.read())
            return
        with open(dst, "wb") as file:
            file.write(self.stream.read())

    def close(self):
        self.stream.close()

    def __iter__(self):
        yield from self.stream

    def __bool__(self):
        return bool(self.filename)

    def __repr__(self):
        about = f"{self.filename!r} ({self.content_type!r})"
        return f"<{type(self).__name__}: {about}>"


class Authorization:
    """The header Authorization."""

    def __init__(self, auth_type, data=None, token=None):
        self.type, self.parameters, self.token = auth_type, data or {}, token

    def __getattr__(self, name):
        return self.parameters.get(name)
