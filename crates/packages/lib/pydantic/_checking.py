"""pydantic: the values of a model, checked one by one and together."""

from functools import partial

from pydantic._kinds import annotated, called, within
from pydantic._validators import ValidationInfo
from pydantic.errors import Refused, SeveralRefused, ValidationError, refusals


def checked(cls, data):
    """The values of all fields, and the names of those that were given; ValidationError."""
    title = cls.model_config.get("title") or cls.__name__
    try:
        data = _before(cls, data)
        values, given, wrong = {}, set(), []
        used = set()
        for name, field in cls.model_fields.items():
            key = _key(cls, field, name, data)
            try:
                if key is None:
                    values[name] = _default(cls, field, name, data, values)
                else:
                    used.add(key)
                    values[name] = _value(cls, field, name, data[key], values)
                    given.add(name)
            except (Refused, SeveralRefused) as error:
                wrong += refusals(error, key or (field.names() or [name])[0])
        extra, refused = _extra(cls, data, used)
        wrong += refused
        if wrong:
            raise SeveralRefused(wrong)
        return {**_root_after(cls, values), **extra}, given | {*extra}
    except (Refused, SeveralRefused) as error:
        raise ValidationError(title, refusals(error)) from None


def _key(cls, field, name, data):
    """The name under which a field's value was given; None where it was not."""
    config, names = cls.model_config, field.names()
    generate = config.get("alias_generator")
    if not names and callable(generate):
        names = [generate(name)]
    by_name = config.get("populate_by_name") or config.get("validate_by_name")
    tried = [*names, name] if by_name or not names else names
    return next((known for known in tried if known in data), None)


def _default(cls, field, name, data, values):
    if field.is_required():
        raise Refused("missing", "Field required", data)
    default = field.get_default()
    always = any(one.options.get("always") for one in _validators_of(cls, name))
    if field.validate_default or cls.model_config.get("validate_default") or always:
        return _value(cls, field, name, default, values)
    return default


def _validators_of(cls, name):
    decorated = cls.__decorated__.values()
    return [
        one
        for one in decorated
        if one.kind == "field" and (name in one.fields or "*" in one.fields)
    ]


def _value(cls, field, name, value, values):
    """One value after all its checks."""
    validators = _validators_of(cls, name)
    info = ValidationInfo(data=values, field_name=name, context=None, mode="python", config=None)
    for one in validators:
        if one.mode == "before":
            value = _call(cls, one, value, info)
    strict = field.constraints.get("strict") or cls.model_config.get("strict", False)
    if isinstance(value, str) and cls.model_config.get("str_strip_whitespace"):
        value = value.strip()
    if not any(one.mode == "plain" for one in validators):
        given, value = value, annotated(field.annotation, field.metadata, value, strict)
        if field.constraints and value is not None:
            value = within(field.constraints, value, given)
    for one in validators:
        if one.mode in ("after", "plain"):
            value = _call(cls, one, value, info)
    return value


def _call(cls, decorated, value, info):
    """What a validator gives; it may want the fields before it too."""
    function = decorated.function
    count = function.__code__.co_argcount
    if decorated.options.get("is_old"):
        more = [info.data][: max(0, count - 2)]
        if decorated.options.get("each_item") and isinstance(value, (list, tuple, set)):
            return type(value)(
                called(lambda item: function(cls, item, *more), item) for item in value
            )
    else:
        more = [info][: max(0, count - 2)]
    return called(lambda given: function(cls, given, *more), value)


def _before(cls, data):
    for one in cls.__decorated__.values():
        if one.kind in ("model", "root") and one.mode == "before":
            data = called(partial(one.function, cls), data)
    return data


def _root_after(cls, values):
    for one in cls.__decorated__.values():
        if one.kind == "root" and one.mode == "after":
            values = called(partial(one.function, cls), values)
    return values


def after(model, data):
    """Runs what checks a model as a whole; a refusal names what the model was made of."""
    cls = type(model)
    try:
        for one in cls.__decorated__.values():
            if one.kind == "model" and one.mode == "after":
                owner = (cls,) if isinstance(one.wrapped, classmethod) else ()
                called(lambda _, check=one.function, owner=owner: check(*owner, model), data)
    except (Refused, SeveralRefused) as error:
        raise ValidationError(cls.__name__, refusals(error)) from None
    model.model_post_init(None)


def _extra(cls, data, used):
    """Values beside the fields: kept, refused or passed over, as the settings say."""
    wanted = cls.model_config.get("extra", "ignore")
    others = {name: value for name, value in data.items() if name not in used}
    if wanted == "allow":
        return {name: value for name, value in others.items() if name not in cls.model_fields}, []
    if wanted != "forbid":
        return {}, []
    text = "Extra inputs are not permitted"
    return {}, [Refused("extra_forbidden", text, value, (name,)) for name, value in others.items()]
