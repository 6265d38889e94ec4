class Quiet(Exception):
    pass


class Outer:
    class Inner(Exception):
        pass


try:
    raise Quiet
except Quiet:
    raise Outer.Inner()
