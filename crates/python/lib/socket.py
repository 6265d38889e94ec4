"""socket: may be imported; a tab has no network, so a connection is refused."""

AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM = 1, 2
SOL_SOCKET, SO_REUSEADDR, SO_KEEPALIVE, SO_BROADCAST, IPPROTO_TCP, TCP_NODELAY, SOMAXCONN = (
    1,
    2,
    9,
    6,
    6,
    1,
    4096,
)
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
error = OSError
timeout = TimeoutError
_default_timeout = None


class herror(OSError):
    """An error of a host's address."""


class gaierror(OSError):
    """A host's name that cannot be found."""


def gethostname():
    """The name of this machine."""
    return "playground"


getfqdn = lambda name="": name or gethostname()


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = timeout


def _refuse(*args, **kwargs):
    raise OSError(101, "Network is unreachable: the playground has no network")


class socket:
    """Would be an end of a connection."""

    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        self.family, self.type, self.proto = family, type, proto

    connect = connect_ex = bind = listen = accept = send = sendall = sendto = recv = recvfrom = (
        _refuse
    )

    def setsockopt(self, *args):
        """Options of a socket that connects to nothing."""

    def settimeout(self, value):
        self._timeout = value

    def gettimeout(self):
        return getattr(self, "_timeout", _default_timeout)

    def close(self):
        """Nothing was open."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


create_connection = create_server = socketpair = _refuse


def _no_name(host, *args, **kwargs):
    raise gaierror(-3, "Temporary failure in name resolution: the playground has no network")


gethostbyname = getaddrinfo = gethostbyaddr = _no_name


def inet_aton(text):
    """An address of four numbers as bytes."""
    return bytes(int(part) for part in text.split("."))


def inet_ntoa(packed):
    return ".".join(str(byte) for byte in packed)
