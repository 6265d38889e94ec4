"""sqlalchemy.sql.ddl: DDL as executable objects."""

import _sqla
from sqlalchemy import exc
from sqlalchemy.sql.selectable import Executable


class ExecutableDDLElement(Executable):
    target = None
    _conditions = None
    is_ddl = True

    def against(self, target):
        new = self._generate()
        new.target = target
        return new

    def execute_if(self, dialect=None, callable_=None, state=None):
        new = self._generate()
        new._conditions = (dialect, callable_, state)
        return new

    def _wanted(self, target, bind):
        if self._conditions is None:
            return True
        dialect, callable_, state = self._conditions
        if isinstance(dialect, str) and dialect != "sqlite":
            return False
        if isinstance(dialect, (tuple, list, set)) and "sqlite" not in dialect:
            return False
        return callable_ is None or callable_(self, target, bind, state=state, dialect=bind.dialect)

    def __call__(self, target, bind, **kw):
        """As an event listener."""
        if self._wanted(target, bind):
            return bind.execute(self.against(target))

    def __str__(self):
        return _sqla.in_default_dialect(self._ddl_sql)


DDLElement = ExecutableDDLElement


class BaseDDLElement(ExecutableDDLElement):
    pass


class DDL(ExecutableDDLElement):
    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise exc.ArgumentError(
                "Expected a string or unicode SQL statement, got '%r'" % statement
            )
        self.statement = statement
        self.context = context or {}

    def _ddl_sql(self):
        context = dict(self.context)
        if isinstance(self.target, _sqla.Table):
            context.setdefault("table", _sqla.quote(self.target.name))
            context.setdefault("schema", self.target.schema or "")
            context.setdefault("fullname", _sqla.quote(self.target.name))
        return self.statement % context

    def __repr__(self):
        return "<DDL@%s; %r>" % (id(self), self.statement)


class _CreateDrop(ExecutableDDLElement):
    def __init__(self, element, if_exists=False, if_not_exists=False, **kw):
        self.element = self.target = element
        self.if_exists = if_exists
        self.if_not_exists = if_not_exists


class CreateTable(_CreateDrop):
    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        super().__init__(element, if_not_exists=if_not_exists)

    def _ddl_sql(self):
        return _sqla.create_table_sql(self.element, self.if_not_exists)


class DropTable(_CreateDrop):
    def _ddl_sql(self):
        return _sqla.drop_table_sql(self.element, self.if_exists)


class CreateIndex(_CreateDrop):
    def _ddl_sql(self):
        return _sqla.create_index_sql(self.element, self.if_not_exists)


class DropIndex(_CreateDrop):
    def _ddl_sql(self):
        return _sqla.drop_index_sql(self.element, self.if_exists)


class AddConstraint(_CreateDrop):
    def _ddl_sql(self):
        return _sqla.constraint_sql(self.element, "add")


class DropConstraint(_CreateDrop):
    def __init__(self, element, cascade=False, if_exists=False, **kw):
        super().__init__(element, if_exists=if_exists)

    def _ddl_sql(self):
        return _sqla.constraint_sql(self.element, "drop")


class CreateColumn(_CreateDrop):
    def _ddl_sql(self):
        return _sqla.column_sql(self.element)


class CreateSchema(_CreateDrop):
    def _ddl_sql(self):
        return "CREATE SCHEMA %s%s" % (
            "IF NOT EXISTS " if self.if_not_exists else "",
            _sqla.quote(self.element),
        )


class DropSchema(_CreateDrop):
    def __init__(self, element, cascade=False, if_exists=False):
        super().__init__(element, if_exists=if_exists)
        self.cascade = cascade

    def _ddl_sql(self):
        return "DROP SCHEMA %s%s%s" % (
            "IF EXISTS " if self.if_exists else "",
            _sqla.quote(self.element),
            " CASCADE" if self.cascade else "",
        )


class CreateSequence(_CreateDrop):
    def _ddl_sql(self):
        return "CREATE SEQUENCE %s" % _sqla.quote(self.element.name)


class DropSequence(_CreateDrop):
    def _ddl_sql(self):
        return "DROP SEQUENCE %s" % _sqla.quote(self.element.name)


class SetTableComment(_CreateDrop):
    def _ddl_sql(self):
        return "COMMENT ON TABLE %s IS '%s'" % (
            _sqla.quote(self.element.name),
            (self.element.comment or "").replace("'", "''"),
        )


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    return _sqla.sort_tables(list(tables))


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None):
    return [(t, set(t.foreign_key_constraints)) for t in _sqla.sort_tables(list(tables))] + [
        (None, [])
    ]
