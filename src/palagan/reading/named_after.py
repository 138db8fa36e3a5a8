"""Places that are none: a word of somebody's name ("Ary *Syam* Indradi") or of a movement's ("*Front Demokratik*")."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Place
from palagan.reading.cast import Cast


def true_places(text: str, places: Sequence[Place], cast: Cast) -> tuple[Place, ...]:
    """The places, without those that are part of a person's name on the page; where it stands in his title it stays
    ("Gubernur *Aceh* Mualem"), and who is only called by an office has no name that it could be part of."""
    return tuple(place for place in places if not _in_name(text, place, cast))


def _in_name(text: str, place: Place, cast: Cast) -> bool:
    mention = cast.at(place.start)
    if mention is None or mention.how != "name" or place.level == "country" or place.end > mention.end:
        return False
    actor = cast.get(mention.actor)
    if actor is None or actor.kind != "person":
        return False
    at = text.find(actor.name, mention.start, mention.end)
    return 0 <= at <= place.start and place.end <= at + len(actor.name) and place.end - place.start < len(actor.name)
