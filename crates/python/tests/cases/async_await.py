"""Coroutines: what awaits what, in which order, and what comes back."""
import asyncio, contextlib, inspect, types
import collections.abc
seen = []
async def one(n):
    seen.append(n)
    await asyncio.sleep(0)
    seen.append(-n)
    return n * 2
async def main():
    a, b = await asyncio.gather(one(1), one(2))
    return a + b
assert asyncio.run(main()) == 6 and seen == [1, 2, -1, -2]
coro = one(3)
assert inspect.iscoroutinefunction(one) and asyncio.iscoroutinefunction(one) and not inspect.iscoroutinefunction(len)
assert inspect.iscoroutine(coro) and inspect.isawaitable(coro) and isinstance(coro, collections.abc.Coroutine) and isinstance(coro, types.CoroutineType)
assert repr(coro).startswith("<coroutine object one at 0x") and type(coro).__name__ == "coroutine"
try:
    iter(coro)
except TypeError as error:
    assert str(error) == "'coroutine' object is not iterable"
coro.close()
try:
    coro.send(None)
except RuntimeError as error:
    assert str(error) == "cannot reuse already awaited coroutine"
# by hand
class Ask:
    def __await__(self):
        got = yield "asked"
        return got
async def asks():
    return [await Ask(), await Ask()]
coro = asks()
assert coro.send(None) == "asked" and coro.send(1) == "asked"
try:
    coro.send(2)
except StopIteration as stop:
    assert stop.value == [1, 2]
coro = asks()
coro.send(None)
try:
    coro.throw(KeyError("x"))
except KeyError as error:
    assert error.args == ("x",)
async def wrong():
    await 5
try:
    asyncio.run(wrong())
except TypeError as error:
    assert str(error) == "object int can't be used in 'await' expression"
class Bad:
    def __await__(self):
        return 1
async def bad():
    await Bad()
try:
    asyncio.run(bad())
except TypeError as error:
    assert str(error) == "__await__() returned non-iterator of type 'int'"
# async with
class Manager:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        await asyncio.sleep(0)
        seen.append("in " + self.name)
        return self
    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(0)
        seen.append(f"out {self.name} {kind and kind.__name__}")
        return self.swallow
async def managed():
    async with Manager("a") as a, Manager("b", True):
        seen.append(a.name)
        raise ValueError
    for at in range(3):
        async with Manager("c"):
            if at == 1:
                break
            continue
    async with Manager("d"):
        return "returned"
seen.clear()
assert asyncio.run(managed()) == "returned"
assert seen == ["in a", "in b", "a", "out b ValueError", "out a None", "in c", "out c None", "in c", "out c None", "in d", "out d None"], seen
async def no_manager():
    async with 5:
        pass
try:
    asyncio.run(no_manager())
except TypeError as error:
    assert str(error) == "'int' object does not support the asynchronous context manager protocol"
async def raised():
    async with Manager("e"):
        try:
            raise KeyError("k")
        finally:
            await asyncio.sleep(0)
try:
    asyncio.run(raised())
except KeyError as error:
    assert error.args == ("k",)
# async for
class Count:
    def __init__(self, end):
        self.at, self.end = 0, end
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.at == self.end:
            raise StopAsyncIteration
        self.at += 1
        await asyncio.sleep(0)
        return self.at
async def loops():
    out = []
    async for x in Count(3):
        if x == 2:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in Count(3):
        if x == 2:
            break
        out.append(x)
    else:
        out.append("never")
    out += [x async for x in Count(2)]
    out += sorted({x async for x in Count(2) if x > 1})
    out.append({x: y async for x in Count(1) for y in "ab"})
    out.append([await one(x) for x in (1, 2)])
    out.append([[y async for y in Count(x)] for x in (1, 2)])
    lazy = (x * 2 async for x in Count(2))
    out.append([x async for x in lazy])
    return out
assert asyncio.run(loops()) == [1, 3, "else", 1, 1, 2, 2, {1: "b"}, [2, 4], [[1], [1, 2]], [2, 4]]
async def no_iter():
    async for x in [1]:
        pass
try:
    asyncio.run(no_iter())
except TypeError as error:
    assert str(error) == "'async for' requires an object with __aiter__ method, got list"
# async generators
async def numbers(end):
    try:
        for at in range(end):
            await asyncio.sleep(0)
            got = yield at
            if got:
                seen.append(got)
    finally:
        await asyncio.sleep(0)
        seen.append("closed")
async def generators():
    seen.clear()
    made = numbers(3)
    assert inspect.isasyncgen(made) and inspect.isasyncgenfunction(numbers) and not inspect.iscoroutinefunction(numbers)
    assert aiter(made) is made and await anext(made) == 0 and await made.asend("hi") == 1
    await made.aclose()
    assert seen == ["hi", "closed"]
    try:
        await anext(made)
    except StopAsyncIteration:
        seen.append("end")
    made = numbers(2)
    await anext(made)
    try:
        await made.athrow(KeyError("thrown"))
    except KeyError:
        seen.append("thrown")
    assert seen == ["hi", "closed", "end", "closed", "thrown"], seen
    return [x async for x in numbers(3)]
assert asyncio.run(generators()) == [0, 1, 2]
@contextlib.asynccontextmanager
async def opened(name):
    seen.append("open " + name)
    try:
        yield name
    except ValueError:
        seen.append("swallowed")
    finally:
        seen.append("close")
async def contexts():
    seen.clear()
    async with opened("x") as x:
        seen.append(x)
    async with opened("y"):
        raise ValueError
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(opened("z"))
        stack.callback(seen.append, "called")
    async with contextlib.nullcontext(4) as four:
        seen.append(four)
asyncio.run(contexts())
assert seen == ["open x", "x", "close", "open y", "swallowed", "close", "open z", "called", "close", 4]
# what is no syntax
for text, message in [
    ("def f():\n    async with x: pass", "'async with' outside async function"),
    ("def f():\n    async for y in x: pass", "'async for' outside async function"),
    ("async def f():\n    yield from x", "'yield from' inside async function"),
    ("async def f():\n    yield 1\n    return 2", "'return' with value in async generator"),
    ("def f():\n    return [x async for x in y]", "asynchronous comprehension outside of an asynchronous function"),
    ("def f():\n    return [await x for x in y]", None),
]:
    try:
        compile(text, "<t>", "exec")
    except SyntaxError as error:
        assert message is None or error.msg == message, (text, error.msg)
    else:
        raise AssertionError(text)
