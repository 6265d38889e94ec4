import warnings
warnings.warn("careful")
warnings.warn("old", DeprecationWarning)


def f():
    warnings.warn("from function", UserWarning, stacklevel=2)


f()
print("done")
