"""Parties of a noun that stand beyond its own words: in a clause behind it, or as the subject of who suffered it."""

from __future__ import annotations

from palagan.reading.anchors import Anchor, lexicon_of
from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import OBJECT_REACH, adjacent, boundary_between, governed, preposition_index
from palagan.reading.subjects import subject_of

_TELLING = frozenset({"accuse", "ask", "threat"})
"""Frames whose noun may be followed by a clause on whom it is about."""
_PASSIVE_REACH = 9
_NOMINAL = 7
"""Letters beyond which a word in pe- and -an is taken for the noun of a deed ("peluncuran")."""
_OLEH = frozenset({"oleh"})


def told_later(clause: Clause, anchor: Anchor) -> Group | None:
    """Who does it by a light passive that follows: "serangan ke Kharkiv yang dilancarkan *Rusia*"."""
    for verb in clause.verbs:
        if verb < anchor.last:
            continue
        if verb - anchor.last >= _PASSIVE_REACH or clause.word(verb) not in words("light_passives"):
            return None
        if boundary_between(clause, anchor.last, verb) or clause.word(verb - 1) in words("joiners"):
            return None
        return governed(clause, verb + 1, _OLEH) or adjacent(clause, verb + 1, 1)
    return None


def held_by(clause: Clause, start: int, allowed: frozenset[str]) -> Group | None:
    """Who holds or lives in what a preposition leads to: "terhadap wilayah yang dikuasai *Houthi*", "ke beberapa lokasi
    di *Iran*"."""
    for group in clause.groups:
        if group.first < start:
            continue
        if group.first - start > OBJECT_REACH or boundary_between(clause, start, group.first):
            return None
        index = group.first - 1 if clause.word(group.first - 1) != "oleh" else group.first - 2
        if clause.word(index) in words("holding") and clause.word(index - 1) == "yang":
            return group if _leads(clause, start, index - 1, allowed) else None
        if group.preposition == "di":
            at = preposition_index(clause, group)
            return group if at == group.first - 1 and _leads(clause, start, at, allowed) else None
        return None
    return None


def other_noun_between(clause: Clause, start: int, group: Group) -> bool:
    """Whether what leads to the group belongs to another noun of an event: "serangan ini disebut balasan atas
    *peluncuran roket* ke Israel"."""
    leading = words("leading_to_events")
    for index in range(start + 1, group.first):
        led = clause.word(index - 1) in leading or (index - 2 >= start and clause.word(index - 2) in leading)
        if led and _tells_event(clause, index):
            return True
    return False


def _tells_event(clause: Clause, index: int) -> bool:
    word = clause.word(index)
    if clause.group_at(index) is not None:
        return False
    made = len(word) > _NOMINAL and word.startswith("pe") and word.endswith("an")
    return made or any(voice == "noun" for _, _, voice in lexicon_of("id").get(word, ()))


def _leads(clause: Clause, start: int, end: int, allowed: frozenset[str]) -> bool:
    """Whether one of the prepositions leads to the plain words that end before a token."""
    for index in range(end - 1, start - 1, -1):
        word = clause.word(index)
        if word in allowed:
            return index < end - 1
        if not word[:1].isalnum() or word in words("prepositions") or index in clause.verbs or word == "yang":
            return False
    return False


def accused_behind(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom a clause behind a word of asking or blaming is about: "tuntutan Turki agar *Suriah* …"."""
    if anchor.entry.frame not in _TELLING:
        return None
    for index in range(anchor.last, min(anchor.last + OBJECT_REACH, len(clause.tokens))):
        if clause.word(index) in words("content_openers"):
            return adjacent(clause, index + 1, 2)
        if index in clause.verbs or not clause.word(index)[0].isalnum():
            return None
    return None


def undergone(clause: Clause, anchor: Anchor) -> Group | None:
    """The subject whom it befell: "*Suriah* menjadi sasaran serangan", "*Kiev* gelap akibat serangan", "*wilayah X*
    berada di bawah pendudukan"."""
    before = anchor.first - 1
    word = clause.word(before)
    if word in words("under"):
        return subject_of(clause, before - 1) if clause.word(before - 1) == "di" else None
    if word in words("aim_of"):
        return subject_of(clause, before - 1) if clause.word(before - 1) in words("becoming") else None
    if word not in words("from_it") | words("within") | {"oleh"}:
        return None
    verb = before - 1
    if clause.word(verb - 1) in words("harmed") and clause.word(verb).isalpha():
        verb -= 1  # "rusak *berat* akibat"
    if clause.word(verb) in words("harmed") or (word == "oleh" and clause.word(verb).startswith(("di", "ter"))):
        return subject_of(clause, verb)
    return None
