"""How a story changed: figures that moved, pages that were captured anew, denials, plans carried out, pages that came
from other stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from sqlalchemy import Connection

from palagan.looking.heads import HappeningHead, happening_heads
from palagan.looking.rows import cards_of
from palagan.looking.things import happenings_by_ids
from palagan.model.record import Claim, Ledger, LedgerEntry
from palagan.record.sheet import moment_of
from palagan.store.look_up import ask
from palagan.views.cards import Footnote, PageCard, footnote, names

What = Literal["figure", "capture", "denial", "carried-out", "moved-in"]
_MOST = 60
"""Plans carried out that are looked at."""


@dataclass(frozen=True, slots=True)
class FigureMove:
    """One figure replaced by a later one of the same speaker. Bounds are counts; None is open."""

    ledger: str
    about: str
    kind: str
    was: tuple[float | None, float | None]
    now: tuple[float | None, float | None]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One change, at a moment of publication or capture ("YYYY-MM-DD" where only the day is known).

    "figure": `figure` and the words of the new one, told by `times` pages. "capture": `page` was captured anew as
    `other`. "denial": the claim `thing` was denied, in the words of `note`. "carried-out": the plan `thing` became
    `happening`. "moved-in": `times` pages came from the story that `page` began, which was "merged" or "split".
    """

    what: What
    at: str | None
    thing: str | None = None
    times: int = 1
    figure: FigureMove | None = None
    note: Footnote | None = None
    page: PageCard | None = None
    other: str | None = None
    told: str | None = None
    happening: HappeningHead | None = None


def story_changes(
    connection: Connection, story: str, pages: Sequence[str], ledgers: Iterable[Ledger], claims: Iterable[Claim]
) -> tuple[StoryChange, ...]:
    """The changes of a story in the order of time, those without a time last."""
    found = [
        *_figures(connection, ledgers),
        *_captures(connection, pages),
        *_denials(connection, claims),
        *_carried_out(connection, story),
        *_moves(connection, pages),
    ]
    return tuple(sorted(found, key=lambda one: (_when(one.at), one.what, one.thing or "")))


def _when(at: str | None) -> tuple[bool, int]:
    moment = moment_of(at)
    return (moment is None, moment.first if moment else 0)


def _figures(connection: Connection, ledgers: Iterable[Ledger]) -> list[StoryChange]:
    """Each change of value once, as it was told first; pages that repeat it are counted."""
    moves: dict[tuple[object, ...], tuple[StoryChange, LedgerEntry]] = {}
    for ledger in ledgers:
        by_id = {entry.id: entry for entry in ledger.entries}
        for entry in sorted(ledger.entries, key=lambda e: (_when(e.published), e.evidence.page, e.evidence.start)):
            before = [by_id[id_] for id_ in entry.replaces if id_ in by_id]
            if not before:
                continue
            last = max(before, key=lambda e: (_when(e.published), e.id))
            was, now = (last.low, last.high), (entry.low, entry.high)
            key = (ledger.id, was, now)
            if was == now:
                continue
            if key in moves:
                known, first = moves[key]
                moves[key] = replace(known, times=known.times + 1), first
            else:
                move = FigureMove(ledger.id, ledger.about, ledger.kind, was, now, names(entry.speakers))
                moves[key] = StoryChange("figure", entry.published, ledger.id, figure=move), entry
    cards = cards_of(connection, (entry.evidence.page for _, entry in moves.values()))
    return [replace(change, note=footnote(entry.evidence, cards)) for change, entry in moves.values()]


def _captures(connection: Connection, pages: Sequence[str]) -> Iterator[StoryChange]:
    """Each further capture of an address, with the one before it."""
    query = (
        "SELECT identity, id, coalesce(captured, added) FROM pages WHERE identity IN "
        "(SELECT identity FROM pages WHERE id IN :given AND identity IS NOT NULL) "
        "ORDER BY identity, coalesce(captured, added), number"
    )
    chains: dict[str, list[tuple[str, str]]] = {}
    for identity, page, at in ask(connection, query, pages):
        chains.setdefault(identity, []).append((page, at))
    cards = cards_of(connection, (page for chain in chains.values() if len(chain) > 1 for page, _ in chain))
    for chain in chains.values():
        for (before, _), (after, at) in pairwise(chain):
            yield StoryChange("capture", at, after, page=cards.get(before), other=after)


def _denials(connection: Connection, claims: Iterable[Claim]) -> Iterator[StoryChange]:
    """The first denial of each claim that is denied."""
    first = {
        claim.id: min(claim.denied, key=lambda told: (_when(told.published), told.page))
        for claim in claims
        if claim.denied
    }
    cards = cards_of(connection, (told.page for told in first.values()))
    for id_, told in first.items():
        who = told.speaker.name if told.speaker else None
        yield StoryChange("denial", told.published, id_, note=footnote(told.evidence, cards), told=who)


def _carried_out(connection: Connection, story: str) -> Iterator[StoryChange]:
    """Plans of the story that are told as done later."""
    query = (
        "SELECT h.id, json_extract(l.value, '$.other') FROM happenings h, json_each(h.json, '$.links') l "
        "WHERE h.story IN :given AND h.status <> 'happened' AND json_extract(l.value, '$.kind') = 'carried-out-as' "
        f"LIMIT {_MOST}"
    )
    rows = ask(connection, query, [story])
    done = {one.id: one for one in happenings_by_ids(connection, (other for _, other in rows))}
    heads = {head.id: head for head in happening_heads(connection, list(done.values()))}
    for plan, other in rows:
        if other in done:
            yield StoryChange("carried-out", done[other].first_told, plan, happening=heads[other])


def _moves(connection: Connection, pages: Sequence[str]) -> Iterator[StoryChange]:
    """The days on which pages came in from other stories: each story once a day."""
    query = "SELECT day, came_from, why, count(*) FROM story_moves WHERE page IN :given GROUP BY 1, 2, 3"
    rows: Mapping[tuple[int, str, str], int] = {
        (day, lead, why): count for day, lead, why, count in ask(connection, query, pages)
    }
    cards = cards_of(connection, (lead for _, lead, _ in rows))
    for (day, lead, why), count in rows.items():
        at = dt.date.fromordinal(day).isoformat()
        yield StoryChange("moved-in", at, lead, times=count, page=cards.get(lead), told=why)
