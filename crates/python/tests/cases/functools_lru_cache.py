"""lru_cache and cache: hits, misses, limits, unhashable arguments."""
import functools
calls = []


@functools.lru_cache(maxsize=2)
def square(n):
    calls.append(n)
    return n * n


assert [square(n) for n in (1, 2, 1, 3, 2)] == [1, 4, 1, 9, 4] and calls == [1, 2, 3, 2]
info = square.cache_info()
assert (info.hits, info.misses, info.maxsize, info.currsize) == (1, 4, 2, 2) and repr(info) == "CacheInfo(hits=1, misses=4, maxsize=2, currsize=2)"
square.cache_clear()
assert square.cache_info().currsize == 0 and square.__wrapped__(5) == 25 and square.__name__ == "square"


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


assert fib(80) == 23416728348467685
try:
    fib([])
except TypeError as error:
    assert str(error) == "unhashable type: 'list'"
