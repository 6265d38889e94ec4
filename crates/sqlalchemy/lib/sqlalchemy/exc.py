"""sqlalchemy.exc: the exceptions, with the texts and link lines of SQLAlchemy 2.1."""

import warnings
from _sqla import _hand


class HasDescriptionCode:
    code = None

    def __init__(self, *arg, **kw):
        code = kw.pop("code", None)
        if code is not None:
            self.code = code
        super().__init__(*arg, **kw)

    def _code_str(self):
        if not self.code:
            return ""
        return "(Background on this error at: https://sqlalche.me/e/21/%s)" % (self.code,)

    def _message(self):
        if len(self.args) == 1:
            arg = self.args[0]
            return arg if isinstance(arg, str) else str(arg)
        return str(self.args) if self.args else ""

    def _sql_message(self):
        return self._message()

    def __str__(self):
        message = self._sql_message()
        if self.code:
            message = "%s %s" % (message, self._code_str())
        return message


class SQLAlchemyError(HasDescriptionCode, Exception):
    pass


class ArgumentError(SQLAlchemyError):
    pass


class DuplicateColumnError(ArgumentError):
    pass


class ObjectNotExecutableError(ArgumentError):
    def __init__(self, target):
        super().__init__(f"Not an executable object: {target!r}")
        self.target = target


class NoSuchModuleError(ArgumentError):
    pass


class NoForeignKeysError(ArgumentError):
    pass


class AmbiguousForeignKeysError(ArgumentError):
    pass


class ConstraintColumnNotFoundError(ArgumentError):
    pass


class CircularDependencyError(SQLAlchemyError):
    def __init__(self, message, cycles=(), edges=(), msg=None, code=None):
        super().__init__(message if msg is None else msg, code=code)
        self.cycles = cycles
        self.edges = edges


class CompileError(SQLAlchemyError):
    pass


class UnsupportedCompilationError(CompileError):
    code = "l7de"


class IdentifierError(SQLAlchemyError):
    pass


class DisconnectionError(SQLAlchemyError):
    pass


class InvalidatePoolError(DisconnectionError):
    pass


class TimeoutError(SQLAlchemyError):
    pass


class InvalidRequestError(SQLAlchemyError):
    pass


class IllegalStateChangeError(InvalidRequestError):
    pass


class NoInspectionAvailable(InvalidRequestError):
    pass


class PendingRollbackError(InvalidRequestError):
    pass


class ResourceClosedError(InvalidRequestError):
    pass


class NoSuchColumnError(InvalidRequestError, KeyError):
    pass


class AmbiguousColumnError(InvalidRequestError):
    pass


class NoResultFound(InvalidRequestError):
    pass


class MultipleResultsFound(InvalidRequestError):
    pass


class NoReferenceError(InvalidRequestError):
    table_name = None


class AwaitRequired(InvalidRequestError):
    code = "xd1r"


class MissingGreenlet(InvalidRequestError):
    code = "xd2s"


class NoReferencedTableError(NoReferenceError):
    pass


class NoReferencedColumnError(NoReferenceError):
    pass


class NoSuchTableError(InvalidRequestError):
    pass


class UnreflectableTableError(InvalidRequestError):
    pass


class UnboundExecutionError(InvalidRequestError):
    pass


class StatementError(SQLAlchemyError):
    statement = None
    params = None
    orig = None
    ismulti = None
    hide_parameters = False

    def __init__(
        self, message, statement, params, orig, hide_parameters=False, code=None, ismulti=None
    ):
        super().__init__(message, code=code)
        self.statement = statement
        self.params = params
        self.orig = orig
        self.ismulti = ismulti
        self.hide_parameters = hide_parameters
        self.detail = []

    def add_detail(self, msg):
        self.detail.append(msg)

    def _sql_message(self):
        details = [self._message()]
        if self.statement:
            details.append("[SQL: %s]" % self.statement)
            if self.params:
                if self.hide_parameters:
                    details.append("[SQL parameters hidden due to hide_parameters=True]")
                else:
                    details.append("[parameters: %s]" % repr_params(self.params, self.ismulti))
        code_str = self._code_str()
        if code_str:
            details.append(code_str)
        return "\n".join(["(%s)" % det for det in self.detail] + details)

    def __str__(self):
        return self._sql_message()


