class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__)
        raise RuntimeError("in exit")


with Manager() as m:
    raise ValueError("in body")
