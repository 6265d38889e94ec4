"""sqlalchemy.sql.compiler: what str(statement) and statement.compile() give."""

import _sqla
from sqlalchemy import exc


class Compiled:
    def __init__(self, statement, dialect=None, compile_kwargs=None):
        self.statement = statement
        self.dialect = dialect
        literal = bool((compile_kwargs or {}).get("literal_binds"))
        expanded = bool((compile_kwargs or {}).get("render_postcompile"))
        named = dialect is None
        self._params = {}
        self.string = self._make(statement, named, literal, expanded)

    def _make(self, statement, named, literal, expanded):
        if hasattr(statement, "_ddl_sql"):
            return statement._ddl_sql()
        if hasattr(statement, "_sqla_statement"):
            made = _sqla.compile(statement._sqla_statement(), named, literal, None, not expanded)
        else:
            made = _sqla.compile_element(statement, named, literal, not expanded)
        sql, params, _ = made
        given = getattr(statement, "_given_params", {})
        self._params = {name: given.get(name, value) for name, has, value, type_ in params}
        self.positiontup = [name for name, _, _, _ in params]
        return sql

    @property
    def params(self):
        return self._params

    def construct_params(self, params=None, **kw):
        return dict(self._params, **(params or {}))

    def __str__(self):
        return self.string


class SQLCompiler(Compiled):
    pass


class DDLCompiler(Compiled):
    pass


class IdentifierPreparer:
    def __init__(self, dialect=None):
        self.dialect = dialect

    def quote(self, ident):
        return _sqla.quote(ident)

    def quote_identifier(self, value):
        return '"%s"' % value.replace('"', '""')

    def quote_schema(self, schema):
        return _sqla.quote(schema)

    def format_table(self, table, use_schema=True, name=None):
        text = _sqla.quote(name or table.name)
        return "%s.%s" % (_sqla.quote(table.schema), text) if use_schema and table.schema else text

    def format_column(self, column, use_table=False, name=None, **kw):
        text = _sqla.quote(name or column.name)
        return "%s.%s" % (self.format_table(column.table), text) if use_table else text

    def format_index(self, index):
        return _sqla.quote(index.name)

    def format_constraint(self, constraint):
        return None if constraint.name is None else _sqla.quote(constraint.name)
