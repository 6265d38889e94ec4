"""sqlalchemy_serializer: rules such as `name`, `posts.title` and `-posts.author` as a tree."""


class Node:
    """What is known of a key: wanted, refused, or neither; and of the keys within it.

    A strict node takes only the keys that are wanted; an open one takes all that are not refused.
    """

    def __init__(self):
        self.wanted = self.refused = False
        self.is_open = True
        self.within = {}

    def below(self, key):
        """The node of a key, which is made where there is none."""
        return self.within.setdefault(key, Node())

    def takes(self, key):
        """Whether a key is part of the result."""
        node = self.within.get(key)
        if not self.is_open:
            return node is not None and node.wanted
        return node is None or bool(node.within) or not node.refused

    def wanted_keys(self):
        """The keys that rules name."""
        return {key for key, node in self.within.items() if node.wanted}

    def _close(self):
        self.is_open = False
        for node in self.within.values():
            if node.within:
                node._close()

    def merge(self, other):
        """Adds what another tree says; a strict one closes what it does not name."""
        if self.is_open and not other.is_open:
            for key, node in self.within.items():
                if key not in other.within and node.within:
                    node._close()
        self.is_open = self.is_open and other.is_open
        self.wanted, self.refused = self.wanted or other.wanted, self.refused or other.refused
        for key, node in other.within.items():
            self.below(key).merge(node)

    def extend(self, rules=(), only=()):
        """Adds rules, and then those that alone are to count."""
        self._add(rules or (), is_open=True)
        self._add(only or (), is_open=False)

    def _add(self, rules, is_open):
        added = Node()
        for rule in rules:
            chain = self._chain(rule, is_open)
            if chain is not None:
                added.merge(chain)
        if added.within:
            self.merge(added)

    def _chain(self, rule, is_open):
        """One rule as a tree; None where what is known already overrules it."""
        refuses = rule.startswith("-")
        keys = rule.replace("-", "").split(".")
        chain = new = Node()
        chain.is_open = is_open
        known = self
        for place, key in enumerate(keys):
            parent, known = known, known.within.get(key, Node())
            new, is_last = new.below(key), place + 1 == len(keys)
            if not (is_last or refuses) and known.is_open:
                new.is_open = is_open
            if known.refused and not known.within:
                return None
            new.refused, new.wanted = refuses, not refuses
        overruled = refuses and known.wanted
        return None if overruled or not parent.is_open else chain
