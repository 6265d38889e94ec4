"""Base classes of statements and collections under the name of their real module."""

from _sqla import ReadOnlyColumnCollection, ReadOnlyColumnCollection as ColumnCollection
from sqlalchemy.sql.selectable import Executable
