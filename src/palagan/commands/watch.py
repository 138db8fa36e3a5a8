"""`palagan watch`: the case keeps itself up to date."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from palagan.commands.options import CaseName, Json

if TYPE_CHECKING:
    from palagan.monitor.settings import Told

Once = Annotated[bool, typer.Option("--once", help="Ask what is due now, read it, and end.")]
Readers = Annotated[int | None, typer.Option("--workers", metavar="N", min=1, help="Processes to read with.")]
NoAlerts = Annotated[bool, typer.Option("--no-alerts", help="Ask no rules and send nothing.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but faults.")]


def watch(
    case: CaseName,
    once: Once = False,
    workers: Readers = None,
    no_alerts: NoAlerts = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Keep a case up to date: ask its sources, read, and tell.

    Each source is asked by its own rhythm, each host one request at a time and as it wishes; pages that were kept are
    looked at again for a week, so that edits are seen. Ctrl-C ends it: what is under way is finished and kept. It may
    be killed at any moment; the next one goes on. Sources come in by `palagan add CASE URL`.

    \b
    Examples:
        palagan watch papua-2026
        palagan watch papua-2026 --once          from a timetable such as cron
    """
    import asyncio
    import os

    from palagan.commands.output import say
    from palagan.monitor.asking_for import means_of
    from palagan.monitor.clock import RealClock
    from palagan.monitor.settings import WatchSettings
    from palagan.monitor.watch import watch as keep_watching
    from palagan.store.open import open_case

    opened = open_case(case)
    means = means_of(opened, os.environ)
    settings = WatchSettings(
        means.agent, means.reach, means.look_up, least=means.least,
        once=once, workers=workers or 1, alerts=not no_alerts, live=_is_live(quiet, as_json),
    )  # fmt: skip
    with _ended_by_signals() as ending, _shown(quiet, as_json) as tell:
        ended = asyncio.run(keep_watching(opened, settings, RealClock(), stopped=ending.asked, tell=tell))
    opened.close()
    if as_json:
        _give({"kind": "ended", "counts": dict(ended.counts), "unread": ended.unread, "waiting": ended.waiting})
    elif not quiet:
        say(_last_line(case, dict(ended.counts), ended.unread, once=once))
    return 0


def _last_line(case: str, counts: dict[str, int], unread: int, *, once: bool) -> str:
    """What was done, and what stays to be done."""
    from palagan.monitor.lines import came_words

    done = came_words(counts) or "nothing new"
    asked = counts.get("asked", 0)
    told = f"Asked {asked:,} {'source' if asked == 1 else 'times' if not once else 'sources'}: {done}."
    if unread:
        told += f" {unread:,} pages are not read yet: palagan run {case}"
    return told


class _Ending:
    """Asked to end by Ctrl-C or SIGTERM: once to finish what is under way, twice to end at once."""

    def __init__(self) -> None:
        self._asked = False

    def asked(self) -> bool:
        return self._asked

    def hear(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            signal.default_int_handler(number, frame)
        self._asked = True
        clear = "\r\x1b[K" if sys.stderr.isatty() else ""
        sys.stderr.write(f"{clear}Ending: what is under way is finished and kept. Ctrl-C again ends at once.\n")


@contextmanager
def _ended_by_signals() -> Iterator[_Ending]:
    ending = _Ending()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, ending.hear) for number in numbers]
    try:
        yield ending
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


class _Shown:
    """Lines as things happen; on a terminal, below them, one that says what goes on."""

    def __init__(self, quiet: bool, as_json: bool) -> None:
        self._quiet, self._json = quiet, as_json
        self._live = _is_live(quiet, as_json)

    def __call__(self, told: Told) -> None:
        from palagan.commands.output import harmless, say, warn
        from palagan.model.moments import iso

        if self._json:
            _give({"kind": told.kind, "at": iso(told.at), "line": told.line, "counts": dict(told.counts)})
            return
        if told.kind == "now":
            if self._live:
                sys.stderr.write(f"\r\x1b[K{harmless(told.line)[: _columns()]}")
                sys.stderr.flush()
            return
        self.clear()
        if told.kind == "trouble":
            warn(told.line)
        elif not self._quiet:
            say(f"{_time_of_day(told.at)}  {told.line}")
            sys.stdout.flush()

    def clear(self) -> None:
        """Take the last line away."""
        if self._live:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _is_live(quiet: bool, as_json: bool) -> bool:
    """Whether somebody looks at a terminal."""
    return sys.stderr.isatty() and sys.stdout.isatty() and not quiet and not as_json


@contextmanager
def _shown(quiet: bool, as_json: bool) -> Iterator[_Shown]:
    shown = _Shown(quiet, as_json)
    try:
        yield shown
    finally:
        shown.clear()


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns - 1


def _time_of_day(moment: float) -> str:
    """A moment by the clock on the wall."""
    import datetime as dt

    return dt.datetime.fromtimestamp(moment).astimezone().strftime("%H:%M:%S")


def _give(value: dict[str, object]) -> None:
    """One JSON object a line, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
