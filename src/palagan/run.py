"""A case taken through the flow: pages kept, new ones read, the record made. Nothing is ever half kept.

A page is read with what is known of its outlet's habits; once all are read, those for which that has changed are read
again, so that the case depends on its pages alone. Every batch of pages, every batch of readings and the record as a
whole are one transaction each, so a run that is stopped or killed at any moment is completed by running it again.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from palagan.articles.habits import Habits
from palagan.flow import POOL_PAYS, Batch, Steps, read_in_order, steps
from palagan.gather.identity import page_identity
from palagan.habits import HabitsSoFar, settle_habits
from palagan.model.drop import Drop, Reason, Stage
from palagan.model.page import Page
from palagan.pool import never
from palagan.store.addresses import forget_pages_of
from palagan.store.captures import forget_captures
from palagan.store.open import CaseFile
from palagan.store.pages import Arrival, add_page, forget_pages, load_pages, page_chunks, unread_chunks
from palagan.store.readings import forget_readings, save_readings
from palagan.store.records import begin_anew, pages_in_record, record_made_of
from palagan.store.runs import begin_run, end_run, save_drops
from palagan.store.upkeep import forget_pending
from palagan.upkeep.bring import RECORD, bring_up, take_up
from palagan.upkeep.finding import catch_up

Now = Callable[[], str]
"""Gives the moment, ISO 8601 UTC."""
Progress = Callable[[int, int], None]
"""Told how many pages are done, of how many."""

BATCH_PAGES = 64
BATCH_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did: pages by what they were to the case ("new", "version", "duplicate" …), drops by reason."""

    pages: Mapping[str, int]
    dropped: Mapping[str, int]


def add_pages(case: CaseFile, arrivals: Iterable[Page | Drop], now: Now, options: Mapping[str, Any]) -> Added:
    """Keep what gathering gives. `options` is noted with the run. Interrupted, the whole batches so far stay."""
    began = time.perf_counter()
    with case.writing() as connection:
        run = begin_run(connection, "add", options, now())
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for batch in _batches(arrivals):
        with case.writing() as connection:
            drops = []
            for item in batch:
                if isinstance(item, Drop):
                    drops.append(item)
                    continue
                arrival = add_page(connection, item, page_identity(item.hints) or None, now())
                counts[arrival.value] += 1
                if arrival is Arrival.DUPLICATE:
                    drops.append(Drop(Stage.GATHER, item.source, Reason.DUPLICATE, f"the same page as {item.id}"))
            save_drops(connection, drops, run)
        reasons.update(drop.reason.value for drop in drops)
    taken = counts[Arrival.NEW.value] + counts[Arrival.VERSION.value]
    with case.writing() as connection:
        seconds = {Stage.GATHER.value: time.perf_counter() - began}
        end_run(connection, run, "done", {Stage.GATHER.value: taken}, seconds, now())
    return Added(dict(counts), dict(reasons))


