"""Happenings one by one: each telling with its words, speakers and origin, what it is tied to, what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from palagan.model.record import Happening, Mention, Record
from palagan.views.cards import Footnote, PageCard, footnote, names
from palagan.views.drawn import Behind, PageOrigin
from palagan.views.filters import Filter
from palagan.views.timeline import TimelineRow, lets_happening, timeline_row


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One page's telling. `event` is the event on the page ("pg-…:e3"); `anchor` the words that name the action.

    `origins` says where the page has its report from.
    """

    event: str
    status: str
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    anchor: str
    evidence: Footnote
    origins: tuple[PageOrigin, ...] = ()


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie to another happening: "carried-out-as", "breaks", "answers" …; None where the other is not known."""

    kind: str
    other: str
    type: str | None
    date: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HappeningRow(TimelineRow):
    """A happening with all that is told of it. `first_told` and `last_told` are moments of publication."""

    first_told: str | None = None
    last_told: str | None = None
    tellings: tuple[MentionRow, ...] = ()
    ties: tuple[TieRow, ...] = ()


def happenings(record: Record, cards: Mapping[str, PageCard], chosen: Filter = Filter()) -> tuple[HappeningRow, ...]:
    """The happenings that the filter lets through: news before background, then those with most origins first."""
    by_id = {happening.id: happening for happening in record.happenings}
    known = {origin.id: origin.name for origin in record.origins}
    rows = (
        happening_row(one, cards, known=known, others=by_id)
        for one in record.happenings
        if lets_happening(one, cards, chosen)
    )
    return tuple(sorted(rows, key=lambda r: (r.background, -r.origins_low, -r.mentions, r.first_told or "9", r.id)))


def happening_row(
    happening: Happening,
    cards: Mapping[str, PageCard],
    behind: Behind | None = None,
    known: Mapping[str, str] | None = None,
    others: Mapping[str, Happening] | None = None,
) -> HappeningRow:
    """One happening. `behind` tells where each page has its report from, `known` names origins by their ids, `others`
    has the happenings that it is tied to."""
    row = timeline_row(happening, cards, known)
    told = {field.name: getattr(row, field.name) for field in fields(TimelineRow)}
    return HappeningRow(
        **told,
        first_told=happening.first_told,
        last_told=happening.last_told,
        tellings=tuple(_telling(mention, cards, behind or {}) for mention in _in_order(happening)),
        ties=tuple(_tie(link.kind, link.other, (others or {}).get(link.other)) for link in happening.links),
    )


def _in_order(happening: Happening) -> list[Mention]:
    return sorted(happening.mentions, key=lambda m: (m.published or "9", m.page, m.evidence.start))


def _telling(mention: Mention, cards: Mapping[str, PageCard], behind: Behind) -> MentionRow:
    return MentionRow(
        event=f"{mention.page}:{mention.event}",
        status=mention.status,
        said_by=names(mention.said_by),
        denied_by=names(mention.denied_by),
        anchor=mention.anchor.words,
        evidence=footnote(mention.evidence, cards),
        origins=behind.get(mention.page, ()),
    )


def _tie(kind: str, other: str, told: Happening | None) -> TieRow:
    if told is None:
        return TieRow(kind, other, None, None, (), ())
    return TieRow(kind, other, told.type, told.date, names(told.sources), names(told.targets))
