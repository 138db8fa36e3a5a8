"""Who wards off an attack, which is another deed than the attack: "rudal yang ditembakkan X *dicegat* Y"."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.parties import Parties

_DEFENDERS = frozenset({"", "GOV", "MIL"})


def wards_off(anchor: Anchor) -> bool:
    """Whether an anchor tells of an attack that is warded off."""
    return anchor.form in words("warding_off")


def warded_off_by(anchor: Anchor, parties: Parties, speakers: frozenset[str], cast: Cast) -> Parties:
    """The parties, with who tells of it as the one who warded an attack off where the sentence names nobody: "rudal itu
    dicegat," kata *militer Israel*."""
    if parties.sources or anchor.voice != "passive" or not wards_off(anchor):
        return parties
    known = [actor for actor in map(cast.get, sorted(speakers)) if actor is not None]
    theirs = {cast.land(target) for target in parties.targets} | {"UNK"}
    own = [a.id for a in known if a.code.partition(".")[2] in _DEFENDERS and cast.land(a.id) not in theirs]
    return parties._replace(sources=(own[0],)) if len(own) == 1 else parties
