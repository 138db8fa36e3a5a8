"""The review desk: what one reviewer has before him, what waits, what he decided last, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.deciding.alike import Alike, alike
from palagan.deciding.pointing import Pointed, Pointer
from palagan.deciding.shown import Standing
from palagan.errors import NotFoundError
from palagan.looking.desk_item import DeskItem, item_of
from palagan.looking.desk_queue import AHEAD, KINDS, ORDERS, Line, QueueKind, QueueOrder, how_many, queue_of
from palagan.looking.rows import Wish, cards_of
from palagan.model.decision import Decision, Sample
from palagan.record.agreement import Agreement, agreements
from palagan.record.keys import told
from palagan.record.laying import Placed
from palagan.record.rates import ErrorRate
from palagan.store.desk import skipped
from palagan.store.single import on_pages, pages_known
from palagan.views.cards import PageCard

_LAST = 5
_CANDIDATES = 12


@dataclass(frozen=True, slots=True)
class Before:
    """A decision made before: `thing` is what it is on today, or was on then."""

    id: str
    verdict: str
    field: str | None
    kind: str
    thing: str
    told: str
    state: str


@dataclass(frozen=True, slots=True)
class Reopened:
    """A decision whose words changed: what it said, the words then, the page of today and what stands on it."""

    decision: Decision
    words: tuple[str, ...]
    page: PageCard | None
    candidates: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one reviewer. `queue` are the ids that come next, `waiting` how many of the kind nobody judged (None
    where filters are set), `twins` the cases alike with the item, `orders` those that the kind knows."""

    line: Line
    item: DeskItem | None
    reopened: Reopened | None
    queue: tuple[str, ...]
    previous: str | None
    next: str | None
    waiting: int | None
    put_off: int
    today: int
    last: tuple[Before, ...]
    rates: tuple[ErrorRate, ...]
    twins: tuple[Alike, ...]
    agreements: tuple[Agreement, ...]
    kinds: tuple[QueueKind, ...] = KINDS
    orders: tuple[QueueOrder, ...] = ()
    reopened_count: int = 0


def desk_of(
    machine: Connection,
    shown: Connection,
    standing: Standing,
    samples: Iterable[Sample],
    line: Line,
    wish: Wish,
    reviewer: str,
    day: str,
    wanted: str | None = None,
) -> Desk:
    """The desk of a reviewer on a line. `wanted` is what he asks to have before him; else what waits first."""
    judged = _judged(standing.placed)
    off = skipped(machine, reviewer)
    again = [one for one in standing.placed if one.state == "reopened" and one.decision.id not in off]
    queue = _queue(shown, standing, samples, line, wish, reviewer, judged, off)
    first = again[0].decision if again and wanted is None else None
    at = wanted or (None if first else next(iter(queue), None))
    item: DeskItem | None = None
    twins: tuple[Alike, ...] = ()
    if at is not None:
        item, twins = _item(machine, shown, at, reviewer, judged)
    ids = list(queue)
    place = ids.index(item.id) if item and item.id in ids else -1
    filtered = wish.chosen != type(wish.chosen)()
    return Desk(
        line=line,
        item=item,
        reopened=_reopened(machine, first) if first is not None else None,
        queue=tuple(ids),
        previous=ids[place - 1] if place > 0 else None,
        next=ids[place + 1] if place + 1 < len(ids) else None,
        waiting=None if filtered or line.second else _waiting(machine, line.kind, judged),
        put_off=len(off),
        today=sum(one.decision.by == reviewer and one.decision.at[:10] == day for one in standing.placed),
        last=tuple(_last(standing.placed, reviewer)),
        rates=tuple(one for one in standing.rates if one.kind == line.kind),
        twins=twins,
        agreements=agreements(standing.placed),
        orders=ORDERS[line.kind],
        reopened_count=len(again),
    )


def _waiting(machine: Connection, kind: QueueKind, judged: Judged) -> int:
    return max(how_many(machine, kind) - len(judged.get(kind, ())), 0)


Judged = Mapping[str, Mapping[str, set[str]]]
"""Kind → thing → who judged it."""


def _judged(placed: Iterable[Placed]) -> Judged:
    out: dict[str, dict[str, set[str]]] = {}
    for one in placed:
        if one.state in ("stands", "replaced") and one.decision.verdict != "undo":
            things = out.setdefault(one.decision.key.kind, {})
            for id_ in {one.thing, one.decision.target} - {None, ""}:
                things.setdefault(str(id_), set()).add(one.decision.by)
    return out


def _queue(
    shown: Connection,
    standing: Standing,
    samples: Iterable[Sample],
    line: Line,
    wish: Wish,
    reviewer: str,
    judged: Judged,
    off: Mapping[str, str],
) -> list[str]:
    of_kind = judged.get(line.kind, {})
    if line.second:
        mine = [id_ for id_, by in of_kind.items() if by and reviewer not in by]
        return [id_ for id_ in mine if id_ not in off][:AHEAD] or mine[:AHEAD]
    sample = next((one for one in reversed(list(samples)) if one.kind == line.kind), None)
    keys = sample.keys if sample is not None and line.order == "sample" else ()
    drawn = [found for key in keys if (found := standing.today.get(key)) is not None]

    def done(id_: str) -> bool:
        return id_ in of_kind or id_ in off

    queue = queue_of(shown, line, wish, done, drawn)
    return queue or [id_ for id_ in off if id_.startswith(_BEGINS[line.kind]) and id_ not in of_kind][:AHEAD]


_BEGINS: Mapping[str, str] = {
    "happening": "hp-", "claim": "cl-", "figure": "fg-", "story": "st-", "copy": "pg-", "origin": "or-", "page": "pg-",
}  # fmt: skip


def _item(
    machine: Connection, shown: Connection, id_: str, reviewer: str, judged: Judged
) -> tuple[DeskItem, tuple[Alike, ...]]:
    def hide(on: Pointed) -> bool:
        by = judged.get(on.kind, {}).get(on.id, set())
        return bool(by) and reviewer not in by

    item = item_of(machine, shown, id_, hide=hide)
    try:
        thing = Pointer(machine, machine).point(item.id).thing
    except NotFoundError:
        return item, ()
    of_kind = judged.get(item.kind, {})
    return item, tuple(one for one in alike(machine, thing) if reviewer not in of_kind.get(one.id, ()))


def _last(placed: tuple[Placed, ...], reviewer: str) -> Iterator[Before]:
    mine = [one for one in placed if one.decision.by == reviewer and one.decision.verdict != "undo"]
    for one in [found for found in mine if found.state != "undone"][: -_LAST - 1 : -1]:
        d = one.decision
        yield Before(d.id, d.verdict, d.field, d.key.kind, one.thing or d.target, d.key.told, one.state)


def _reopened(machine: Connection, one: Decision) -> Reopened:
    pages = [was.page for was in one.key.beneath]
    heirs = [row.heir for row in pages_known(machine, pages).values() if row.heir]
    things = on_pages(machine, one.key.kind, heirs)
    if one.key.kind == "figure":
        things = tuple(entry for ledger in things for entry in ledger.entries if entry.evidence.page in heirs)
    several = tuple((thing.id, told(thing)) for thing in things[:_CANDIDATES] if hasattr(thing, "id"))
    cards = cards_of(machine, heirs[:1])
    words = tuple(was.words for was in one.key.beneath if was.words)[:3]
    return Reopened(one, words, next(iter(cards.values()), None), several)
