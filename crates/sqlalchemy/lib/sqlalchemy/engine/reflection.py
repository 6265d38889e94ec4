"""sqlalchemy.engine.reflection: the Inspector, and inspect()."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.engine import _questions


class Inspector:
    def __init__(self, bind):
        self.bind = bind
        self._sqla_bind = bind
        self._said, self._asking = set(), {}

    @classmethod
    def _for_events(cls):
        return cls.__new__(cls)

    @classmethod
    def from_engine(cls, bind):
        return cls(bind)

    @property
    def engine(self):
        return self.bind.engine

    @property
    def dialect(self):
        return self.bind.dialect

    @property
    def default_schema_name(self):
        return "main"

    @property
    def _sqla_raw(self):
        return self._connection()._sqla_raw

    def _connection(self):
        from sqlalchemy.engine import Engine

        if isinstance(self.bind, Engine):
            return self.bind._reflection_connection()
        return self.bind

    def _ask(self, name, *args):
        connection = self._connection()
        if connection is self.bind:
            connection._autobegin()
            self._say(name, connection, *args)
        elif _questions._heard(self.bind):
            with self.bind.connect() as own:
                own._autobegin()
                self._say(name, own, *args)
        return getattr(_sqla, name)(connection, *args)

    def _say(self, question, connection, name, schema=None):
        """What an echo shows of a question; an Inspector keeps the answers, so it asks once."""
        if not _questions._heard(connection):
            return
        if question == "reflect_names":
            if (question, name, schema) not in self._said:
                _questions.names(connection, name, schema)
        elif question == "reflect_has_table":
            _questions.has_table(connection, name, schema)
        elif (question, name, schema) not in self._said:
            asking = self._asking.setdefault(
                (name, schema), _questions._Asking(connection, name, schema)
            )
            asking.connection = connection
            asking.answer(question)
        self._said.add((question, name, schema))

    def get_schema_names(self, **kw):
        return self._ask("reflect_names", "schema")

    def get_table_names(self, schema=None, **kw):
        return self._ask("reflect_names", "table", schema)

    def get_temp_table_names(self, **kw):
        return []

    def get_temp_view_names(self, **kw):
        return []

    def get_view_names(self, schema=None, **kw):
        return self._ask("reflect_names", "view", schema)

    def get_materialized_view_names(self, schema=None, **kw):
        raise NotImplementedError()

    def get_sequence_names(self, schema=None, **kw):
        raise NotImplementedError()

    def has_table(self, table_name, schema=None, **kw):
        if not isinstance(table_name, str):
            raise exc.ArgumentError("The table_name argument must be a string")
        return self._ask("reflect_has_table", table_name, schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        return any(i["name"] == index_name for i in self.get_indexes(table_name, schema))

    def has_schema(self, schema_name, **kw):
        return schema_name in self.get_schema_names()

    def has_sequence(self, sequence_name, schema=None, **kw):
        return False

    def get_columns(self, table_name, schema=None, **kw):
        return self._ask("reflect_columns", table_name, schema)

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._ask("reflect_pk", table_name, schema)

    def get_foreign_keys(self, table_name, schema=None, **kw):
        return self._ask("reflect_fks", table_name, schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._ask("reflect_uniques", table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._ask("reflect_checks", table_name, schema)

    def get_indexes(self, table_name, schema=None, **kw):
        return self._ask("reflect_indexes", table_name, schema)

    def get_table_options(self, table_name, schema=None, **kw):
        return self._ask("reflect_options", table_name, schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        return self._ask("reflect_view", view_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        raise NotImplementedError()

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        names = self.get_table_names(schema)
        edges = {n: [f["referred_table"] for f in self.get_foreign_keys(n, schema)] for n in names}
        done, out = set(), []
        while len(done) < len(names):
            level = [
                n
                for n in names
                if n not in done and all(d in done or d == n or d not in names for d in edges[n])
            ]
            if not level:
                level = [n for n in names if n not in done]
            for n in level:
                done.add(n)
                out.append((n, set()))
        return out + [(None, [])]

    def _multi(self, method, schema, filter_names):
        names = filter_names if filter_names is not None else self.get_table_names(schema)
        return {(schema, n): method(n, schema) for n in names}

    def get_multi_columns(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_columns, schema, filter_names)

    def get_multi_indexes(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_indexes, schema, filter_names)

    def get_multi_foreign_keys(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_foreign_keys, schema, filter_names)

    def get_multi_pk_constraint(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_pk_constraint, schema, filter_names)

    def get_multi_unique_constraints(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_unique_constraints, schema, filter_names)

    def get_multi_check_constraints(self, schema=None, filter_names=None, **kw):
        return self._multi(self.get_check_constraints, schema, filter_names)

    def reflect_table(
        self, table, include_columns=None, exclude_columns=(), resolve_fks=True, **kw
    ):
        _sqla.reflect_into(self._connection(), table, include_columns, resolve_fks)

    def clear_cache(self):
        pass

    def info_cache(self):
        return {}


def inspect(subject, raiseerr=True):
    from sqlalchemy.engine import Connection, Engine

    if isinstance(subject, (Engine, Connection)):
        return Inspector(subject)
    if isinstance(subject, Inspector):
        return subject
    if isinstance(subject, type):
        mapper = subject.__dict__.get("__mapper__") or getattr(subject, "__mapper__", None)
        if mapper is not None:
            mapper._configure()
            return mapper
    if hasattr(type(subject), "__sqla_inspect__"):
        return subject.__sqla_inspect__()
    state = getattr(subject, "_sa_instance_state", None)
    if state is not None:
        return state
    if (
        isinstance(subject, _sqla.ClauseElement)
        or getattr(subject, "is_mapper", False)
        or hasattr(subject, "__clause_element__")
    ):
        return subject
    if raiseerr:
        raise exc.NoInspectionAvailable(
            "No inspection system is available for object of type %s" % type(subject)
        )
    return None