class DBAPIError(StatementError):
    code = "dbapi"

    def __init__(
        self,
        statement,
        params,
        orig,
        hide_parameters=False,
        connection_invalidated=False,
        code=None,
        ismulti=None,
    ):
        text = "(%s.%s) %s" % (type(orig).__module__, type(orig).__name__, str(orig))
        StatementError.__init__(
            self, text, statement, params, orig, hide_parameters, code=code, ismulti=ismulti
        )
        self.connection_invalidated = connection_invalidated


class InterfaceError(DBAPIError):
    code = "rvf5"


class DatabaseError(DBAPIError):
    code = "4xp6"


class DataError(DatabaseError):
    code = "9h9h"


class OperationalError(DatabaseError):
    code = "e3q8"


class IntegrityError(DatabaseError):
    code = "gkpj"


class InternalError(DatabaseError):
    code = "2j85"


class ProgrammingError(DatabaseError):
    code = "f405"


class NotSupportedError(DatabaseError):
    code = "tw8g"


class SADeprecationWarning(HasDescriptionCode, DeprecationWarning):
    deprecated_since = None


class Base20DeprecationWarning(SADeprecationWarning):
    pass


class LegacyAPIWarning(Base20DeprecationWarning):
    pass


class MovedIn20Warning(Base20DeprecationWarning):
    pass


class SAPendingDeprecationWarning(PendingDeprecationWarning):
    pass


class SAWarning(HasDescriptionCode, RuntimeWarning):
    pass


_WRAPPED = {
    "InterfaceError": InterfaceError,
    "DatabaseError": DatabaseError,
    "DataError": DataError,
    "OperationalError": OperationalError,
    "IntegrityError": IntegrityError,
    "InternalError": InternalError,
    "ProgrammingError": ProgrammingError,
    "NotSupportedError": NotSupportedError,
}


def wrap_dbapi(orig, statement, params, ismulti=False, hide_parameters=False):
    cls = _WRAPPED.get(type(orig).__name__, DBAPIError)
    return cls(statement, params, orig, hide_parameters, ismulti=ismulti)


class _Shown:
    """Parameters that were printed already, in Rust."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def _dbapi_error(name, message, statement, params):
    import sqlite3

    orig = getattr(sqlite3, name)(message)
    return wrap_dbapi(orig, statement, None if params is None else _Shown(params))


class by_itself:
    """While mappers are configured because something needed them: warnings say so."""

    _says = ""

    def __enter__(self):
        by_itself._says = " (This warning originated from the `configure_mappers()` process, which was invoked automatically in response to a user-initiated operation.)"

    def __exit__(self, kind, value, tb):
        by_itself._says = ""


def _warn(text, cls=SAWarning):
    text += by_itself._says
    # The warning belongs to the line of the program, not to a line in here.
    warnings._warn_outside(text, cls, ("sqlalchemy", "alembic"))


def _trunc(value, max_chars=300):
    text = repr(value)
    lenparam = len(text)
    if lenparam > max_chars:
        half = max_chars // 2
        text = (
            text[0:half]
            + " ... (%d characters truncated) ... " % (lenparam - max_chars)
            + text[-half:]
        )
    return text


def _repr_one(params):
    if isinstance(params, dict):
        return "{%s}" % ", ".join("%r: %s" % (k, _trunc(v)) for k, v in params.items())
    items = [_trunc(v) for v in params]
    if isinstance(params, tuple):
        return "(%s%s)" % (", ".join(items), "," if len(items) == 1 else "")
    return "[%s]" % ", ".join(items)


def repr_params(params, ismulti=False, batches=10):
    if isinstance(params, _Shown):
        return params.text
    if not ismulti:
        if isinstance(params, (tuple, list)) and params and isinstance(params[0], dict):
            return "[%s]" % ", ".join(_repr_one(p) for p in params)
        return _repr_one(params)
    if len(params) > batches:
        msg = " ... displaying %i of %i total bound parameter sets ... " % (batches, len(params))
        head = ", ".join(_repr_one(p) for p in params[0 : batches - 2])
        tail = ", ".join(_repr_one(p) for p in params[-2:])
        return (
            "[%s %s %s]" % (head + ", ", msg.strip(), tail)
            if False
            else "[%s, %s %s]" % (head, msg, tail)
        )
    return "[%s]" % ", ".join(_repr_one(p) for p in params)


_hand(exceptions=globals(), dbapi_error=_dbapi_error, warn=_warn)
