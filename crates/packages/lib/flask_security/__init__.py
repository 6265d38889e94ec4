"""flask_security: the classes of users and roles, and the columns that its models bring (5.9). What
works while an application serves stands in."""

from flask_login import UserMixin as _User
from flask_security.datastore import AsaList

__version__ = "5.9.2"


class RoleMixin:
    """A role; equal to another of its name, and to the name."""

    def __eq__(self, other):
        return self.name in (other, getattr(other, "name", None))

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.name)

    def get_permissions(self):
        """What the role allows, as a set of words."""
        words = getattr(self, "permissions", None) or ()
        words = words.split(",") if isinstance(words, str) else words
        return {word.strip() for word in words}


class UserMixin(_User):
    """A user who has roles."""

    @property
    def is_active(self):
        return self.active

    def get_id(self):
        """What names the user in a session."""
        return str(self.fs_uniquifier)

    def has_role(self, role):
        """Whether the user has a role, given as such or by name."""
        name = role if isinstance(role, str) else role.name
        return name in [one.name for one in self.roles]

    def has_permission(self, permission):
        """Whether one of the user's roles allows it."""
        return any(permission in one.get_permissions() for one in self.roles)


class WebAuthnMixin:
    """A key of a user's."""


class RefreshTrackerMixin:
    """A line of tokens that follow each other."""
