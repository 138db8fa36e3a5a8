"""Work done in several processes: chunks in, results out in the order of the chunks, one dead process losing one item.

Knows nothing of pages. Processes are spawned, not forked, so that the same holds on every system; they leave Ctrl-C to
the parent and go when it goes, however it goes.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Chunks that wait for each process, so that none idles while the parent writes."""

BEHIND = 3
"""By how much processes of a crew stand behind their parent, where the system knows such an order ("nice")."""


def never() -> bool:
    """The `stopped` of work that nobody interrupts."""
    return False


def in_order(
    work: Callable[[Sequence[Item]], Result],
    chunks: Iterable[Sequence[Item]],
    *,
    workers: int = 1,
    lost: Callable[[Item], Result],
    stopped: Callable[[], bool] = never,
) -> Iterator[Result]:
    """`work(chunk)` of every chunk, in the order of the chunks; at most `AHEAD` a worker are taken from `chunks` early.

    With one worker all is done here. With more, `work` and what it takes and gives must travel between processes
    (module-level functions, plain values); what `work` raises is raised here. When a process dies (memory, a fault in a
    C library), the chunks under way are done again item by item, and for the item that kills its process again
    `lost(item)` stands in. Once `stopped()` is true no further chunk is begun, and those under way are finished.
    """
    if workers <= 1:
        for chunk in chunks:
            if stopped():
                return
            yield work(chunk)
        return
    yield from _Pool(work, workers, lost, stopped).run(iter(chunks))


class _Pool(Generic[Item, Result]):
    """One stretch of pooled work; its executor is renewed when a process dies."""

    def __init__(
        self,
        work: Callable[[Sequence[Item]], Result],
        workers: int,
        lost: Callable[[Item], Result],
        stopped: Callable[[], bool],
    ) -> None:
        self.work = work
        self.workers = workers
        self.lost = lost
        self.stopped = stopped

    def run(self, chunks: Iterator[Sequence[Item]]) -> Iterator[Result]:
        under_way: deque[tuple[Sequence[Item], Future[Result]]] = deque()
        executor = _executor(self.workers)
        try:
            while True:
                while len(under_way) < self.workers * AHEAD and not self.stopped():
                    chunk = next(chunks, None)
                    if chunk is None:
                        break
                    under_way.append((chunk, _submit(executor, self.work, chunk)))
                if not under_way:
                    return
                chunk, future = under_way.popleft()
                if self.stopped() and future.cancel():
                    continue
                try:
                    result = future.result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False, cancel_futures=True)
                    yield from self._one_by_one(chunk)
                    executor = _executor(self.workers)
                    again = [waiting for waiting, _ in under_way]
                    under_way = deque((waiting, _submit(executor, self.work, waiting)) for waiting in again)
                else:
                    yield result
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _one_by_one(self, chunk: Sequence[Item]) -> Iterator[Result]:
        """A chunk in which a process died, each item in a process that may die of it alone."""
        executor = _executor(1)
        try:
            for position in range(len(chunk)):
                alone = chunk[position : position + 1]
                try:
                    result = _submit(executor, self.work, alone).result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False, cancel_futures=True)
                    executor = _executor(1)
                    result = self.lost(chunk[position])
                yield result
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


class Crew:
    """Processes kept for several stretches of work, one after the other or ahead of each other. Where there are fewer
    processors than work, they wait for the process that asks."""

    def __init__(self, workers: int) -> None:
        self._executor = _executor(workers, _settle_behind)

    def begin(
        self, work: Callable[[Sequence[Item]], Result], chunks: Iterable[Sequence[Item]]
    ) -> deque[Future[Result]]:
        """Begins on every chunk at once; the results will be `work(chunk)`, in the order of the chunks. Where a process
        dies, asking for a result raises `BrokenProcessPool`."""
        return deque(_submit(self._executor, work, chunk) for chunk in chunks)

    def close(self) -> None:
        """Let the processes go."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _executor(workers: int, settle: Callable[[], None] | None = None) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=settle or _settle)


def _submit(
    executor: ProcessPoolExecutor, work: Callable[[Sequence[Item]], Result], chunk: Sequence[Item]
) -> Future[Result]:
    """The work begun; where a process has died meanwhile, a future that says so, as those begun before it do."""
    try:
        with _deaf():
            return executor.submit(work, chunk)
    except BrokenProcessPool as error:
        broken: Future[Result] = Future()
        broken.set_exception(error)
        return broken


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C ignored for the moment in which a process may be started: it inherits that and keeps silent."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _settle_behind() -> None:
    """The same, and leave the parent the processor first: what it does by itself nobody can do beside it. Rings of dead
    values are not searched for: the work of a crew makes none, and the search took a tenth of the time."""
    _settle()
    gc.disable()
    if hasattr(os, "nice"):
        os.nice(BEHIND)


def _settle() -> None:
    """What each process does first: leave Ctrl-C to the parent, and watch that it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def go_when_it_goes() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=go_when_it_goes, daemon=True).start()
