"""Two words of one sentence that tell the same event, and the parties that they tell together."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.anchors import Anchor
from palagan.reading.answered import is_answered
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.elsewhen import is_elsewhen
from palagan.reading.light import light_verb
from palagan.reading.parties import MUTUAL, VICTIM, Parties
from palagan.reading.warding import wards_off

_UNARMED = (".CVL", ".REF", ".MED")
"""Sectors of those that are harmed by a fight and are no side of it."""
_WHO = 5
"""Tokens before a deed within which "yang" and "terlibat" tell that somebody took part in it."""
_SOLDIERS = (".MIL", ".COP")


def twin_of(
    clause: Clause, told: Sequence[tuple[Anchor, Parties, str]], anchor: Anchor, parties: Parties, cast: Cast
) -> int | None:
    """The place of an anchor of the same type in the sentence that tells the same event."""
    for index, (earlier, theirs, ruled_out) in enumerate(told):
        if ruled_out or earlier.entry.type != anchor.entry.type or _is_answered(clause, earlier):
            continue
        if is_elsewhen(clause, earlier) or is_elsewhen(clause, anchor):
            continue  # "setelah *pertemuan* itu X *menemui* Y"
        if is_answered(clause, earlier, anchor):
            continue  # "*serangan* itu merupakan balasan atas *serangan* X"
        if _of_culprits(clause, earlier) and anchor.voice == "passive":
            continue  # "teroris yang terlibat dalam *serangan* itu *ditembak*"
        if _holds(clause, earlier) != _holds(clause, anchor):
            continue  # "*serangan* di kota yang *dikuasai* X"
        if _of_own_dead(cast, earlier, theirs, parties) or _of_own_dead(cast, anchor, parties, theirs):
            continue  # "X mengakui 12 tentaranya *gugur* dan mengklaim *membunuh* 40 milisi"
        if _one_event(earlier, theirs, anchor, parties):
            return index
    return None


def in_order(
    one: tuple[Anchor, Parties], other: tuple[Anchor, Parties]
) -> tuple[tuple[Anchor, Parties], tuple[Anchor, Parties]]:
    """Two of one event, first the one that names it better: not by its victims, then with both its sides; else the
    first told."""
    (earlier, theirs), (later, parties) = one, other
    if _is_weak(later) != _is_weak(earlier):
        return (other, one) if _is_weak(earlier) else (one, other)
    more = bool(parties.sources and parties.targets) and not (theirs.sources and theirs.targets)
    return (other, one) if more else (one, other)


def merged(better: tuple[Anchor, Parties], weaker: tuple[Anchor, Parties], *, swapped: bool, cast: Cast) -> Parties:
    """The parties of both; `swapped`: the better one was told later. Civilians who fall in a fight are no side of it,
    and whom an attack is aimed at goes before whom it killed."""
    (anchor, own), (other, theirs) = better, weaker
    if _is_weak(other) and not _is_weak(anchor):
        if anchor.entry.frame in MUTUAL and _unarmed(cast, theirs.targets):
            return own
        if own.targets:
            return both(own, theirs)
    return both(theirs, own) if swapped else both(own, theirs)


def both(one: Parties, other: Parties) -> Parties:
    """The parties that the first tells, and what it leaves out from the other."""
    sources = one.sources or other.sources
    targets = one.targets or other.targets
    if set(sources) == set(targets):
        return Parties(sources, targets) if len(sources) > 1 else Parties(sources)
    return Parties(sources, tuple(actor for actor in targets if actor not in sources))


def _is_answered(clause: Clause, anchor: Anchor) -> bool:
    """Whether a noun's event is what somebody answers: "merespons *serangan* itu dengan tembakan"."""
    verb = light_verb(clause, anchor.first) if anchor.voice in {"noun", "bare"} else None
    return verb is not None and clause.word(verb) in words("responding_verbs") | words("returning_verbs")


def _of_own_dead(cast: Cast, toll: Anchor, fallen: Parties, attack: Parties) -> bool:
    """Whether a toll tells of soldiers of him who makes the attack on somebody else."""
    if toll.entry.frame not in VICTIM or fallen.sources or not (fallen.targets and attack.sources and attack.targets):
        return False
    lands = {cast.land(actor) for actor in attack.sources}
    soldiers = all((known := cast.get(one)) is not None and known.code.endswith(_SOLDIERS) for one in fallen.targets)
    own = soldiers and {cast.land(actor) for actor in fallen.targets} <= lands
    return own and not lands & {cast.land(actor) for actor in attack.targets}


def _of_culprits(clause: Clause, anchor: Anchor) -> bool:
    """Whether a deed only tells who somebody is: "teroris yang diduga *terlibat dalam serangan* itu"."""
    before = [clause.word(index) for index in range(max(0, anchor.first - _WHO), anchor.first)]
    return anchor.voice == "noun" and "yang" in before and not words("partaking_verbs").isdisjoint(before)


def _holds(clause: Clause, anchor: Anchor) -> bool:
    """Whether it only tells who holds the place where something else happens."""
    return anchor.form in words("held_places") and clause.word(anchor.first - 1) == "yang"


def _one_event(one: Anchor, theirs: Parties, other: Anchor, parties: Parties) -> bool:
    if wards_off(one) != wards_off(other):
        return False  # "rudal yang *ditembakkan* X *dicegat* Y"
    if one.entry.frame in MUTUAL and other.entry.frame == "mediate" and other.voice == "passive" and parties.sources:
        return False  # "*negosiasi* yang *dimediasi* X" is of others than X
    if _is_weak(one) or _is_weak(other) or not theirs.explicit or not parties.explicit:
        return True
    sources = not theirs.sources or not parties.sources or bool(set(theirs.sources) & set(parties.sources))
    targets = not theirs.targets or not parties.targets or bool(set(theirs.targets) & set(parties.targets))
    return sources and targets


def _is_weak(anchor: Anchor) -> bool:
    return anchor.entry.frame in VICTIM or anchor.entry.frame == "kill"


def _unarmed(cast: Cast, ids: tuple[str, ...]) -> bool:
    known = [cast.get(one) for one in ids]
    return bool(ids) and all(actor is not None and actor.code.endswith(_UNARMED) for actor in known)
