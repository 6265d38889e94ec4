"""`finally` with return, break and continue; what wins over what."""


def returns_from_finally():
    try:
        return "try"
    finally:
        return "finally"


def swallows():
    try:
        raise ValueError
    finally:
        return "swallowed"


def breaks():
    for number in range(3):
        try:
            raise ValueError
        finally:
            break
    return number


def continues():
    seen = []
    for number in range(3):
        try:
            seen.append(number)
            continue
        finally:
            seen.append(-number)
    return seen


def order():
    seen = []

    def note(value):
        seen.append(value)
        return value

    def run():
        try:
            return note("value")
        finally:
            note("finally")

    assert run() == "value"
    return seen


def value_is_kept():
    value = 1
    try:
        return value
    finally:
        value = 2


def nested():
    seen = []
    try:
        try:
            raise KeyError("inner")
        finally:
            seen.append("first")
    except KeyError:
        seen.append("except")
    else:
        seen.append("else")
    finally:
        seen.append("last")
    return seen


assert returns_from_finally() == "finally"
assert swallows() == "swallowed"
assert breaks() == 0
assert continues() == [0, 0, 1, -1, 2, -2]
assert order() == ["value", "finally"]
assert value_is_kept() == 1
assert nested() == ["first", "except", "last"]
