"""gettext: texts as they are; no catalogue is read."""


class NullTranslations:
    """Gives each text back."""

    def __init__(self, fp=None):
        self._fallback = None

    def add_fallback(self, fallback):
        self._fallback = fallback

    def gettext(self, message):
        return message

    def ngettext(self, msgid1, msgid2, n):
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context, message):
        return message

    def npgettext(self, context, msgid1, msgid2, n):
        return self.ngettext(msgid1, msgid2, n)

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


def textdomain(domain=None):
    return domain or "messages"


def bindtextdomain(domain, localedir=None):
    return localedir


_none = NullTranslations()
gettext, ngettext, pgettext, npgettext = (
    _none.gettext,
    _none.ngettext,
    _none.pgettext,
    _none.npgettext,
)


def dgettext(domain, message):
    return message
