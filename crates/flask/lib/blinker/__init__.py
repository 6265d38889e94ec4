"""blinker: signals and those who listen to them."""

from contextlib import contextmanager

ANY = type("ANY", (), {"__repr__": lambda self: "ANY"})()


class Signal:
    """Calls its receivers when it is sent; each hears one sender, or any."""

    ANY = ANY

    def __init__(self, doc=None):
        if doc:
            self.__doc__ = doc
        self._listeners = []
        self._muted = False

    @property
    def receivers(self):
        return {id(receiver): receiver for receiver, _ in self._listeners}

    def connect(self, receiver, sender=ANY, weak=True):
        """Adds a receiver; gives it back, so that it serves as a decorator."""
        if not any(known is receiver and who is sender for known, who in self._listeners):
            self._listeners.append((receiver, sender))
        return receiver

    def connect_via(self, sender, weak=False):
        return lambda receiver: self.connect(receiver, sender, weak)

    def disconnect(self, receiver, sender=ANY):
        self._listeners = [
            (known, who)
            for known, who in self._listeners
            if known is not receiver or (sender is not ANY and who is not sender)
        ]

    @contextmanager
    def connected_to(self, receiver, sender=ANY):
        self.connect(receiver, sender)
        try:
            yield None
        finally:
            self.disconnect(receiver)

    @contextmanager
    def muted(self):
        self._muted = True
        try:
            yield None
        finally:
            self._muted = False

    def receivers_for(self, sender):
        return [receiver for receiver, who in self._listeners if who is ANY or who is sender]

    def has_receivers_for(self, sender):
        return bool(self.receivers_for(sender))

    def send(self, sender=None, /, *, _async_wrapper=None, **kwargs):
        """Calls the receivers; gives each with what it gave."""
        if self._muted:
            return []
        return [(receiver, receiver(sender, **kwargs)) for receiver in self.receivers_for(sender)]


class NamedSignal(Signal):
    """A signal with a name."""

    def __init__(self, name, doc=None):
        super().__init__(doc)
        self.name = name

    def __repr__(self):
        return f"<{type(self).__name__} at {hex(id(self))}; {self.name!r}>"


class Namespace(dict):
    """Signals by name."""

    def signal(self, name, doc=None):
        if name not in self:
            self[name] = NamedSignal(name, doc)
        return self[name]


default_namespace = Namespace()
signal = default_namespace.signal
