def fail(*args):
    raise ValueError("inside")


value = fail(
    1,
    2,
)
