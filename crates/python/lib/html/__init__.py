"""html: characters that mean something in HTML."""

import re


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


_NAMES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": "\xa0",
    "copy": "\xa9",
    "euro": "\u20ac",
    "hellip": "\u2026",
}


def unescape(s):
    def one(found):
        text = found.group(1)
        if text.startswith("#"):
            return chr(int(text[2:], 16) if text[1] in "xX" else int(text[1:]))
        return _NAMES.get(text, found.group())

    return re.sub(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);", one, s)
