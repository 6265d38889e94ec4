"""flask_sqlalchemy.query: queries that answer a request."""

from flask import abort
from sqlalchemy import exc as sa_exc, orm as sa_orm


def _or_404(value, description):
    """The value, or the error of a page that is not there in the place of None."""
    return abort(404, description=description) if value is None else value


def _single_or_404(find, description):
    """What `find` finds alone; no row and several rows are both a page that is not there."""
    try:
        return find()
    except (sa_exc.MultipleResultsFound, sa_exc.NoResultFound):
        return abort(404, description=description)


class Query(sa_orm.Query):
    """The query of `Model.query`, with what a view wants of it."""

    def get_or_404(self, ident, description=None):
        """`get()`, or 404."""
        return _or_404(self.get(ident), description)

    def first_or_404(self, description=None):
        """`first()`, or 404."""
        return _or_404(self.first(), description)

    def one_or_404(self, description=None):
        """`one()`, or 404."""
        return _single_or_404(self.one, description)

    def paginate(self, *, page=None, per_page=None, max_per_page=None, error_out=True, count=True):
        """One page of the rows (flask_sqlalchemy.pagination.Pagination)."""
        from flask_sqlalchemy.pagination import QueryPagination

        how = {"page": page, "per_page": per_page, "max_per_page": max_per_page}
        return QueryPagination(query=self, error_out=error_out, count=count, **how)
