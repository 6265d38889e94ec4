"""flask_security.models.fsqla_v4: version 4 adds lines of tokens that follow each other."""

from sqlalchemy import Column, DateTime, Integer, String
from sqlalchemy.ext.declarative import declared_attr

from flask_security import RefreshTrackerMixin
from flask_security.models import fsqla_v3
from flask_security.models.fsqla import FsModels, _of_user, _stamp

FsModels.fs_model_version = 4


class FsRoleMixin(fsqla_v3.FsRoleMixin):
    """The columns of a role."""


class FsWebAuthnMixin(fsqla_v3.FsWebAuthnMixin):
    """The columns of a key."""


class FsUserMixin(fsqla_v3.FsUserMixin):
    """The columns of a user."""

    @declared_attr
    def refresh_trackers(cls):
        return FsModels.db.relationship("FsRefreshTracker", cascade="all, delete")


class FsRefreshTrackerMixin(RefreshTrackerMixin):
    """The columns of a line of tokens."""

    id = Column(Integer, primary_key=True)
    refresh_family = Column(String(64), unique=True, nullable=False)
    gen = Column(Integer, default=1)
    expires_at = Column(type_=DateTime, nullable=False)
    revoked_at = Column(type_=DateTime, nullable=True)
    last_used_at = Column(type_=DateTime, nullable=False)
    create_datetime = _stamp()
    name = Column(String(64), nullable=False)

    @declared_attr
    def user_id(cls):
        return _of_user()
