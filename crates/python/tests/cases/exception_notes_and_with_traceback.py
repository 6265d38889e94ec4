"""add_note, __notes__, with_traceback, args, KeyError's str."""
error = ValueError("x")
assert not hasattr(error, "__notes__")
error.add_note("one")
error.add_note("two")
assert error.__notes__ == ["one", "two"]
try:
    error.add_note(1)
except TypeError as wrong:
    assert str(wrong) == "note must be a str, not 'int'"
else:
    raise AssertionError
assert error.with_traceback(None) is error
assert str(KeyError("k")) == "'k'"
assert str(KeyError("a", "b")) == "('a', 'b')"
assert str(KeyError()) == ""
assert str(Exception(1, 2)) == "(1, 2)"
assert repr(Exception("a")) == "Exception('a')"
assert repr(Exception("a", 2)) == "Exception('a', 2)"
changed = Exception("before")
changed.args = ("after", 1)
assert str(changed) == "('after', 1)"
try:
    raise error
except ValueError as caught:
    assert caught.__traceback__.tb_lineno == 24
    assert caught.__traceback__.tb_next is None
    assert caught.__traceback__.tb_frame.f_code.co_name == "<module>"
