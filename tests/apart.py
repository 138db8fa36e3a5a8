"""Running something asynchronous where a browser may have left an event loop in this thread."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

Told = TypeVar("Told")


def run_apart(work: Callable[[], Awaitable[Told]]) -> Told:
    """What the work gives, run in a loop and a thread of its own (Playwright's synchronous browser keeps one here)."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, work).result()
