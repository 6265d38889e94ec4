def f():
    try:
        raise ValueError("one")
    except ValueError:
        raise KeyError("two")
    finally:
        print("finally")


f()
