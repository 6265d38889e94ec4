"""Class statements: bases by expression, keywords, decorators, nesting, conditional bodies."""


def base():
    return list


class L(base()):
    if True:
        def size(self):
            return len(self)
    else:
        wrong = 1
    for name in ("a", "b"):
        locals()[name] = name * 2


assert L([1, 2]).size() == 2 and L.a == "aa" and L.name == "b" and not hasattr(L, "wrong")


def tag(**values):
    def apply(cls):
        for key, value in values.items():
            setattr(cls, key, value)
        return cls
    return apply


@tag(color="red", size=3)
class T:
    class Inner:
        level = 2


assert (T.color, T.size, T.Inner.level, T.Inner.__qualname__) == ("red", 3, 2, "T.Inner")
bases = (dict, L) if False else (dict,)


class Star(*bases, **{"metaclass": type}):
    pass


assert issubclass(Star, dict) and type(Star) is type
