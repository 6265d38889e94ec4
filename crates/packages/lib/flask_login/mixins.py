"""flask_login.mixins: what users can be asked."""


class UserMixin:
    """A user of the application; two are equal whose ids are."""

    is_active, is_anonymous = property(lambda self: True), property(lambda self: False)
    __hash__ = object.__hash__

    @property
    def is_authenticated(self):
        """Whether the user may come in."""
        return self.is_active

    def get_id(self):
        """The id as a session keeps it; NotImplementedError where there is no attribute `id`."""
        if not hasattr(self, "id"):
            raise NotImplementedError("No `id` attribute - override `get_id`") from None
        return f"{self.id}"

    def __eq__(self, other):
        return self.get_id() == other.get_id() if isinstance(other, UserMixin) else NotImplemented

    def __ne__(self, other):
        same = UserMixin.__eq__(self, other)
        return same if same is NotImplemented else not same


class AnonymousUserMixin:
    """Somebody who is not logged in."""

    is_authenticated = is_active = property(lambda self: False)
    is_anonymous = property(lambda self: True)

    def get_id(self):
        """Nobody has no id."""
        return
