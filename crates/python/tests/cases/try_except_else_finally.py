"""Order of try, except, else and finally; returns and loops through finally."""
log = []


def run(kind):
    try:
        log.append("try")
        if kind == "raise":
            raise ValueError("x")
        if kind == "return":
            return "from try"
    except ValueError as error:
        log.append(f"except {error}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return "end"


assert run("raise") == "end" and log == ["try", "except x", "finally"]
log.clear()
assert run("return") == "from try" and log == ["try", "finally"]
log.clear()
assert run("none") == "end" and log == ["try", "else", "finally"]


def overriding():
    try:
        return "try"
    finally:
        return "finally"


assert overriding() == "finally"


def swallowing():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"


assert swallowing() == "swallowed"


def looping():
    seen = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            seen.append(i)
        finally:
            seen.append(f"f{i}")
    return seen


assert looping() == [0, "f0", "f1", 2, "f2", "f3"]


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


assert value_kept() == 1


def nested():
    out = []
    for i in range(2):
        try:
            try:
                out.append(i)
            finally:
                try:
                    1 / 0
                finally:
                    continue
        finally:
            out.append("outer")
    return out


assert nested() == [0, "outer", 1, "outer"]


def else_raises():
    try:
        pass
    except ValueError:
        return "wrong"
    else:
        raise ValueError("from else")


try:
    else_raises()
except ValueError as error:
    assert str(error) == "from else"
