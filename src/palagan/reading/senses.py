"""Words whose event is of another type for what it is done to or about: "sandera yang *ditahan*", "*sepakat* gencatan
senjata", "*latihan* A dan B"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from palagan.languages.tables import alternatives, table
from palagan.reading.anchors import Anchor, Entry
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, Group, words
from palagan.reading.light import light_verb
from palagan.reading.main_clause import doer_before
from palagan.reading.relatives import begins, ending_at
from palagan.reading.subjects import subject_of

_BEHIND = 5
"""Tokens behind a verb or noun within which stands what it is done to or about."""
_BEFORE = 8
"""The same before a passive."""
_TWO, _THING, _WHOLE, _TOWARD, _AS, _BY_STATE, _BY_FORCES = "&", "=", "$", ">", "~", "@", "%"
_FORCES = frozenset({"COP", "MIL"})
_OF_STATE = frozenset({"", "GOV", "LEG", "MIL"})
"""Sectors in which one speaks for his state."""
_IN_WORDS = frozenset({"BUS", "JRN", "PTY"})
"""Sectors of bodies that protest in words, and march nowhere."""
_FAR = 8
"""Tokens behind a verb within which "ke" leads to where it goes."""
_TO = frozenset({"ke", "menuju"})
_ELSE = 24
"""Tokens behind a warning within which it tells what comes of it otherwise."""
_QUOTES = frozenset("'\"“‘")
_CALLED = 4
"""Tokens behind "sebagai" within which stands what somebody is called."""


class Sense(NamedTuple):
    """A type, mode and frame, and the beginnings of the words for what makes an event be of it."""

    about: tuple[str, ...]
    type: str
    mode: str | None
    frame: str


@cache
def senses_of(language: str) -> dict[tuple[str, str], tuple[Sense, ...]]:
    """Root and type in the lexicon → its other senses, in the order of the table."""
    found: dict[tuple[str, str], tuple[Sense, ...]] = {}
    for row in table(f"languages/{language}/senses.tsv"):
        mode = None if row["mode"] == "-" else row["mode"]
        sense = Sense(tuple(row["about"].split()), row["type"], mode, row["frame"])
        for root in alternatives(row["words"]):
            found[root, row["of"]] = (*found.get((root, row["of"]), ()), sense)
    return found


def in_sense(clause: Clause, anchors: Sequence[Anchor], cast: Cast, language: str = "id") -> tuple[Anchor, ...]:
    """The anchors, those with another entry that stand in another sense; it needs nothing more to be told."""
    return tuple([_in_sense(clause, anchor, cast, language) for anchor in anchors])


def _in_sense(clause: Clause, anchor: Anchor, cast: Cast, language: str) -> Anchor:
    entry = anchor.entry
    if entry.frame == "threat" and _or_else(clause, anchor):
        return anchor
    for sense in senses_of(language).get((entry.root, entry.type), ()):
        if _is_about(clause, anchor, sense.about, cast):
            return replace(anchor, entry=Entry(entry.root, sense.type, sense.mode, sense.frame, "-"))
    return anchor


def _or_else(clause: Clause, anchor: Anchor) -> bool:
    """Whether what somebody is warned to do is followed by what comes of it otherwise: "memperingatkan X agar membuka
    jalur, *atau* menghadapi konsekuensi"."""
    for index in range(anchor.last, min(anchor.last + _ELSE, len(clause.tokens))):
        if clause.word(index) == "," and clause.quoted[index] == clause.quoted[anchor.first]:
            behind = (clause.word(index + 1), f"{clause.word(index + 1)} {clause.word(index + 2)}")
            if not words("or_else").isdisjoint(behind):
                return True
    return False


def _is_about(clause: Clause, anchor: Anchor, about: tuple[str, ...], cast: Cast) -> bool:
    if any(one[0] == _TOWARD for one in about):
        return _goes_toward(clause, anchor, about)
    if any(one[0] == _AS for one in about):
        return _called_so(clause, anchor, about)
    if _BY_STATE in about:
        return _by_a_state(clause, anchor, cast)
    if _BY_FORCES in about:
        return _by_forces(clause, anchor, cast)
    if _TWO in about and _between_two(clause, anchor, cast):
        return True
    if anchor.voice == "passive":
        place = range(anchor.first - 1, max(-1, anchor.first - 1 - _BEFORE), -1)
    else:
        place = range(anchor.last, anchor.last + _BEHIND)
    for far, index in enumerate(place):
        word = clause.word(index)
        if any(_meets(word, one, far) for one in about):
            return True
        if not word or word in words("clause_openers") or word in {",", ";"}:
            return False
    return False


