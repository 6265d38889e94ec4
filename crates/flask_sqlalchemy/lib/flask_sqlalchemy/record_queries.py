"""flask_sqlalchemy.record_queries: the statements of a request, for those who want to see them."""

import dataclasses
import inspect
from time import perf_counter
import sqlalchemy.event as sa_event
from flask import current_app, g, has_app_context


@dataclasses.dataclass
class _QueryInfo:
    """A statement that ran, with its times in seconds and the place in the application."""

    statement: str | None
    parameters: object
    start_time: float
    end_time: float
    location: str

    @property
    def duration(self):
        return self.end_time - self.start_time


def get_recorded_queries():
    """What ran in this application context, where SQLALCHEMY_RECORD_QUERIES is on."""
    return g.get("_sqlalchemy_queries", [])


def _listen(engine):
    for name, heard in (
        ("before_cursor_execute", _record_start),
        ("after_cursor_execute", _record_end),
    ):
        sa_event.listen(engine, name, heard, named=True)


def _record_start(context, **kwargs):
    if has_app_context():
        context._fsa_start_time = perf_counter()


def _record_end(context, **kwargs):
    if not has_app_context():
        return
    recorded = g.setdefault("_sqlalchemy_queries", [])
    times = context._fsa_start_time, perf_counter()
    what = context.statement, context.parameters
    recorded.append(_QueryInfo(*what, *times, _location(current_app.import_name)))


def _location(import_name):
    """The innermost line of the application's own package that led here."""
    package = import_name.partition(".")[0]
    frame = inspect.currentframe()
    while frame is not None:
        module = frame.f_globals.get("__name__") or ""
        if module.partition(".")[0] == package:
            code = frame.f_code
            return f"{code.co_filename}:{frame.f_lineno} ({code.co_name})"
        frame = frame.f_back
    return "<unknown>"
