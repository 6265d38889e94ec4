"""Defining a coroutine function is fine; it is a SyntaxError to await outside of one."""
for bad, text in [("await x", "'await' outside function"), ("def f():\n    await x", "'await' outside async function")]:
    try:
        compile(bad, "<t>", "exec")
    except SyntaxError as error:
        assert error.msg == text
    else:
        raise AssertionError


async def coroutine():
    return 1


assert coroutine.__name__ == "coroutine" and callable(coroutine)
