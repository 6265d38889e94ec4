"""json: values as JSON text and back."""

from json.decoder import JSONDecodeError, JSONDecoder, detect_encoding, text_of
from json.encoder import JSONEncoder

__all__ = "dump dumps load loads JSONDecoder JSONDecodeError JSONEncoder".split()

# What the usual calls use: nothing is asked of them.
_default_encoder, _default_decoder = JSONEncoder(), JSONDecoder()
_USUAL = dict.fromkeys(("indent", "separators", "default"))
_USUAL.update(skipkeys=False, sort_keys=False, ensure_ascii=True, check_circular=True)
_USUAL["allow_nan"] = True


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=None,
    sort_keys=False,
    **kw,
):
    """A value as text."""
    kw.update(allow_nan=allow_nan, check_circular=check_circular, default=default, indent=indent)
    kw.update(ensure_ascii=ensure_ascii, skipkeys=skipkeys, sort_keys=sort_keys)
    kw["separators"] = separators
    usual = cls is None and kw == _USUAL
    return (_default_encoder if usual else (cls or JSONEncoder)(**kw)).encode(obj)


def dump(obj, fp, **kw):
    """A value as text into a file."""
    fp.write(dumps(obj, **kw))


def loads(
    s,
    *,
    cls=None,
    object_hook=None,
    parse_float=None,
    parse_int=None,
    parse_constant=None,
    object_pairs_hook=None,
    **kw,
):
    """The value of a text."""
    hooks = {"object_pairs_hook": object_pairs_hook, "object_hook": object_hook}
    hooks.update(parse_constant=parse_constant, parse_int=parse_int, parse_float=parse_float)
    kw.update([hook for hook in hooks.items() if hook[1] is not None])
    usual = cls is None and not kw
    return (_default_decoder if usual else (cls or JSONDecoder)(**kw)).decode(text_of(s))


def load(fp, **kw):
    """The value of a file's text."""
    text = fp.read()
    return loads(text, **kw)
