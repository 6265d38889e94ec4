"""What a declarative class's annotations and relationships become: columns and properties of the mapper."""

from _sqla import Column
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm._annotations import (
    _annotated,
    _annotations,
    _evaluated,
    _is_entity,
    _optional,
    _relationship_target,
)
from sqlalchemy.orm._mapped import DynamicMapped, Mapped, MappedColumn, WriteOnlyMapped
from sqlalchemy.orm.mapper import ColumnProperty, CompositeProperty
from sqlalchemy.orm.relationships import Relationship


class Properties:
    """The part of a scan that reads annotations and properties; the scan itself is in decl_base."""

    def _from_annotation(self, name, annotation):
        inner, optional, origin = annotation
        target, many, _ = _relationship_target(inner)
        if isinstance(target, str) and not many and not self._is_known_class(target):
            self._refuse_unresolved(self._shown_annotation(name, target))
        if _is_entity(target) and not many and not isinstance(target, str):
            raise orm_exc.MappedAnnotationError("Attribute %r needs relationship()" % name)
        inner, extra = _annotated(inner)
        holder = extra._copy() if extra is not None else MappedColumn((), {})
        if extra is None or (
            holder.column._user_nullable is None and not holder.column.primary_key
        ):
            holder.column.nullable = optional
        if holder.column.type._isnull and not holder.column._foreign_key_list:
            holder.column.type = self._type_for(name, inner)
        self._named(name, holder.column)
        self.columns.append((holder.sort_order, len(self.columns), name, holder.column))
        self.properties[name] = holder.column

    def _shown_annotation(self, name, target):
        """The annotation as it stands in the class, or as `Mapped[]` shows itself."""
        given = _annotations(self.cls).get(name)
        if isinstance(given, str):
            return given
        return "sqlalchemy.orm.base.Mapped[ForwardRef(%r)]" % target

    def _property(self, name, prop, annotation, base, mixin):
        if isinstance(prop, Relationship):
            if mixin:
                raise exc.InvalidRequestError(
                    "Mapper properties (i.e. deferred,column_property(), relationship(), etc.) must be declared as @declared_attr callables on declarative mixin classes.  For dataclass field() objects, use a lambda:"
                )
            if annotation is not None:
                inner, optional, origin = annotation
                target, many, collection = _relationship_target(inner)
                if prop.argument is None:
                    prop.argument = target
                if origin is DynamicMapped:
                    prop.lazy = "dynamic"
                    prop._uselist = True
                if origin is WriteOnlyMapped:
                    prop.lazy = "write_only"
                    prop._uselist = True
                if prop._uselist is None and origin is Mapped:
                    prop._uselist = many
                if collection is not None and prop.collection_class is None:
                    prop.collection_class = collection
            elif prop.argument is None:
                raise exc.ArgumentError(
                    "relationship '%s' expects a class or a mapper argument (received: %s)"
                    % (name, type(None))
                )
        if isinstance(prop, ColumnProperty):
            for number, column in enumerate(prop.columns):
                if isinstance(column, MappedColumn):
                    column = prop.columns[number] = column.column
                if isinstance(column, Column) and column.table is None:
                    self._named(name, column)
                    self.columns.append((0, len(self.columns), name, column))
            prop._is_expression = not isinstance(prop.columns[0], Column)
        if (
            isinstance(prop, CompositeProperty)
            and annotation is not None
            and not isinstance(prop.composite_class, type)
        ):
            prop.attrs = (
                (prop.composite_class,) + tuple(prop.attrs)
                if prop.composite_class is not None
                else prop.attrs
            )
            prop.composite_class = annotation[0]
            if annotation[1] and not prop._none_is_told:
                prop.return_none_on = lambda *values: all(value is None for value in values)
        if isinstance(prop, CompositeProperty):
            self._composite(prop, base)
        self.properties[name] = prop

    def _composite(self, prop, base):
        """Columns given in composite() or wanted by its class take name and type from the class's fields."""
        if not isinstance(prop.composite_class, type) or not (
            any(isinstance(a, MappedColumn) for a in prop.attrs) or not prop.attrs
        ):
            return
        import inspect

        fields = list(inspect.signature(prop.composite_class).parameters.values())
        if len(prop.attrs) > len(fields):
            raise exc.ArgumentError(
                "number of composite attributes %d exceeds that of the number of attributes in class %s %d"
                % (len(prop.attrs), prop.composite_class.__name__, len(fields))
            )
        given = list(prop.attrs) + [MappedColumn() for _ in fields[len(prop.attrs) :]]
        for number, (field, attr) in enumerate(zip(fields, given)):
            if isinstance(attr, MappedColumn):
                name = attr.column.name or field.name
                annotation = (
                    _optional(_evaluated(field.annotation, base, self), base, self)
                    if field.annotation is not inspect.Parameter.empty
                    else None
                )
                self._column(name, attr, None if annotation is None else annotation + (None,))
                given[number] = name
        prop.attrs = tuple(given)
