"""ipaddress: addresses and networks of IPv4 and IPv6."""


class AddressValueError(ValueError):
    """A text that is no address."""


class NetmaskValueError(ValueError):
    """A text that is no netmask."""


def _four(text):
    parts = text.split(".")
    if len(parts) != 4:
        raise AddressValueError(f"Expected 4 octets in {text!r}")
    value = 0
    for part in parts:
        if not part:
            raise AddressValueError(f"Empty octet not permitted in {text!r}")
        if not (part.isascii() and part.isdigit()):
            raise AddressValueError(f"Only decimal digits permitted in {part!r} in {text!r}")
        if len(part) > 3:
            raise AddressValueError(f"At most 3 characters permitted in {part!r} in {text!r}")
        if part != "0" and part[0] == "0":
            raise AddressValueError(f"Leading zeros are not permitted in {part!r} in {text!r}")
        if int(part) > 255:
            raise AddressValueError(f"Octet {int(part)} (> 255) not permitted in {text!r}")
        value = value * 256 + int(part)
    return value


def _six(text):
    if not text:
        raise AddressValueError("Address cannot be empty")
    if "." in text:
        head, _, tail = text.rpartition(":")
        number = _four(tail)
        text = f"{head}:{number >> 16:x}:{number & 65535:x}"
    if text.count("::") > 1 or text.count(":") < 2:
        raise AddressValueError(f"At least 3 parts expected in {text!r}")
    left, gap, right = text.partition("::")
    before, after = [p for p in left.split(":") if left], [p for p in right.split(":") if right]
    missing = 8 - len(before) - len(after)
    if (gap and missing < 1) or (not gap and missing):
        raise AddressValueError(f"Exactly 8 parts expected without '::' in {text!r}")
    value = 0
    for part in before + ["0"] * missing + after:
        if not part or len(part) > 4 or set(part.lower()) - set("0123456789abcdef"):
            raise AddressValueError(f"Only hex digits permitted in {part!r} in {text!r}")
        value = value * 65536 + int(part, 16)
    return value


def _show_six(value):
    parts = [f"{value >> shift & 65535:x}" for shift in range(112, -1, -16)]
    best, at = 0, -1
    for start in range(8):
        length = 0
        while start + length < 8 and parts[start + length] == "0":
            length += 1
        if length > best:
            best, at = length, start
    if best < 2:
        return ":".join(parts)
    return ":".join(parts[:at]) + "::" + ":".join(parts[at + best :])


