"""sqlalchemy.orm.clsregistry: what strings in a relationship mean; foreign() and remote()."""

import sys
from _sqla import Table
from sqlalchemy import exc

ONETOMANY, MANYTOONE, MANYTOMANY = "ONETOMANY", "MANYTOONE", "MANYTOMANY"
_marks = {}


def foreign(expr):
    column = expr.__clause_element__() if hasattr(expr, "__clause_element__") else expr
    _marks.setdefault("foreign", []).append(column)
    return column


def remote(expr):
    column = expr.__clause_element__() if hasattr(expr, "__clause_element__") else expr
    _marks.setdefault("remote", []).append(column)
    return column


def _marked(expression, which):
    return [c for c in _marks.get(which, ()) if any(c is used for used in expression._columns)]


def _refuse_several(path):
    raise exc.InvalidRequestError(
        'Multiple classes found for path "%s" in the registry of this declarative base. Please use a fully module-qualified path.'
        % path
    )


class _Names:
    """Names in a string argument: mapped classes, tables, functions."""

    def __init__(self, prop):
        self.prop = prop

    def in_module(self, parts):
        """The class that `models.Name` means, where several modules have one of that name."""
        registry = self.prop.parent.registry
        classes = registry._class_registry if registry is not None else {}
        known = classes.get(parts[-1])
        path = parts[:-1]
        fits = [
            cls
            for cls in (known if isinstance(known, list) else [])
            if _is_part(path, cls.__module__.split("."))
        ]
        if len(fits) > 1:
            _refuse_several(".".join(parts))
        return fits[0] if fits else None

    def find(self, name):
        registry = self.prop.parent.registry
        classes = registry._class_registry if registry is not None else {}
        if name in classes:
            found = classes[name]
            if isinstance(found, list):
                _refuse_several(name)
            return found
        metadata = registry.metadata if registry is not None else None
        if metadata is not None and name in metadata.tables:
            return metadata.tables[name]
        import sqlalchemy

        special = {
            "foreign": foreign,
            "remote": remote,
            "and_": sqlalchemy.and_,
            "or_": sqlalchemy.or_,
            "not_": sqlalchemy.not_,
            "func": sqlalchemy.func,
            "desc": sqlalchemy.desc,
            "asc": sqlalchemy.asc,
            "text": sqlalchemy.text,
            "case": sqlalchemy.case,
            "select": sqlalchemy.select,
            "true": sqlalchemy.true,
            "false": sqlalchemy.false,
            "null": sqlalchemy.null,
        }
        if name in special:
            return special[name]
        module = sys.modules.get(self.prop.parent.class_.__module__)
        found = getattr(module, name, None) if module is not None else None
        if found is not None:
            return found
        raise NameError(name)


def _is_part(path, whole):
    """Whether a path stands in another one, its parts side by side."""
    return any(whole[at : at + len(path)] == path for at in range(len(whole)))


def _evaluate(text, prop):
    names = _Names(prop)
    simple = text.strip()
    if simple.replace(".", "").replace("_", "").isalnum() and simple.count(".") == 0:
        return _found(names, simple, text, prop)
    space = _Space(names)
    parts = simple.split(".")
    if len(parts) > 1 and all(p.isidentifier() for p in parts):
        try:
            found = names.find(parts[0])
            for number, part in enumerate(parts[1:]):
                found = (
                    found.c[part]
                    if isinstance(found, Table) and part != "c"
                    else getattr(found, part)
                )
            return found
        except NameError:
            return names.in_module(parts) or _found(names, parts[-1], text, prop, parts[0])
    try:
        return eval(text, {}, space)
    except NameError as e:
        _unknown(text, str(e).split("'")[1] if "'" in str(e) else str(e), prop, e)


def _found(names, name, text, prop, shown=None):
    try:
        return names.find(name)
    except NameError:
        pass
    try:
        raise KeyError(shown or name)
    except KeyError as cause:
        _unknown(text, shown or name, prop, cause)


class _Space(dict):
    def __init__(self, names):
        self._names = names

    def __missing__(self, name):
        if name in ("int", "str", "len", "list", "dict", "set", "True", "False", "None"):
            raise KeyError(name)
        found = self._names.find(name)
        return _TableNames(found) if isinstance(found, Table) else found


class _TableNames:
    """`"users.c.id"` and `"users.id"` in a string."""

    def __init__(self, table):
        self._table = table

    def __getattr__(self, name):
        if name == "c":
            return self._table.c
        if name in self._table.c:
            return self._table.c[name]
        return getattr(self._table, name)

    def __clause_element__(self):
        return self._table


def _unknown(text, name, prop, cause):
    mapper = prop.parent
    raise exc.InvalidRequestError(
        "When initializing mapper %s, expression %r failed to locate a name (%r). If this is a class name, consider adding this relationship() to the %r class after both dependent classes have been defined."
        % (mapper, text, name, mapper.class_)
    ) from cause
