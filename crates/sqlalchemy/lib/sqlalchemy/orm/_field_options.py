"""What a property says of its field in a dataclass."""

_MISSING = object()

# What dataclasses.field() is told, as mapped_column(), relationship() and their like take it.
_OF_FIELDS = (
    "init",
    "repr",
    "default",
    "default_factory",
    "compare",
    "kw_only",
    "hash",
    "dataclass_metadata",
)


def take_field_options(kw, read_only=False):
    """What a property's keyword arguments say of its field; they are taken out of them. A property
    that is only read is no argument of `__init__` unless it says so."""
    found = {name: kw.pop(name) for name in _OF_FIELDS if kw.get(name, _MISSING) is not _MISSING}
    for name in _OF_FIELDS:
        kw.pop(name, None)
    if read_only:
        found.setdefault("init", False)
    return found
