"""sqlalchemy.engine.mock: a connection that hands statements to a function instead of running
them."""

from sqlalchemy.engine.url import make_url


class MockConnection:
    def __init__(self, dialect, execute):
        self._dialect, self._execute_impl = dialect, execute

    @property
    def engine(self):
        return self

    @property
    def dialect(self):
        return self._dialect

    @property
    def name(self):
        return self._dialect.name

    def connect(self, **kwargs):
        return self

    def schema_for_object(self, obj):
        return obj.schema

    def execution_options(self, **kw):
        return self

    def execute(self, obj, parameters=None, execution_options=None):
        return self._execute_impl(obj, parameters)


def create_mock_engine(url, executor, **kw):
    return MockConnection(make_url(url).get_dialect()(), executor)
