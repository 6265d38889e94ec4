"""SQLiteImpl: where the SQL of operations is run, or printed offline."""

from alembic._native import is_bare_expression, literal_sql
from sqlalchemy import text as as_text


class DefaultImpl:
    """What impls of all databases have."""

    __dialect__ = "default"
    command_terminator = ";"
    transactional_ddl = False


class SQLiteImpl(DefaultImpl):
    """Runs statements on a connection; offline it writes them with their values into a buffer."""

    __dialect__ = "sqlite"

    def __init__(self, dialect, connection, as_sql, transactional_ddl, output_buffer, context_opts):
        self.as_sql, self.output_buffer, self.connection = as_sql, output_buffer, connection
        self.context_opts, self.dialect, self.memo = context_opts, dialect, {}
        self.literal_binds = bool(context_opts.get("literal_binds"))
        if transactional_ddl is not None:
            self.transactional_ddl = transactional_ddl

    @property
    def bind(self):
        """The connection, None offline."""
        return self.connection

    def static_output(self, text):
        """Writes a text and an empty line into the script."""
        self.output_buffer.write(f"{text}\n\n")

    def _print(self, sql):
        line = sql.replace("\t", " " * 4).strip()
        self.static_output(f"{line}{self.command_terminator}")

    def start_migrations(self):
        """Called before the first step; SQLite has nothing to do."""

    def emit_begin(self):
        """Writes BEGIN."""
        self._print("BEGIN")

    def emit_commit(self):
        """Writes COMMIT."""
        self._print("COMMIT")

    def _exec_ddl(self, sql):
        (self._print if self.as_sql else self.connection._execute_text)(sql)

    def _exec(self, construct, execution_options=None, multiparams=None, params=None):
        """The result of a statement, whose parameters are one set or several; None offline."""
        statement = as_text(construct) if isinstance(construct, str) else construct
        if not self.as_sql:
            given = multiparams or params
            options = execution_options or {}
            runner = self.connection.execution_options(**options) if options else self.connection
            return runner.execute(statement, given) if given else runner.execute(statement)
        if multiparams or params:
            raise TypeError("SQL parameters not allowed with as_sql")
        self._print(literal_sql(statement))
        return None

    def execute(self, sql, execution_options=None):
        """Runs or prints a statement."""
        self._exec(sql, execution_options=execution_options)

    def bulk_insert(self, table, rows, multiinsert=True):
        """Inserts rows: in one statement, or one by one; always one by one offline."""
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if not all(isinstance(row, dict) for row in rows[:1]):
            raise TypeError("List of dictionaries expected")
        statement = table.insert().inline()
        if multiinsert and rows and not self.as_sql:
            self._exec(statement, multiparams=rows)
            return
        for row in rows:
            self._exec(statement.values(row))

    def autogen_column_reflect(self, inspector, table, column_info):
        """An SQL expression as default wants parentheses of its own when it is written again."""
        found = column_info.get("default")
        if found is not None and is_bare_expression(found):
            column_info["default"] = f"({found})"
