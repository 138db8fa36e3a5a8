"""The record as rows: columns that a person can read, and beside them the whole value as JSON.

Lists of names stand in one cell with "; " between them, an empty cell for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Table

from palagan.model.record import (
    Claim,
    Copy,
    Discrepancy,
    Happening,
    Ledger,
    LedgerEntry,
    Mention,
    Origin,
    OriginCount,
    Party,
    Record,
    Story,
)
from palagan.store import listed, schema
from palagan.store.pair_rows import pair_rows
from palagan.store.part_rows import claim_parties, happening_parties, ledger_parties, story_parties, story_things

Row = dict[str, Any]


def rows_of(record: Record) -> Iterator[tuple[Table, Iterable[Row]]]:
    """Every record table with its rows, parents before their children."""
    yield schema.origins, map(_origin, record.origins)
    yield schema.stories, map(story_row, record.stories)
    yield schema.happenings, map(happening_row, record.happenings)
    yield schema.claims, map(_claim, record.claims)
    yield schema.ledgers, map(ledger_row, record.ledgers)
    yield schema.discrepancies, map(_discrepancy, record.discrepancies)
    yield schema.copies, map(_copy, record.copies)
    yield schema.mentions, (row for one in record.happenings for row in mention_rows(one.id, one.mentions))
    yield schema.assertions, (row for claim in record.claims for row in _assertions(claim))
    yield schema.ledger_entries, (row for ledger in record.ledgers for row in entry_rows(ledger.id, ledger.entries))
    yield schema.origin_pages, (row for origin in record.origins for row in _origin_pages(origin))
    yield listed.happening_parties, (row for happening in record.happenings for row in happening_parties(happening))
    yield listed.happening_pairs, (row for happening in record.happenings for row in pair_rows(happening))
    yield listed.claim_parties, (row for claim in record.claims for row in claim_parties(claim))
    yield listed.ledger_parties, (row for ledger in record.ledgers for row in ledger_parties(ledger))
    yield listed.story_parties, (row for story in record.stories for row in story_parties(story))
    yield listed.story_places, (row for story in record.stories for row in story_things(story, "place", story.places))
    yield listed.story_pages, (row for story in record.stories for row in story_things(story, "page", story.pages))


def row_of(value: Copy | Discrepancy | Origin) -> Row:
    """The row of a single value."""
    if isinstance(value, Copy):
        return _copy(value)
    return _discrepancy(value) if isinstance(value, Discrepancy) else _origin(value)


_encoder = msgspec.json.Encoder()
"""The same letters as from pydantic, in half the time."""


def as_json(value: object) -> str:
    """The JSON of a thing of the record, as its row holds it."""
    return _encoder.encode(value).decode("utf-8")


def _joined(words: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(words)) if words else ""


def _names(parties: Sequence[Party | None]) -> str:
    return _joined([party.name if party else "unnamed" for party in parties]) if parties else ""


def _origins(count: OriginCount, name: str = "origins") -> Row:
    return {f"{name}_low": count.low, f"{name}_high": count.high}


def story_row(story: Story, told: str | None = None) -> Row:
    """The row of a story; `told` is its JSON, where that is known."""
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "parties": _names(story.parties),
        "places": _joined(story.places),
        "pages": len(story.pages),
        **_origins(story.origins),
        "json": told or as_json(story),
    }


def happening_row(happening: Happening, told: str | None = None) -> Row:
    """The row of a happening; `told` is its JSON, where that is known."""
    return {
        "id": happening.id,
        "date": happening.date,
        "type": happening.type,
        "mode": happening.mode,
        "sources": _names(happening.sources),
        "targets": _names(happening.targets),
        "place": happening.place,
        "status": happening.status,
        "background": happening.background,
        "said_by": _names(happening.said_by),
        "denied_by": _names(happening.denied_by),
        "mentions": len(happening.mentions),
        **_origins(happening.origins),
        "first_told": happening.first_told,
        "last_told": happening.last_told,
        "story": happening.story,
        "contradictions": _joined(happening.contradictions),
        "json": told or as_json(happening),
    }


def mention_rows(happening: str, mentions: Iterable[Mention]) -> Iterator[Row]:
    """The rows of mentions of a happening."""
    for mention in mentions:
        yield {
            "happening": happening,
            "page": mention.page,
            "event": mention.event,
            "words": mention.evidence.words,
            "anchor": mention.anchor.words,
            "status": mention.status,
            "said_by": _names(mention.said_by),
            "denied_by": _names(mention.denied_by),
            "published": mention.published,
        }


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "proposition": claim.proposition,
        "about": claim.about,
        "asserted_by": _names([assertion.speaker for assertion in claim.asserted]),
        "denied_by": _names([denial.speaker for denial in claim.denied]),
        "assertions": len(claim.asserted),
        "denials": len(claim.denied),
        **_origins(claim.asserted_origins, "asserted_origins"),
        **_origins(claim.denied_origins, "denied_origins"),
        "happening": claim.happening,
        "story": claim.story,
        "json": as_json(claim),
    }


def _assertions(claim: Claim) -> Iterator[Row]:
    told = [(False, assertion) for assertion in claim.asserted] + [(True, denial) for denial in claim.denied]
    for number, (denies, assertion) in enumerate(told, start=1):
        yield {
            "claim": claim.id,
            "number": number,
            "denies": denies,
            "page": assertion.page,
            "speaker": assertion.speaker.name if assertion.speaker else None,
            "via": _names(assertion.via),
            "words": assertion.evidence.words,
            "direct": assertion.direct,
            "published": assertion.published,
            "rule": assertion.rule,
        }


def ledger_row(ledger: Ledger, told: str | None = None) -> Row:
    """The row of a ledger; `told` is its JSON, where that is known."""
    return {
        "id": ledger.id,
        "about": ledger.about,
        "kind": ledger.kind,
        "low": ledger.low,
        "high": ledger.high,
        "entries": len(ledger.entries),
        **_origins(ledger.origins),
        "happening": ledger.happening,
        "story": ledger.story,
        "json": told or as_json(ledger),
    }


def entry_rows(ledger: str, entries: Iterable[LedgerEntry]) -> Iterator[Row]:
    """The rows of entries of a ledger."""
    for entry in entries:
        yield {
            "ledger": ledger,
            "id": entry.id,
            "kind": entry.kind,
            "low": entry.low,
            "high": entry.high,
            "words": entry.words,
            "speakers": _names(entry.speakers),
            "place": entry.place,
            "date": entry.date,
            "published": entry.published,
            "outlet": entry.outlet,
            "cumulative": entry.cumulative,
            "current": entry.current,
            "replaces": _joined(entry.replaces),
            "contradicts": _joined(entry.contradicts),
            "page": entry.evidence.page,
            "sentence": entry.evidence.words,
        }


def _origin(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "name": origin.name,
        "kind": origin.kind,
        "pages": len(origin.pages),
        "json": as_json(origin),
    }


def _origin_pages(origin: Origin) -> Iterator[Row]:
    for number, because in enumerate(origin.because, start=1):
        yield {
            "origin": origin.id,
            "number": number,
            "page": because.page,
            "how": because.how,
            "detail": because.detail,
            "words": because.evidence.words if because.evidence else None,
            "start": because.evidence.start if because.evidence else None,
            "end": because.evidence.end if because.evidence else None,
        }


def _copy(copy: Copy) -> Row:
    return {
        "earlier": copy.earlier,
        "later": copy.later,
        "share": copy.share,
        "stretches": len(copy.spans),
        "json": as_json(copy),
    }


def _discrepancy(discrepancy: Discrepancy) -> Row:
    return {
        "id": discrepancy.id,
        "about": discrepancy.about,
        "differs": discrepancy.differs,
        "versions": " | ".join(version.words for version in discrepancy.versions),
        "json": as_json(discrepancy),
    }
