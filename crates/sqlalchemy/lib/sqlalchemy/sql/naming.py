"""Names that a convention has been applied to."""

from _sqla import conv
