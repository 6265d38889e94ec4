try:
    raise ExceptionGroup("group", [ValueError("taken"), TypeError("left")])
except* ValueError:
    raise KeyError("new")
