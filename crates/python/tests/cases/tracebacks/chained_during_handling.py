def load(key):
    try:
        return {}[key]
    except KeyError:
        raise RuntimeError("no such key") from None


def other(key):
    try:
        return {}[key]
    except KeyError as error:
        raise ValueError(f"bad {key}")


try:
    load("a")
except RuntimeError as error:
    print(error)
other("b")
