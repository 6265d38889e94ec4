"""flask_security.models.fsqla_v2: version 2 adds signing in by one of several ways."""

from sqlalchemy import Column, String, Text

from flask_security.models import fsqla
from flask_security.models.fsqla import FsModels

FsModels.fs_model_version = 2


class FsRoleMixin(fsqla.FsRoleMixin):
    """The columns of a role."""


class FsUserMixin(fsqla.FsUserMixin):
    """The columns of a user."""

    username = Column(String(255), unique=True, nullable=True)
    us_totp_secrets = Column(Text, nullable=True)
    us_phone_number = Column(String(128), nullable=True)
