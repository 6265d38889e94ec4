"""The columns that the keys of values() stand for: columns, attributes, and the names of both."""


def assigned(entity, values):
    """(column keys and values, names that no attribute of the mapped class has). An attribute made of
    several columns gives each of them its part."""
    mapper = getattr(entity, "__mapper__", None)
    found, unknown = {}, []
    for key, value in values.items() if isinstance(values, dict) else values:
        if mapper is None or not isinstance(key, str):
            pairs = _of_object(key, value)
        else:
            pairs = _of_name(mapper, key, value)
            if pairs is None:
                unknown.append(key)
                pairs = [(key, value)]
        found.update(pairs)
    return found, unknown


def _of_name(mapper, name, value):
    """What an attribute's name stands for; it comes before a column's of the same name."""
    prop = mapper._props.get(name)
    if prop is not None:
        return _of_property(prop, name, value)
    hybrid = next((c.__dict__[name] for c in mapper.class_.__mro__ if name in c.__dict__), None)
    if not hasattr(hybrid, "update_expr_"):
        return None
    if hybrid.update_expr_ is None:
        return _of_object(getattr(mapper.class_, name), value)
    made = hybrid.update_expr_(mapper.class_, value)
    return [pair for one, part in made for pair in _of_object(one, part)]


def _of_property(prop, name, value):
    parts = getattr(prop, "keys", None)
    if parts is not None and not getattr(prop, "columns", None):
        found = {}
        for part, one in zip(parts, prop.values_of(value)):
            found.update(_of_name(prop.parent, part, one) or ())
        return list(found.items())
    columns = getattr(prop, "columns", None)
    return [(columns[0].key if columns else name, value)]


def _of_object(key, value):
    prop = getattr(key, "prop", None)
    if prop is not None and getattr(prop, "keys", None) is not None:
        return _of_property(prop, prop.key, value)
    if hasattr(key, "__clause_element__"):
        key = key.__clause_element__()
    return [(getattr(key, "key", key), value)]