def _goes_toward(clause: Clause, anchor: Anchor, about: tuple[str, ...]) -> bool:
    """Whether what is done goes to such a place: "menembakkan dua rudal balistik *ke arah Laut* Jepang"."""
    for index in range(anchor.last, anchor.last + _FAR):
        word = clause.word(index)
        if word in _TO:
            led = clause.word(index + 2 if clause.word(index + 1) == "arah" else index + 1)
            return led.startswith(tuple(one[1:] for one in about))
        if not word or word in words("clause_openers") or word in {",", ";", "yang"}:
            return False
    return False


def _called_so(clause: Clause, anchor: Anchor, about: tuple[str, ...]) -> bool:
    """Whether somebody right behind the verb, or what he did, is called such a thing: "menyebut *X* sebagai *agresor*",
    "menyebut *tindakan itu* sebagai *pembajakan*"."""
    group = next((group for group in clause.groups if group.first == anchor.last and not group.preposition), None)
    what, pointed = clause.word(anchor.last), clause.word(anchor.last + 1) in words("demonstratives")
    deed = pointed and (what in words("deeds_called") or (what.startswith("pe") and what.endswith("an")))
    last = group.last if group is not None else anchor.last + 2 if deed else len(clause.tokens)
    if clause.word(last) != "sebagai" or clause.word(anchor.first - 1) == "yang":
        return False  # "tuduhan *yang* menyebut X sebagai agresor" is told by the charge
    names = tuple(one[1:] for one in about)
    for index in range(last + 1, last + 1 + _CALLED):
        word = clause.word(index)
        if word.startswith(names):
            return True
        if word in words("prepositions") or word in words("answers"):
            return False  # "sebagai *balasan atas* pembunuhan X"
        if not word.replace("-", "").isalpha() or word in words("clause_openers"):
            return word in _QUOTES and clause.word(index + 1).startswith(names)
    return False


def _by_a_state(clause: Clause, anchor: Anchor, cast: Cast) -> bool:
    """Whether a state, or who speaks for one, does it: "*India* memprotes undangan itu"."""
    group = _who_protests(clause, anchor)
    if group is None:
        return False
    known = [one for one in map(cast.get, group.actors) if one is not None and cast.land(one.id) != "UNK"]
    of_state = [one for one in known if one.kind != "group" and one.code.partition(".")[2] in _told_by(one.kind)]
    return bool(of_state) and len(of_state) == len(group.actors)


def _by_forces(clause: Clause, anchor: Anchor, cast: Cast) -> bool:
    """Whether soldiers or police do it, and nobody by name: "*ratusan tentara Kenya* tiba di Haiti"."""
    at = anchor.first
    while clause.word(at - 1) in words("adverbs") | words("demonstratives"):
        at -= 1
    group = next((group for group in clause.groups if group.last in (at, anchor.first)), None)
    known = [cast.get(actor) for actor in group.actors] if group is not None else []
    return bool(known) and all(one is not None and one.kind != "person" and one.code[4:] in _FORCES for one in known)


def _told_by(kind: str) -> frozenset[str]:
    """The sectors in which somebody of a kind protests in words."""
    return _OF_STATE | _IN_WORDS if kind == "organization" else _OF_STATE


def _who_protests(clause: Clause, anchor: Anchor) -> Group | None:
    """Who stands right before the verb, who calls somebody in or does another thing for it ("menarik dubesnya *sebagai
    protes*"), and who hands in a protest."""
    at = begins(clause, anchor.first)
    if anchor.voice == "active" and clause.word(at - 1) in words("purpose"):
        return subject_of(clause, anchor.first)
    if anchor.voice == "active":
        return ending_at(clause, at)
    if (light := light_verb(clause, anchor.first)) is not None:
        return subject_of(clause, light)
    at -= clause.word(at - 1) in words("forms_of")
    return doer_before(clause, at - 1) if clause.word(at - 1) == "sebagai" else None


def _meets(word: str, about: str, far: int) -> bool:
    """Whether a word begins so, or is it where it must stand whole, so many tokens away."""
    if about[0] == _THING:
        return far == 0 and word.startswith(about[1:])
    return word == about[:-1] if about[-1] == _WHOLE else word.startswith(about)


def _between_two(clause: Clause, anchor: Anchor, cast: Cast) -> bool:
    """Whether parties of two countries named together stand near it on either side."""
    for group in clause.groups:
        far = anchor.first - group.last if group.last <= anchor.first else group.first - anchor.last
        if 0 <= far <= _BEHIND and len({cast.land(actor) for actor in group.actors}) > 1:
            return True
    return False
