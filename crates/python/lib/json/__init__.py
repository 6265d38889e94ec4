"""json: values as JSON text and back."""

from json.decoder import JSONDecodeError, JSONDecoder, decoder_of, detect_encoding, text_of
from json.encoder import JSONEncoder, encoder_of

__all__ = "dump dumps load loads JSONDecoder JSONDecodeError JSONEncoder".split()


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
    return encoder_of(cls, kw, separators).encode(obj)


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
    return decoder_of(cls, kw, hooks).decode(text_of(s))


def load(fp, **kw):
    """The value of a file's text."""
    text = fp.read()
    return loads(text, **kw)
