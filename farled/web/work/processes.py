"""How is work spread over processes that share what was read before they parted?"""

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.pool import AsyncResult
from typing import Any

from django.db import connections

_AHEAD = 4
"""So many parts a process may lie ahead: a long file is never in memory whole."""


_held: list[Callable[[Any], Any]] = []


def spread[Part, Done](do: Callable[[Part], Done], parts: Iterable[Part], workers: int) -> Iterator[Done]:
    """``do`` of each part, in order; in this process where one is enough.

    ``do`` and what it knows were made before the processes part: it is shared, never copied to them.
    """
    if workers < 2:
        yield from map(do, parts)
        return
    # A connection to the database must not be shared between processes; each opens its own if it needs one.
    connections.close_all()
    gc.freeze()
    with get_context("fork").Pool(workers, initializer=_held.append, initargs=(do,)) as pool:
        waiting: deque[AsyncResult[Any]] = deque()
        for part in parts:
            waiting.append(pool.apply_async(_do, (part,)))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().get()
        while waiting:
            yield waiting.popleft().get()


def _do(part: Any) -> Any:
    return _held[-1](part)
