"""`palagan run`: what is new is read, and the record made."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import CaseName, Json, Workers

if TYPE_CHECKING:
    from palagan.run import Done, Progress

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar.")]
Again = Annotated[bool, typer.Option("--again", help="Read all pages anew, not only the unread ones.")]


def run(
    case: CaseName, workers: Workers = None, again: Again = False, quiet: Quiet = False, as_json: Json = False
) -> int:
    """Read the pages that are new, and bring the record up to date.

    Ctrl-C stops after the pages under way; twice stops at once. Nothing is lost or doubled either way, nor by a crash:
    run it again and it completes what is left.

    \b
    Examples:
        palagan run papua-2026
        palagan run papua-2026 --workers 4 --json
    """
    from palagan.clock import now
    from palagan.commands.options import cores
    from palagan.commands.output import give_json
    from palagan.run import run as take_through
    from palagan.store.open import open_case

    opened = open_case(case)
    bar = sys.stderr.isatty() and not quiet and not as_json
    with _CtrlC() as interrupts, _bar(bar) as show:

        def progress(read: int, pages: int) -> None:
            interrupts.reading = read < pages
            show(read, pages)

        done = take_through(
            opened, now, workers=cores(workers), again=again, progress=progress, stopped=interrupts.stopped
        )
    opened.close()
    if as_json:
        give_json(
            {
                "read": done.read,
                "kept": done.kept,
                "reread": done.reread,
                "dropped": dict(done.dropped),
                "left": done.left,
                "recorded": done.recorded,
                "seconds": {stage: round(spent, 3) for stage, spent in done.seconds.items()},
            }
        )
    else:
        _tell(case, done)
    if done.left:
        return 130
    return 1 if done.read and not done.kept and "failed" in done.dropped else 0


class _CtrlC:
    """Ctrl-C while pages are read asks to stop; a second one, or one after the reading, interrupts at once."""

    def __init__(self) -> None:
        self.asked = False
        self.reading = True

    def __enter__(self) -> _CtrlC:
        self._before = signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(self, *_exception: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def stopped(self) -> bool:
        return self.asked

    def _hear(self, number: int, frame: FrameType | None) -> None:
        if self.asked or not self.reading:
            signal.default_int_handler(number, frame)
        self.asked = True
        sys.stderr.write("\nStopping after the pages under way; Ctrl-C again to stop at once.\n")


@contextmanager
def _bar(shown: bool) -> Iterator[Progress]:
    """A progress bar with rate and time left, on standard error."""
    if not shown:
        yield lambda _read, _pages: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=None, rate="")

        def progress(read: int, pages: int) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f} pages/s" if speed else ""
            what = "reading" if read < pages else "making the record"
            bar.update(task, description=what, completed=read, total=pages, rate=rate)

        yield progress


def _tell(case: str, done: Done) -> None:
    from palagan.commands.output import by_reason, say

    dropped = f" · {sum(done.dropped.values())} dropped ({by_reason(done.dropped.items())})" if done.dropped else ""
    say(f"Read {done.read} pages: {done.kept} kept{dropped}." if done.read else "Nothing new to read.")
    if done.reread:
        say(f"Of them and of those before, {done.reread} read again: more is known now of what their outlets repeat.")
    if "failed" in done.dropped:
        say(f"Why they failed: palagan status {case} --dropped failed")
    if done.left:
        say(f"Stopped. {done.left} pages are left; run it again to read them and make the record.")
        return
    say(f"The record rests on {done.recorded} pages.", f"Next: palagan timeline {case}  ·  palagan status {case}")
