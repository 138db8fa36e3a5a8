"""Bringing the record of a case up to date with its readings: slice by slice, each one transaction.

A run that is stopped or killed leaves the record as it was after the last whole slice; the next run goes on from there.
What the record holds in the end depends on the readings alone, not on the slices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from sqlalchemy import Connection

from palagan import __version__
from palagan.model.drop import Drop, Reason, Stage
from palagan.pool import never
from palagan.store.bulk import hold_more, leave_out, left_out, put_back
from palagan.store.open import CaseFile
from palagan.store.runs import forget_drops_of, save_drops
from palagan.store.upkeep import (
    PartRow,
    count_parts,
    families,
    forget_pending,
    groups_by,
    kept_pages,
    standing,
    stories_of,
)
from palagan.upkeep.copying import take_pages
from palagan.upkeep.counting import compare_documents, count_tolls
from palagan.upkeep.finding import index_parts
from palagan.upkeep.hands import Hands, hands
from palagan.upkeep.pages import Given, digest
from palagan.upkeep.placing import place_again, place_new, place_older
from palagan.upkeep.quick import without_collecting
from palagan.upkeep.storying import fold_again
from palagan.upkeep.telling import keep_claims, keep_tolls, tell_anew
from palagan.upkeep.touched import Touched
from palagan.upkeep.tying import tie
from palagan.upkeep.uniting import unite
from palagan.upkeep.waiting import waiting_pages

RECORD = f"record 12, palagan {__version__}"
"""The way in which this program makes records; raised when the same readings give another record."""
BULK = 8000
"""Pages, no fewer than the record has, from which what only those who look need is made at the end."""
SLICE = 8000
"""Pages that are taken up in one transaction. Each slice looks back over days and files that the one before it went
through, so that halves of this size cost a tenth more; what it takes is memory."""
LAST = 1000
"""Pages of the last slice where there are several: it puts together what was put off, which takes memory too."""
BEGUN_FIRST = 3
"""One in so many of the next slice's parts is begun before copies and stories are found, which leave the processes
little to do; the others once stories are told, so that they last while this process ties things together."""
POOL_PAYS = 400
"""Pages from which further processes are worth their start."""


@dataclass(slots=True)
class Brought:
    """What was brought up to date: pages that came or changed, and that went; the seconds of each step."""

    came: int = 0
    went: int = 0
    left: int = 0
    seconds: Counter[str] = field(default_factory=Counter)

    def note(self, touched: Touched) -> None:
        """Count what a slice has touched, which is not held any longer than that."""
        self.came += len(touched.pages)
        self.went += len(touched.gone)
        self.seconds.update(touched.seconds)


def bring_up(
    case: CaseFile,
    *,
    workers: int = 1,
    stopped: Callable[[], bool] = never,
    progress: Callable[[int, int], None] | None = None,
) -> Brought:
    """Bring the record up to date with every reading that changed since the last time."""
    place_older(case, stopped)
    with case.reading() as connection:
        pending = waiting_pages(connection)
        known = count_parts(connection)
    done = Brought(left=len(pending))
    if len(pending) >= max(BULK, known):
        with case.writing() as connection:
            leave_out(connection)
    slices = slices_of(pending)
    with hands(workers if len(pending) >= POOL_PAYS else 1) as work, case.writing_on() as writing:
        for pages, following in zip_longest(slices, slices[1:]):
            if stopped():
                break
            with writing() as connection, without_collecting():
                if len(slices) > 1:
                    hold_more(connection, last=following is None)
                done.note(_brought_in(connection, pages, work, following or ()))
            done.left -= len(pages)
            if progress is not None:
                progress(len(pending) - done.left, len(pending))
    if not done.left:
        _put_back(case, done)
    return done


def slices_of(pages: Sequence[str]) -> list[Sequence[str]]:
    """The pages in their order, in even slices of no more than `SLICE`; of several the last is short."""
    if len(pages) <= SLICE:
        return [pages] if pages else []
    most = len(pages) - min(LAST, SLICE)
    size = -(-most // -(-most // SLICE))
    return [*(pages[start : min(start + size, most)] for start in range(0, most, size)), pages[most:]]


def _put_back(case: CaseFile, done: Brought) -> None:
    """Make what this run or one before it left out, one index a transaction."""
    with case.reading() as connection:
        left = bool(left_out(connection))
    while left:
        touched = Touched()
        with touched.step("indexes"), case.writing() as connection:
            left = put_back(connection, 1)
        done.seconds.update(touched.seconds)


def take_up(connection: Connection, pages: Sequence[str]) -> Touched:
    """The same for some pages, inside a transaction of the caller's."""
    with hands(1) as work, without_collecting():
        return _brought_in(connection, pages, work, ())


