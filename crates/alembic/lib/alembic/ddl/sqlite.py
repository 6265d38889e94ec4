"""SQLiteImpl: where the SQL of operations is run, or printed offline."""

from alembic._native import is_bare_expression


class DefaultImpl:
    __dialect__ = "default"
    transactional_ddl = False
    command_terminator = ";"


class SQLiteImpl(DefaultImpl):
    __dialect__ = "sqlite"

    def __init__(self, dialect, connection, as_sql, transactional_ddl, output_buffer, context_opts):
        self.dialect, self.connection, self.as_sql = dialect, connection, as_sql
        self.literal_binds = context_opts.get("literal_binds", False)
        self.output_buffer, self.context_opts = output_buffer, context_opts
        self.memo = {}
        if transactional_ddl is not None:
            self.transactional_ddl = transactional_ddl

    @property
    def bind(self):
        return self.connection

    def static_output(self, text):
        self.output_buffer.write(text + "\n\n")

    def start_migrations(self):
        pass

    def emit_begin(self):
        self.static_output("BEGIN" + self.command_terminator)

    def emit_commit(self):
        self.static_output("COMMIT" + self.command_terminator)

    def _exec_ddl(self, sql):
        if self.as_sql:
            self._print(sql)
        else:
            self.connection._execute_text(sql)

    def _print(self, sql):
        self.static_output(sql.replace("\t", "    ").strip() + self.command_terminator)

    def autogen_column_reflect(self, inspector, table, column_info):
        """An SQL expression as default wants parentheses of its own when it is written again."""
        default = column_info.get("default")
        if default is not None and is_bare_expression(default):
            column_info["default"] = "(%s)" % default

    def _exec(self, construct, execution_options=None, multiparams=None, params=None):
        from sqlalchemy import text

        if isinstance(construct, str):
            construct = text(construct)
        if self.as_sql:
            from alembic._native import literal_sql

            self._print(literal_sql(construct))
            return None
        connection = self.connection
        if execution_options:
            connection = connection.execution_options(**execution_options)
        if multiparams:
            return connection.execute(construct, multiparams)
        return connection.execute(construct)

    def execute(self, sql, execution_options=None):
        self._exec(sql, execution_options)

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if rows and not isinstance(rows[0], dict):
            raise TypeError("List of dictionaries expected")
        if self.as_sql:
            for row in rows:
                self._exec(table.insert().inline().values(**row))
        elif rows:
            if multiinsert:
                self._exec(table.insert().inline(), multiparams=rows)
            else:
                for row in rows:
                    self._exec(table.insert().inline().values(**row))
