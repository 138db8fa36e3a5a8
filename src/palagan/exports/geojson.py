"""GeoJSON (RFC 7946): a happening a feature, a point where the words tell a spot, no geometry where they tell ground.

A province, region or country is never pinned: its feature has no geometry, `precision` and `middle` tell where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from palagan.exports.delimited import encoded
from palagan.exports.event import Event, Where, days_of, evidence_line
from palagan.exports.formats import Going
from palagan.model.contract import to_line
from palagan.model.record import Party

SPOTS = frozenset({"point", "town", "district"})
"""Levels that have a point."""
BORDERS = (
    "Positions: GeoNames (CC BY 4.0) and Palagan's gazetteer. What is disputed is told in `disputed`; no position "
    "states to whom a place belongs."
)


def geojson_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The file: one feature collection, a feature a line. Every event goes out; one without a place has no geometry."""

    def lines() -> Iterator[str]:
        head = {"case": going.case, "made": going.made, "palagan": going.version, "attribution": BORDERS}
        yield f'{{"type":"FeatureCollection","palagan":{to_line(head)},"features":[\n'
        for event in events:
            yield ("" if not going.counts["rows"] else ",\n") + to_line(feature_of(event))
            going.counts["rows"] += 1
        yield "\n]}\n"

    return encoded(lines())


def feature_of(event: Event) -> dict[str, Any]:
    """One happening as a feature."""
    happening, where = event.happening, event.where
    days = days_of(happening.date)
    return {
        "type": "Feature",
        "id": happening.id,
        "geometry": _geometry(where),
        "properties": {
            "type": happening.type,
            "mode": happening.mode,
            "status": happening.status,
            "background": happening.background,
            "date": happening.date,
            "day_from": days.first if days else None,
            "day_to": days.last if days else None,
            "place": happening.place,
            **_place(where),
            "sources": _names(happening.sources),
            "targets": _names(happening.targets),
            "said_by": _names(happening.said_by),
            "denied_by": _names(happening.denied_by),
            "origins_low": happening.origins.low,
            "origins_high": happening.origins.high,
            "story": happening.story,
            "evidence": evidence_line(happening.id, event),
        },
    }


def _geometry(where: Where | None) -> dict[str, Any] | None:
    if where is None or where.level not in SPOTS or where.latitude is None or where.longitude is None:
        return None
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}


def _place(where: Where | None) -> dict[str, Any]:
    if where is None:
        return {
            "located": None, "precision": None, "country": None, "province": None, "district": None, "middle": None,
            "geonames": None, "disputed": None,
        }  # fmt: skip
    known = where.latitude is not None and where.longitude is not None
    return {
        "located": where.name,
        "precision": where.level,
        "country": where.country,
        "province": where.province,
        "district": where.district,
        "middle": [where.longitude, where.latitude] if known and where.level not in SPOTS else None,
        "geonames": where.geonames,
        "disputed": where.disputed or None,
    }


def _names(parties: Iterable[Party]) -> list[str]:
    return [party.name for party in parties]
