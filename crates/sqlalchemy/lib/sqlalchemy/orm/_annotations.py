"""What an annotation says: the type, whether it may be None, the target of a relationship."""

import sys
import types as _types
import typing
from sqlalchemy.orm._mapped import DynamicMapped, Mapped, MappedColumn


def _annotations(base):
    return dict(base.__dict__.get("__annotations__", {}))


def _merged(names, annotations):
    """Attributes and annotations in the order a reader sees them."""
    out = []
    rest = list(annotations)
    for name in names:
        if name in rest:
            at = rest.index(name)
            for earlier in rest[:at]:
                if earlier not in names:
                    out.append(earlier)
            rest = rest[at + 1 :]
        out.append(name)
    for name in rest:
        if name not in out:
            out.append(name)
    return out


def _merge(source, column):
    """What `Annotated[int, mapped_column(primary_key=True)]` says, where the column itself does not."""
    if source.primary_key:
        column.primary_key = True
        if column._user_nullable is None:
            column.nullable = False
    if column.type._isnull and not source.type._isnull:
        column.type = source.type
    if source._user_nullable is not None and column._user_nullable is None:
        column.nullable = source.nullable
        column._user_nullable = source.nullable
    for name in ("default", "onupdate", "server_default", "comment", "unique", "index", "doc"):
        if getattr(column, name) is None and getattr(source, name) is not None:
            setattr(column, name, getattr(source, name))
    for key in source._foreign_key_list:
        if key.constraint is None:
            column.append_foreign_key(key._copy())


def _annotated(inner):
    """(type, mapped_column) of `Annotated[type, mapped_column(...)]`."""
    metadata = getattr(inner, "__metadata__", None)
    if metadata is None:
        return inner, None
    for item in metadata:
        if isinstance(item, MappedColumn):
            return inner, item
    return inner, None


def _evaluated(annotation, base, scan):
    """Strings among the names of the class's module."""
    if not isinstance(annotation, str):
        forward = getattr(annotation, "__forward_arg__", None)
        if forward is None:
            return annotation
        annotation = forward
    module = sys.modules.get(base.__module__)
    names = dict(module.__dict__) if module is not None else {}
    names.update(
        {k: v for k, v in scan.registry._class_registry.items() if not isinstance(v, list)}
    )
    names.setdefault(scan.cls.__name__, scan.cls)
    for key, value in (
        ("Mapped", Mapped),
        ("Optional", typing.Optional),
        ("List", list),
        ("DynamicMapped", DynamicMapped),
    ):
        names.setdefault(key, value)
    try:
        return eval(annotation, _Forward(names))
    except NameError:
        return annotation
    except Exception:
        return annotation


class _Forward(dict):
    """Names of classes that come later stay strings."""

    def __missing__(self, name):
        import builtins

        if hasattr(builtins, name):
            raise KeyError(name)
        return typing.ForwardRef(name) if hasattr(typing, "ForwardRef") else name


def _optional(inner, base, scan):
    """(type without None, whether None was allowed)."""
    if isinstance(inner, str) or getattr(inner, "__forward_arg__", None):
        text = inner if isinstance(inner, str) else inner.__forward_arg__
        parts = [p.strip() for p in text.split("|")]
        if "None" in parts:
            rest = [p for p in parts if p != "None"]
            return _evaluated(rest[0], base, scan) if len(rest) == 1 else inner, True
        if text.startswith("Optional[") and text.endswith("]"):
            return _evaluated(text[9:-1], base, scan), True
        return text, False
    origin = typing.get_origin(inner)
    if origin is typing.Union or (
        origin is getattr(_types, "UnionType", None) and origin is not None
    ):
        args = [a for a in typing.get_args(inner) if a is not type(None) and a is not None]
        optional = len(args) != len(typing.get_args(inner))
        if len(args) == 1:
            inside = args[0]
            if isinstance(inside, str) or getattr(inside, "__forward_arg__", None):
                inside = _evaluated(inside, base, scan)
            return inside, optional
        return inner, optional
    if inner is None or inner is type(None):
        return type(None), True
    return inner, False


def _relationship_target(inner):
    """(class or name, whether many, collection class) of `List["Child"]`, `"Child"`, `Child`."""
    forward = getattr(inner, "__forward_arg__", None)
    if forward is not None:
        inner = forward
    if isinstance(inner, str):
        text = inner.strip()
        for name, factory in (
            ("List[", None),
            ("list[", None),
            ("Set[", set),
            ("set[", set),
            ("Sequence[", None),
            ("Optional[", False),
        ):
            if text.startswith(name) and text.endswith("]"):
                inside = text[len(name) : -1].strip().strip("'\"")
                return inside, factory is not False, factory or None
        return text.split("|")[0].strip().strip("'\""), False, None
    origin = typing.get_origin(inner)
    if origin is not None and origin is not typing.Union:
        args = typing.get_args(inner)
        if origin in (list, set, frozenset, dict) or getattr(origin, "__name__", "") in (
            "Sequence",
            "Collection",
            "Iterable",
            "MutableSequence",
        ):
            target = args[-1] if args else None
            target = getattr(target, "__forward_arg__", target)
            return target, True, set if origin is set else None
    return inner, False, None


def _is_entity(target):
    return isinstance(target, str) or getattr(target, "__mapper__", None) is not None


def _shown(inner):
    return inner if isinstance(inner, str) else repr(inner)
