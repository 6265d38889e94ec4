"""Operation classes, and the containers that hold them."""

from alembic import util
from alembic._native import *
from alembic._native import MigrateOperation


class AddConstraintOp(MigrateOperation):
    """What the operations that add a constraint have in common; makes the right one of them."""

    @classmethod
    def from_constraint(cls, constraint):
        from alembic.operations._construct import from_constraint

        return from_constraint(constraint)


class OpContainer:
    """Operations in their order."""

    def __init__(self, ops=()):
        self.ops = [*ops]

    def is_empty(self):
        """Whether there is nothing to do."""
        return not len(self.ops)

    def as_diffs(self):
        """The operations as tuples, those within tables in one list with the others."""
        found = ((op, op.to_diff_tuple()) for op in self.ops)
        listed = (diff if isinstance(op, ModifyTableOps) else [diff] for op, diff in found)
        return [one for diffs in listed for one in diffs]

    def _reversed(self):
        """The operations of the way back, the last one first."""
        return [op.reverse() for op in self.ops[::-1]]


class UpgradeOps(OpContainer):
    """The operations of `upgrade()`; the token names them in a template."""

    def __init__(self, ops=(), upgrade_token="upgrades"):
        self.upgrade_token, self.ops = upgrade_token, [*ops]

    def reverse_into(self, downgrade_ops):
        """Puts the way back into DowngradeOps, and gives them."""
        downgrade_ops.ops[:] = self._reversed()
        return downgrade_ops

    def reverse(self):
        """The way back, as new DowngradeOps."""
        back = DowngradeOps()
        return self.reverse_into(back)


class DowngradeOps(OpContainer):
    """The operations of `downgrade()`."""

    def __init__(self, ops=(), downgrade_token="downgrades"):
        self.downgrade_token, self.ops = downgrade_token, [*ops]

    def reverse(self):
        """The way forward."""
        return UpgradeOps(self._reversed())


def _only(kind):
    """A property: the operations of the only database. With several there is a list of them."""
    attribute = f"_{kind}_ops"
    several = f"a multiple-entry list for {kind.title()}Ops; please use the {kind}_ops_list"

    def read(script):
        found = getattr(script, attribute)
        if found[1:]:
            raise ValueError(f"This MigrationScript instance has {several} attribute.")
        return found[0] if found else None

    def write(script, value):
        setattr(script, attribute, [*value] if isinstance(value, (list, tuple)) else [value])

    return property(read, write)


class MigrationScript:
    """A script that is to be written: its operations, and what `revision` was told."""

    upgrade_ops, downgrade_ops = _only("upgrade"), _only("downgrade")

    def __init__(
        self,
        rev_id,
        upgrade_ops,
        downgrade_ops,
        *,
        message=None,
        imports=(),
        head=None,
        splice=None,
        branch_label=None,
        version_path=None,
        depends_on=None,
    ):
        self.downgrade_ops, self.upgrade_ops = downgrade_ops, upgrade_ops
        self.message, self.rev_id, self.imports = message, rev_id, {*imports}
        self.head, self.splice, self.branch_label = head, splice, branch_label
        self.depends_on, self.version_path = depends_on, version_path
        self._needs_render = False

    @property
    def upgrade_ops_list(self):
        """The operations of `upgrade()` for each database."""
        per_database = self._upgrade_ops
        return per_database

    @property
    def downgrade_ops_list(self):
        """The operations of `downgrade()` for each database."""
        per_database = self._downgrade_ops
        return per_database


import alembic.operations._construct
