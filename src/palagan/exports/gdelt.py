"""GDELT 2.0 events and mentions: TAB-separated, no header, a row for each pair of parties; evidence beside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from palagan.exports.codes import cameo_of, coded, country_of, quad_of_cameo, sector_of
from palagan.exports.delimited import tsv_of
from palagan.exports.event import Event, Where, days_of, evidence_line, number_of, pairs_of
from palagan.exports.fits import why_not
from palagan.exports.formats import Going
from palagan.exports.peers import columns_of
from palagan.exports.tables import Cell
from palagan.model.record import Mention, Party
from palagan.views.cards import PageCard

Line = dict[str, Cell]
_GEO_TYPES = {"country": 1, "point": 4, "town": 4, "district": 5, "province": 5, "region": 5}
_IN_USA = {4: 3, 5: 2}


def gdelt_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The events file."""

    def lines() -> Iterator[Line]:
        for event in _fitting("gdelt", events, going):
            going.counts["rows"] += 1
            for id_, source, target in rows_of(event):
                going.counts["lines"] += 1
                going.beside(evidence_line(str(id_), event))
                yield _event(id_, event, source, target)

    return tsv_of(list(columns_of("gdelt")), lines(), header=False)


def mention_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """The mentions file: each mention of each row of the events file."""

    def lines() -> Iterator[Line]:
        for event in _fitting("gdelt-mentions", events, going):
            going.counts["rows"] += 1
            for id_, _source, _target in rows_of(event):
                going.beside(evidence_line(str(id_), event))
                for mention in event.happening.mentions:
                    going.counts["lines"] += 1
                    yield _mention(id_, event, mention)

    return tsv_of(list(columns_of("gdelt-mentions")), lines(), header=False)


def _fitting(format_: str, events: Iterable[Event], going: Going) -> Iterator[Event]:
    for event in events:
        reason = why_not(format_, event)
        if reason is None:
            yield event
        else:
            going.left_out[reason] += 1


def rows_of(event: Event) -> Iterator[tuple[int, Party | None, Party | None]]:
    """The rows of an event with their numbers: one for each pair of parties."""
    for source, target in pairs_of(event.happening):
        names = (event.happening.id, source.key if source else "", target.key if target else "")
        yield number_of(*names), source, target


def _event(id_: int, event: Event, source: Party | None, target: Party | None) -> Line:
    happening = event.happening
    as_coded = coded(happening)
    code = cameo_of(as_coded.type, as_coded.mode, happening.sources)
    day = dt.date.fromisoformat(day_of(event))
    first = event.first
    page = event.pages.get(first.page) if first else None
    return {
        "GLOBALEVENTID": id_,
        "SQLDATE": day.strftime("%Y%m%d"),
        "MonthYear": day.strftime("%Y%m"),
        "Year": f"{day.year:04d}",
        "FractionDate": f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}",
        **_actor("Actor1", source),
        **_actor("Actor2", target),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": quad_of_cameo(code),
        "NumMentions": len(happening.mentions),
        "NumSources": happening.origins.low,
        "NumArticles": len({mention.page for mention in happening.mentions}),
        **_geo(happening.place, event.where),
        "DATEADDED": moment_of(happening.first_told),
        "SOURCEURL": page.url if page else None,
    }


def day_of(event: Event) -> str:
    """The day of the event; of a planned one that counts as what it is today, the day it was first told."""
    happening = event.happening
    if coded(happening).retyped:
        return (happening.first_told or "")[:10]
    days = days_of(happening.date)
    assert days is not None
    return days.first


def _actor(name: str, party: Party | None) -> Line:
    if party is None:
        return {}
    country, sector = country_of(party), sector_of(party)
    body = party.code.partition(".")[0]
    role = "" if sector.cameo == "IGO" and body == "UNO" else sector.cameo
    code = "IGOUNO" if body == "UNO" else (country.cameo if country else "") + role
    return {
        f"{name}Code": code,
        f"{name}Name": party.name,
        f"{name}CountryCode": country.cameo if country else None,
        f"{name}KnownGroupCode": "UNO" if body == "UNO" else None,
        f"{name}Type1Code": sector.cameo,
    }


def _geo(place: str | None, where: Where | None) -> Line:
    from palagan.exports.codes import countries

    if where is None:
        return {"ActionGeo_FullName": place}
    country = countries().get(where.country or "")
    kind = _GEO_TYPES.get(where.level or "")
    return {
        "ActionGeo_Type": _IN_USA.get(kind, kind) if kind and where.country == "USA" else kind,
        "ActionGeo_FullName": place,
        "ActionGeo_CountryCode": country.fips if country else None,
        "ActionGeo_Lat": where.latitude,
        "ActionGeo_Long": where.longitude,
        "ActionGeo_FeatureID": where.geonames,
    }


def _mention(id_: int, event: Event, mention: Mention) -> Line:
    page: PageCard | None = event.pages.get(mention.page)
    told = event.tellings.get((mention.page, mention.event))
    sha = page.sha256 if page else None
    return {
        "GLOBALEVENTID": id_,
        "EventTimeDate": day_of(event).replace("-", "") + "000000",
        "MentionTimeDate": moment_of(mention.published),
        "MentionType": 1 if page and page.url else 2,
        "MentionSourceName": page.outlet if page else None,
        "MentionIdentifier": page.url if page and page.url else mention.page,
        "SentenceID": told.sentence if told else None,
        "ActionCharOffset": mention.anchor.start,
        "InRawText": 1,
        "Confidence": round(100 * told.confidence) if told and told.confidence is not None else None,
        "MentionDocLen": told.length if told else None,
        "Extras": f"happening={event.happening.id};sha256={sha or ''}",
    }


def moment_of(published: str | None) -> str | None:
    """A moment of publication as GDELT writes it, in UTC; a day, or a local time without its zone, as the day alone."""
    if not published:
        return None
    try:
        moment = dt.datetime.fromisoformat(published)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return f"{moment:%Y%m%d}000000"
    return f"{moment.astimezone(dt.UTC):%Y%m%d%H%M%S}"
