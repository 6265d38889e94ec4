"""sqlalchemy_utils.functions: whether there is a database, and making and removing one."""

import os

from sqlalchemy.engine import create_engine, make_url


def _file_of(url):
    """The file of a SQLite database; None for one in memory. Others are refused."""
    found = make_url(url)
    if found.get_backend_name() != "sqlite":
        raise NotImplementedError(f"the playground has no database server: {found!r}")
    return None if found.database in (None, "", ":memory:") else found.database


def database_exists(url):
    """Whether the file of a database is there, and is one."""
    path = _file_of(url)
    if path is None:
        return True
    if not os.path.isfile(path) or os.path.getsize(path) < 100:
        return False
    with open(path, "rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def create_database(url, encoding="utf8", template=None):
    """Makes the file of a database."""
    path = _file_of(url)
    if path is not None:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE DB(id int)")
            connection.exec_driver_sql("DROP TABLE DB")
        engine.dispose()


def drop_database(url):
    """Removes the file of a database."""
    path = _file_of(url)
    if path is not None:
        os.remove(path)
