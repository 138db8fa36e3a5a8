"""One happening with every telling of it; tellings in the same words stand together, as reprints do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from palagan.looking.heads import (
    ClaimHead,
    HappeningHead,
    LedgerHead,
    claim_heads,
    happening_heads,
    ledger_heads,
    party_names,
)
from palagan.looking.rows import behind_of, cards_of
from palagan.looking.things import claims_by, discrepancies_of, happening_of, happenings_by_ids, ledgers_by
from palagan.model.decision import Ruling, plainly
from palagan.model.record import Happening, Mention, Party
from palagan.record.sheet import moment_of
from palagan.store.look_up import ask, origin_names
from palagan.views.cards import Footnote, PageCard, footnote, names
from palagan.views.claims import DiscrepancyRow, discrepancy_row
from palagan.views.drawn import PageOrigin

_CLAIMS = 20
_SAME = 12
"""Further pages named under words that several have."""


@dataclass(frozen=True, slots=True)
class OriginName:
    """An origin by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie to another happening: "carried-out-as", "breaks", "answers" …; `other` None where it is gone."""

    kind: str
    id: str
    other: HappeningHead | None


@dataclass(frozen=True, slots=True)
class Told:
    """One telling, as its first page has it. `also` are some of the `pages` - 1 others that have it in the same words.

    `event` is the event on the page ("pg-…:e3"), `anchor` the words that name the action.
    """

    event: str
    status: str
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    anchor: str
    note: Footnote
    origins: tuple[PageOrigin, ...]
    pages: int
    also: tuple[PageCard, ...]


@dataclass(frozen=True, slots=True)
class HappeningDetail:
    """A happening. `tellings` counts the different wordings, `told` holds those from `start` on; `next` is where those
    after them begin, None at the end. `first_told` and `last_told` are moments of publication; `carried_over` as in
    `Happening`."""

    id: str
    type: str
    mode: str | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    date: str | None
    place: str | None
    status: str
    background: bool
    said_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    carried_over: tuple[str, ...]
    mentions: int
    pages: int
    origins_low: int
    origins_high: int
    origins: tuple[OriginName, ...]
    first_told: str | None
    last_told: str | None
    story: str | None
    story_title: str | None
    statuses: tuple[tuple[str, int], ...]
    tellings: int
    start: int
    next: int | None
    told: tuple[Told, ...]
    ties: tuple[Tie, ...]
    contradictions: tuple[str, ...]
    names: tuple[str, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    ledgers: tuple[LedgerHead, ...]
    claims: tuple[ClaimHead, ...]
    rulings: tuple[Ruling, ...]


def happening_detail(connection: Connection, id_: str, start: int = 0, shown: int = 50) -> HappeningDetail:
    """The happening of that id with `shown` tellings from the one numbered `start`; `NotFoundError` if none."""
    one = happening_of(connection, id_)
    groups = _grouped(one.mentions)
    part = groups[start : start + shown]
    several = discrepancies_of(connection, [id_])
    pages = {mention.page for group in part for mention in group[: _SAME + 1]}
    cards = cards_of(connection, pages | {v.evidence.page for told in several for v in told.versions})
    behind = behind_of(connection, pages)
    known = origin_names(connection, one.origins.ids)
    statuses: dict[str, set[str]] = {}
    for mention in one.mentions:
        statuses.setdefault(mention.status, set()).add(mention.page)
    return HappeningDetail(
        id=one.id,
        type=one.type,
        mode=one.mode,
        sources=one.sources,
        targets=one.targets,
        date=one.date,
        place=one.place,
        status=one.status,
        background=one.background,
        said_by=one.said_by,
        denied_by=one.denied_by,
        carried_over=one.carried_over,
        mentions=len(one.mentions),
        pages=len({mention.page for mention in one.mentions}),
        origins_low=one.origins.low,
        origins_high=one.origins.high,
        origins=tuple(OriginName(origin, known[origin]) for origin in one.origins.ids if origin in known),
        first_told=one.first_told,
        last_told=one.last_told,
        story=one.story,
        story_title=titles_of(connection, [one.story]).get(one.story or ""),
        statuses=tuple(sorted(((s, len(found)) for s, found in statuses.items()), key=lambda pair: -pair[1])),
        tellings=len(groups),
        start=start,
        next=start + shown if start + shown < len(groups) else None,
        told=tuple(_told(group, cards, behind) for group in part),
        ties=_ties(connection, one),
        contradictions=one.contradictions,
        names=party_names(one),
        discrepancies=tuple(discrepancy_row(told, cards) for told in several),
        ledgers=ledger_heads(ledgers_by(connection, "happening", id_)),
        claims=claim_heads(connection, claims_by(connection, "happening", id_, _CLAIMS)),
        rulings=one.rulings,
    )


def _grouped(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """The mentions, those in the same words together, each page once; the first told before the others."""
    groups: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention in sorted(mentions, key=_moment):
        key = (plainly(mention.evidence.words), mention.status)
        groups.setdefault(key, {}).setdefault(mention.page, mention)
    return [list(group.values()) for group in groups.values()]


def _moment(mention: Mention) -> tuple[bool, int, str, int]:
    moment = moment_of(mention.published)
    return (moment is None, moment.first if moment else 0, mention.page, mention.evidence.start)


def _told(
    group: Sequence[Mention], cards: Mapping[str, PageCard], behind: Mapping[str, tuple[PageOrigin, ...]]
) -> Told:
    first = group[0]
    return Told(
        event=f"{first.page}:{first.event}",
        status=first.status,
        said_by=names(first.said_by),
        denied_by=names(first.denied_by),
        anchor=first.anchor.words,
        note=footnote(first.evidence, cards),
        origins=behind.get(first.page, ()),
        pages=len(group),
        also=tuple(cards[mention.page] for mention in group[1 : _SAME + 1] if mention.page in cards),
    )


def _ties(connection: Connection, one: Happening) -> tuple[Tie, ...]:
    several = happenings_by_ids(connection, (link.other for link in one.links))
    heads = {head.id: head for head in happening_heads(connection, several)}
    return tuple(Tie(link.kind, link.other, heads.get(link.other)) for link in one.links)


def titles_of(connection: Connection, stories: Sequence[str | None]) -> dict[str, str]:
    """Story → its title."""
    return {row[0]: row[1] for row in ask(connection, "SELECT id, title FROM stories WHERE id IN :given", stories)}
