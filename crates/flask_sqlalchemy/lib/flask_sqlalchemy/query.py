"""flask_sqlalchemy.query: queries that answer a request."""

import sqlalchemy.exc as sa_exc
from sqlalchemy.orm.query import Query as _BaseQuery


def _abort(code, description=None):
    from flask import abort

    if description is None:
        abort(code)
    abort(code, description)


class Query(_BaseQuery):
    def get_or_404(self, ident, description=None):
        found = self.get(ident)
        if found is None:
            _abort(404, description)
        return found

    def first_or_404(self, description=None):
        found = self.first()
        if found is None:
            _abort(404, description)
        return found

    def one_or_404(self, description=None):
        try:
            return self.one()
        except (sa_exc.NoResultFound, sa_exc.MultipleResultsFound):
            _abort(404, description)

    def paginate(self, *, page=None, per_page=None, max_per_page=None, error_out=True, count=True):
        from flask_sqlalchemy.pagination import QueryPagination

        return QueryPagination(
            query=self,
            page=page,
            per_page=per_page,
            max_per_page=max_per_page,
            error_out=error_out,
            count=count,
        )
