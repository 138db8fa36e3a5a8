"""PLOVER JSON: one event a line, its rule for planned events applied; what it has no field for is under "palagan"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from palagan.exports.codes import Coded, class_of, coded
from palagan.exports.delimited import encoded
from palagan.exports.event import Event, Where, days_of, evidence_line, is_mutual
from palagan.exports.fits import why_not
from palagan.exports.formats import Going
from palagan.exports.peers import columns_of
from palagan.model.contract import to_line
from palagan.model.record import Happening, Party

AUXILIARY = {"planned": "future", "possible": "hypothetical"}
_RESOLUTIONS = {"point": 5, "town": 4, "district": 3, "province": 2, "country": 1}
"""PLOVER's resolution of a place: 5 within a city … 1 a country."""
_SIZES = {"killed": "dead", "wounded": "injured", "captured": "arrested"}


def plover_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The events as JSONL."""

    def lines() -> Iterator[str]:
        for event in events:
            reason = why_not("plover", event)
            if reason is not None:
                going.left_out[reason] += 1
                continue
            going.counts["rows"] += 1
            yield to_line(plover_of(event, going)) + "\n"

    return encoded(lines())


def plover_of(event: Event, going: Going) -> dict[str, Any]:
    """One event; fields of which nothing is known are left out, as PLOVER has it."""
    happening = event.happening
    as_coded = coded(happening)
    score = class_of(as_coded.type, as_coded.mode)
    mutual = is_mutual(happening)
    told = {
        "id": happening.id,
        "has_event": True,
        **_dates(happening, as_coded),
        "actor": [_entity(party) for party in happening.sources] or [{"sector": "UNK"}],
        "recipient": [] if mutual else [_entity(party) for party in happening.targets],
        "event": as_coded.type,
        "event_loc": _place(happening.place, event.where),
        "event_text": list(dict.fromkeys(mention.anchor.words for mention in happening.mentions)),
        "quad_code": score.quad,
        "event_scale": score.score,
        "mode": _modes(happening, as_coded),
        "link": [f"{link.kind} {link.other}" for link in happening.links],
        **_text(event),
        "size": _sizes(event),
        "cite_info": [_cited(event, page, going) for page in dict.fromkeys(m.page for m in happening.mentions)],
        "coder": f"Palagan {going.version}",
        "coded_date": going.made[:10],
        "coded_time": going.made[11:19],
        "comment": _comment(event),
        "palagan": {name: value for name, value in evidence_line(happening.id, event).items() if name not in _TOLD},
    }
    return {name: told[name] for name in columns_of("plover") if told.get(name) not in (None, [], {})}


_TOLD = ("row", "happening")


def _dates(happening: Happening, as_coded: Coded) -> dict[str, str | None]:
    if as_coded.retyped:
        return {"date": (happening.first_told or "")[:10]}
    days = days_of(happening.date)
    if days is None:
        return {}
    return {"date": days.first, "enddate": None if days.exact else days.last}


def _entity(party: Party) -> dict[str, str]:
    land, _, sector = party.code.partition(".")
    told = {"code": land, "sector": sector, "entity_text": party.name, "identifier_id": party.key}
    return {name: value for name, value in told.items() if value and value != "UNK"}


def _modes(happening: Happening, as_coded: Coded) -> list[str]:
    modes = [as_coded.mode] if as_coded.mode else []
    if not as_coded.retyped and happening.status in AUXILIARY:
        modes.append(AUXILIARY[happening.status])
    return [*modes, "historical"] if happening.background else modes


def _place(name: str | None, where: Where | None) -> dict[str, Any]:
    told: dict[str, Any] = {"extracted_place": name}
    if where is not None:
        told |= {
            "resolved_place": where.name, "geonameid": where.geonames, "lat": where.latitude, "lon": where.longitude,
            "district": where.district, "province": where.province, "country_code": where.country,
            "resolution": _RESOLUTIONS.get(where.level or ""),
        }  # fmt: skip
    return {name: value for name, value in told.items() if value is not None}


def _text(event: Event) -> dict[str, Any]:
    first = event.first
    if first is None:
        return {}
    place = {"start": first.evidence.start, "end": first.evidence.end}
    return {"text": first.evidence.words, "text_info": place | _known(text_story=event.happening.story)}


def _cited(event: Event, page: str, going: Going) -> dict[str, Any]:
    card = event.pages.get(page)
    if card is None:
        return {"citation": page}
    return _known(
        corpus=going.case,
        corpus_sha256=card.sha256,
        citation=page,
        url=card.url,
        title=card.title,
        language=card.language,
        publication=f"{card.outlet or '?'} {card.published or ''}".strip(),
    )


def _sizes(event: Event) -> dict[str, int]:
    """Numbers on which all speakers agree now."""
    found: dict[str, set[tuple[float | None, float | None]]] = {}
    for row in event.tolls:
        for now in row.now:
            if row.kind in _SIZES and not now.cumulative:
                found.setdefault(_SIZES[row.kind], set()).add((now.low, now.high))
    return {
        name: int(low)
        for name, said in found.items()
        if len(said) == 1 and (low := next(iter(said))[0]) is not None and low == next(iter(said))[1]
    }


def _comment(event: Event) -> str:
    happening = event.happening
    parts: Mapping[str, str | None] = {
        "date": happening.date,
        "type": f"{happening.type} {happening.mode or ''}".strip(),
        "status": happening.status,
        "origins": f"{happening.origins.low}-{happening.origins.high}",
        "said by": ", ".join(party.name for party in happening.said_by),
        "denied by": ", ".join(party.name for party in happening.denied_by),
    }
    return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)


def _known(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
