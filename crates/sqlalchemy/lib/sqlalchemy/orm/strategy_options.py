"""sqlalchemy.orm.strategy_options: what of an object is loaded with it, as options of a query."""

from sqlalchemy import exc
from sqlalchemy.orm._comparator import _OfType


class _Hop:
    """One attribute of a path; the key "*" stands for every relationship."""

    def __init__(self, key, prop=None, mapper=None, alias=None, target=None, criteria=()):
        self.key, self.prop, self.mapper, self.alias, self.target, self.criteria = (
            key,
            prop,
            mapper,
            alias,
            target,
            criteria,
        )

    def meets(self, mapper):
        return self.mapper is not None and (mapper.isa(self.mapper) or self.mapper.isa(mapper))

    def __str__(self):
        return "%s.%s" % (self.mapper.class_.__name__, self.key)


def _hop(attribute):
    if isinstance(attribute, str):
        if attribute == "*":
            return _Hop("*")
        raise exc.ArgumentError(
            "Strings are not accepted for attribute names in loader options; please use class-bound attributes directly."
        )
    target, criteria = None, ()
    if isinstance(attribute, _OfType):
        target, criteria, attribute = (
            attribute.entity_class,
            attribute.criteria,
            attribute.attribute,
        )
    if getattr(attribute, "prop", None) is None:
        raise exc.ArgumentError("expected ORM mapped attribute for loader strategy argument")
    return _Hop(
        attribute.key,
        attribute.prop,
        attribute.class_.__mapper__,
        attribute._entity,
        target,
        criteria,
    )


class Load:
    """Steps of (path, how, arguments): each says how the attribute at the end of a path is
    loaded."""

    def __init__(self, entity=None):
        self._entity, self._path, self._steps = entity, (), ()

    def _with(self, path, steps):
        new = Load(self._entity)
        new._path, new._steps = path, self._steps + tuple(steps)
        return new

    def _relation(self, how, attribute, given):
        hop = _hop(attribute)
        self._check_link(hop)
        path = self._path + (hop,)
        return self._with(path, [(path, how, given)])

    def _check_link(self, hop):
        if not self._path or hop.mapper is None:
            return
        last = self._path[-1]
        if last.prop is None or not last.prop._is_relationship:
            return
        last.prop.parent._configure()
        if not hop.meets(last.prop.mapper):
            raise exc.ArgumentError(
                'ORM mapped entity or attribute "%s" does not link from relationship "%s".%s'
                % (hop, last, _did_you_mean(last, hop))
            )

    def _attributes(self, how, attributes, given):
        return self._with(self._path, [(self._path + (_hop(a),), how, given) for a in attributes])

    def options(self, *opts):
        return self._with(
            self._path,
            [
                (self._path + path, how, given)
                for option in opts
                for path, how, given in option._steps
            ],
        )

    def load_only(self, *attrs, raiseload=False):
        return self._with(
            self._path,
            [(self._path, "load_only", {"hops": [_hop(a) for a in attrs], "raiseload": raiseload})],
        )

    def defer(self, key, raiseload=False):
        return self._attributes("defer", [key], {"raiseload": raiseload})

    def undefer(self, key):
        return self._attributes("undefer", [key], {})

    def undefer_group(self, name):
        return self._with(self._path, [(self._path, "undefer_group", {"name": name})])


def _did_you_mean(last, hop):
    if last.prop.mapper.isa(hop.mapper.base_mapper) or hop.mapper.isa(last.prop.mapper.base_mapper):
        return (
            '  Did you mean to use "%s.of_type(%s)" or "loadopt.options(selectin_polymorphic(%s, [%s]), ...)" ?'
            % (
                last,
                hop.mapper.class_.__name__,
                last.prop.mapper.class_.__name__,
                hop.mapper.class_.__name__,
            )
        )
    return ""


def _relation_option(name, how):
    def option(*keys, **given):
        made = Load()
        for key in keys:
            made = made._relation(how, key, given)
        return made

    def method(self, *keys, **given):
        for key in keys:
            self = self._relation(how, key, given)
        return self

    option.__name__ = option.__qualname__ = method.__name__ = name
    setattr(Load, name, method)
    return option


joinedload = _relation_option("joinedload", "joined")
selectinload = _relation_option("selectinload", "selectin")
subqueryload = _relation_option("subqueryload", "subquery")
immediateload = _relation_option("immediateload", "immediate")
lazyload = _relation_option("lazyload", "select")
contains_eager = _relation_option("contains_eager", "contains_eager")
defaultload = _relation_option("defaultload", None)
selectin_polymorphic = _relation_option("selectin_polymorphic", None)
with_expression = _relation_option("with_expression", None)
_noload = _relation_option("noload", "noload")


def _raise_option(load, keys, sql_only):
    for key in keys:
        load = load._relation("raise_on_sql" if sql_only else "raise", key, {})
    return load


def raiseload(*keys, sql_only=False, **kw):
    return _raise_option(Load(), keys, sql_only)


Load.raiseload = lambda self, *keys, sql_only=False: _raise_option(self, keys, sql_only)


def noload(*keys):
    exc._warn(
        "The noload() option is deprecated and will be removed in a future release.  This option produces incorrect results by returning ``None`` for related items. (deprecated since: 2.1)",
        exc.SADeprecationWarning,
    )
    return _noload(*keys)


def load_only(*attrs, raiseload=False):
    return Load().load_only(*attrs, raiseload=raiseload)


def defer(key, *addl_attrs, raiseload=False):
    return Load().defer(key, raiseload)


def undefer(key, *addl_attrs):
    return Load().undefer(key)


def undefer_group(name):
    return Load().undefer_group(name)
