"""blinker: signals and those who listen to them."""

from contextlib import ExitStack, contextmanager

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
        """Connects a receiver while a block runs."""
        with ExitStack() as end:
            end.callback(self.disconnect, receiver)
            self.connect(receiver, sender)
            yield None

    @contextmanager
    def muted(self):
        """Sends to nobody while a block runs."""
        with ExitStack() as end:
            end.callback(setattr, self, "_muted", False)
            self._muted = True
            yield None

    def receivers_for(self, sender):
        """Who hears a sender: those who hear it alone, and those who hear all."""
        return [hears for hears, who in self._listeners if who is ANY or who is sender]

    def has_receivers_for(self, sender):
        """Whether anybody hears a sender."""
        return len(self.receivers_for(sender)) > 0

    def send(self, sender=None, /, *, _async_wrapper=None, **kwargs):
        """Calls the receivers; gives each with what it gave."""
        if self._muted:
            return []
        return [(receiver, receiver(sender, **kwargs)) for receiver in self.receivers_for(sender)]


class NamedSignal(Signal):
    """A signal with a name."""

    def __init__(self, name, doc=None):
        Signal.__init__(self, doc)
        self.name = name

    def __repr__(self):
        place = hex(id(self))
        return f"<{type(self).__name__} at {place}; {self.name!r}>"


class Namespace(dict):
    """Signals by name, each made when it is first asked for."""

    def signal(self, name, doc=None):
        """The signal of a name."""
        known = self.get(name)
        if known is None:
            known = self[name] = NamedSignal(name, doc)
        return known


default_namespace = Namespace()
signal = default_namespace.signal
