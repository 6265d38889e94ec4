"""sqlmodel.ext.asyncio.session: SQLAlchemy's asynchronous session with `exec()`."""

from sqlalchemy.ext.asyncio import AsyncSession as _AsyncSession
from sqlalchemy.util.concurrency import greenlet_spawn
from sqlmodel.orm.session import Session


class AsyncSession(_AsyncSession):
    """SQLAlchemy's asynchronous session with `exec()`."""

    sync_session_class = Session

    async def exec(self, statement, *, params=None, execution_options=None, bind_arguments=None):
        """What a statement gives: objects where it selects one thing, else rows."""
        return await greenlet_spawn(
            self.sync_session.exec,
            statement,
            params=params,
            execution_options=execution_options,
            bind_arguments=bind_arguments,
        )
