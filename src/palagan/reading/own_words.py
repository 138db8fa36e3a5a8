"""The first person in a speaker's own words: "kami" and "saya" stand for whoever says them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from palagan.reading.attributed import Attribution
from palagan.reading.cast import Cast, CastMention
from palagan.reading.cues import words


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('speakers_selves')))})\b", re.IGNORECASE)


def with_own_words(cast: Cast, text: str, ascribed: Mapping[int, Sequence[Attribution]]) -> Cast:
    """The cast, with a mention of the speaker wherever the first person stands in what is told on his word.

    `ascribed` has the attributions of each sentence under its start. Words within words belong to the inner speaker.
    """
    found: dict[int, CastMention] = {}
    told = {
        (one.start, -one.end): one for several in ascribed.values() for one in several if one.said_by and not one.charge
    }
    for _, one in sorted(told.items()):
        for match in _first_person().finditer(text, one.start, one.end):
            if cast.at(match.start()) is None:
                found[match.start()] = CastMention(match.start(), match.end(), one.said_by[:1], "pronoun")
    if not found:
        return cast
    return Cast(cast.actors, tuple(sorted((*cast.mentions, *found.values()), key=lambda mention: mention.start)))