def _batches(arrivals: Iterable[Page | Drop]) -> Iterator[list[Page | Drop]]:
    batch: list[Page | Drop] = []
    weight = 0
    for item in arrivals:
        batch.append(item)
        weight += len(item.content) if isinstance(item, Page) else 0
        if len(batch) >= BATCH_PAGES or weight >= BATCH_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did: pages read, kept, dropped by reason; left unread where it was stopped; seconds per stage.

    `reread` pages were read again, because more became known of what their outlets repeat. `recorded` is the number of
    readings in the record, None where it was stopped before.
    """

    read: int
    kept: int
    dropped: Mapping[str, int]
    left: int
    recorded: int | None
    seconds: Mapping[str, float]
    reread: int = 0


def run(
    case: CaseFile,
    now: Now,
    *,
    workers: int = 1,
    again: bool = False,
    progress: Progress | None = None,
    stopped: Callable[[], bool] = never,
    by: Steps | None = None,
) -> Done:
    """Read what is new (with `again`, all) and bring the record up to date.

    Once `stopped()` is true, the batches under way are finished and kept, and the record is left as it was.
    """
    by = by or steps()
    with case.writing() as connection:
        number = begin_run(connection, "run", {"workers": workers, "again": again, "reader": by.reader}, now())
    tally = _read_new(case, by, workers, again, progress or _silent, stopped)
    new = {Stage.ARTICLES.value: tally.read, Stage.READING.value: tally.read - tally.dropped_at[Stage.ARTICLES]}
    recorded = None
    if not tally.left:
        began = time.perf_counter()
        recorded = make_record(case, workers=workers, again=again, stopped=stopped).pages
        tally.seconds[Stage.RECORD.value] = time.perf_counter() - began
        unread = tally.dropped[Reason.LANGUAGE.value]  # in copies and stories all the same
        new[Stage.RECORD.value] = tally.read - tally.dropped.total() + unread
    with case.writing() as connection:
        end_run(connection, number, "stopped" if tally.left else "done", new, tally.seconds, now())
    kept = tally.read - tally.dropped.total()
    return Done(tally.read, kept, dict(tally.dropped), tally.left, recorded, dict(tally.seconds), tally.reread)


@dataclass(slots=True)
class _Tally:
    """Counts that grow while batches come in."""

    left: int
    read: int = 0
    reread: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    dropped_at: Counter[Stage] = field(default_factory=Counter)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def spend(self, seconds: Mapping[str, float]) -> None:
        for stage, spent in seconds.items():
            self.seconds[stage] += spent


def _read_new(
    case: CaseFile, by: Steps, workers: int, again: bool, progress: Progress, stopped: Callable[[], bool]
) -> _Tally:
    with case.reading() as connection:
        chunks = unread_chunks(connection, by.reader, again=again)
    pages = sum(map(len, chunks))
    tally = _Tally(left=pages)
    progress(0, pages)
    habits = HabitsSoFar(case)
    for batch in _read(case, chunks, by, workers, stopped, habits):
        tally.read += len(batch.rows)
        tally.left -= len(batch.rows)
        tally.dropped.update(drop.reason.value for drop in batch.drops)
        tally.dropped_at.update(drop.stage for drop in batch.drops)
        tally.spend(batch.seconds)
        habits.count(len(batch.rows))
        progress(tally.read, pages)
    while not tally.left and not _settled(case, by, workers, progress, stopped, tally):
        pass
    return tally


def _settled(
    case: CaseFile, by: Steps, workers: int, progress: Progress, stopped: Callable[[], bool], tally: _Tally
) -> bool:
    """Read again what was read with other habits than those of today; whether there was none."""
    habits, stale = settle_habits(case)
    if not stale:
        return True
    with case.reading() as connection:
        chunks = page_chunks(connection, stale)
    tally.left = len(stale)
    for batch in _read(case, chunks, by, workers, stopped, lambda: habits):
        tally.reread += len(batch.rows)
        tally.left -= len(batch.rows)
        tally.spend(batch.seconds)
        progress(tally.read + tally.reread, tally.read + tally.reread + tally.left)
    return False


def _read(
    case: CaseFile,
    chunks: list[list[str]],
    by: Steps,
    workers: int,
    stopped: Callable[[], bool],
    habits: Callable[[], Habits],
) -> Iterator[Batch]:
    """Pages read and kept, batch by batch."""
    workers = workers if sum(map(len, chunks)) >= POOL_PAYS else 1
    for batch in read_in_order(_loaded(case, chunks), by, workers=workers, stopped=stopped, habits=habits):
        with case.writing() as connection:
            save_readings(connection, batch.rows, batch.reports)
        yield batch


def _silent(_done: int, _all: int) -> None:
    pass


def _loaded(case: CaseFile, chunks: list[list[str]]) -> Iterator[list[Page]]:
    for ids in chunks:
        with case.reading() as connection:
            pages = load_pages(connection, ids)
        yield pages


@dataclass(frozen=True, slots=True)
class Recorded:
    """How many pages stand in the record, and what each step of bringing it up to date took."""

    pages: int
    seconds: Mapping[str, float]


def make_record(
    case: CaseFile, *, workers: int = 1, again: bool = False, stopped: Callable[[], bool] = never
) -> Recorded:
    """Bring the record up to date with the readings.

    Of a page that was captured more than once, the last capture that could be read speaks; the others are drops
    ("superseded"). The record of another version of this program, and with `again` any, is made anew.
    """
    with case.writing() as connection:
        if again or record_made_of(connection) != RECORD:
            begin_anew(connection, RECORD)
    done = bring_up(case, workers=workers, stopped=stopped)
    catch_up(case, stopped)
    with case.reading() as connection:
        return Recorded(pages_in_record(connection), done.seconds)


def remove_pages(case: CaseFile, ids: Sequence[str], now: Now, why: str) -> None:
    """Take pages out of the case, and out of the record all that rested on them alone: whole, or not at all.

    Decisions stay, and say that what they were about is gone. What was removed, when and why, is noted with the runs.
    """
    with case.writing() as connection:
        run = begin_run(connection, "remove", {"pages": list(ids), "why": why}, now())
        forget_readings(connection, ids)
        take_up(connection, ids)
        forget_captures(connection, ids)
        forget_pages_of(connection, ids)
        forget_pages(connection, ids)
        forget_pending(connection, ids)
        end_run(connection, run, "done", {}, {}, now())
