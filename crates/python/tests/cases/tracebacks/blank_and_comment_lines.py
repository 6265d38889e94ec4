# a comment first

def f():
    # comment inside
    x = 1

    return x.y  # trailing comment


f()
