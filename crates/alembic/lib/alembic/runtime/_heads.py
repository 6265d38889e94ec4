"""HeadMaintainer: the rows of the version table while steps are taken."""

import logging
from alembic import util

# Where the classes are to be found, as their names are shown.
_MODULE = "alembic.runtime.migration"

log = logging.getLogger("alembic.runtime.migration")


class HeadMaintainer:
    """The rows of the version table while steps are taken."""

    __module__ = _MODULE

    def __init__(self, context, heads):
        self.heads, self.context = {*heads}, context

    def _run(self, statement):
        return self.context.impl._exec(statement)

    def _is(self, version):
        """The condition for a row."""
        return self.context._version.c.version_num == _quoted(version)

    def _checked(self, statement, what):
        """Runs a statement that is to meet one row."""
        result = self._run(statement)
        if not self.context.as_sql and result is not None and result.rowcount != 1:
            table = f"'{self.context.version_table}'; {result.rowcount} found"
            reason = f"Online migration expected to match one row when {what} in {table}"
            raise util.CommandError(reason)

    def _insert_version(self, version):
        # SQLAlchemy asks for a key back that was given as SQL.
        table = self.context._version
        row = table.insert().values(version_num=_quoted(version))
        self._run(row.returning(table.c.version_num))
        self.heads |= {version}

    def _delete_version(self, version):
        gone = self.context._version.delete().where(self._is(version))
        self.heads -= {version}
        self._checked(gone, f"deleting '{version}'")

    def _update_version(self, from_, to_):
        moved = self.context._version.update().values(version_num=_quoted(to_))
        self.heads = self.heads - {from_} | {to_}
        self._checked(moved.where(self._is(from_)), f"updating '{from_}' to '{to_}'")

    def update_to_step(self, step):
        """Writes what a step changes in the version table."""
        changes = [*step.version_changes([*self.heads])]
        if len(changes) == 1:
            _log_change(*changes[0])
        write = {"insert": self._insert_version, "delete": self._delete_version}
        for kind, first, second in changes:
            if kind in write:
                write[kind](first)
            else:
                self._update_version(first, second)


def _quoted(version):
    """A revision as SQL shows it: no parameter, so that an echoed statement says it."""
    from sqlalchemy import literal_column

    return literal_column(f"'{version}'")


def _log_change(kind, first, second):
    """The version table's change, for who logs at DEBUG."""
    if kind == "insert":
        log.debug("new branch insert %s", first)
    elif kind == "delete":
        log.debug("branch delete %s", first)
    else:
        log.debug("update %s to %s", first, second)
