"""Steps that a command takes, and what `on_version_apply` hears of them."""

from alembic import util

# Where the classes are to be found, as their names are shown.
_MODULE = "alembic.runtime.migration"


class MigrationInfo:
    """What `on_version_apply` hears of a step: ids, and scripts by the same names."""

    __module__ = _MODULE

    def __init__(self, revision_map, is_upgrade, is_stamp, up_revisions, down_revisions):
        self.is_stamp, self.is_migration, self.is_upgrade = is_stamp, not is_stamp, is_upgrade
        self.revision_map = revision_map
        up, down = (util.to_tuple(ids, ()) for ids in (up_revisions, down_revisions))
        self.up_revision_ids, self.down_revision_ids = up, down
        self.up_revision_id = up[0] if up else None
        self.source_revision_ids, self.destination_revision_ids = _ordered(is_upgrade, down, up)

    def _scripts(self, ids):
        return self.revision_map.get_revisions(ids)

    @property
    def up_revision(self):
        """The script of the revision above."""
        above = self.up_revision_id
        return self.revision_map.get_revision(above)

    @property
    def up_revisions(self):
        """The scripts above."""
        return self._scripts(self.up_revision_ids)

    @property
    def down_revisions(self):
        """The scripts below."""
        return self._scripts(self.down_revision_ids)

    @property
    def source_revisions(self):
        """The scripts that the step leaves."""
        return self._scripts(self.source_revision_ids)

    @property
    def destination_revisions(self):
        """The scripts that the step arrives at."""
        return self._scripts(self.destination_revision_ids)


def _ordered(is_upgrade, down, up):
    """Source and destination of a step between two sets of revisions."""
    return (down, up) if is_upgrade else (up, down)


class MigrationStep:
    """One step; subclasses have `migration_fn`, and the revisions it leads from and to."""

    __module__ = _MODULE

    @property
    def name(self):
        """`upgrade`, `downgrade` or `stamp_revision`."""
        return self.migration_fn.__name__

    @property
    def is_downgrade(self):
        """Whether it leads back."""
        return self.is_upgrade is False

    @property
    def short_log(self):
        """`upgrade a -> b`."""
        ends = self.from_revisions_no_deps, self.to_revisions_no_deps
        path = " -> ".join(util.format_as_comma(end) for end in ends)
        return f"{self.name} {path}"

    def __str__(self):
        return ", ".join(filter(None, (self.short_log, self.doc)))


class RevisionStep(MigrationStep):
    """A script's `upgrade()` or `downgrade()`."""

    __module__ = _MODULE

    def __init__(self, revision_map, revision, is_upgrade):
        self.is_upgrade, self.revision_map, self.revision = is_upgrade, revision_map, revision
        module = revision.module
        self.migration_fn = module.upgrade if is_upgrade else module.downgrade
        above, below = (revision.revision,), revision._versioned_down_revisions
        self.from_revisions_no_deps, self.to_revisions_no_deps = _ordered(is_upgrade, below, above)

    def __repr__(self):
        return f"RevisionStep({self.revision.revision!r}, is_upgrade={self.is_upgrade!r})"

    @property
    def doc(self):
        """The script's message."""
        script = self.revision
        return script.doc

    def version_changes(self, heads):
        """What the step changes in a version table with these rows."""
        graph = self.revision_map._graph
        return graph.step_changes(self.revision.revision, self.is_upgrade, heads)

    @property
    def info(self):
        """The step as `on_version_apply` hears it."""
        ids = self.revision.revision, self.revision._normalized_down_revisions
        return MigrationInfo(self.revision_map, self.is_upgrade, False, *ids)


class StampStep(MigrationStep):
    """A change of the version table alone."""

    __module__ = _MODULE

    doc = None

    def __init__(self, from_, to_, is_upgrade, branch_move, revision_map=None):
        ends = (tuple(util.to_tuple(end, ())) for end in (from_, to_))
        self.from_, self.to_ = self.from_revisions_no_deps, self.to_revisions_no_deps = [*ends]
        self.revision_map, self.branch_move, self.is_upgrade = revision_map, branch_move, is_upgrade
        self.migration_fn = self.stamp_revision

    def stamp_revision(self, **kw):
        """What runs in the place of a script: nothing."""

    def version_changes(self, heads):
        """What the step changes in a version table with these rows."""
        change = self.revision_map._graph.stamp_changes
        return change([*self.from_], [*self.to_], self.is_upgrade, self.branch_move, heads)

    @property
    def info(self):
        """The step as `on_version_apply` hears it."""
        below, above = _ordered(self.is_upgrade, self.from_, self.to_)
        return MigrationInfo(self.revision_map, self.is_upgrade, True, above, below)
