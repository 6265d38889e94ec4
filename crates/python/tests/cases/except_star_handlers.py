"""`except*`: each handler takes its part of the group, what is left goes on."""


def play(exceptions):
    seen = []
    try:
        try:
            raise ExceptionGroup("g", exceptions)
        except* ValueError as group:
            seen.append(("value", [str(e) for e in group.exceptions]))
        except* (KeyError, TypeError) as group:
            seen.append(("other", [type(e).__name__ for e in group.exceptions]))
        else:
            seen.append("else")
        finally:
            seen.append("finally")
    except ExceptionGroup as left:
        seen.append(("left", [type(e).__name__ for e in left.exceptions]))
    return seen


assert play([ValueError("a")]) == [("value", ["a"]), "finally"]
assert play([ValueError("a"), TypeError(), ValueError("b")]) == [("value", ["a", "b"]), ("other", ["TypeError"]), "finally"]
assert play([OSError(), ValueError("a")]) == [("value", ["a"]), "finally", ("left", ["OSError"])]

ran = []
try:
    ran.append("body")
except* ValueError:
    ran.append("never")
else:
    ran.append("else")
assert ran == ["body", "else"]

try:
    raise ValueError("alone")
except* ValueError as group:
    assert isinstance(group, ExceptionGroup)
    assert group.message == ""
    assert [str(e) for e in group.exceptions] == ["alone"]
try:
    group
except NameError:
    pass
else:
    raise AssertionError("the name is unbound after the handler")

try:
    try:
        raise TypeError("not in a group")
    except* ValueError:
        raise AssertionError
except TypeError as error:
    assert str(error) == "not in a group"
