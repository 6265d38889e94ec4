"""sqlalchemy_utils.functions: whether there is a database, and making and removing one."""

import os

from sqlalchemy.engine import make_url


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
    import sqlite3

    path = _file_of(url)
    if path is not None:
        made = sqlite3.connect(path)
        made.execute("CREATE TABLE DB(id int)")
        made.execute("DROP TABLE DB")
        made.commit()
        made.close()


def drop_database(url):
    """Removes the file of a database."""
    path = _file_of(url)
    if path is not None:
        os.remove(path)
