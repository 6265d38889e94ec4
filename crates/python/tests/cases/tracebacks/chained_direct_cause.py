def parse(text):
    try:
        return int(text)
    except ValueError as error:
        raise TypeError("cannot parse") from error


parse("abc")
