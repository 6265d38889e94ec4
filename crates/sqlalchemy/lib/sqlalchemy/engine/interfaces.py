"""sqlalchemy.engine.interfaces: names that programs import."""

from sqlalchemy.engine.default import DefaultDialect, Dialect


class ExceptionContext:
    pass


class CreateEnginePlugin:
    pass


class AdaptedConnection:
    pass


class ExecutionContext:
    """A statement on its way to the database; listeners may keep what they like on it."""

    cursor = compiled = None

    def __init__(self, connection, statement, parameters, executemany):
        self.root_connection, self.engine = connection, connection.engine
        self.dialect = connection.engine.dialect
        self.statement, self.parameters = statement, parameters
        self.executemany = executemany
        self.execution_options = connection.get_execution_options()
