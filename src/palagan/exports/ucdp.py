"""Rows in UCDP GED's columns: deadly violence, its toll left to those who give it; evidence beside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from palagan.exports.acled import sides_of
from palagan.exports.codes import countries, country_of, sector_of
from palagan.exports.delimited import csv_of
from palagan.exports.event import Days, Event, days_of, evidence_line, killed, length_of, number_of
from palagan.exports.fits import why_not
from palagan.exports.formats import Going
from palagan.exports.peers import columns_of
from palagan.exports.tables import Cell
from palagan.model.record import Happening, Party

_PRECISIONS = {"point": 1, "town": 1, "district": 3, "province": 4, "region": 5, "country": 6}
_DATE_STEPS = ((1, 1), (6, 2), (7, 3), (31, 4))
"""Up to so many days, UCDP's date precision."""
_CELLS = 720
"""PRIO-GRID has half-degree cells, 720 in a row, numbered from the south-west (Tollefsen and others 2012)."""


def ucdp_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The events as CSV."""

    def lines() -> Iterator[dict[str, Cell]]:
        for event in events:
            reason = why_not("ucdp", event)
            if reason is not None:
                going.left_out[reason] += 1
                continue
            going.counts["rows"] += 1
            line = _line(event)
            going.beside(evidence_line(str(line["id"]), event))
            yield line

    return csv_of(list(columns_of("ucdp")), lines())


def _line(event: Event) -> dict[str, Cell]:
    happening, where = event.happening, event.where
    days, toll = days_of(happening.date), killed(event)
    assert days is not None and toll is not None and days.last is not None  # noqa: PT018
    low, high, said = toll
    agreed = len({(now.low, now.high) for now in said}) == 1 and low == high
    side_a, side_b = _sides(happening)
    country = countries().get(where.country or "") if where else None
    pages = list(event.pages.values())
    at = where is not None and where.latitude is not None and where.longitude is not None
    return {
        "id": number_of(happening.id),
        "relid": happening.id,
        "year": days.first[:4],
        "type_of_violence": type_of_violence(side_a, side_b),
        "side_a": _names(side_a),
        "side_b": _names(side_b),
        "number_of_sources": happening.origins.low,
        "source_article": ";".join(
            f'"{card.outlet or "?"},{(card.published or "?")[:10]},{card.title or "?"}"' for card in pages
        ),
        "source_office": ";".join(card.outlet or "?" for card in pages),
        "source_date": ";".join((card.published or "?")[:10] for card in pages),
        "source_headline": ";".join(card.title or "?" for card in pages),
        "source_original": _names(happening.said_by),
        "where_prec": _PRECISIONS.get(where.level or "") if where else None,
        "where_coordinates": where.name if where else None,
        "where_description": happening.place,
        "adm_1": where.province if where else None,
        "adm_2": where.district if where else None,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "geom_wkt": f"POINT ({where.longitude} {where.latitude})" if where and at else None,
        "priogrid_gid": cell_of(where.latitude, where.longitude) if where else None,
        "country": country.name if country else None,
        "country_id": country.gw if country else None,
        "date_prec": _date_precision(days),
        "date_start": days.first,
        "date_end": days.last,
        "best": int(low) if agreed and low is not None else None,
        "high": int(high) if high is not None else None,
        "low": int(low) if low is not None else None,
        "gwnoa": _state(side_a),
        "gwnob": _state(side_b),
    }


def _sides(happening: Happening) -> tuple[Sequence[Party], Sequence[Party]]:
    one, with_one, other, with_other = sides_of(happening)
    return ((one, *with_one) if one else ()), ((other, *with_other) if other else ())


def type_of_violence(side_a: Sequence[Party], side_b: Sequence[Party]) -> int | None:
    """UCDP's type: 1 with a state against an organised side, 2 between organised groups, 3 against civilians; None
    where a side is not known to be one of these."""
    one, other = _kind(side_a), _kind(side_b)
    if other == "civilians" and one in ("state", "organized"):
        return 3
    if {one, other} <= {"state", "organized"} and "state" in (one, other):
        return 1
    return 2 if one == other == "organized" else None


def _kind(side: Sequence[Party]) -> str:
    kinds = {sector_of(party).side for party in side}
    return kinds.pop() if len(kinds) == 1 else ""


def _state(side: Sequence[Party]) -> str | None:
    numbers = {
        country.gw for party in side if sector_of(party).side == "state" and (country := country_of(party)) is not None
    } - {""}
    return numbers.pop() if len(numbers) == 1 else None


def _date_precision(days: Days) -> int:
    length = length_of(days) or math.inf
    return next((precision for most, precision in _DATE_STEPS if length <= most), 5)


def cell_of(latitude: float | None, longitude: float | None) -> int | None:
    """The PRIO-GRID cell of a point; None where there is none."""
    if latitude is None or longitude is None:
        return None
    row, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row, 359) * _CELLS + min(column, _CELLS - 1) + 1


def _names(parties: Sequence[Party]) -> str | None:
    return "; ".join(party.name for party in parties) or None
