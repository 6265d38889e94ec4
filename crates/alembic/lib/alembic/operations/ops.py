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
    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops

    def as_diffs(self):
        diffs = []
        for op in self.ops:
            diff = op.to_diff_tuple()
            if isinstance(op, ModifyTableOps):
                diffs.extend(diff)
            else:
                diffs.append(diff)
        return diffs


class UpgradeOps(OpContainer):
    def __init__(self, ops=(), upgrade_token="upgrades"):
        OpContainer.__init__(self, ops)
        self.upgrade_token = upgrade_token

    def reverse_into(self, downgrade_ops):
        downgrade_ops.ops[:] = [op.reverse() for op in reversed(self.ops)]
        return downgrade_ops

    def reverse(self):
        return self.reverse_into(DowngradeOps())


class DowngradeOps(OpContainer):
    def __init__(self, ops=(), downgrade_token="downgrades"):
        OpContainer.__init__(self, ops)
        self.downgrade_token = downgrade_token

    def reverse(self):
        return UpgradeOps([op.reverse() for op in reversed(self.ops)])


class MigrationScript:
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
        self.rev_id, self.message, self.imports = rev_id, message, set(imports)
        self.head, self.splice, self.branch_label, self.version_path, self.depends_on = (
            head,
            splice,
            branch_label,
            version_path,
            depends_on,
        )
        self._needs_render = False
        self.upgrade_ops, self.downgrade_ops = upgrade_ops, downgrade_ops

    @property
    def upgrade_ops(self):
        if len(self._upgrade_ops) > 1:
            raise ValueError(
                "This MigrationScript instance has a multiple-entry list for UpgradeOps; please use the upgrade_ops_list attribute."
            )
        return self._upgrade_ops[0] if self._upgrade_ops else None

    @upgrade_ops.setter
    def upgrade_ops(self, value):
        self._upgrade_ops = list(value) if isinstance(value, (list, tuple)) else [value]

    @property
    def downgrade_ops(self):
        if len(self._downgrade_ops) > 1:
            raise ValueError(
                "This MigrationScript instance has a multiple-entry list for DowngradeOps; please use the downgrade_ops_list attribute."
            )
        return self._downgrade_ops[0] if self._downgrade_ops else None

    @downgrade_ops.setter
    def downgrade_ops(self, value):
        self._downgrade_ops = list(value) if isinstance(value, (list, tuple)) else [value]

    @property
    def upgrade_ops_list(self):
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        return self._downgrade_ops


import alembic.operations._construct
