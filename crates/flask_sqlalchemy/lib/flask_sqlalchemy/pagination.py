"""flask_sqlalchemy.pagination: pages of rows."""

import sqlalchemy as sa
import sqlalchemy.orm as sa_orm
from flask import abort, request

_DEFAULTS = {"page": 1, "per_page": 20}


class Pagination:
    """One page of what a query finds. Subclasses say how rows are read and counted; what they need
    for it is kept from the constructor's keywords."""

    def __init__(
        self, page=None, per_page=None, max_per_page=100, error_out=True, count=True, **kwargs
    ):
        self._query_args = kwargs
        wanted = {"page": page, "per_page": per_page, "max_per_page": max_per_page}
        self.page, self.per_page = self._prepare_page_args(error_out=error_out, **wanted)
        self.max_per_page = max_per_page
        self.items = self._query_items()
        if error_out and self.page != 1 and not self.items:
            abort(404)
        self.total = self._query_count() if count else None

    @staticmethod
    def _prepare_page_args(*, page=None, per_page=None, max_per_page=None, error_out=True):
        """The numbers to use: as given, else the request's, else the defaults."""
        page = _asked("page", page, error_out)
        per_page = _asked("per_page", per_page, error_out)
        if max_per_page is not None:
            per_page = min(max_per_page, per_page)
        return _positive("page", page, error_out), _positive("per_page", per_page, error_out)

    @property
    def _query_offset(self):
        return self.per_page * (self.page - 1)

    def _query_items(self):
        raise NotImplementedError

    def _query_count(self):
        raise NotImplementedError

    @property
    def first(self):
        """The number of the page's first row, counted from 1; 0 on an empty page."""
        return self._query_offset + 1 if self.items else 0

    @property
    def last(self):
        """The number of the page's last row."""
        return self._query_offset + len(self.items) if self.items else 0

    @property
    def pages(self):
        """How many pages there are."""
        full, rest = divmod(self.total or 0, self.per_page)
        return full + bool(rest)

    @property
    def has_prev(self):
        return self.prev_num is not None

    @property
    def prev_num(self):
        return None if self.page <= 1 else self.page - 1

    @property
    def has_next(self):
        return self.next_num is not None

    @property
    def next_num(self):
        return None if self.page >= self.pages else self.page + 1

    def prev(self, *, error_out=False):
        """The page before this one."""
        return self._turn(-1, error_out)  # Without the limit, as in the real package.

    def next(self, *, error_out=False):
        """The page behind this one."""
        return self._turn(1, error_out, max_per_page=self.max_per_page)

    def _turn(self, by, error_out, **limit):
        other = type(self)(
            page=self.page + by,
            per_page=self.per_page,
            error_out=error_out,
            count=False,
            **limit,
            **self._query_args,
        )
        other.total = self.total
        return other

    def iter_pages(self, *, left_edge=2, left_current=2, right_current=4, right_edge=2):
        """The numbers for a row of links: both ends, the pages around this one, and None for a gap."""
        end = self.pages + 1
        spans = (
            (1, 1 + left_edge),
            (self.page - left_current, self.page + right_current + 1),
            (end - right_edge, end),
        )
        shown = 1
        for start, stop in spans:
            start, stop = max(start, shown), min(stop, end)
            if start > shown:
                yield None
            yield from range(start, stop)
            shown = stop
            if shown == end:
                return

    def __iter__(self):
        return iter(self.items)


def _asked(name, given, error_out):
    """A number as given, or as the request's query names it."""
    if given is not None:
        return given
    if not request:
        return _DEFAULTS[name]
    try:
        return int(request.args.get(name, _DEFAULTS[name]))
    except (TypeError, ValueError):
        return _refused(name, error_out)


def _positive(name, number, error_out):
    return number if number >= 1 else _refused(name, error_out)


def _refused(name, error_out):
    """What a number that cannot be used becomes."""
    if error_out:
        abort(404)
    return _DEFAULTS[name]


class SelectPagination(Pagination):
    """Pages of a `select()`, read through a session."""

    def _query_items(self):
        statement = self._query_args["select"].limit(self.per_page).offset(self._query_offset)
        found = self._query_args["session"].execute(statement)
        return list(found.unique().scalars())

    def _query_count(self):
        rows = self._query_args["select"].options(sa_orm.lazyload("*")).order_by(None)
        counted = sa.select(sa.func.count()).select_from(rows.subquery())
        return self._query_args["session"].execute(counted).scalar()


class QueryPagination(Pagination):
    """Pages of a `Query`."""

    def _query_items(self):
        query = self._query_args["query"]
        return query.offset(self._query_offset).limit(self.per_page).all()

    def _query_count(self):
        return self._query_args["query"].order_by(None).count()
