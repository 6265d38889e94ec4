"""smtplib: may be imported; a tab sends no mail."""

SMTP_PORT, SMTP_SSL_PORT = 25, 465


class SMTPException(OSError):
    """The base of the errors of mail."""


class SMTPResponseException(SMTPException):
    """The server refused something."""

    def __init__(self, code, msg):
        self.smtp_code, self.smtp_error = code, msg
        self.args = (code, msg)


class SMTPServerDisconnected(SMTPException):
    """The connection is gone."""


class SMTPConnectError(SMTPResponseException):
    """The server cannot be reached."""


class SMTPAuthenticationError(SMTPResponseException):
    """The server did not take the password."""


class SMTPRecipientsRefused(SMTPException):
    """Nobody may be sent to."""


class SMTPSenderRefused(SMTPResponseException):
    """The sender may not send."""


class SMTPDataError(SMTPResponseException):
    """The text was refused."""


class SMTP:
    """Would send mail; without a host it may be made."""

    def __init__(self, host="", port=0, local_hostname=None, timeout=None, source_address=None):
        self.timeout = timeout
        if host:
            self.connect(host, port)

    def connect(self, host="localhost", port=0, source_address=None):
        raise OSError(
            101, f"Network is unreachable: the playground sends no mail, so not to {host} either"
        )

    def _not_connected(self, *args, **kwargs):
        raise SMTPServerDisconnected("please run connect() first")

    login = sendmail = send_message = starttls = ehlo = helo = noop = quit = _not_connected

    def set_debuglevel(self, debuglevel):
        self.debuglevel = debuglevel

    def close(self):
        """Nothing was open."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class SMTP_SSL(SMTP):
    """The same over TLS."""


class LMTP(SMTP):
    """The same to a local server."""
