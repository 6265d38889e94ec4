"""gettext: texts as they are; no catalogue is read."""


class NullTranslations:
    """Gives each text back."""

    def __init__(self, fp=None):
        self._fallback = None

    def add_fallback(self, fallback):
        self._fallback = fallback

    def gettext(self, message):
        """A text."""
        return message

    def ngettext(self, msgid1, msgid2, n):
        """A text for one, or another for several."""
        return (msgid2, msgid1)[n == 1]

    def pgettext(self, context, message):
        """A text in a context."""
        return self.gettext(message)

    def npgettext(self, context, *texts_and_n):
        """The same for one or several."""
        return self.ngettext(*texts_and_n)

    def install(self, names=None):
        import builtins

        builtins._ = self.gettext

    def info(self):
        return {}

    def charset(self):
        return None


GNUTranslations = NullTranslations


def find(domain, localedir=None, languages=None, all=False):
    return [] if all else None


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    """The texts of a domain: there are none."""
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    NullTranslations().install(names)


_domain = ["messages"]


def textdomain(domain=None):
    """The domain of this program, which may be set."""
    if domain is not None:
        _domain[0] = domain
    return _domain[0]


def bindtextdomain(domain, localedir=None):
    """Where texts of a domain would be."""
    return localedir


_none = NullTranslations()
gettext, ngettext, pgettext, npgettext = [
    getattr(_none, name) for name in ("gettext", "ngettext", "pgettext", "npgettext")
]


def _of_domain(find):
    def of(domain, *args):
        return find(*args)

    return of


dgettext, dngettext, dpgettext, dnpgettext = map(
    _of_domain, (gettext, ngettext, pgettext, npgettext)
)
Catalog = translation
