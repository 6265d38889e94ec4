try:
    raise ExceptionGroup("group", [ValueError("taken"), TypeError("left")])
except* ValueError as group:
    print(len(group.exceptions))
