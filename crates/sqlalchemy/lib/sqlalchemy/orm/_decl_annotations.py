"""What an annotation of a declarative class gives: a type and whether None is allowed, or a refusal."""

import typing
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._annotation_types import lookup_type
from sqlalchemy.orm._annotations import _annotated, _evaluated, _merge, _optional, _shown
from sqlalchemy.orm._mapped import _MappedAlias


class ReadsAnnotations:
    """The part of a scan that reads annotations; the scan itself is in decl_base."""

    def _refuse_unmapped(self, name, annotation, base):
        """A class's own annotation without `Mapped[]` is an error, but for ClassVar, for classes
        that allow it, and where the value is none of the ORM's
        (decl_base._extract_mapped_subtype)."""
        if self._allows_unmapped():
            return
        evaluated = _evaluated(annotation, base, self)
        origin = typing.get_origin(evaluated)
        if origin is typing.ClassVar or hasattr(origin, "_sa_proxy"):
            return
        if isinstance(annotation, str) and "Mapped[" in annotation and evaluated == annotation:
            self._refuse_unresolved(annotation)
        raise orm_exc.MappedAnnotationError(
            'Type annotation for "%s.%s" can\'t be correctly interpreted for Annotated Declarative Table form.  ORM annotations should normally make use of the ``Mapped[]`` generic type, or other ORM-compatible generic type, as a container for the actual type, which indicates the intent that the attribute is mapped. Class variables that are not intended to be mapped by the ORM should use ClassVar[].  To allow Annotated Declarative to disregard legacy annotations which don\'t use Mapped[] to pass, set "__allow_unmapped__ = True" on the class or a superclass this class.'
            % (self.cls.__name__, name),
            code="zlpr",
        )

    def _allows_unmapped(self):
        return (
            getattr(self.cls, "__allow_unmapped__", False)
            or getattr(self.cls, "_sa_apply_dc_transforms", None) is not None
        )

    def _refuse_unresolved(self, shown):
        raise orm_exc.MappedAnnotationError(
            'Could not resolve all types within mapped annotation: "%s".  Ensure all types are written correctly and are imported within the module in use.'
            % shown
        )

    def _plain_annotation(self, annotation, base):
        """A type without `Mapped[]`, where a class allows that."""
        inner, optional = _optional(_evaluated(annotation, base, self), base, self)
        return inner, optional, None

    def _mapped_annotation(self, annotation, base):
        """(inner type, optional, origin) of a `Mapped[...]` annotation; None for others."""
        annotation = _evaluated(annotation, base, self)
        if isinstance(annotation, _MappedAlias):
            inner = annotation.__args__[0]
            if isinstance(inner, str):
                inner = _evaluated(inner, base, self)
            inner, optional = _optional(inner, base, self)
            return inner, optional, annotation.__origin__
        return None

    def _complete(self, name, holder, annotation):
        """Type and nullability from the annotation, where the column does not say."""
        inner, optional, _ = annotation
        column = holder.column
        inner, extra = _annotated(inner)
        if extra is not None:
            merged = extra._copy()
            _merge(merged.column, column)
        if not holder._nullable_given and column._user_nullable is None and not column.primary_key:
            column.nullable = optional
        elif (
            not holder._nullable_given
            and column._user_nullable is None
            and optional
            and not column.primary_key
        ):
            column.nullable = True
        if column.type._isnull and not column._foreign_key_list:
            column.type = self._type_for(name, inner)

    def _type_for(self, name, inner):
        found = lookup_type(self.registry, inner)
        if found is None:
            raise orm_exc.MappedAnnotationError(
                "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '%s' inside the Mapped[] annotation for the %r attribute; the type object is not resolvable by the registry"
                % (_shown(inner), name)
            )
        return found
