"""POLECAT: TAB-separated with a header, one row a happening; evidence beside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from palagan.exports.codes import QUADS, class_of, coded, countries, country_of
from palagan.exports.delimited import tsv_of
from palagan.exports.event import Event, evidence_line, is_mutual
from palagan.exports.fits import why_not
from palagan.exports.formats import Going
from palagan.exports.gdelt import day_of
from palagan.exports.peers import columns_of
from palagan.exports.tables import Cell
from palagan.model.record import Party

Line = dict[str, Cell]


def polecat_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The events."""

    def lines() -> Iterator[Line]:
        for event in events:
            reason = why_not("polecat", event)
            if reason is not None:
                going.left_out[reason] += 1
                continue
            going.counts["rows"] += 1
            going.beside(evidence_line(event.happening.id, event))
            yield _line(event, going)

    return tsv_of(list(columns_of("polecat")), lines(), header=True)


def _line(event: Event, going: Going) -> Line:
    happening, where = event.happening, event.where
    as_coded = coded(happening)
    score = class_of(as_coded.type, as_coded.mode)
    first = event.first
    page = event.pages.get(first.page) if first else None
    return {
        "Event ID": happening.id,
        "Event Date": day_of(event),
        "Event Type": as_coded.type,
        "Event Mode": as_coded.mode,
        "Intensity": score.score,
        "Quad Code": QUADS[score.quad],
        **_side("Actor", happening.sources),
        **_side("Recipient", () if is_mutual(happening) else happening.targets),
        "Placename": where.name if where else None,
        "City": where.name if where and where.level in ("point", "town") else None,
        "District": where.district if where else None,
        "Province": where.province if where else None,
        "Country": where.country if where else None,
        "Latitude": where.latitude if where else None,
        "Longitude": where.longitude if where else None,
        "GeoNames ID": where.geonames if where else None,
        "Raw Placename": happening.place,
        "Feature Type": where.level if where else None,
        "Source": page.outlet if page else None,
        "Publication Date": happening.first_told[:10] if happening.first_told else None,
        "Language": page.language if page else None,
        "Version": f"Palagan {going.version}",
    }


def _side(side: str, parties: Sequence[Party]) -> Line:
    lands = [party.code.partition(".")[0] for party in parties]
    sectors = [party.code.partition(".")[2] for party in parties]
    return {
        f"{side} Name": _joined([party.name for party in parties]),
        f"{side} Country": _joined([land if land in countries() else "" for land in lands]),
        f"{side} COW": _joined([country.cow if (country := country_of(party)) else "" for party in parties]),
        f"Primary {side} Sector": sectors[0] if sectors else None,
        f"{side} Sectors": _joined(sectors),
        f"{side} Name Raw": _joined([party.name for party in parties]),
    }


def _joined(values: Sequence[str]) -> str | None:
    """The values in the order of the names; nothing where all are unknown."""
    return "; ".join(values) if any(values) else None
