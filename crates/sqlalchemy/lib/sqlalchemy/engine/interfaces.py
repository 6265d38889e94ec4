"""sqlalchemy.engine.interfaces: names that programs import."""

from sqlalchemy.engine.default import DefaultDialect, Dialect


class ExceptionContext:
    pass


class ExecutionContext:
    pass


class CreateEnginePlugin:
    pass


class AdaptedConnection:
    pass
