"""asyncio: coroutines in turn, in one thread. Time that is slept away passes at once."""

from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import (
    AbstractEventLoop,
    AbstractEventLoopPolicy,
    BaseEventLoop,
    DefaultEventLoopPolicy,
    Handle,
    SelectorEventLoop,
    TimerHandle,
    get_event_loop,
    get_event_loop_policy,
    get_running_loop,
    new_event_loop,
    set_event_loop,
    set_event_loop_policy,
    _get_running_loop,
    _set_running_loop,
)
from asyncio.exceptions import (
    BrokenBarrierError,
    CancelledError,
    IncompleteReadError,
    InvalidStateError,
    LimitOverrunError,
    SendfileNotAvailableError,
    TimeoutError,
)
from asyncio.futures import Future, isfuture, wrap_future
from asyncio.gathering import (
    ALL_COMPLETED,
    FIRST_COMPLETED,
    FIRST_EXCEPTION,
    as_completed,
    gather,
    shield,
    wait,
    wait_for,
)
from asyncio.locks import Barrier, BoundedSemaphore, Condition, Event, Lock, Semaphore
from asyncio.queues import LifoQueue, PriorityQueue, Queue, QueueEmpty, QueueFull
from asyncio.runners import Runner, run
from asyncio.streams import (
    create_subprocess_exec,
    create_subprocess_shell,
    open_connection,
    start_server,
)
from asyncio.taskgroups import TaskGroup
from asyncio.tasks import (
    Task,
    all_tasks,
    create_task,
    current_task,
    ensure_future,
    run_coroutine_threadsafe,
    sleep,
)
from asyncio.threads import to_thread
from asyncio.timeouts import Timeout, timeout, timeout_at
