"""smtplib: may be imported; a tab sends no mail."""

SMTP_PORT, SMTP_SSL_PORT, LMTP_PORT = 25, 465, 2003
CRLF = "\r\n"


class SMTPException(OSError):
    """The base of the errors of mail."""


def _error(name, doc, base=SMTPException):
    return type(base)(name, (base,), {"__doc__": doc, "__module__": __name__})


class SMTPResponseException(SMTPException):
    """The server refused something."""

    def __init__(self, code, msg):
        self.smtp_error, self.smtp_code, self.args = msg, code, (code, msg)

    def __str__(self):
        return str(self.args)


class SMTPSenderRefused(SMTPResponseException):
    """The sender may not send."""

    def __init__(self, code, msg, sender):
        super().__init__(code, msg)
        self.sender, self.args = sender, (code, msg, sender)


class SMTPRecipientsRefused(SMTPException):
    """Nobody may be sent to."""

    def __init__(self, recipients):
        super().__init__(recipients)
        self.recipients = recipients


SMTPNotSupportedError = _error("SMTPNotSupportedError", "The server cannot do that.")
SMTPServerDisconnected = _error("SMTPServerDisconnected", "The connection is gone.")
SMTPConnectError, SMTPHeloError, SMTPDataError, SMTPAuthenticationError = [
    _error(name, doc, SMTPResponseException)
    for name, doc in (
        ("SMTPConnectError", "The server cannot be reached."),
        ("SMTPHeloError", "The server did not answer to a greeting."),
        ("SMTPDataError", "The text was refused."),
        ("SMTPAuthenticationError", "The server did not take the password."),
    )
]


class SMTP:
    """Would send mail; without a host it may be made."""

    debuglevel, sock = 0, None

    def __init__(self, host="", port=0, local_hostname=None, timeout=None, source_address=None):
        self.source_address, self.timeout = source_address, timeout
        self._host, self.local_hostname = host, local_hostname
        if host:
            self.connect(host, port)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Nothing was open."""

    def connect(self, host="localhost", port=0, source_address=None):
        """Refused: there is no network."""
        raise OSError(
            101, f"Network is unreachable: the playground sends no mail, so not to {host} either"
        )

    def set_debuglevel(self, debuglevel):
        """Says how much is told of what is sent."""
        self.debuglevel = debuglevel

    def close(self):
        """Nothing was open."""

    def _unconnected(self, *args, **kwargs):
        raise SMTPServerDisconnected("please run connect() first")

    for (
        _name
    ) in "login sendmail send_message starttls ehlo helo noop quit rset mail rcpt data".split():
        locals()[_name] = _unconnected
    del _name


class SMTP_SSL(SMTP):
    """The same over TLS."""


class LMTP(SMTP):
    """The same to a local server."""
