"""sqlalchemy.ext.asyncio.exc: errors of the asynchronous API."""

from sqlalchemy import exc


class AsyncMethodRequired(exc.InvalidRequestError):
    """A method has to be awaited, or another one used."""


class AsyncContextNotStarted(exc.InvalidRequestError):
    """Something was used before it was awaited or entered."""


class AsyncContextAlreadyStarted(exc.InvalidRequestError):
    """Something was started twice."""
