"""flask_security.models.fsqla: the columns of users and roles, version 1."""

from datetime import datetime, timezone, UTC

from sqlalchemy import Boolean, Column, DateTime, ForeignKey, Integer, String, func
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.ext.mutable import MutableList

from flask_security import AsaList, RoleMixin, UserMixin


def _now():
    return datetime.now(UTC).replace(tzinfo=None)


def _stamp(**options):
    return Column(type_=DateTime, nullable=False, server_default=func.now(), **options)


def _words():
    return Column(MutableList.as_mutable(AsaList()), nullable=True)


class FsModels:
    """What the mixins know of the application: its database, and the names of its tables."""

    db = roles_users = None
    fs_model_version = 1
    user_table_name, role_table_name = "user", "role"
    webauthn_table_name, refresh_table_name = "webauthn", "fs_refresh"

    @classmethod
    def set_db_info(
        cls,
        appdb,
        user_table_name="user",
        role_table_name="role",
        webauthn_table_name="webauthn",
        refresh_table_name="fs_refresh",
    ):
        """Makes the table between users and roles; called before the models are declared."""
        cls.db = appdb
        cls.user_table_name, cls.role_table_name = user_table_name, role_table_name
        cls.webauthn_table_name, cls.refresh_table_name = webauthn_table_name, refresh_table_name
        ends = (("user_id", user_table_name), ("role_id", role_table_name))
        columns = [Column(name, Integer(), ForeignKey(f"{table}.id")) for name, table in ends]
        cls.roles_users = appdb.Table("roles_users", *columns)


def _of_user():
    key = ForeignKey(f"{FsModels.user_table_name}.id", ondelete="CASCADE")
    return Column(Integer, key, nullable=False)


class FsRoleMixin(RoleMixin):
    """The columns of a role."""

    id = Column(Integer(), primary_key=True)
    name = Column(String(80), unique=True, nullable=False)
    description = Column(String(255))
    permissions = _words()
    update_datetime = _stamp(onupdate=_now)


class FsUserMixin(UserMixin):
    """The columns of a user."""

    id = Column(Integer, primary_key=True)
    email = Column(String(255), unique=True, nullable=False)
    username, password = Column(String(255)), Column(String(255), nullable=False)
    active = Column(Boolean(), nullable=False)
    fs_uniquifier = Column(String(64), unique=True, nullable=False)
    confirmed_at, last_login_at, current_login_at = (Column(DateTime()) for _ in range(3))
    last_login_ip, current_login_ip = Column(String(64)), Column(String(64))
    login_count = Column(Integer)
    tf_primary_method = Column(String(64), nullable=True)
    tf_totp_secret = Column(String(255), nullable=True)
    tf_phone_number = Column(String(128), nullable=True)
    create_datetime, update_datetime = _stamp(), _stamp(onupdate=_now)

    @declared_attr
    def roles(cls):
        db = FsModels.db
        users = db.backref("users", lazy="dynamic", cascade_backrefs=False)
        return db.relationship("Role", secondary=FsModels.roles_users, backref=users)
