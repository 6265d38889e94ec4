"""In which order tables are written, and what of a row is compared."""

import _sqla


def table_order(mappers):
    """Tables so that referred ones come first."""
    tables = []
    for mapper in mappers:
        for table in mapper.tables:
            if table not in tables:
                tables.append(table)
    ordered = _sqla.sort_tables(sorted(tables, key=lambda t: t.key))
    return {id(t): i for i, t in enumerate(ordered)}


def _same(old, value):
    if old is value:
        return True
    try:
        return (type(old) is type(value) and bool(old == value)) or (
            isinstance(old, (int, float)) and isinstance(value, (int, float)) and old == value
        )
    except Exception:
        return False


def _key_or_none(mapper, column):
    for key, prop in mapper._props.items():
        if prop._is_column and any(c is column for c in prop.columns):
            return key
    return None


def _pairs_of(mapper, table):
    for m in mapper.iterate_to_root():
        if m.local_table is table and m.inherits is not None:
            return m.inherit_pairs
    return []
