"""The part of inspect for generators and coroutines."""

import types

CO_VARARGS, CO_VARKEYWORDS, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 4, 8, 32, 128, 512


def _has_flag(obj, flag):
    """Whether the function below methods and partials was compiled with it."""
    from functools import partial

    while True:
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        elif isinstance(obj, partial):
            obj = obj.func
        else:
            break
    return isinstance(obj, types.FunctionType) and bool(obj.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    # A mock that is awaited says so itself.
    return _has_flag(obj, CO_COROUTINE) or hasattr(type(obj), "_is_coroutine_mark")


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return "CORO_RUNNING"
    if coroutine.cr_suspended:
        return "CORO_SUSPENDED"
    return "CORO_CLOSED" if coroutine.cr_frame is None else "CORO_CREATED"
