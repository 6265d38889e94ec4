"""sqlalchemy.engine.result: rows and results."""
import _sqla
from sqlalchemy import exc


class _Meta:
    """Keys of a result, and which position a key, a column or an attribute means."""

    def __init__(self, keys, exprs=None):
        self.keys = list(keys)
        self.exprs = exprs or []
        self.index = {}
        self.repeated = set()
        for i, key in enumerate(self.keys):
            if key in self.index:
                self.repeated.add(key)
            else:
                self.index[key] = i

    def position(self, key):
        if isinstance(key, int):
            return key
        if isinstance(key, str):
            found = self.index.get(key)
            if found is not None:
                if key in self.repeated:
                    raise exc.InvalidRequestError("Ambiguous column name '%s' in result set column descriptions" % key)
                return found
        else:
            element = key.__clause_element__() if hasattr(key, "__clause_element__") else key
            for i, expr in enumerate(self.exprs):
                if expr is key or (expr is not None and _sqla.is_element(element) and _sqla.is_element(expr) and _sqla.same(expr, element)):
                    return i
            name = getattr(element, "key", None) or getattr(element, "name", None)
            if isinstance(name, str) and name in self.index and not self.exprs:
                return self.index[name]
        raise exc.NoSuchColumnError("Could not locate column in row for column '%s'" % (key,))


class Row(tuple):
    def __new__(cls, meta, data):
        self = tuple.__new__(cls, data)
        self._parent = meta
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return tuple.__getitem__(self, self._parent.position(name))
        except exc.NoSuchColumnError as e:
            raise AttributeError(e.args[0]) from e

    def __getitem__(self, key):
        return tuple.__getitem__(self, key)

    @property
    def _mapping(self):
        return RowMapping(self._parent, self)

    @property
    def _fields(self):
        return tuple(self._parent.keys)

    def _asdict(self):
        return {k: tuple.__getitem__(self, i) for i, k in enumerate(self._parent.keys)}

    @property
    def _data(self):
        return tuple(self)

    @property
    def _t(self):
        return self

    @property
    def t(self):
        return self

    def _tuple(self):
        return self

    def tuple(self):
        return self

    def count(self, *value):
        if value:
            return tuple.count(self, *value)
        return self.__getattr__("count")

    def __reduce__(self):
        return (tuple, (list(self),))


class RowMapping:
    def __init__(self, meta, data):
        self._parent = meta
        self._row = data

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            raise exc.NoSuchColumnError("Could not locate column in row for column '%s'" % (key,))
        return tuple.__getitem__(self._row, self._parent.position(key))

    def __iter__(self):
        return iter(self._parent.keys)

    def __len__(self):
        return len(self._parent.keys)

    def __contains__(self, key):
        try:
            self._parent.position(key)
            return True
        except exc.InvalidRequestError:
            return False

    def keys(self):
        return RMKeyView(self._parent)

    def values(self):
        return list(self._row)

    def items(self):
        return [(k, tuple.__getitem__(self._row, i)) for i, k in enumerate(self._parent.keys)]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __getattr__(self, name):
        raise AttributeError("'RowMapping' object has no attribute '%s'" % name)

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if hasattr(other, "items") else other)

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return repr(dict(self.items()))


class RMKeyView(list):
    def __init__(self, meta):
        super().__init__(meta.keys)

    def __repr__(self):
        return "RMKeyView(%s)" % list.__repr__(self)


class _Rows:
    """What every kind of result shares: rows still to come, each made into what the result gives."""

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
        rows = self._take_all()
        self.close()
        return rows[0] if rows else None

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
                "Multiple rows were found when exactly one was required" if required else "Multiple rows were found when one or none was required")
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
            raise exc.ResourceClosedError("This result object does not return rows. It has been closed automatically.")
        if self._closed:
            raise exc.ResourceClosedError("This result object is closed.")

    def _rest_all(self):
        self._check()
        rows = self._data[self._at:]
        self._at = len(self._data)
        return rows

    def _next(self, size):
        self._check()
        rows = self._data[self._at:self._at + size]
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
        meta = _Meta([self._meta.keys[p] for p in positions], [self._meta.exprs[p] for p in positions] if self._meta.exprs else None)
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


class CursorResult(Result):
    """Rows, counts and keys of an executed statement."""

    def __init__(self, meta, rows, rowcount=-1, lastrowid=None, context=None):
        super().__init__(meta, rows)
        self.rowcount = rowcount
        self._lastrowid = lastrowid
        self.context = context
        self._inserted = None
        self._is_insert = False

    @property
    def lastrowid(self):
        return self._lastrowid

    @property
    def is_insert(self):
        return self._is_insert

    @property
    def inserted_primary_key(self):
        if not self._is_insert:
            raise exc.InvalidRequestError("Statement is not an insert() expression construct.")
        return self._inserted

    @property
    def inserted_primary_key_rows(self):
        return [self._inserted]

    def last_inserted_params(self):
        return self._params[0] if getattr(self, "_params", None) else {}

    def last_updated_params(self):
        return self._params[0] if getattr(self, "_params", None) else {}

    def supports_sane_rowcount(self):
        return True


class _Derived(_Rows):
    def __init__(self, source):
        self._source = source
        self._source_unique = source._source_unique

    def _rest_all(self):
        return self._source._rest_all()

    def _next(self, size):
        self._source._check()
        rows = self._source._data[self._source._at:self._source._at + size]
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
