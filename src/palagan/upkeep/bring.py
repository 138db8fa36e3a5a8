"""Bringing the record of a case up to date with its readings: slice by slice, each one transaction.

A run that is stopped or killed leaves the record as it was after the last whole slice; the next run goes on from there.
What the record holds in the end depends on the readings alone, not on the slices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NoReturn

from sqlalchemy import Connection

from palagan import __version__
from palagan.errors import CaseError
from palagan.model.drop import Drop, Reason, Stage
from palagan.pool import in_order, never
from palagan.record.story_part import StoryPart
from palagan.store.open import CaseFile
from palagan.store.runs import forget_drops_of, save_drops
from palagan.store.upkeep import (
    PartRow,
    families,
    forget_pending,
    groups_by,
    kept_pages,
    pending_pages,
    standing,
    stories_of,
)
from palagan.upkeep.copying import take_pages
from palagan.upkeep.counting import compare_documents, count_tolls
from palagan.upkeep.pages import Given, digest, make_parts
from palagan.upkeep.storying import fold_again
from palagan.upkeep.telling import StoryPages, keep_claims, keep_tolls, tell_anew, tell_stories
from palagan.upkeep.touched import Touched
from palagan.upkeep.tying import tie
from palagan.upkeep.uniting import unite

RECORD = f"record 1, palagan {__version__}"
"""The way in which this program makes records; raised when the same readings give another record."""
SLICE = 4000
"""Pages that are taken up in one transaction."""
POOL_PAYS = 400
"""Pages from which further processes are worth their start."""
AT_ONCE = 50
"""Pages that a process is given at a time."""


@dataclass(slots=True)
class Brought:
    """What was brought up to date: pages that came or changed, and that went; the seconds of each step."""

    came: int = 0
    went: int = 0
    left: int = 0
    seconds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Work:
    """The heavy steps, in this process or in several."""

    parts: Callable[[Iterable[Sequence[Given]]], Iterator[list[PartRow]]]
    tell: Callable[[Iterable[Sequence[StoryPages]]], Iterator[list[StoryPart]]]


def bring_up(
    case: CaseFile,
    *,
    workers: int = 1,
    stopped: Callable[[], bool] = never,
    progress: Callable[[int, int], None] | None = None,
) -> Brought:
    """Bring the record up to date with every reading that changed since the last time."""
    with case.reading() as connection:
        pending = pending_pages(connection)
    done = Brought(left=len(pending))
    work = _work(workers if len(pending) >= POOL_PAYS else 1)
    for start in range(0, len(pending), SLICE):
        if stopped():
            break
        pages = pending[start : start + SLICE]
        with case.writing() as connection:
            touched = _take_up(connection, pages, work)
        done.came += len(touched.pages)
        done.went += len(touched.gone)
        done.left -= len(pages)
        done.seconds.update(touched.seconds)
        if progress is not None:
            progress(len(pending) - done.left, len(pending))
    return done


def _work(workers: int) -> Work:
    if workers <= 1:
        return Work(partial(map, make_parts), partial(map, tell_stories))
    return Work(
        lambda chunks: in_order(make_parts, chunks, workers=workers, lost=lambda one: _died(one.page)),
        lambda chunks: in_order(tell_stories, chunks, workers=workers, lost=lambda one: _died(one.story)),
    )


def _died(item: str) -> NoReturn:
    """The slice is taken back; what stands in the case stays."""
    raise CaseError(
        "the process that brought it into the record died",
        item=item,
        way_out="Run the command again with more memory, or with --workers 1.",
    )


def take_up(connection: Connection, pages: Sequence[str]) -> Touched:
    """The same for some pages, inside a transaction of the caller's."""
    return _take_up(connection, pages, _work(1))


def _take_up(connection: Connection, pages: Sequence[str], work: Work) -> Touched:
    touched = Touched()
    with touched.step("pages"):
        parts = _changed(connection, pages, touched, work)
    take_pages(connection, touched, parts)
    with touched.step("stories"):
        fold_again(connection, touched)
        touched.stories |= set(stories_of(connection, sorted(touched.redrawn | touched.pages)).values())
    with touched.step("happenings in stories"):
        anew = tell_anew(connection, touched, work.tell)
    with touched.step("happenings across stories"):
        unite(connection, touched, anew)
    with touched.step("links"):
        tie(connection, touched)
    with touched.step("claims"):
        groups = {claim.happening for part in anew.parts for claim in part.claims if claim.happening}
        rows = groups_by(connection, "id", sorted(groups | touched.renamed))
        happening_of = {id_: row.happening for id_, row in rows.items()}
        keep_claims(connection, touched, anew, happening_of.__getitem__)
    with touched.step("tolls"):
        keep_tolls(connection, touched, anew)
        count_tolls(connection, touched)
    with touched.step("documents"):
        compare_documents(connection, touched)
    forget_pending(connection, pages)
    return touched


def _changed(connection: Connection, pages: Sequence[str], touched: Touched, work: Work) -> list[PartRow]:
    """The parts of those pages, and of other captures of their addresses, that are to be put in; tells
    `touched.pages`, `gone`, `days` and the stories they were in."""
    captures = families(connection, pages)
    stands = {family[0] for family in captures.values()}
    replaced = [page for family in captures.values() for page in family[1:]]
    known = kept_pages(connection, sorted({*pages, *stands, *replaced}))
    touched.gone |= known.keys() - stands
    wanted = [one for one in standing(connection, sorted(stands)) if one.part_of != digest(one.json)]
    _note_replaced(connection, captures, [*pages, *stands])
    given = [Given(one.page, one.number, one.json) for one in wanted]
    parts = [part for some in work.parts(_chunks(given)) for part in some]
    touched.pages |= {part.page for part in parts}
    for page in touched.gone | touched.pages:
        if page in known:
            _, day, story = known[page]
            touched.days.add(day)
            touched.stories |= {story} if story else set()
    touched.days |= {part.day for part in parts}
    return parts


def _chunks(given: Sequence[Given]) -> Iterator[Sequence[Given]]:
    for start in range(0, len(given), AT_ONCE):
        yield given[start : start + AT_ONCE]


def _note_replaced(connection: Connection, captures: Mapping[str, list[str]], pages: Iterable[str]) -> None:
    """Note as dropped the captures of an address of which a later one speaks."""
    replaced = [page for family in captures.values() for page in family[1:]]
    forget_drops_of(connection, Stage.RECORD, {*pages, *replaced})
    sources = {one.page: one.source for one in standing(connection, sorted(replaced))}
    detail = "there is a later capture of the same address"
    drops = [Drop(Stage.RECORD, page, Reason.SUPERSEDED, f"{sources[page]}: {detail}") for page in replaced]
    save_drops(connection, drops, None)
