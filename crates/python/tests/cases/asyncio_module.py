"""asyncio: loops, tasks, locks, queues and timeouts."""
import asyncio
log = []
async def work(name, delay, fail=False):
    log.append("start " + name)
    await asyncio.sleep(delay)
    if fail:
        raise ValueError(name)
    log.append("end " + name)
    return name
async def tasks():
    a = asyncio.create_task(work("a", 0.02), name="first")
    b = asyncio.create_task(work("b", 0.01))
    assert a.get_name() == "first" and not a.done() and asyncio.current_task() in asyncio.all_tasks()
    assert await a == "a" and b.done() and b.result() == "b"
asyncio.run(tasks())
assert log == ["start a", "start b", "end b", "end a"]
async def gathered():
    results = await asyncio.gather(work("c", 0), work("d", 0, True), return_exceptions=True)
    assert results[0] == "c" and isinstance(results[1], ValueError)
    assert await asyncio.gather() == []
    try:
        await asyncio.gather(work("e", 0.01), work("f", 0, True))
    except ValueError as error:
        assert error.args == ("f",)
asyncio.run(gathered())
async def cancelled():
    task = asyncio.create_task(work("g", 10))
    await asyncio.sleep(0)
    assert task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        assert task.cancelled()
    try:
        await asyncio.wait_for(work("h", 10), 0.01)
    except asyncio.TimeoutError:
        log.append("timeout")
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(5)
    except TimeoutError:
        log.append("timeout 2")
    assert await asyncio.wait_for(work("i", 0), 1) == "i"
    assert await asyncio.shield(work("j", 0)) == "j"
asyncio.run(cancelled())
assert log[-6:-4] == ["timeout", "timeout 2"]
async def grouped():
    async with asyncio.TaskGroup() as group:
        one, two = group.create_task(work("k", 0)), group.create_task(work("l", 0))
    assert (one.result(), two.result()) == ("k", "l")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("m", 0, True))
            slow = group.create_task(work("n", 10))
    except* ValueError as errors:
        log.append(str(errors))
    assert slow.cancelled()
asyncio.run(grouped())
assert log[-1] == "unhandled errors in a TaskGroup (1 sub-exception)"
async def locked():
    lock, order = asyncio.Lock(), []
    async def hold(name):
        async with lock:
            order.append(name)
            await asyncio.sleep(0)
            order.append(name)
    await asyncio.gather(hold(1), hold(2))
    assert order == [1, 1, 2, 2] and not lock.locked()
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, event.set)
    assert await event.wait() and event.is_set()
    limit, most, now = asyncio.Semaphore(2), 0, 0
    async def limited():
        nonlocal most, now
        async with limit:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.001)
            now -= 1
    await asyncio.gather(*(limited() for _ in range(5)))
    assert most == 2
    condition = asyncio.Condition()
    async def waiter():
        async with condition:
            await condition.wait_for(lambda: order == [])
            return "woken"
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    async with condition:
        order.clear()
        condition.notify_all()
    assert await task == "woken"
asyncio.run(locked())
async def queued():
    queue, got = asyncio.Queue(maxsize=2), []
    async def consumer():
        while True:
            got.append(await queue.get())
            queue.task_done()
    task = asyncio.create_task(consumer())
    for x in range(5):
        await queue.put(x)
    await queue.join()
    task.cancel()
    assert got == [0, 1, 2, 3, 4] and queue.empty() and queue.maxsize == 2
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty:
        pass
    order = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        order.put_nowait(x)
    assert [await order.get() for _ in range(3)] == [1, 2, 3]
asyncio.run(queued())
async def waited():
    tasks = {asyncio.create_task(work(name, delay)) for name, delay in (("o", 0.001), ("p", 5))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    assert [task.result() for task in done] == ["o"] and len(pending) == 1
    pending.pop().cancel()
    out = []
    for next_one in asyncio.as_completed([work("q", 0.02), work("r", 0.01)]):
        out.append(await next_one)
    assert out == ["r", "q"]
    assert await asyncio.to_thread(lambda x: x + 1, 2) == 3
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 7)
    assert await future == 7 and future.done()
asyncio.run(waited())
loop = asyncio.new_event_loop()
assert loop.run_until_complete(work("s", 0)) == "s"
loop.close()
assert loop.is_closed()
try:
    loop.run_until_complete(None)
except RuntimeError as error:
    assert str(error) == "Event loop is closed"
for wrong, kind, text in [
    (lambda: asyncio.run(5), ValueError, "a coroutine was expected, got 5"),
    (asyncio.get_running_loop, RuntimeError, "no running event loop"),
]:
    try:
        wrong()
    except kind as error:
        assert str(error) == text, error
    else:
        raise AssertionError(text)
async def nested():
    coro = work("t", 0)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        coro.close()
        return str(error)
assert asyncio.run(nested()) == "asyncio.run() cannot be called from a running event loop"
async def left_behind():
    asyncio.create_task(work("u", 100))
    await asyncio.sleep(0)
asyncio.run(left_behind())
assert log[-1] == "start u"
with asyncio.Runner() as runner:
    assert runner.run(work("v", 0)) == "v" and runner.run(work("w", 0)) == "w"
