"""sqlmodel: fields that are columns, and relationships."""

from pydantic._fields import CONSTRAINTS, FieldInfo as _FieldInfo, undefined

# What a field says of its column.
COLUMN = (
    "primary_key",
    "foreign_key",
    "ondelete",
    "unique",
    "nullable",
    "index",
    "sa_type",
    "sa_column",
    "sa_column_args",
    "sa_column_kwargs",
)


class FieldInfo(_FieldInfo):
    """A field of Pydantic's with what it says of its column."""

    def __init__(self, default=undefined, default_factory=None, **given):
        for name in COLUMN:
            setattr(self, name, given.pop(name, undefined))
        if self.sa_column is not undefined:
            for name in COLUMN:
                if name != "sa_column" and getattr(self, name) is not undefined:
                    raise RuntimeError(
                        f"Passing {name} is not supported when also passing a sa_column"
                    )
        super().__init__(default, default_factory, **given)


def Field(default=undefined, *, default_factory=None, **given):
    """Says of a field what its annotation does not, its column included."""
    if "regex" in given:
        given["pattern"] = given.pop("regex")
    extra = given.pop("schema_extra", None) or {}
    return FieldInfo(default, default_factory, **{**given, **extra})


class RelationshipInfo:
    """A relationship, whose other side the annotation names."""

    def __init__(
        self,
        *,
        back_populates=None,
        cascade_delete=False,
        passive_deletes=False,
        link_model=None,
        sa_relationship=None,
        sa_relationship_args=None,
        sa_relationship_kwargs=None,
    ):
        if sa_relationship is not None and (sa_relationship_args or sa_relationship_kwargs):
            which = "sa_relationship_args" if sa_relationship_args else "sa_relationship_kwargs"
            raise RuntimeError(
                f"Passing {which} is not supported when also passing a sa_relationship"
            )
        self.back_populates, self.link_model = back_populates, link_model
        self.cascade_delete, self.passive_deletes = cascade_delete, passive_deletes
        self.sa_relationship, self.sa_relationship_args = sa_relationship, sa_relationship_args
        self.sa_relationship_kwargs = sa_relationship_kwargs


def Relationship(**given):
    """A relationship to the model that the annotation names."""
    return RelationshipInfo(**given)
