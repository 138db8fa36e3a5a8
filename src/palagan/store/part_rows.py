"""The parties of things of the record, and the places and pages of stories, as rows that SQL can look things up by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from palagan.model.record import Claim, Happening, Ledger, Party, Story

Row = dict[str, Any]


def happening_parties(happening: Happening) -> Iterator[Row]:
    """The parties of a happening by side, with its type and day."""
    day = happening.date or (happening.first_told or "")[:10] or None
    more = {"type": happening.type, "day": day}
    for side, parties in (
        ("source", happening.sources),
        ("target", happening.targets),
        ("said_by", happening.said_by),
        ("denied_by", happening.denied_by),
    ):
        if parties:
            yield from _parties({"happening": happening.id, **more}, side, parties)


def claim_parties(claim: Claim) -> Iterator[Row]:
    """Who asserts and denies, and through whom."""
    for side, told in (("asserted", claim.asserted), ("denied", claim.denied)):
        yield from _parties({"claim": claim.id}, side, (one.speaker for one in told if one.speaker))
        yield from _parties({"claim": claim.id}, f"{side}_via", (party for one in told for party in one.via))


def ledger_parties(ledger: Ledger) -> Iterator[Row]:
    """Who gave the figures."""
    speakers = (party for entry in ledger.entries for party in entry.speakers)
    yield from _parties({"ledger": ledger.id}, "speaker", speakers)


def story_parties(story: Story) -> Iterator[Row]:
    """The parties of a story."""
    yield from _parties({"story": story.id}, "party", story.parties)


def story_things(story: Story, kind: str, things: Iterable[str]) -> Iterator[Row]:
    """The places or pages of a story, in its order."""
    for number, thing in enumerate(things, start=1):
        yield {"story": story.id, "number": number, kind: thing}


def _parties(whole: Row, side: str, parties: Iterable[Party]) -> Iterator[Row]:
    """Each party once a side."""
    for number, party in enumerate(dict.fromkeys(parties), start=1):
        yield {
            **whole,
            "side": side,
            "number": number,
            "key": party.key,
            "name": party.name,
            "kind": party.kind,
            "code": party.code,
        }
