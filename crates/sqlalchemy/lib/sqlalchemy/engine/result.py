"""sqlalchemy.engine.result: rows as they are fetched."""

from sqlalchemy import exc
from sqlalchemy.engine.row import RMKeyView, Row, RowMapping, _Meta


class _Rows:
    """What every kind of result shares: rows still to come, each made into what the result
    gives."""

    _closed = False
    _source_unique = None

    def _rest(self):
        raise NotImplementedError

    def _made(self, row):
        return row

    def _take_all(self):
        rows = [self._made(r) for r in self._rest_all()]
        return self._dedupe(rows)

    def _dedupe(self, rows):
        if self._source_unique is None:
            return rows
        strategy, seen = self._source_unique
        out = []
        for row in rows:
            key = strategy(row) if strategy is not None else row
            try:
                known = key in seen
                if not known:
                    seen.add(key)
            except TypeError:
                known = key in out
            if not known:
                out.append(row)
        return out

    def unique(self, strategy=None):
        self._source_unique = (strategy, set())
        return self

    def all(self):
        return self._take_all()

    def fetchall(self):
        return self._take_all()

    def fetchone(self):
        rows = self._next(1)
        return rows[0] if rows else None

    def fetchmany(self, size=None):
        return self._next(size if size is not None else 1)

    def partitions(self, size=None):
        while True:
            part = self.fetchmany(size or 10)
            if not part:
                break
            yield part

    def __iter__(self):
        return iter(self._take_all())

    def __next__(self):
        row = self.fetchone()
        if row is None:
            raise StopIteration()
        return row

    def first(self):
        rows = self._rest_all()
        self.close()
        return self._made(rows[0]) if rows else None

    def one(self):
        return self._only(True, True)

    def one_or_none(self):
        return self._only(False, True)

    def _only(self, required, second):
        rows = self._take_all()
        self.close()
        if not rows:
            if required:
                raise exc.NoResultFound("No row was found when one was required")
            return None
        if len(rows) > 1:
            raise exc.MultipleResultsFound(
                "Multiple rows were found when exactly one was required"
                if required
                else "Multiple rows were found when one or none was required"
            )
        return rows[0]

    def yield_per(self, num):
        return self

    def close(self):
        self._closed = True

    @property
    def closed(self):
        return self._closed

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()


class Result(_Rows):
    """Rows of a statement."""

    _is_cursor = True

    def __init__(self, meta, rows, raw=None):
        self._meta = meta
        self._data = rows
        self._at = 0

    def _check(self):
        if self._meta is None:
            raise exc.ResourceClosedError(
                "This result object does not return rows. It has been closed automatically."
            )
        if self._closed:
            raise exc.ResourceClosedError("This result object is closed.")

    def _rest_all(self):
        self._check()
        rows = self._data[self._at :]
        self._at = len(self._data)
        return rows

    def _next(self, size):
        self._check()
        rows = self._data[self._at : self._at + size]
        self._at += len(rows)
        return self._dedupe([self._made(r) for r in rows])

    def _made(self, row):
        return Row(self._meta, row)

    def keys(self):
        self._check()
        return RMKeyView(self._meta)

    @property
    def returns_rows(self):
        return self._meta is not None

    def scalar(self):
        rows = self._rest_all()
        self.close()
        return rows[0][0] if rows else None

    def scalar_one(self):
        return self._only(True, True)[0]

    def scalar_one_or_none(self):
        row = self._only(False, True)
        return None if row is None else row[0]

    def scalars(self, index=0):
        self._check()
        return ScalarResult(self, index)

    def mappings(self):
        self._check()
        return MappingResult(self)

    def tuples(self):
        return self

    @property
    def t(self):
        return self

    def columns(self, *col_expressions):
        positions = [self._meta.position(c) for c in col_expressions]
        meta = _Meta(
            [self._meta.keys[p] for p in positions],
            [self._meta.exprs[p] for p in positions] if self._meta.exprs else None,
        )
        made = Result(meta, [tuple(r[p] for p in positions) for r in self._rest_all()])
        made._source_unique = self._source_unique
        return made

    def freeze(self):
        return FrozenResult(self)

    def merge(self, *others):
        rows = list(self._rest_all())
        for other in others:
            rows.extend(other._rest_all())
        return Result(self._meta, rows)


class _Derived(_Rows):
    def __init__(self, source):
        self._source = source
        self._source_unique = source._source_unique

    def _rest_all(self):
        return self._source._rest_all()

    def _next(self, size):
        self._source._check()
        rows = self._source._data[self._source._at : self._source._at + size]
        self._source._at += len(rows)
        return self._dedupe([self._made(r) for r in rows])

    def close(self):
        self._source.close()

    @property
    def closed(self):
        return self._source.closed


class ScalarResult(_Derived):
    def __init__(self, source, index):
        super().__init__(source)
        self._index = source._meta.position(index)

    def _made(self, row):
        return row[self._index]


class MappingResult(_Derived):
    def _made(self, row):
        return RowMapping(self._source._meta, row if isinstance(row, tuple) else tuple(row))

    def keys(self):
        return self._source.keys()

    def columns(self, *col_expressions):
        return MappingResult(self._source.columns(*col_expressions))


class FrozenResult:
    def __init__(self, result):
        self.metadata = result._meta
        self.data = result._rest_all()

    def __call__(self):
        return Result(self.metadata, list(self.data))


class FilterResult(_Derived):
    pass


class TupleResult(Result):
    pass


class IteratorResult(Result):
    pass


class ChunkedIteratorResult(Result):
    pass


class MergedResult(Result):
    pass


def result_tuple(fields, extra=None):
    meta = _Meta(fields)
    return lambda data: Row(meta, data)
