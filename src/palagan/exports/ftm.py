"""FollowTheMoney: actors, articles, events and links as entities, for Aleph, OpenAleph and yente; also as statements.

Schemata and properties are those of followthemoney 4.11. Each event and link has its pages as `proof`; the words stand
in `summary`, and with hash, place on the page, origins and decisions in the side file.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from palagan.exports.event import Event, days_of, evidence_line, pairs_of
from palagan.exports.formats import Going
from palagan.exports.tables import decided
from palagan.languages.tables import table
from palagan.model.ids import content_id
from palagan.model.record import Happening, Mention, Party
from palagan.views.cards import PageCard

Properties = Mapping[str, Iterable[str | None]]
Entity = tuple[str, str, Properties]
"""Id, schema, properties."""
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What FollowTheMoney takes out of texts."""
_LANGUAGES = {"id": "ind", "en": "eng"}
STATEMENT = (
    "canonical_id", "entity_id", "prop", "schema", "value", "dataset", "origin", "external", "first_seen", "last_seen",
)  # fmt: skip
"""The fields of a statement."""


def ftm_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """One entity a line; an actor or article comes before the first event that names it."""
    for id_, schema, properties, _ in _entities(events, going):
        told = {"id": id_, "schema": schema, "properties": _told(properties)}
        yield (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def statement_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """One statement a line, as JSON: a value, and in `origin` the page and the place of the words that it rests on; of
    an actor those of the first happening that names it, of an article the page."""
    for id_, schema, properties, origin in _entities(events, going):
        for name, values in {"id": [id_], **_told(properties)}.items():
            for value in values:
                told = (id_, id_, name, schema, value, going.case, origin or None, False, going.made, going.made)
                statement = dict(zip(STATEMENT, told, strict=True))
                yield (json.dumps(statement, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _told(properties: Properties) -> dict[str, list[str]]:
    cleaned = {name: [_UNSAFE.sub("", value or "").strip() for value in values] for name, values in properties.items()}
    found = {name: list(dict.fromkeys(value for value in values if value)) for name, values in cleaned.items()}
    return {name: values for name, values in found.items() if values}


def _entities(events: Iterable[Event], going: Going) -> Iterator[tuple[str, str, Properties, str]]:
    known: set[str] = set()
    for event in events:
        happening, first = event.happening, event.first
        origin = f"{first.page}:{first.evidence.start}-{first.evidence.end}" if first else ""
        named = (*happening.sources, *happening.targets, *happening.said_by, *happening.denied_by)
        entities: list[Entity] = [_actor(party) for party in named]
        entities += [_article(card) for card in event.pages.values()]
        for id_, schema, properties in entities:
            if id_ not in known:
                known.add(id_)
                going.counts["lines"] += 1
                yield id_, schema, properties, id_ if schema == "Article" else origin
        for id_, schema, properties in (_event(event), *_links(event)):
            going.counts["lines"] += 1
            yield id_, schema, properties, origin
        going.counts["rows"] += 1
        going.beside(evidence_line(happening.id, event))


def actor_id(party: Party) -> str:
    """The id of an actor's entity."""
    return content_id("ac", party.key)


def _actor(party: Party) -> Entity:
    land, _, sector = party.code.partition(".")
    schema, topics = _schema(party.kind, sector)
    country = "country" if schema != "Person" else "citizenship" if not sector else "country"
    return actor_id(party), schema, {
        "name": [" ".join(party.name.split())], "topics": [topics], country: [_countries().get(land)],
        "notes": [f"Palagan {party.key} {party.code}".strip()],
    }  # fmt: skip


def _article(card: PageCard) -> Entity:
    title = card.title or card.external_id or card.id
    return card.id, "Article", {
        "name": [" ".join(title.split())], "title": [card.title], "publisher": [card.outlet],
        "publishedAt": [_moment(card.published)],
        "sourceUrl": [_address(card.url)], "language": [_LANGUAGES.get(card.language)],
        "notes": [f"SHA-256 {card.sha256}" if card.sha256 else None],
    }  # fmt: skip


def _event(event: Event) -> Entity:
    happening = event.happening
    sources, targets = ([actor_id(one) for one in side] for side in (happening.sources, happening.targets))
    return happening.id, "Event", {
        "name": [" ".join(_name(happening).split())], "recordId": [happening.id],
        "keywords": [happening.type, happening.mode],
        "location": [" ".join((happening.place or "").split())],
        "country": [_countries().get((event.where.country if event.where else None) or "")],
        "organizer": sources, "involved": [*sources, *targets], **_shared(event),
        "notes": [
            f"status: {happening.status}" + (", background" if happening.background else ""),
            *_said("said by", happening.said_by), *_said("denied by", happening.denied_by), decided(happening.rulings),
        ],
    }  # fmt: skip


def _links(event: Event) -> Iterator[Entity]:
    happening = event.happening
    number = 0
    for source, target in pairs_of(happening):
        if source is not None and target is not None:
            number += 1
            yield f"{happening.id}-{number}", "UnknownLink", {
                "subject": [actor_id(source)], "object": [actor_id(target)],
                "role": [" ".join(part for part in (happening.type, happening.mode) if part)],
                "status": [happening.status], "recordId": [happening.id], **_shared(event),
            }  # fmt: skip


def _shared(event: Event) -> dict[str, list[str | None]]:
    """What an event and its links tell alike: days, words, pages, origins."""
    happening, first = event.happening, event.first
    days = days_of(happening.date)
    exact = days is not None and days.exact
    low, high = happening.origins.low, happening.origins.high
    counted = f"independent origins: {low if low == high else f'{low}–{high}'}"
    return {
        "date": [happening.date if happening.date and "/" not in happening.date else None],
        "startDate": [days.first if days and not exact else None],
        "endDate": [days.last if days and not exact else None],
        "summary": [first.evidence.words if first else None],
        "description": [f"{counted} ({', '.join(event.origins)})" if event.origins else counted],
        "proof": _pages(happening.mentions),
        "sourceUrl": [_address(card.url) for card in event.pages.values()],
        "publisher": [card.outlet for card in event.pages.values()],
    }


def _pages(mentions: Iterable[Mention]) -> list[str | None]:
    return list(dict.fromkeys(mention.page for mention in mentions))


def _name(happening: Happening) -> str:
    sources = ", ".join(party.name for party in happening.sources) or "?"
    targets = ", ".join(party.name for party in happening.targets)
    return f"{happening.type}: {sources}{f' → {targets}' if targets else ''}"


def _said(how: str, parties: Iterable[Party]) -> list[str]:
    return [f"{how} {party.name}" for party in parties]


def _moment(moment: str | None) -> str | None:
    """A day as it is; a moment in UTC, as FollowTheMoney writes them."""
    if not moment or len(moment) <= 10:
        return moment or None
    try:
        told = dt.datetime.fromisoformat(moment)
    except ValueError:
        return moment[:10]
    return told.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S") if told.tzinfo else told.strftime("%Y-%m-%d")


def _address(url: str | None) -> str | None:
    return url if url and url.lower().startswith(("http://", "https://")) else None


@cache
def _countries() -> Mapping[str, str]:
    return {row["code"]: row["ftm"] for row in table("exports/ftm_countries.tsv")}


@cache
def _schema(kind: str, sector: str) -> tuple[str, str | None]:
    for row in table("exports/ftm_schemata.tsv"):
        if row["kind"] in ("", kind) and row["sector"] in ("", sector):
            return row["schema"], row["topics"] or None
    raise KeyError(kind)
