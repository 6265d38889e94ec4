def fails(kind, text):
    raise kind(text)


errors = []
for kind in (ValueError, KeyError):
    try:
        fails(kind, "a part")
    except Exception as error:
        errors.append(error)
raise ExceptionGroup("two parts failed", errors + [ExceptionGroup("inner", [OSError(5), TypeError("t")])])
