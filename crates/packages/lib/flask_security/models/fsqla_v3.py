"""flask_security.models.fsqla_v3: version 3 adds keys, codes to recover, users without passwords."""

from sqlalchemy import Boolean, Column, DateTime, Integer, LargeBinary, String
from sqlalchemy.ext.declarative import declared_attr

from flask_security import WebAuthnMixin
from flask_security.models import fsqla_v2
from flask_security.models.fsqla import FsModels, _of_user, _stamp, _words

FsModels.fs_model_version = 3


class FsRoleMixin(fsqla_v2.FsRoleMixin):
    """The columns of a role."""


class FsUserMixin(fsqla_v2.FsUserMixin):
    """The columns of a user. (The relationship to keys needs the package webauthn.)"""

    fs_webauthn_user_handle = Column(String(64), unique=True, nullable=True)
    mf_recovery_codes = _words()
    password = Column(String(255), nullable=True)
    us_phone_number = Column(String(128), nullable=True, unique=True)


class FsWebAuthnMixin(WebAuthnMixin):
    """The columns of a key."""

    id = Column(Integer, primary_key=True)
    credential_id = Column(LargeBinary(1024), index=True, unique=True, nullable=False)
    public_key = Column(LargeBinary, nullable=False)
    sign_count = Column(Integer, default=0)
    transports = _words()
    backup_state = Column(Boolean, nullable=False)
    device_type = Column(String(64), nullable=False)
    extensions = Column(String(255), nullable=True)
    create_datetime = _stamp()
    lastuse_datetime = Column(type_=DateTime, nullable=False)
    name, usage = Column(String(64), nullable=False), Column(String(64), nullable=False)

    @declared_attr
    def user_id(cls):
        return _of_user()
