"""Makes the real tools reproducible: fixed revision ids and create date, an order where theirs is
that of a set."""

import hashlib
import os


def patch_order():
    """Where Alembic's order is that of a Python set (arbitrary, another one in each run), takes a
    fixed one:
    removed tables by name, removed columns by position, foreign keys by signature,
    constraints and indexes of a batch recreate as reflected, indexes of op.create_table as written,
    `current` and the children of a branch point by revision id"""
    from sqlalchemy.util import OrderedSet
    import alembic.autogenerate.compare.tables as ct
    import alembic.autogenerate.compare.constraints as cc
    import alembic.operations.batch as ab
    import alembic.ddl.impl as di

    ct.set = OrderedSet
    cc.set = lambda it=(): OrderedSet(sorted(it, key=repr)) if isinstance(it, dict) else set(it)
    by_age = lambda c: c._creation_order  # noqa

    def grab(self, orig=ab.ApplyBatchImpl._grab_table_elements):
        t = self.table
        keep = t.constraints, t.indexes
        t.constraints = OrderedSet(sorted(keep[0], key=by_age))
        t.indexes = OrderedSet(sorted(keep[1], key=lambda i: i.name or ""))
        try:
            orig(self)
        finally:
            t.constraints, t.indexes = keep

    ab.ApplyBatchImpl._grab_table_elements = grab

    from sqlalchemy import Table

    def to_metadata(self, *a, orig=Table.to_metadata, **kw):
        keep = self.constraints
        self.constraints = OrderedSet(sorted(keep, key=by_age))
        try:
            return orig(self, *a, **kw)
        finally:
            self.constraints = keep

    Table.to_metadata = to_metadata

    def create_table(self, table, orig=di.DefaultImpl.create_table, **kw):
        keep = table.indexes
        table.indexes = list(
            sorted(
                keep,
                key=lambda i: (
                    list(table.c).index(i.columns[0])
                    if len(i.columns) == 1 and i._column_flag
                    else 999,
                    i.name or "",
                ),
            )
        )
        try:
            orig(self, table, **kw)
        finally:
            table.indexes = keep

    di.DefaultImpl.create_table = create_table

    import alembic.script.base as sb
    import alembic.script.revision as sr

    all_current = sb.ScriptDirectory.get_all_current
    sb.ScriptDirectory.get_all_current = lambda self, id_: sorted(
        all_current(self, id_), key=lambda s: s.revision
    )

    class SortedSet(frozenset):
        def __iter__(self):
            return iter(sorted(frozenset.__iter__(self)))

    def add_nextrev(self, revision):
        self._all_nextrev = SortedSet(self._all_nextrev.union([revision.revision]))
        if self.revision in revision._versioned_down_revisions:
            self.nextrev = SortedSet(self.nextrev.union([revision.revision]))

    sr.Revision.add_nextrev = add_nextrev
    sr.RevisionMap._map_branch_labels = (
        lambda self, revisions, map_, orig=sr.RevisionMap._map_branch_labels: orig(
            self, sorted(revisions, key=lambda r: r.revision), map_
        )
    )


def rev_id_for(k):
    return hashlib.sha256(b"rev-%d" % k).hexdigest()[:12]


def patch_ids(au, sb):
    import datetime

    state = {"k": None}

    def rev_id():
        if state["k"] is None:
            state["k"] = int(os.environ.get("ORACLE_K", "1"))
        r = rev_id_for(state["k"])
        state["k"] += 1
        return r

    au.rev_id = rev_id
    au.langhelpers.rev_id = rev_id

    def _generate_create_date(self):
        d = datetime.datetime(2024, 1, 2, 3, 4, 5, 678901)
        if self.timezone is not None:
            from zoneinfo import ZoneInfo

            d = d.replace(tzinfo=datetime.timezone.utc).astimezone(ZoneInfo(self.timezone))
        return d

    sb.ScriptDirectory._generate_create_date = _generate_create_date
