"""Where happenings lie: the place told of each, in the company of its parties and of its story."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.places.resolve import Resolved, company, resolve


def where(
    place: str | None, codes: Sequence[str], story_places: Sequence[str], story_codes: Sequence[str]
) -> Resolved | None:
    """The place of a happening; None where none is told or the gazetteer cannot tell it.

    `codes` are those of its own parties ("ISR.MIL"); the story's places and parties are its company.
    """
    if not place:
        return None
    others = [other for other in story_places if other != place]
    return resolve(place, company(codes, others, story_codes))


def spot_of(place: str | None, found: Resolved | None) -> tuple[str | None, str]:
    """What a record keeps of it: the id of where it is drawn, and what speaks for it ("untold", "unknown" of none)."""
    if not place:
        return None, "untold"
    return (found.at.id, found.how) if found is not None and found.at.lat is not None else (None, "unknown")