class _Address:
    def __init__(self, address):
        if isinstance(address, bytes):
            address = int.from_bytes(address, "big")
        if isinstance(address, int):
            if address < 0 or address >= 1 << self.max_prefixlen:
                raise AddressValueError(
                    f"{address} (>= 2**{self.max_prefixlen}) is not permitted as an IPv{self.version} address"
                    if address >= 0
                    else f"{address} (< 0) is not permitted as an IPv{self.version} address"
                )
            self._ip = address
        else:
            self._ip = type(self)._parse(str(address))

    packed = property(lambda self: self._ip.to_bytes(self.max_prefixlen // 8, "big"))
    compressed = property(lambda self: str(self))

    def __int__(self):
        return self._ip

    def __eq__(self, other):
        return isinstance(other, _Address) and (self.version, self._ip) == (
            other.version,
            other._ip,
        )

    def __lt__(self, other):
        if self.version != other.version:
            raise TypeError(f"{self} and {other} are not of the same version")
        return self._ip < other._ip

    def __le__(self, other):
        return self == other or self < other

    def __gt__(self, other):
        return not self <= other

    def __ge__(self, other):
        return not self < other

    def __hash__(self):
        return hash(hex(self._ip))

    def __add__(self, other):
        return type(self)(self._ip + other)

    def __sub__(self, other):
        return type(self)(self._ip - other)

    def __str__(self):
        return type(self)._show(self._ip)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def _within(self, networks):
        return any(self in ip_network(network) for network in networks)


class IPv4Address(_Address):
    """An address of four bytes."""

    version, max_prefixlen = 4, 32
    _parse = staticmethod(_four)
    _show = staticmethod(
        lambda value: ".".join(str(value >> shift & 255) for shift in (24, 16, 8, 0))
    )
    exploded = property(lambda self: str(self))
    is_loopback = property(lambda self: self._within(["127.0.0.0/8"]))
    is_private = property(
        lambda self: self._within(
            [
                "0.0.0.0/8",
                "10.0.0.0/8",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.0.0.0/29",
                "192.0.0.170/31",
                "192.0.2.0/24",
                "192.168.0.0/16",
                "198.18.0.0/15",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "240.0.0.0/4",
                "255.255.255.255/32",
            ]
        )
    )
    is_global = property(lambda self: not self.is_private and not self._within(["100.64.0.0/10"]))
    is_multicast = property(lambda self: self._within(["224.0.0.0/4"]))
    is_link_local = property(lambda self: self._within(["169.254.0.0/16"]))
    is_reserved = property(lambda self: self._within(["240.0.0.0/4"]))
    is_unspecified = property(lambda self: self._ip == 0)


class IPv6Address(_Address):
    """An address of sixteen bytes."""

    version, max_prefixlen = 6, 128
    _parse = staticmethod(_six)
    _show = staticmethod(_show_six)
    exploded = property(
        lambda self: ":".join(f"{self._ip >> shift & 65535:04x}" for shift in range(112, -1, -16))
    )
    is_loopback = property(lambda self: self._ip == 1)
    is_private = property(
        lambda self: self._within(["::1/128", "::/128", "fc00::/7", "fe80::/10", "2001:db8::/32"])
    )
    is_global = property(lambda self: not self.is_private)
    is_multicast = property(lambda self: self._within(["ff00::/8"]))
    is_link_local = property(lambda self: self._within(["fe80::/10"]))
    is_unspecified = property(lambda self: self._ip == 0)


class _Network:
    def __init__(self, address, strict=True):
        text, _, mask = str(address).partition("/")
        self.network_address = self._kind(text if mask or not isinstance(address, int) else address)
        bits = self._kind.max_prefixlen
        self.prefixlen = self._length(mask, bits) if mask else bits
        number = int(self.network_address)
        base = number >> (bits - self.prefixlen) << (bits - self.prefixlen)
        if strict and base != number:
            raise ValueError(f"{address} has host bits set")
        self.network_address = self._kind(base)

    def _length(self, mask, bits):
        if mask.isdigit():
            if int(mask) > bits:
                raise NetmaskValueError(f"{mask!r} is not a valid netmask")
            return int(mask)
        found = bin(int(self._kind(mask)))[2:].zfill(bits)
        if "01" in found:
            raise NetmaskValueError(f"{mask!r} is not a valid netmask")
        return found.count("1")

    version = property(lambda self: self._kind.version)
    num_addresses = property(lambda self: 1 << self._kind.max_prefixlen - self.prefixlen)
    broadcast_address = property(
        lambda self: self._kind(int(self.network_address) + self.num_addresses - 1)
    )
    netmask = property(
        lambda self: self._kind((1 << self._kind.max_prefixlen) - self.num_addresses)
    )
    hostmask = property(lambda self: self._kind(self.num_addresses - 1))
    with_prefixlen = property(lambda self: str(self))

    def __contains__(self, other):
        return (
            self.version == other.version
            and int(self.network_address)
            <= int(other)
            < int(self.network_address) + self.num_addresses
        )

    def __iter__(self):
        return (
            self._kind(int(self.network_address) + number) for number in range(self.num_addresses)
        )

    def __getitem__(self, number):
        if not -self.num_addresses <= number < self.num_addresses:
            raise IndexError("address out of range")
        return self._kind(int(self.network_address) + number % self.num_addresses)

    def hosts(self):
        """The addresses without those of the network itself and of all."""
        edge = 0 if self._kind.max_prefixlen - self.prefixlen <= 1 else 1
        last = self.num_addresses - (edge if self.version == 4 else 0)
        return (self._kind(int(self.network_address) + number) for number in range(edge, last))

    def overlaps(self, other):
        return other.network_address in self or self.network_address in other

    def subnet_of(self, other):
        return self.network_address in other and self.prefixlen >= other.prefixlen

    def supernet_of(self, other):
        return other.subnet_of(self)

    def subnets(self, prefixlen_diff=1, new_prefix=None):
        length = self.prefixlen + prefixlen_diff if new_prefix is None else new_prefix
        step = 1 << self._kind.max_prefixlen - length
        first = int(self.network_address)
        return (
            type(self)(f"{self._kind(at)}/{length}")
            for at in range(first, first + self.num_addresses, step)
        )

    def __eq__(self, other):
        return isinstance(other, _Network) and (self.network_address, self.prefixlen) == (
            other.network_address,
            other.prefixlen,
        )

    def __hash__(self):
        return hash((int(self.network_address), self.prefixlen))

    def __str__(self):
        return f"{self.network_address}/{self.prefixlen}"

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"


class IPv4Network(_Network):
    """A range of addresses of IPv4."""

    _kind = IPv4Address


class IPv6Network(_Network):
    """A range of addresses of IPv6."""

    _kind = IPv6Address


def _either(value, kinds, what, **options):
    for kind in kinds:
        try:
            return kind(value, **options)
        except (AddressValueError, NetmaskValueError):
            pass
    raise ValueError(f"{value!r} does not appear to be an IPv4 or IPv6 {what}")


def ip_address(address):
    """An address of either kind."""
    return _either(address, (IPv4Address, IPv6Address), "address")


def ip_network(address, strict=True):
    """A network of either kind."""
    return _either(address, (IPv4Network, IPv6Network), "network", strict=strict)
