"""Rows in ACLED's columns: what it has types for, by its divisions; evidence beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from palagan.exports.codes import countries, country_of, sector_of
from palagan.exports.delimited import csv_of
from palagan.exports.event import Days, Event, Where, days_of, evidence_line, is_mutual, killed, length_of
from palagan.exports.fits import acled_kind, attacked, why_not
from palagan.exports.formats import Going
from palagan.exports.peers import columns_of
from palagan.exports.tables import Cell, decided
from palagan.model.record import Happening, Party

_WEEK = 7
_PRECISIONS = {"point": 1, "town": 1, "district": 2, "province": 3, "region": 3}


def acled_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The events as CSV."""

    def lines() -> Iterator[dict[str, Cell]]:
        for event in events:
            reason = why_not("acled", event)
            if reason is not None:
                going.left_out[reason] += 1
                continue
            going.counts["rows"] += 1
            going.beside(evidence_line(event.happening.id, event))
            yield _line(event, going)

    return csv_of(list(columns_of("acled")), lines())


def _line(event: Event, going: Going) -> dict[str, Cell]:
    happening, where = event.happening, event.where
    kind, days = acled_kind(happening), days_of(happening.date)
    assert kind is not None and days is not None  # noqa: PT018
    one, with_one, other, with_other = sides_of(happening)
    inter1, inter2 = _inter(one, kind.event, where), _inter(other, kind.event, where)
    country = countries().get(where.country or "") if where else None
    toll = killed(event)
    first = event.first
    page = event.pages.get(first.page) if first else None
    outlets = dict.fromkeys(card.outlet for card in event.pages.values() if card.outlet)
    return {
        "event_id_cnty": happening.id,
        "event_date": days.first,
        "year": days.first[:4],
        "time_precision": _time(days),
        "disorder_type": kind.disorder,
        "event_type": kind.event,
        "sub_event_type": kind.sub_event,
        "actor1": one.name if one else None,
        "assoc_actor_1": _names(with_one),
        "inter1": inter1,
        "actor2": other.name if other else None,
        "assoc_actor_2": _names(with_other),
        "inter2": inter2,
        "interaction": f"{inter1}-{inter2}" if inter1 and inter2 else None,
        "civilian_targeting": "Civilian targeting" if attacked(happening.targets) == "civilians" else None,
        "iso": country.numeric if country else None,
        "country": country.name if country else None,
        "admin1": where.province if where else None,
        "admin2": where.district if where else None,
        "location": happening.place,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "geo_precision": _PRECISIONS.get(where.level or "") if where else None,
        "source": "; ".join(outlets),
        "notes": f"{first.evidence.words} [{first.page}, sha256 {page.sha256 if page else ''}]" if first else None,
        "fatalities": int(toll[0]) if toll and toll[0] is not None else None,
        "tags": _tags(happening),
        "timestamp": int(dt.datetime.fromisoformat(going.made).timestamp()),
    }


def sides_of(happening: Happening) -> tuple[Party | None, Sequence[Party], Party | None, Sequence[Party]]:
    """The first on each side and who stands with them. In a mutual happening the first party faces the second; on whose
    side further ones stand is not told, so they stand beside the second."""
    if is_mutual(happening):
        one, *others = happening.sources
        return one, (), others[0] if others else None, tuple(others[1:])
    sources, targets = happening.sources, happening.targets
    return (sources[0] if sources else None), sources[1:], (targets[0] if targets else None), targets[1:]


def _time(days: Days) -> int:
    length = length_of(days)
    return 1 if days.exact else 2 if length is not None and length <= _WEEK else 3


def _inter(party: Party | None, event: str, where: Where | None) -> str | None:
    """ACLED's kind of an actor. A state's own forces are told from others by the country of the place."""
    if party is None:
        return None
    inter = sector_of(party).inter
    if inter == "Civilians" and event in ("Protests", "Riots"):
        return "Protesters" if event == "Protests" else "Rioters"
    if inter == "State forces":
        own = country_of(party)
        if own is None or where is None or where.country is None:
            return None
        return inter if own.code == where.country else "External/Other forces"
    return inter or None


def _names(parties: Sequence[Party]) -> str | None:
    return "; ".join(party.name for party in parties) or None


def _tags(happening: Happening) -> str:
    tags = [f"origins={happening.origins.low}-{happening.origins.high}"]
    if happening.denied_by:
        tags.append("denied by=" + ", ".join(party.name for party in happening.denied_by))
    if happening.contradictions:
        tags.append("told differently")
    ruled = decided(happening.rulings)
    if ruled:
        tags.append(f"decided={ruled}")
    return "; ".join(tags)
