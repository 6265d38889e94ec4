"""sqlmodel.orm.session: a session that gives objects, not rows of one."""

from sqlalchemy.orm import Session as _Session


class Session(_Session):
    """SQLAlchemy's session with `exec()`."""

    def exec(self, statement, *, params=None, execution_options=None, bind_arguments=None):
        """What a statement gives: objects where it selects one thing, else rows."""
        options = {"execution_options": execution_options or {}}
        if bind_arguments is not None:
            options["bind_arguments"] = bind_arguments
        result = self.execute(statement, params, **options)
        chosen = getattr(statement, "_execution_options", None) or {}
        return result.scalars() if chosen.get("_sqlmodel_scalar") else result
