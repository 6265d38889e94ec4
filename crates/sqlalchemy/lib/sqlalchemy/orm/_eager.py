"""What one SELECT of objects brings with it: columns, joins to relationships, what is loaded by a
query of its own afterwards."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.util import AliasedClass, flat_alias
from sqlalchemy.sql.selectable import Select


_LOADERS = (
    "joined",
    "selectin",
    "subquery",
    "immediate",
    "select",
    "contains_eager",
    "noload",
    "raise",
    "raise_on_sql",
)


class Node:
    """One entity of the statement, at the end of a path of relationships."""

    def __init__(self, mapper, alias, given, above=None, prop=None):
        self.mapper, self.alias, self.given, self.above, self.prop = (
            mapper,
            alias,
            given,
            above,
            prop,
        )
        self.places, self.joined, self.later, self.chosen = [], [], [], {}
        self.left_out, self.only, self.further = set(), None, []
        self.chained, self.step = False, None

    def choice(self, prop):
        """(how, arguments, hop) of the last option that speaks of a relationship."""
        steps = [
            (how, given, path[0])
            for path, how, given in self.given
            if len(path) == 1 and how in _LOADERS
        ]
        named = [step for step in steps if step[2].key == prop.key and step[2].meets(self.mapper)]
        found = named or [step for step in steps if step[2].key == "*"]
        return found[-1] if found else None

    def beyond(self, prop):
        """What the options say of the objects behind a relationship."""
        out = []
        for path, how, given in self.given:
            if path and path[0].key == "*" and len(path) == 1:
                out.append((path, how, given))
            elif (
                path
                and path[0].key == prop.key
                and (len(path) > 1 or how in ("load_only", "undefer_group"))
            ):
                out.append((path[1:], how, given))
        return [step for step in out if step[0] or step[1] in ("load_only", "undefer_group")]

    def line(self):
        node, out = self, []
        while node is not None:
            out.append(node)
            node = node.above
        return out[::-1]

    def behind(self, prop):
        """What tells apart the statement that loads a relationship of these objects."""
        line = self.line()
        return (
            ("path", line[0].mapper.class_.__name__)
            + tuple(n.prop.key for n in line[1:])
            + (prop.key,)
        )

    def source(self):
        return self.alias.__sqla_from__ if self.alias is not None else self.mapper.mapped_table

    def refused_columns(self):
        """Columns that must not be loaded later either."""
        out = set()
        for path, how, given in self.given:
            if how in ("load_only", "defer") and given.get("raiseload"):
                out |= self.left_out if not path else {path[0].key}
        return out & self.left_out

    def left_columns(self):
        """Keys of columns that stay away."""
        out = {k for k, p in self.mapper._props.items() if p._is_column and p.deferred}
        for path, how, given in self.given:
            if not path and how == "load_only":
                keep = {h.key for h in given["hops"] if h.meets(self.mapper)}
                if keep:
                    out = {
                        k
                        for k, p in self.mapper._props.items()
                        if p._is_column and k not in keep and not self._needed(p)
                    }
            elif not path and how == "undefer_group":
                out -= {k for k in out if self.mapper._props[k].group == given["name"]}
            elif (
                len(path) == 1
                and how in ("defer", "undefer")
                and path[0].key in self.mapper._props
                and path[0].meets(self.mapper)
            ):
                if how == "undefer":
                    out.discard(path[0].key)
                elif not self._needed(self.mapper._props[path[0].key]):
                    out.add(path[0].key)
        return out

    def _needed(self, prop):
        return any(c is k for c in prop.columns for k in self.mapper.primary_key) or any(
            c is self.mapper.polymorphic_on for c in prop.columns
        )


class Plan:
    """The statement with all it loads at once, and where in its rows each value stands."""

    def __init__(self, stmt, base, first=()):
        self.given = getattr(stmt, "_given", None)
        self.seen = getattr(stmt, "_seen", ())
        self.origin, self.trail = getattr(stmt, "_origin", None) or (stmt, ())
        self.source = base
        self.joins, self.primary, self.secondary = [], list(first), []
        self.dedupe = bool(first)
        self.nodes, self.raws = [], []
        self.options = getattr(stmt, "_options", None)
        if self.options is None:
            self.options = tuple(
                _signed(step)
                for option in getattr(base, "_with_options", ())
                for step in getattr(option, "_steps", ())
            )
        self.signature = (getattr(stmt, "_signature", None), self.options)
        self.many = self.many_rows = self.joining = False
        self.joinable, self.refreshing = True, False

    # columns

    def _place(self, column, secondary=False):
        target = self.secondary if secondary else self.primary
        if self.dedupe and not secondary:
            for number, known in enumerate(target):
                if known is column:
                    return (False, number)
        target.append(column)
        return (secondary, len(target) - 1)

    def at(self, place):
        secondary, number = place
        return number + (self.width if secondary else 0)

    def root(self, mapper, alias, only=None):
        mapper._configure()
        node = Node(mapper, alias, self._root_options(mapper, alias))
        node.only = only
        self._set_up(node, False)
        return node

    def _root_options(self, mapper, alias):
        if self.given is not None:
            return self.given
        out = []
        for option in getattr(self.source, "_with_options", ()):
            for path, how, given in getattr(option, "_steps", ()):
                hops = path or given.get("hops") or ()
                if (
                    not hops
                    or hops[0].key == "*"
                    or (hops[0].meets(mapper) and hops[0].alias is alias)
                ):
                    out.append((path, how, given))
        return out

    def _set_up(self, node, secondary):
        self.nodes.append(node)
        node.left_out = node.left_columns()
        for key, prop in node.mapper._props.items():
            if node.only is not None and key not in node.only:
                continue
            if prop._is_column:
                if key not in node.left_out:
                    self._column(node, key, prop, secondary)
            elif prop._is_relationship:
                self._relationship(node, prop, secondary)
        if node.above is None and node.only is None:
            self._subclasses(node)

    def _subclasses(self, node):
        """Columns of subclasses, where they are wanted with those of the class."""
        from sqlalchemy.orm.loading import own_props, subclasses_of

        if node.mapper._union is not None and node.alias is None:
            from sqlalchemy.orm._concrete import union_properties

            node.further += [
                (sub, [(key, self._place(c)) for key, c in props])
                for sub, props in union_properties(node.mapper)
            ]
        for sub in subclasses_of(node.mapper, node.alias):
            node.further.append(
                (
                    sub,
                    [
                        (key, self._place(prop._expression(node.alias)))
                        for key, prop in own_props(sub, node.mapper)
                    ],
                )
            )

    def _column(self, node, key, prop, secondary):
        from sqlalchemy.orm.loading import _further

        node.places.append((key, self._place(prop._expression(node.alias), secondary)))
        for column in _further(prop, node.alias):
            self._place(column, secondary)

    # relationships

    def _relationship(self, node, prop, secondary):
        found = node.choice(prop)
        how, given, hop = found if found is not None else (prop.lazy, {}, None)
        explicit = found is not None and hop.key != "*"
        if how == "contains_eager" and self.joinable:
            self._contained(node, prop, given, hop, secondary)
        elif how in ("joined", False) and self.joinable:
            if explicit or self._may_join(node, prop):
                self._join(node, prop, given, hop)
        elif how in ("selectin", "subquery", "immediate"):
            how = "immediate" if self.refreshing else how
            if explicit or self._may_follow(node, prop):
                node.later.append((prop, how, hop))
            elif how == "immediate":
                node.later.append((prop, "known", hop))
        elif found is not None and how in ("select", "raise", "raise_on_sql", "noload"):
            node.chosen[prop.key] = how

    def _may_join(self, node, prop):
        """Without an option a cycle ends where a class comes for the second time."""
        line = node.line()
        if prop.join_depth:
            return len(line) <= prop.join_depth
        return not any(n.mapper is prop.mapper for n in line)

    def _may_follow(self, node, prop):
        mappers = list(self.seen) + [n.mapper for n in node.line()]
        if prop.join_depth:
            return len(mappers) <= prop.join_depth
        return not any(m is prop.mapper for m in mappers)

    def _contained(self, node, prop, given, hop, secondary):
        target = given.get("alias") or hop.target
        alias = target if hasattr(target, "_aliased_insp") else None
        mapper = alias._mapper if alias is not None else getattr(target, "__mapper__", prop.mapper)
        child = Node(mapper, alias, node.beyond(prop), node, prop)
        child.chained = True
        node.joined.append((prop, child))
        self.many_rows = self.many_rows or prop.uselist
        self._set_up(child, secondary)

    def _join(self, node, prop, given, hop):
        target = hop.target if hop is not None else None
        mapper = getattr(target, "__mapper__", prop.mapper)
        alias = target if hasattr(target, "_aliased_insp") else flat_alias(mapper)
        child = Node(
            mapper if alias is not target else alias._mapper, alias, node.beyond(prop), node, prop
        )
        inner = given.get("innerjoin", prop.innerjoin)
        child.chained = node.chained or not inner
        node.joined.append((prop, child))
        self.joins.append((node, prop, child, inner, hop.criteria if hop is not None else ()))
        self.joining = True
        self.many = self.many or prop.uselist
        self._set_up(child, True)

    @property
    def needs_unique(self):
        return self.many or self.many_rows

    # the statement

    def statement(self):
        base = self.source
        rows_cut = base._limit is not None or base._offset is not None
        if self.joining and ((rows_cut and self.many) or base._distinct or base._group_by):
            return self._around(base)
        self.width = len(self.primary)
        made = base._generate()
        made._columns = ((None, tuple(self.primary) + tuple(self.secondary)),)
        made._eager_steps = list(base._eager_steps) + self._steps(None, ())
        made._order_by = base._order_by + self._orders(None)
        made._planned, made._signature = True, self.signature
        return made

    def _around(self, base):
        """With LIMIT and the like the joins are made to the whole query, so that each object has
        all of its rows."""
        inner = base._generate()
        known = {id(c) for c in self.primary}
        further = [c for item in base._order_by for c in _columns_of(item) if id(c) not in known]
        inner._columns = ((None, tuple(self.primary) + tuple(further)),)
        inner._planned = True
        subquery = inner.subquery()
        columns = list(subquery.c)
        pairs = list(zip(list(self.primary) + further, columns))
        self.width = len(columns)
        made = Select().set_label_style(base._labels)
        made._froms = (subquery,)
        made._columns = ((None, tuple(columns) + tuple(self.secondary)),)
        made._eager_steps = self._steps(subquery, pairs)
        made._order_by = tuple(
            _sqla.adapt(item, pairs) if not isinstance(item, str) else item
            for item in base._order_by
        ) + self._orders(pairs)
        made._planned, made._signature = True, self.signature
        return made

    def _steps(self, around, pairs):
        steps = []
        for node, prop, child, inner, criteria in self.joins:
            root = node.above is None or node.alias is None
            left = around if around is not None and root else node.source()
            outer = not inner
            made = prop._steps(node.alias, child.alias, outer or child.chained, False, left)
            for criterion in criteria:
                made[-1][2] = _sqla.connect(
                    "and", [made[-1][2], _sqla.adapt(_clause(criterion), child.alias._pairs())]
                )
            if around is not None and root:
                made[0][2] = _sqla.adapt(made[0][2], pairs)
            if inner and node.chained and node.step is not None:
                # An inner join behind an outer one is made inside of it.
                for _, right, on, _, _ in made:
                    node.step[1] = _sqla.join(node.step[1], right, on, False, False)
                child.step = node.step
                continue
            if inner:
                for step in made:
                    step[3] = False
            elif len(made) == 2:
                (source, between, first, _, _), (_, to, second, _, _) = made
                made = [[source, _sqla.join(between, to, second, False, False), first, True, False]]
            child.step = made[-1]
            steps.extend(made)
        return steps

    def _orders(self, pairs):
        out = []
        for node, prop, child, _, _ in self.joins:
            for item in ordering(prop):
                out.append(_sqla.adapt(item, child.alias._pairs()))
        return tuple(out)


def _signed(step):
    """An option as a part of what tells cached statements apart."""
    path, how, given = step
    return (
        tuple(str(hop) if hop.mapper is not None else hop.key for hop in path),
        how,
        str(sorted(given)),
    )


def ordering(prop):
    """ORDER BY of a relationship."""
    order = prop._resolve(prop.order_by) if prop.order_by not in (False, None) else None
    if order is None:
        return []
    return [_clause(item) for item in (order if isinstance(order, (list, tuple)) else [order])]


def _clause(item):
    return item.__clause_element__() if hasattr(item, "__clause_element__") else item


def _columns_of(item):
    """The columns an ORDER BY names."""
    return _sqla.columns_in(item)


def plan_of(stmt):
    """The plan of a SELECT of objects, and its statement."""
    from sqlalchemy.orm.loading import mapper_of, prepare_select

    base = prepare_select(stmt)
    plan = Plan(stmt, base, getattr(stmt, "_first", ()))
    for raw, columns in base._columns:
        entity = mapper_of(raw)
        if entity is not None:
            plan.raws.append((raw, plan.root(*entity)))
        else:
            plan.raws.append((raw, [plan._place(c) for c in columns]))
    _check_options(plan, base)
    return plan, plan.statement()


_PLAIN_NAMES = {
    "joined": "joined",
    "contains_eager": "joined",
    "selectin": "select in",
    "subquery": "subquery",
    "immediate": "immediate",
    "select": "lazy",
    "raise": "lazy",
    "raise_on_sql": "lazy",
    "noload": "no",
    "defer": "deferred column",
    "undefer": "column",
    "load_only": "column",
}
_OPTION_NAMES = {
    "joined": "joinedload",
    "selectin": "selectinload",
    "subquery": "subqueryload",
    "immediate": "immediateload",
    "select": "lazyload",
    "raise": "raiseload",
    "raise_on_sql": "raiseload",
    None: "defaultload",
}


def _check_options(plan, stmt):
    """An option that speaks of no entity of the query, or not of such an attribute, is refused."""
    if plan.given is not None:
        return
    mappers = [what.mapper for _, what in plan.raws if isinstance(what, Node)]
    for option in getattr(stmt, "_with_options", ()):
        for path, how, given in getattr(option, "_steps", ()):
            hops = path or given.get("hops") or ()
            if not hops or hops[0].mapper is None:
                continue
            if not any(hops[0].meets(m) for m in mappers):
                _refuse(mappers, hops[0], how)
            for hop in given.get("hops") or path[-1:]:
                _check_kind(hop, how)


def _refuse(mappers, hop, how):
    shown = "%s(%s)" % (_OPTION_NAMES.get(how, how), hop)
    if not mappers:
        raise exc.ArgumentError(
            "Query has only expression-based entities; attribute loader option %s can't be applied here."
            % shown
        )
    raise exc.ArgumentError(
        "Mapped class %s referenced in option %s does not apply to any of the root entities in this query, e.g. %s. Please specify the full path from one of the root entities to the target attribute. "
        % (hop.mapper.class_.__name__, shown, ", ".join(m.class_.__name__ for m in mappers))
    )


def _check_kind(hop, how):
    if (
        hop.prop is None
        or how not in _PLAIN_NAMES
        or not (hop.prop._is_relationship or hop.prop._is_column)
    ):
        return
    columns = how in ("defer", "undefer", "load_only")
    if columns != hop.prop._is_column:
        kinds = (
            ("column property", "relationship property")
            if hop.prop._is_column
            else ("relationship", "column property")
        )
        raise orm_exc.LoaderStrategyException(
            'Can\'t apply "%s loader" strategy to property "%s", which is a "%s"; this loader strategy is intended to be used with a "%s".'
            % (_PLAIN_NAMES[how], hop, kinds[0], kinds[1])
        )
