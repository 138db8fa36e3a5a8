"""The record as a graph: actors, and who does what to whom, a line for each happening and pair of parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from palagan.exports.event import Event, days_of, evidence_line, is_mutual, pairs_of
from palagan.exports.formats import Going, LeftOut
from palagan.exports.tables import decided
from palagan.model.record import Party

Value = str | int | float | bool | None
NODE: Mapping[str, type] = {"label": str, "kind": str, "code": str, "country": str, "sector": str}
EDGE: Mapping[str, type] = {
    "happening": str, "type": str, "mode": str, "status": str, "background": bool, "mutual": bool, "date": str,
    "place": str, "latitude": float, "longitude": float, "weight": float, "origins_low": int, "origins_high": int,
    "origins": str, "pages": int, "story": str, "said_by": str, "denied_by": str, "page": str, "outlet": str,
    "published": str, "url": str, "sha256": str, "start": int, "end": int, "words": str, "decided": str,
    "reviewer": str,
}  # fmt: skip
"""What a line tells, with its type. The words are those of the first telling; all stand in the side file."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One happening between two parties. `first` and `last` are days, None where unknown or still going on."""

    id: str
    source: Party
    target: Party
    first: str | None
    last: str | None
    told: Mapping[str, Value]


def node_values(party: Party) -> dict[str, Value]:
    """What a point tells."""
    country, _, sector = party.code.partition(".")
    told = (party.name, party.kind, party.code or None, country or None, sector or None)
    return dict(zip(NODE, told, strict=True))


def edges_of(events: Iterable[Event], going: Going) -> Iterator[Edge]:
    """The lines of events, their evidence put beside. A happening of which one side alone is told is left out; one
    that is mutual has a line each way."""
    for event in events:
        happening = event.happening
        number = 0
        for source, target in pairs_of(happening):
            if source is not None and target is not None:
                number += 1
                going.counts["lines"] += 1
                yield _edge(f"{happening.id}-{number}", source, target, event)
        if number:
            going.counts["rows"] += 1
            going.beside(evidence_line(happening.id, event))
        else:
            going.left_out[LeftOut.NO_PARTY] += 1


def _edge(id_: str, source: Party, target: Party, event: Event) -> Edge:
    happening, first = event.happening, event.first
    days = days_of(happening.date)
    card = event.pages.get(first.page) if first else None
    told: tuple[Value, ...] = (
        happening.id,
        happening.type,
        happening.mode,
        happening.status,
        happening.background,
        is_mutual(happening),
        happening.date,
        happening.place,
        event.where.latitude if event.where else None,
        event.where.longitude if event.where else None,
        float(max(1, happening.origins.low)),
        happening.origins.low,
        happening.origins.high,
        " | ".join(event.origins) or None,
        len({mention.page for mention in happening.mentions}),
        happening.story,
        " | ".join(party.name for party in happening.said_by) or None,
        " | ".join(party.name for party in happening.denied_by) or None,
        first.page if first else None,
        card.outlet if card else None,
        first.published if first else None,
        card.url if card else None,
        card.sha256 if card else None,
        first.evidence.start if first else None,
        first.evidence.end if first else None,
        first.evidence.words if first else None,
        decided(happening.rulings),
        " | ".join(dict.fromkeys(one.by for one in happening.rulings)) or None,
    )
    return Edge(
        id_, source, target, days.first if days else None, days.last if days else None,
        dict(zip(EDGE, told, strict=True)),
    )  # fmt: skip
