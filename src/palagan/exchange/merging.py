"""Merging: the decisions of another copy of a case brought into this one; what conflicts is listed and left alone.

Nothing is overwritten: decisions are only added. A conflict that somebody settles is settled by further decisions, in
his name, which can be taken back like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from palagan.deciding.looking import standing
from palagan.deciding.making import Said, taken_back
from palagan.errors import InputError
from palagan.exchange.meeting import Conflict, Meeting, meet
from palagan.exchange.other import Other, other_side
from palagan.exchange.unpacking import Heard
from palagan.gather.dates import utc_text
from palagan.model.decision import Decision
from palagan.model.page import Page
from palagan.record.laying import Placed
from palagan.run import Now, Progress, add_pages, run
from palagan.store.decisions import add_decisions, add_sample, load_decisions, load_samples
from palagan.store.desk_schema import review_goes
from palagan.store.open import CaseFile
from palagan.store.packed import Row, add_captures, page_ids
from palagan.store.runs import begin_run, end_run

Take = Literal["theirs", "mine", "both"]
TAKES: tuple[Take, ...] = get_args(Take)
_AHEAD = timedelta(hours=24)
"""By how much another's clock may go before ours. A decision of a later date would lie over all that comes."""


@dataclass(frozen=True, slots=True)
class Settling:
    """How conflicts are settled, who settles them and why. `every` holds for those that `each` (conflict id → which)
    does not name; None leaves them as they are."""

    every: Take | None = None
    each: Mapping[str, Take] | None = None
    by: str = ""
    why: str = ""

    def of(self, conflict: Conflict) -> Take | None:
        """What is taken in a conflict."""
        return (self.each or {}).get(conflict.id, self.every)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, or would do. `came` are decisions that were added, `undone` those that settle conflicts,
    `open` the conflicts left as they are, `waiting` how many of the other's decisions stay out with them; `ahead` those
    that are dated beyond today. `placed` tells where what came stands here; `pages` what pages came, by what they were
    to the case."""

    other: str
    meeting: Meeting
    came: tuple[Decision, ...]
    undone: tuple[Decision, ...]
    settled: tuple[tuple[Conflict, Take], ...]
    open: tuple[Conflict, ...]
    waiting: int
    ahead: tuple[Decision, ...]
    samples: int
    pages: Mapping[str, int]
    placed: tuple[Placed, ...]

    @property
    def states(self) -> Counter[str]:
        """Where what came stands: state → how many."""
        return Counter(one.state for one in self.placed)


def merge(
    case: CaseFile,
    other: Path,
    now: Now,
    settling: Settling = Settling(),
    *,
    pages: bool = False,
    only_look: bool = False,
    workers: int = 1,
    tell: Heard = lambda _done, _all: None,
    progress: Progress | None = None,
) -> Merged:
    """Bring another's decisions into a case; with `pages` its pages and captures first. With `only_look` nothing is
    written. A settling without a name, or of a conflict that there is not, is an `InputError`, and then nothing is."""
    with other_side(other, case.path, tell) as side:
        if pages and side.pages is None:
            raise InputError("holds decisions alone", item=side.name, way_out="Leave --with-pages out.")
        with case.reading() as connection:
            mine = load_decisions(connection)
        theirs, ahead = _in_time(side.decisions, now())
        meeting = meet(mine, theirs)
        came, undone, settled, left = _settled(meeting, settling, now())
        came_pages: Mapping[str, int] = {}
        if not only_look:
            came_pages = _take_pages(case, side, now, workers, progress) if pages else {}
            with case.writing() as connection:
                if load_decisions(connection) != mine:
                    raise InputError(
                        "somebody decided meanwhile", item=str(case.path), way_out="Nothing was merged. Run it again."
                    )
                samples = _keep(connection, side, (*came, *undone), now)
        else:
            samples = _new_samples(case, side)
    placed = () if only_look else _placed(case, came)
    held = {one.id for conflict in left for one in meeting.held[conflict.theirs.id]}
    return Merged(
        side.name, meeting, came, undone, settled, left, len(held), ahead, samples, came_pages, placed
    )  # fmt: skip


def _in_time(decisions: Iterable[Decision], now: str) -> tuple[list[Decision], tuple[Decision, ...]]:
    latest = utc_text(datetime.fromisoformat(now) + _AHEAD)
    every = list(decisions)
    return [one for one in every if one.at <= latest], tuple(one for one in every if one.at > latest)


def _settled(
    meeting: Meeting, settling: Settling, now: str
) -> tuple[
    tuple[Decision, ...], tuple[Decision, ...], tuple[tuple[Conflict, Take], ...], tuple[Conflict, ...]
]:  # fmt: skip
    """What comes, what is taken back, what is settled how, what stays open."""
    _check(meeting, settling)
    takes: dict[str, set[Take | None]] = {}
    for one in meeting.conflicts:
        takes.setdefault(one.theirs.id, set()).add(settling.of(one))
    coming = {one.id for one in meeting.new}
    undo: dict[str, Decision] = {}
    settled: list[tuple[Conflict, Take]] = []
    left: list[Conflict] = []
    for conflict in meeting.conflicts:
        take, of_theirs = settling.of(conflict), takes[conflict.theirs.id]
        if take is None or None in of_theirs:
            left.append(conflict)
            continue
        if len(of_theirs) > 1 and "mine" in of_theirs:
            raise InputError(
                "conflicts with several decisions here, and is taken in one and left in another",
                item=conflict.theirs.id,
                way_out="Take the same in each of its conflicts.",
            )
        settled.append((conflict, take))
        coming |= {one.id for one in meeting.held[conflict.theirs.id]}
        if take != "both":
            gone = conflict.mine if take == "theirs" else conflict.theirs
            undo[gone.id] = gone
    coming -= {one.id for conflict in left for one in meeting.held[conflict.theirs.id]}
    fresh = {one.id: one for one in meeting.new} | {one.id: one for held in meeting.held.values() for one in held}
    came = tuple(one for one in fresh.values() if one.id in coming)
    why = settling.why or "settled while merging"
    said = {one.id: Said(one.id, "undo", settling.by, why) for one in undo.values()}
    undone = tuple(taken_back(one, said[one.id], max(now, one.at)) for one in undo.values())
    return came, undone, tuple(settled), tuple(left)


def _check(meeting: Meeting, settling: Settling) -> None:
    known = {one.id for one in meeting.conflicts}
    strange = sorted((settling.each or {}).keys() - known)
    if strange:
        raise InputError(
            "is no conflict here", item=strange[0], way_out=f"Conflicts: {', '.join(sorted(known)) or 'none'}."
        )
    if (settling.every or settling.each) and known and not settling.by.strip():
        raise InputError(
            "settling names who settles", item="--take", way_out='Say it: --by "…", and --why "…" if you like.'
        )


def _keep(connection: Connection, side: Other, decisions: tuple[Decision, ...], now: Now) -> int:
    """Decisions, samples and goes in one transaction, noted with the runs."""
    run_number = begin_run(connection, "merge", {"from": side.name, "root": side.root}, now())
    add_decisions(connection, decisions)
    before = len(load_samples(connection))
    for sample in side.samples:
        add_sample(connection, sample)
    for one in decisions:
        if one.id in side.goes:
            row = {"decision": one.id, "go": side.goes[one.id]}
            connection.execute(insert(review_goes).values(**row).on_conflict_do_nothing())
    samples = len(load_samples(connection)) - before
    end_run(connection, run_number, "done", {}, {}, now())
    return samples


def _new_samples(case: CaseFile, side: Other) -> int:
    with case.reading() as connection:
        here = {sample.id for sample in load_samples(connection)}
    return len({sample.id for sample in side.samples} - here)


def _take_pages(
    case: CaseFile, side: Other, now: Now, workers: int, progress: Progress | None
) -> Mapping[str, int]:  # fmt: skip
    """The other's pages that are not here, read and brought into the record; their captures with them."""
    with case.reading() as connection:
        here = page_ids(connection)
    came: set[str] = set()

    def new() -> Iterator[Page]:
        for page in side.pages() if side.pages else ():
            if page.id not in here:
                came.add(page.id)
                yield page

    added = add_pages(case, new(), now, {"merged from": side.name, "root": side.root})
    _in_batches(side.captures(frozenset(came)), lambda rows: _keep_captures(case, rows))
    if came:
        run(case, now, workers=workers, progress=progress)
    return added.pages


def _in_batches(rows: Iterable[Row], keep: Callable[[list[Row]], None], most: int = 200) -> None:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= most:
            keep(batch)
            batch = []
    if batch:
        keep(batch)


def _keep_captures(case: CaseFile, rows: list[Row]) -> None:
    with case.writing() as connection:
        add_captures(connection, rows)


def _placed(case: CaseFile, came: tuple[Decision, ...]) -> tuple[Placed, ...]:
    ids = {one.id for one in came}
    return tuple(one for one in standing(case).placed if one.decision.id in ids) if ids else ()
