"""email.mime: messages by their kind."""

from email.message import Message


class MIMEBase(Message):
    """A message of some kind."""

    def __init__(self, _maintype, _subtype, *, policy=None, **_params):
        super().__init__(policy)
        self.add_header("Content-Type", f"{_maintype}/{_subtype}", **_params)
        self["MIME-Version"] = "1.0"


class MIMENonMultipart(MIMEBase):
    """A message that has no parts."""


class MIMEMultipart(MIMEBase):
    """A message with parts."""

    def __init__(self, _subtype="mixed", boundary=None, _subparts=None, *, policy=None, **_params):
        super().__init__(
            "multipart", _subtype, **({"boundary": boundary} if boundary else {}), **_params
        )
        self._payload = list(_subparts or ())


class MIMEText(MIMENonMultipart):
    """A text."""

    def __init__(self, _text, _subtype="plain", _charset=None, *, policy=None):
        charset = _charset or ("us-ascii" if _text.isascii() else "utf-8")
        super().__init__("text", _subtype, charset=charset)
        plain = charset == "us-ascii"
        self["Content-Transfer-Encoding"] = "7bit" if plain else "base64"
        if not plain:
            import base64

            _text = base64.encodebytes(_text.encode(charset)).decode()
        self._payload = _text


class _Data(MIMENonMultipart):
    _main, _sub = "application", "octet-stream"

    def __init__(self, _data, _subtype=None, _encoder=None, *, policy=None, **_params):
        import base64

        super().__init__(self._main, _subtype or self._sub, **_params)
        self["Content-Transfer-Encoding"] = "base64"
        self._payload = base64.encodebytes(_data).decode()


class MIMEApplication(_Data):
    """A file of a program."""


class MIMEImage(_Data):
    """A picture."""

    _main, _sub = "image", "png"


class MIMEAudio(_Data):
    """A sound."""

    _main, _sub = "audio", "basic"
