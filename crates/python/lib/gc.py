"""The garbage collector: values are freed when nothing refers to them, so there is nothing to
collect."""


def collect(generation=2):
    return 0


def enable():
    pass


def disable():
    pass


def isenabled():
    return True
