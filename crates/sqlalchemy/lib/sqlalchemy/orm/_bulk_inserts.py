"""Many rows of a mapped class at once, without objects: bulk_insert_mappings() and INSERT with a list of
parameters."""

import itertools
from sqlalchemy.engine.result import IteratorResult
from sqlalchemy.sql._dml_keys import assigned
from sqlalchemy.sql.dml import Insert


def entity_mapper(statement):
    """The mapper of the class that an INSERT, UPDATE or DELETE is about."""
    return getattr(getattr(statement, "entity", None), "__mapper__", None)


class BulkInserts:
    """The part of a session that inserts without objects."""

    def _bulk_insert_statement(self, statement, params, options, entities):
        """Rows as bulk_insert_mappings() takes them."""
        mapper = entity_mapper(statement)
        rows = [dict(row) for row in ([params] if isinstance(params, dict) else params)]
        render_nulls = options.get("render_nulls", False)
        result = self._bulk_insert(mapper, rows, False, render_nulls, statement)
        if result is None or not result.returns_rows:
            return IteratorResult(None, [])
        if entities:
            from sqlalchemy.orm import loading

            return loading.instances(self, statement, result)
        return result

    def _bulk_insert(
        self, mapper, dicts, return_defaults=False, render_nulls=False, statement=None
    ):
        """Neighbours with the same columns go in one statement; None is left to the column's
        default. The rows of a table above give their keys to those below."""
        connection = self._connection_for(mapper)
        given, dicts = dicts, [dict(values) for values in dicts]
        on = mapper._polymorphic_key if mapper.polymorphic_on is not None else None
        for values in dicts if on is not None else ():
            values.setdefault(on, mapper.polymorphic_identity)
        result = None
        for table in mapper.tables:
            rows = [_row(mapper, table, values, render_nulls) for values in dicts]
            last = table is mapper.tables[-1]
            auto = table.autoincrement_column
            if auto is not None and (return_defaults or not last):
                self._insert_for_keys(connection, mapper, table, dicts, rows)
                continue
            own = statement if statement is not None and last else Insert(table)
            for _, group in itertools.groupby(rows, key=set):
                part = connection.execute(own, list(group))
                if result is not None and part.returns_rows:
                    part._data = list(result._data) + list(part._data)
                result = part
        for values, known in zip(given, dicts) if return_defaults else ():
            values.update({name: known[name] for name in mapper._key_names if name in known})
        return result

    def _insert_for_keys(self, connection, mapper, table, dicts, rows):
        """Rows whose keys are asked for; those that bring theirs go together."""
        auto = table.autoincrement_column
        name = mapper._key_of(auto)
        for known, group in itertools.groupby(
            zip(dicts, rows), key=lambda pair: (pair[1].get(auto.key) is not None, set(pair[1]))
        ):
            group = list(group)
            if known[0]:
                connection.execute(Insert(table), [row for _, row in group])
                continue
            several = len(group) > 1
            made = Insert(table).returning(auto, sort_by_parameter_order=True)
            result = connection.execute(
                made if several else Insert(table), [row for _, row in group]
            )
            keys = result.scalars().all() if several else [result.lastrowid]
            for (values, _), key in zip(group, keys):
                values[name] = key


def _row(mapper, table, values, render_nulls):
    """What one mapping says of one table, by the keys of its columns."""
    given = assigned(mapper.class_, {k: v for k, v in values.items() if k in mapper._props})[0]
    row = {}
    for name, prop in mapper._props.items():
        for column in prop.columns if prop._is_column else ():
            if getattr(column, "table", None) is not table:
                continue
            if column.key in given:
                row[column.key] = given[column.key]
            elif name in values:
                row[column.key] = values[name]
    version = mapper.version_id_col
    if version is not None and version.key in table.c and mapper.version_id_generator is not False:
        row[version.key] = mapper.version_id_generator(None)
    return {
        k: v
        for k, v in row.items()
        if v is not None or render_nulls or table.c[k].type.should_evaluate_none
    }
