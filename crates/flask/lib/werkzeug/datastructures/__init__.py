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


class TypeConversionDict(dict):
    """A dict whose get() converts."""

    def get(self, key, default=None, type=None):
        try:
            found = self[key]
        except KeyError:
            return default
        if type is None:
            return found
        try:
            return type(found)
        except (ValueError, TypeError):
            return default


class ImmutableTypeConversionDict(ImmutableDictMixin, TypeConversionDict):
    """The same, without change."""

    def copy(self):
        return TypeConversionDict(self)


class MultiDict(TypeConversionDict):
    """A dict with several values a key; a plain look gives the first."""

    def __init__(self, mapping=None):
        super().__init__()
        for key, value in _pairs(mapping):
            dict.setdefault(self, key, []).append(value)

    def __getitem__(self, key):
        if key in self:
            found = dict.__getitem__(self, key)
            if found:
                return found[0]
        from werkzeug.exceptions import BadRequestKeyError

        raise BadRequestKeyError(key)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])

    def add(self, key, value):
        dict.setdefault(self, key, []).append(value)

    def getlist(self, key, type=None):
        """All values of a key."""
        found = list(dict.get(self, key, ())) if key in self else []
        if type is None:
            return found
        out = []
        for item in found:
            try:
                out.append(type(item))
            except (ValueError, TypeError):
                pass
        return out

    def setlist(self, key, new_list):
        dict.__setitem__(self, key, list(new_list))

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def items(self, multi=False):
        for key, values in dict.items(self):
            if multi:
                for value in values:
                    yield key, value
            else:
                yield key, values[0]

    def lists(self):
        for key, values in dict.items(self):
            yield key, list(values)

    def values(self):
        for values in dict.values(self):
            yield values[0]

    def listvalues(self):
        return dict.values(self)

    def copy(self):
        return type(self)(self)

    def to_dict(self, flat=True):
        return dict(self.items()) if flat else dict(self.lists())

    def update(self, mapping):
        for key, value in _pairs(mapping):
            self.add(key, value)

    def pop(self, key, default=...):
        if key in self:
            return dict.pop(self, key)[0]
        if default is not ...:
            return default
        from werkzeug.exceptions import BadRequestKeyError

        raise BadRequestKeyError(key)

    def poplist(self, key):
        return dict.pop(self, key, [])

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items(multi=True))!r})"


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


class Headers:
    """The headers of a message: pairs, found in any case."""

    def __init__(self, defaults=None):
        self._list = []
        if defaults is not None:
            self.extend(defaults)

    def __getitem__(self, key):
        if isinstance(key, int):
            return self._list[key]
        for name, value in self._list:
            if name.lower() == key.lower():
                return value
        from werkzeug.exceptions import BadRequestKeyError

        raise BadRequestKeyError(key)

    def get(self, key, default=None, type=None):
        found = self.getlist(key)
        if not found:
            return default
        try:
            return found[0] if type is None else type(found[0])
        except ValueError:
            return default

    def getlist(self, key, type=None):
        return [
            value if type is None else type(value)
            for name, value in self._list
            if name.lower() == key.lower()
        ]

    get_all = getlist

    def add(self, key, value, **kw):
        options = "".join(
            f"; {name.replace('_', '-')}={option}"
            for name, option in kw.items()
            if option is not None
        )
        self._list.append((key, f"{value}{options}"))

    add_header = add

    def extend(self, arg=None, /, **kwargs):
        pairs = arg if isinstance(arg, Headers) else _pairs(arg)
        for key, value in [*pairs, *kwargs.items()]:
            self.add(key, value)

    def set(self, key, value, **kw):
        self.remove(key)
        self.add(key, value, **kw)

    def update(self, arg=None, /, **kwargs):
        for key, value in [*(arg if isinstance(arg, Headers) else _pairs(arg)), *kwargs.items()]:
            self.set(key, value)

    def setdefault(self, key, default):
        if key not in self:
            self.set(key, default)
        return self[key]

    def remove(self, key):
        self._list = [(name, value) for name, value in self._list if name.lower() != key.lower()]

    def pop(self, key, default=...):
        found = self.get(key, default)
        if found is ...:
            return self[key]
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

        self.stream = stream if stream is not None else io.BytesIO()
        self.name, self.filename = name, filename
        self.headers = headers if headers is not None else Headers()
        if content_type is not None:
            self.headers["Content-Type"] = content_type

    @property
    def content_type(self):
        return self.headers.get("content-type")

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

    def __bool__(self):
        return bool(self.filename)

    def __iter__(self):
        return iter(self.stream)

    def __repr__(self):
        return f"<{type(self).__name__}: {self.filename!r} ({self.content_type!r})>"


class Authorization:
    """The header Authorization."""

    def __init__(self, auth_type, data=None, token=None):
        self.type, self.parameters, self.token = auth_type, data or {}, token

    def __getattr__(self, name):
        return self.parameters.get(name)
