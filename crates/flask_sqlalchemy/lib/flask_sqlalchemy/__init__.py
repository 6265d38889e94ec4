"""flask_sqlalchemy: the names programs import."""

from flask_sqlalchemy.query import Query
from flask_sqlalchemy.pagination import Pagination, QueryPagination, SelectPagination
from flask_sqlalchemy.model import (
    BindMetaMixin,
    BindMixin,
    DefaultMeta,
    DefaultMetaNoName,
    Model,
    NameMetaMixin,
    NameMixin,
    camel_to_snake_case,
    should_set_tablename,
)
from flask_sqlalchemy.session import Session
from flask_sqlalchemy.extension import SQLAlchemy, add_models_to_shell, get_debug_queries

__version__ = "3.1.1"
