"""flask_sqlalchemy.track_modifications: signals that name what a commit changed."""

import sqlalchemy as sa
import sqlalchemy.event as sa_event
from blinker import Namespace
from flask import current_app, has_app_context

_signals = Namespace()
before_models_committed = _signals.signal("before-models-committed")
models_committed = _signals.signal("models-committed")


def _listen(session):
    """Hears what a session, or those of a scoped one, flush, commit and roll back."""
    listeners = {
        "before_flush": [_record_ops],
        "before_commit": [_record_ops, _before_commit],
        "after_commit": [_after_commit],
        "after_rollback": [_forget],
    }
    for moment, heard in listeners.items():
        for listener in heard:
            sa_event.listen(session, moment, listener, named=True)


def _is_wanted():
    return has_app_context() and current_app.config["SQLALCHEMY_TRACK_MODIFICATIONS"]


def _record_ops(session, **kwargs):
    if not _is_wanted():
        return
    for operation, objects in (
        ("insert", session.new),
        ("update", session.dirty),
        ("delete", session.deleted),
    ):
        for changed in objects:
            row = sa.inspect(changed).identity_key
            key = id(changed) if row is None else row
            session._model_changes[key] = changed, operation


def _send(signal, session):
    if _is_wanted() and session._model_changes:
        sender = current_app._get_current_object()
        signal.send(sender, changes=[*session._model_changes.values()])


def _before_commit(session):
    _send(before_models_committed, session)


def _after_commit(session):
    _send(models_committed, session)
    if _is_wanted():
        _forget(session)


def _forget(session):
    session._model_changes.clear()
