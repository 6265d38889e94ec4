"""reprlib: reprs that do not recurse or grow."""

import builtins as _builtins


def recursive_repr(fillvalue="..."):
    def decorating(user_function):
        running = set()

        def wrapper(self):
            if id(self) in running:
                return fillvalue
            running.add(id(self))
            try:
                return user_function(self)
            finally:
                running.discard(id(self))

        wrapper.__name__ = user_function.__name__
        wrapper.__doc__ = user_function.__doc__
        wrapper.__module__ = user_function.__module__
        return wrapper

    return decorating


class Repr:
    def __init__(self):
        self.maxstring = self.maxother = 30
        self.maxlist = self.maxtuple = self.maxset = 6
        self.maxdict = 4

    def repr(self, x):
        if isinstance(x, str):
            return self._cut(_builtins.repr(x), self.maxstring)
        if isinstance(x, (list, tuple, set)):
            parts = [self.repr(item) for item in list(x)[:6]] + (["..."] if len(x) > 6 else [])
            marks = {list: "[]", tuple: "()", set: "{}"}.get(type(x), "[]")
            return marks[0] + ", ".join(parts) + marks[1]
        if isinstance(x, dict):
            parts = [f"{self.repr(k)}: {self.repr(v)}" for k, v in list(x.items())[:4]] + (
                ["..."] if len(x) > 4 else []
            )
            return "{" + ", ".join(parts) + "}"
        return self._cut(_builtins.repr(x), self.maxother)

    def _cut(self, text, size):
        if len(text) <= size:
            return text
        i = max(0, (size - 3) // 2)
        j = max(0, size - 3 - i)
        return text[:i] + "..." + text[len(text) - j :]


aRepr = Repr()
repr = aRepr.repr
