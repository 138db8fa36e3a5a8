"""Strikes told again days later: pages that update a toll name the attack by a noun and its town ("korban serangan di X
bertambah"), under a day of something else."""

from __future__ import annotations

from palagan.model.record import Party
from palagan.record.matters import tells, tells_doing
from palagan.record.parties import countries_of
from palagan.record.places import is_spot, on_one_spot
from palagan.record.telling import Telling

TOLD_AGAIN = 14
"""Days after a strike within which pages tell it again so."""


def is_retold(telling: Telling) -> bool:
    """Whether a page tells an attack on a town by nouns or its dead alone, with no day that is surely its own."""
    if telling.type != "ASSAULT" or telling.planned or not telling.placed_beside or not is_spot(telling.place or ""):
        return False
    if telling.days is not None and (telling.days.open or telling.dated_firmly):
        return False
    return all(_refers(mention.anchor.words) for mention in telling.mentions)


def _refers(anchor: str) -> bool:
    return not tells_doing(anchor) or tells("suffering", anchor)


def is_one_strike(retold: Telling, strike: Telling, both: bool) -> bool:
    """Whether a strike told again is the one that another page tells with its day, in the days before; where `both` are
    told again, within so many days. None of their sides may be of other countries."""
    if retold.mutual != strike.mutual or not on_one_spot(retold.place, strike.place):
        return False
    if retold.day is None or strike.day is None:
        return False
    if both:
        apart = abs(retold.day - strike.day)
    elif strike.days is None or not strike.days.exact or not strike.dated_firmly:
        return False
    else:
        apart = retold.day - strike.days.first
    if not 0 <= apart <= TOLD_AGAIN:
        return False
    return _agree(retold.sources, strike.sources) and _agree(retold.targets, strike.targets)


def _agree(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    ours, theirs = countries_of(one), countries_of(other)
    return not ours or not theirs or bool(ours & theirs)
