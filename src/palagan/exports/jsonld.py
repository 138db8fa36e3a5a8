"""JSON-LD: events by the Simple Event Model and schema.org, words by Web Annotation selectors, decisions by PROV.

The context stands in the file, so that nothing is fetched to read it. Vocabularies: semanticweb.cs.vu.nl/2009/11/sem,
schema.org, w3.org/ns/oa (selectors), w3.org/ns/prov.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from palagan.exports.event import Event, days_of
from palagan.exports.formats import Going
from palagan.model.decision import Ruling
from palagan.model.record import Mention, Party
from palagan.views.cards import PageCard

_KINDS = {"person": "Person", "organization": "Organization", "state": "GovernmentOrganization"}
"""schema.org's class of an actor; a group is a plain actor."""


@cache
def context() -> dict[str, Any]:
    """The terms of the file."""
    text = resources.files("palagan").joinpath("exports/jsonld_context.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def jsonld_pieces(events: Iterable[Event], going: Going) -> Iterator[bytes]:
    """One document; an actor or article stands before the first event that names it."""
    head = json.dumps({"@context": context()}, ensure_ascii=False).removesuffix("}")
    yield f'{head},\n"@graph": [\n'.encode()
    made = {"@id": f"palagan:export/{quote(going.case, safe='')}", "type": ["prov:Entity"], "generatedAt": going.made}
    yield json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")
    known: set[str] = set()
    for event in events:
        going.counts["rows"] += 1
        for node in _nodes(event):
            if node["@id"] not in known:
                if node["type"][0] != "sem:Event":
                    known.add(node["@id"])
                yield b",\n" + json.dumps(node, ensure_ascii=False).encode("utf-8", "replace")
    yield b"\n]}\n"


def _nodes(event: Event) -> Iterator[dict[str, Any]]:
    happening = event.happening
    named = (*happening.sources, *happening.targets, *happening.said_by, *happening.denied_by)
    yield from (_actor(party) for party in named)
    yield from (_article(card) for card in event.pages.values())
    days = days_of(happening.date)
    node = {
        "@id": f"palagan:{happening.id}",
        "type": ["sem:Event", "schema:Event"],
        "eventType": f"plover:{happening.type}",
        "mode": happening.mode,
        "status": happening.status,
        "background": happening.background,
        "name": f"{happening.type}{f' ({happening.place})' if happening.place else ''}",
        "edtf": happening.date,
        "beginsEarliest": days.first if days else None,
        "endsLatest": days.last if days else None,
        "place": _place(event),
        "source": [_key(party) for party in happening.sources],
        "target": [_key(party) for party in happening.targets],
        "saidBy": [_key(party) for party in happening.said_by],
        "deniedBy": [_key(party) for party in happening.denied_by],
        "originsAtLeast": happening.origins.low,
        "originsAtMost": happening.origins.high,
        "origin": list(event.origins),
        "story": f"palagan:{happening.story}" if happening.story else None,
        "told": [_telling(mention) for mention in happening.mentions],
        "contradiction": list(happening.contradictions),
        "decision": [_decision(one) for one in happening.rulings],
    }
    yield _known(node)


def _known(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value is not None and value != []}


def _key(party: Party) -> str:
    return f"palagan:actor/{quote(party.key, safe='')}"


def _actor(party: Party) -> dict[str, Any]:
    types = ["sem:Actor", *([f"schema:{_KINDS[party.kind]}"] if party.kind in _KINDS else [])]
    return {"@id": _key(party), "type": types, "name": party.name, "actorCode": party.code, "actorKind": party.kind}


def _article(card: PageCard) -> dict[str, Any]:
    node = {
        "@id": f"palagan:{card.id}",
        "type": ["schema:NewsArticle"],
        "headline": card.title,
        "publisher": {"type": ["schema:NewsMediaOrganization"], "name": card.outlet} if card.outlet else None,
        "datePublished": card.published,
        "inLanguage": card.language if card.language != "und" else None,
        "url": card.url if card.url and card.url.lower().startswith(("http://", "https://")) else None,
        "sha256": card.sha256,
    }
    return _known(node)


def _place(event: Event) -> dict[str, Any] | None:
    if not event.happening.place:
        return None
    where = event.where
    node = {
        "type": ["sem:Place", "schema:Place"],
        "name": event.happening.place,
        "latitude": where.latitude if where else None,
        "longitude": where.longitude if where else None,
        "addressCountry": where.country if where else None,
        "placeLevel": where.level if where else None,
    }
    return _known(node)


def _telling(mention: Mention) -> dict[str, Any]:
    """The words of a page as a stretch of it: the words themselves, and where they stand in code points."""
    evidence = mention.evidence
    return {
        "type": ["oa:SpecificResource", "schema:Quotation"],
        "article": f"palagan:{mention.page}",
        "selector": [
            {"type": ["oa:TextQuoteSelector"], "words": evidence.words},
            {"type": ["oa:TextPositionSelector"], "start": evidence.start, "end": evidence.end},
        ],
    }


def _decision(one: Ruling) -> dict[str, Any]:
    node = {
        "@id": f"palagan:{one.decision}",
        "type": ["prov:Activity"],
        "verdict": one.verdict,
        "reviewer": one.by,
        "decidedAt": one.at,
        "why": one.why,
        "field": one.field,
        "machine": one.machine,
        "disputed": one.disputed,
    }
    return _known(node)