def _brought_in(connection: Connection, pages: Sequence[str], work: Hands, following: Sequence[str]) -> Touched:
    """Take up a slice; the parts of the `following` pages are begun meanwhile."""
    touched = Touched()
    with touched.step("pages"):
        parts = _changed(connection, pages, touched, work)
        begun = len(following) // BEGUN_FIRST
        work.begin_parts(_given(connection, following[:begun]))
    take_pages(connection, touched, parts, work.compare)
    with touched.step("search"):
        index_parts(connection, parts, touched.gone)
    del parts  # 20 kB a page, which what follows needs no more
    with touched.step("stories"):
        fold_again(connection, touched)
        touched.stories |= set(stories_of(connection, sorted(touched.redrawn | touched.pages)).values())
    with touched.step("happenings in stories"):
        anew = tell_anew(connection, touched, work.tell)
    with touched.step("pages"):
        work.begin_parts(_given(connection, following[begun:]))
    with touched.step("happenings across stories"):
        unite(connection, touched, anew, more=bool(following))
    with touched.step("links"):
        tie(connection, touched, anew.alone)
    with touched.step("places"):
        place_again(connection, sorted(touched.stories), touched.placed)
        place_new(connection)
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


def _changed(connection: Connection, pages: Sequence[str], touched: Touched, work: Hands) -> list[PartRow]:
    """The parts of those pages, and of other captures of their addresses, that are to be put in; tells
    `touched.pages`, `gone`, `days` and the stories they were in."""
    captures = families(connection, pages)
    stands = {family[0] for family in captures.values()}
    replaced = [page for family in captures.values() for page in family[1:]]
    known = kept_pages(connection, sorted({*pages, *stands, *replaced}))
    touched.gone |= known.keys() - stands
    _note_replaced(connection, captures, [*pages, *stands])
    parts = work.parts(_wanted(connection, stands))
    touched.pages |= {part.page for part in parts}
    for page in touched.gone | touched.pages:
        if page in known:
            _, day, story = known[page]
            touched.days.add(day)
            touched.stories |= {story} if story else set()
    touched.days |= {part.day for part in parts}
    return parts


def _given(connection: Connection, pages: Sequence[str]) -> list[Given]:
    """What parts are to be made of, when these pages are taken up."""
    return _wanted(connection, {family[0] for family in families(connection, pages).values()}) if pages else []


def _wanted(connection: Connection, stands: Iterable[str]) -> list[Given]:
    found = ((one, digest(one.json)) for one in standing(connection, sorted(stands)))
    return [Given(one.page, one.number, one.json, known) for one, known in found if one.part_of != known]


def _note_replaced(connection: Connection, captures: Mapping[str, list[str]], pages: Iterable[str]) -> None:
    """Note as dropped the captures of an address of which a later one speaks."""
    replaced = [page for family in captures.values() for page in family[1:]]
    forget_drops_of(connection, Stage.RECORD, {*pages, *replaced})
    sources = {one.page: one.source for one in standing(connection, sorted(replaced))}
    detail = "there is a later capture of the same address"
    drops = [Drop(Stage.RECORD, page, Reason.SUPERSEDED, f"{sources[page]}: {detail}") for page in replaced]
    save_drops(connection, drops, None)
