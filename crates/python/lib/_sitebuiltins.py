"""_sitebuiltins: what `site` adds to the builtins for people who type."""


class _Said:
    """Something whose repr is a sentence."""

    def __init__(self, sentence):
        self._sentence = sentence

    def __repr__(self):
        return self._sentence


class Quitter(_Said):
    """Ends the program when it is called."""

    def __init__(self, name, eof):
        super().__init__(f"Use {name}() or {eof} to exit")
        self.name, self.eof = name, eof

    def __call__(self, code=None):
        raise SystemExit(code)


class _Printer(_Said):
    def __call__(self):
        print(self)


class _Helper(_Said):
    def __init__(self):
        super().__init__("Type help() for interactive help, or help(object) for help about object.")

    def __call__(self, *args, **kwds):
        raise NotImplementedError("help() has no pages here; help(object) is not supported")


_OWNERS = (
    ("2001-2023", "Python Software Foundation"),
    ("2000", "BeOpen.com"),
    ("1995-2001", "Corporation for National Research Initiatives"),
    ("1991-1995", "Stichting Mathematisch Centrum, Amsterdam"),
)
_THANKS = (
    "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n"
    "    for supporting Python development.  See www.python.org for more information."
)

exit, quit = [Quitter(name, "Ctrl-D (i.e. EOF)") for name in ("exit", "quit")]
help = _Helper()
license = _Printer("Type license() to see the full license text")
credits = _Printer(_THANKS)
copyright = _Printer(
    "\n\n".join([f"Copyright (c) {years} {who}.\nAll Rights Reserved." for years, who in _OWNERS])
)
