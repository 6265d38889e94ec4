"""Subclasses of str: methods give plain str, equality and hashing follow the text, own methods win."""


class Name(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, other):
        return Name(str.__add__(self, other))


name = Name("ada")
assert name == "ada"
assert hash(name) == hash("ada")
assert {"ada": 1}[name] == 1
assert name.shout() == "ADA!"
assert type(name.upper()) is str
assert type(name + " l") is Name
assert type(name[0]) is str
assert type(str(name)) is str
assert f"{name:>5}" == "  ada"
assert "%s" % name == "ada"
assert isinstance(name, str)
assert repr(name) == "'ada'"
assert name.__dict__ == {}
name.extra = 1
assert name.extra == 1
assert ",".join([name, name]) == "ada,ada"
assert name in ["ada"]
assert "d" in name
assert sorted([Name("b"), Name("a")]) == ["a", "b"]


class Loud(str):
    def __str__(self):
        return "LOUD"

    def __repr__(self):
        return "<loud>"

    def __format__(self, spec):
        return "formatted"


loud = Loud("quiet")
assert str(loud) == "LOUD"
assert f"{loud}" == "formatted"
assert "%s" % loud == "LOUD"
assert "".join([loud]) == "quiet"
assert repr([loud]) == "[<loud>]"
