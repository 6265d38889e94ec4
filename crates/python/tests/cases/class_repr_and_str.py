"""str falls back on repr, format on str; what must be a text is checked."""


class OnlyRepr:
    def __repr__(self): return "<only>"


class BothTexts:
    def __repr__(self): return "repr"
    def __str__(self): return "str"


class Wrong:
    def __repr__(self): return 5
    def __str__(self): return None


assert str(OnlyRepr()) == "<only>" and f"{OnlyRepr()}" == "<only>" and "%s %r" % (BothTexts(), BothTexts()) == "str repr" and str([BothTexts()]) == "[repr]" and f"{BothTexts()!r:>6}" == "  repr" and "{}".format(BothTexts()) == "str" and print(BothTexts(), file=(out := __import__("io").StringIO())) is None and out.getvalue() == "str\n"
for call, text in [(lambda: repr(Wrong()), "__repr__ returned non-string (type int)"), (lambda: str(Wrong()), "__str__ returned non-string (type NoneType)")]:
    try:
        call()
    except TypeError as error:
        assert str(error) == text
    else:
        raise AssertionError
assert repr(OnlyRepr).endswith(".OnlyRepr'>") and object().__repr__().startswith("<object object at 0x") and repr(type) == "<class 'type'>" and repr(len) == "<built-in function len>" and repr(ValueError) == "<class 'ValueError'>"
