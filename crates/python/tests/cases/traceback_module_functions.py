"""traceback: format_exc, format_exception, extract_tb, print_exc to a file, format_exception_only."""
import io
import traceback


def inner():
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as error:
    text = traceback.format_exc()
    lines = traceback.format_exception(error)
    assert "".join(lines) == text
    assert text.startswith("Traceback (most recent call last):\n")
    assert text.endswith("ValueError: deep\n")
    frames = traceback.extract_tb(error.__traceback__)
    assert [frame.name for frame in frames] == ["<module>", "outer", "inner"]
    assert [frame.lineno for frame in frames] == [15, 11, 7]
    assert frames[-1].line == 'raise ValueError("deep")'
    assert traceback.format_exception_only(error) == ["ValueError: deep\n"]
    assert traceback.format_exception_only(type(error), error) == ["ValueError: deep\n"]
    out = io.StringIO()
    traceback.print_exc(file=out)
    assert out.getvalue() == text
    out = io.StringIO()
    traceback.print_exception(error, file=out)
    assert out.getvalue() == text
    assert traceback.format_tb(error.__traceback__)[-1].endswith('    raise ValueError("deep")\n')
try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise KeyError("second") from first
except KeyError:
    text = traceback.format_exc()
    assert "The above exception was the direct cause of the following exception:" in text
    assert text.rstrip().endswith("KeyError: 'second'")
