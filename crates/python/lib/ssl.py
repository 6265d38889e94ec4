"""ssl: may be imported and set up; there is nothing to connect to."""

from enum import IntEnum

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2
PROTOCOL_TLS, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 2, 16, 17
OPENSSL_VERSION = "OpenSSL 3.0.11 19 Sep 2023"
HAS_SNI = True


class SSLError(OSError):
    """An error of TLS."""


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate that is not trusted."""


class Purpose:
    """What a context is for."""

    SERVER_AUTH = "SERVER_AUTH"
    CLIENT_AUTH = "CLIENT_AUTH"


class TLSVersion(IntEnum):
    """Versions of TLS."""

    MINIMUM_SUPPORTED = -2
    MAXIMUM_SUPPORTED = -1
    TLSv1 = 769
    TLSv1_1 = 770
    TLSv1_2 = 771
    TLSv1_3 = 772


class SSLContext:
    """Settings of connections."""

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol, self.verify_mode, self.check_hostname = protocol, CERT_NONE, False
        self.minimum_version, self.maximum_version, self.options = (
            TLSVersion.MINIMUM_SUPPORTED,
            TLSVersion.MAXIMUM_SUPPORTED,
            0,
        )

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        """Certificates are not looked at: nothing connects."""

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        """The same."""

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        """The same."""

    def set_ciphers(self, ciphers):
        """The same."""

    def wrap_socket(self, *args, **kwargs):
        raise OSError(101, "Network is unreachable: the playground has no network")


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context that checks certificates."""
    made = SSLContext(PROTOCOL_TLS_CLIENT)
    made.verify_mode, made.check_hostname = CERT_REQUIRED, True
    return made


_create_unverified_context = SSLContext
