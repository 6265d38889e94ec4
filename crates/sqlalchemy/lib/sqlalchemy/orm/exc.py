"""sqlalchemy.orm.exc."""

from sqlalchemy.exc import SQLAlchemyError, InvalidRequestError, NoResultFound, MultipleResultsFound


class StaleDataError(SQLAlchemyError):
    pass


ConcurrentModificationError = StaleDataError


class FlushError(SQLAlchemyError):
    pass


class MappedAnnotationError(SQLAlchemyError):
    pass


class UnmappedError(InvalidRequestError):
    pass


class ObjectDereferencedError(SQLAlchemyError):
    pass


class DetachedInstanceError(SQLAlchemyError):
    code = "bhk3"


class UnmappedInstanceError(UnmappedError):
    def __init__(self, obj, msg=None):
        if not msg:
            name = "%s.%s" % (type(obj).__module__, type(obj).__name__)
            msg = "Class '%s' is not mapped" % name
            if isinstance(obj, type):
                msg += "; was a class (%s.%s) supplied where an instance was required?" % (
                    obj.__module__,
                    obj.__name__,
                )
        super().__init__(msg)


class UnmappedClassError(UnmappedError):
    def __init__(self, cls, msg=None):
        super().__init__(msg or "Class '%s.%s' is not mapped" % (cls.__module__, cls.__name__))


class ObjectDeletedError(InvalidRequestError):
    def __init__(self, state, msg=None):
        super().__init__(
            msg
            or "Instance '%s' has been deleted, or its row is otherwise not present."
            % state._text()
        )


class UnmappedColumnError(InvalidRequestError):
    pass


class LoaderStrategyException(InvalidRequestError):
    pass
