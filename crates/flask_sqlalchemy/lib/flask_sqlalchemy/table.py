"""flask_sqlalchemy.table: `db.Table`, which fills in the metadata of a bind."""

import sqlalchemy as sa


class _TableFactory:
    """Called as `sa.Table` is, with the metadata left out and a `bind_key` in its place if wanted;
    `isinstance(table, db.Table)` holds for tables."""

    def __init__(self, db):
        self._db = db

    def __call__(self, *args, bind_key=None, **kwargs):
        has_metadata = "metadata" in kwargs or isinstance(args[1:2] and args[1], sa.MetaData)
        if args and not has_metadata:
            args = (args[0], self._db._make_metadata(bind_key), *args[1:])
        return sa.Table(*args, **kwargs)

    def __instancecheck__(self, instance):
        return isinstance(instance, sa.Table)
