import traceback


def f():
    raise ValueError("printed")


try:
    f()
except ValueError as error:
    text = traceback.format_exc()
    print(text)
    print("".join(traceback.format_exception(error)) == text)
    print(traceback.format_exception_only(ValueError, error))
    print([(frame.name, frame.lineno, frame.line) for frame in traceback.extract_tb(error.__traceback__)])
