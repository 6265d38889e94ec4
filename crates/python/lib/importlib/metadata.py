"""importlib.metadata: what is installed, in the versions that are stood in for."""

import re

__all__ = [
    "Distribution",
    "PackageNotFoundError",
    "distribution",
    "distributions",
    "entry_points",
    "files",
    "metadata",
    "packages_distributions",
    "requires",
    "version",
]


class PackageNotFoundError(ModuleNotFoundError):
    """A distribution that is not installed."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


class PackageMetadata:
    """The fields of a distribution's METADATA, by names in any case."""

    def __init__(self, fields):
        self._fields = fields

    def get_all(self, name, failobj=None):
        found = [value for key, value in self._fields if key.lower() == name.lower()]
        return found or failobj

    def get(self, name, failobj=None):
        return (self.get_all(name) or [failobj])[0]

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get_all(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._fields)

    def keys(self):
        return [key for key, _ in self._fields]

    def values(self):
        return [value for _, value in self._fields]

    def items(self):
        return list(self._fields)

    @property
    def json(self):
        several = ("Requires-Dist",)
        names = {key.lower().replace("-", "_"): key for key, _ in self._fields}
        return {
            name: self.get_all(key) if key in several else self.get(key)
            for name, key in names.items()
        }


class EntryPoint(tuple):
    """A name that a distribution offers to others: `name = module:attribute` of a group."""

    __slots__ = ()

    def __new__(cls, name, value, group):
        return tuple.__new__(cls, (name, value, group))

    name = property(lambda self: self[0])
    value = property(lambda self: self[1])
    group = property(lambda self: self[2])
    module = property(lambda self: self.value.partition(":")[0].strip())
    attr = property(lambda self: self.value.partition(":")[2].partition("[")[0].strip())

    def load(self):
        from importlib import import_module

        found = import_module(self.module)
        for part in filter(None, self.attr.split(".")):
            found = getattr(found, part)
        return found

    def matches(self, **params):
        return all(getattr(self, name) == value for name, value in params.items())

    def __repr__(self):
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"


class EntryPoints(tuple):
    """Entry points, to be looked through."""

    __slots__ = ()

    def __getitem__(self, name):
        for found in self.select(name=name):
            return found
        raise KeyError(name)

    def select(self, **params):
        return EntryPoints(found for found in self if found.matches(**params))

    @property
    def names(self):
        return {found.name for found in self}

    @property
    def groups(self):
        return {found.group for found in self}


# The programs of a terminal.
_ENTRY_POINTS = {
    "alembic": [("alembic", "alembic.config:main", "console_scripts")],
    "flask": [("flask", "flask.cli:main", "console_scripts")],
}


def _normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


class Distribution:
    """One installed distribution."""

    def __init__(self, name, version, module, summary, requires):
        self._name, self._version, self._module = name, version, module
        self._summary, self._requires = summary, requires

    @classmethod
    def from_name(cls, name):
        if not name:
            raise ValueError("A distribution name is required.")
        for found in cls.discover():
            if _normal(found.name) == _normal(name):
                return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, name=None, path=None):
        if context is not None or path is not None:
            raise NotImplementedError("importlib.metadata: only installed packages are looked up")
        import _distributions

        for row in _distributions.rows():
            if name is None or _normal(row[0]) == _normal(name):
                yield Distribution(*row)

    @property
    def name(self):
        return self._name

    @property
    def version(self):
        return self._version

    @property
    def metadata(self):
        fields = [
            ("Metadata-Version", "2.1"),
            ("Name", self._name),
            ("Version", self._version),
            ("Summary", self._summary),
        ]
        return PackageMetadata(fields + [("Requires-Dist", text) for text in self._requires])

    @property
    def requires(self):
        return list(self._requires) or None

    @property
    def entry_points(self):
        rows = _ENTRY_POINTS.get(_normal(self._name), ())
        return EntryPoints(EntryPoint(*row) for row in rows)

    # There is no folder that it is installed in.
    files = None

    def read_text(self, filename):
        """The text of a file beside METADATA; only the list of modules is known."""
        return self._module + "\n" if filename == "top_level.txt" else None


def distribution(distribution_name):
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    return distribution(distribution_name).metadata


def version(distribution_name):
    """The version of a distribution, whose name may be written as it likes."""
    return distribution(distribution_name).version


def requires(distribution_name):
    return distribution(distribution_name).requires


def files(distribution_name):
    return distribution(distribution_name).files


def entry_points(**params):
    every = (point for found in distributions() for point in found.entry_points)
    return EntryPoints(every).select(**params)


def packages_distributions():
    """The distributions that bring each importable module."""
    found = {}
    for one in distributions():
        found.setdefault(one._module, []).append(one.name)
    return found
