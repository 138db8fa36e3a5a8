"""Who is condemned for a deed: who did it, and never whom it harmed ("mengecam pembunuhan *warga* oleh *X*")."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.anchors import Anchor, lexicon_of
from palagan.reading.beyond import killed_by
from palagan.reading.clause import Clause, Group, words
from palagan.reading.linking import Earlier
from palagan.reading.main_clause import doer_before
from palagan.reading.parties import Parties
from palagan.reading.reach import adjacent, boundary_between, governed, ids, without
from palagan.reading.relatives import begins, ending_at

_HARM = frozenset({"ASSAULT", "COERCE"})
_LEADING = 3
"""Words between a verb that condemns and the deed ("mengutuk keras aksi *penembakan*")."""
_POINTING = 4
"""Words from the deed on within which "itu" points back to it."""
_OLEH = frozenset({"oleh"})
_SUBJECT = 24
"""Words before a passive of blame within which its subject begins."""
_QUOTES = frozenset("'\"“”‘’")
_BLAMING = frozenset({"accuse", "protest"})
_TOWARD = frozenset({"terhadap", "kepada"})
_OVER = frozenset({"atas", "terhadap"})


def doer_told(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is told to have done what is condemned: "menyelidiki penembakan warga *oleh X*"."""
    deed = deed_of(clause, anchor)
    if deed is None:
        return None
    return governed(clause, deed + 1, _OLEH) or _doer_between(clause, deed)


def harmed_by_it(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Whom the deed that is condemned befell by its own words: "mengecam pembunuhan *wartawan Palestina*", "mengecam
    serangan bom di Kabul yang menewaskan *tiga dokter*"."""
    deed = deed_of(clause, anchor)
    if deed is None:
        return frozenset()
    near = adjacent(clause, deed + 1, 1) if _undergone(clause.word(deed)) else None
    if near is not None and _doer_between(clause, deed) is near:
        near = governed(clause, near.last, _TOWARD)
    return frozenset((*ids(near), *ids(killed_by(clause, deed + 1))))


def _doer_between(clause: Clause, deed: int) -> Group | None:
    """Whose a noun of harm is that tells behind whom it befell: "pembunuhan *pemerintah X* terhadap Y"."""
    near = adjacent(clause, deed + 1, 1)
    if near is None or not _undergone(clause.word(deed)) or clause.word(near.last) not in _TOWARD:
        return None
    return near


def harmed_before(clause: Clause, anchor: Anchor, earlier: Sequence[Earlier]) -> frozenset[str]:
    """Whom the deeds told before befell, where what is condemned is one of them: "mengutuk serangan *itu*"."""
    deed = deed_of(clause, anchor)
    if deed is None:
        return frozenset()
    near = (clause.word(index) for index in range(deed + 1, deed + 1 + _POINTING))
    if words("demonstratives").isdisjoint(near):
        return frozenset()
    told = [one.parties for one in earlier if one.type in _HARM]
    doers = {actor for parties in told for actor in parties.sources}
    return frozenset(actor for parties in told for actor in parties.targets) - doers


def critics(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Who blames another for a deed told by a noun, feels for it or only notes it, and so did not do it: "menepis
    kecaman *Turki* atas serangan itu", "*Kenya* kecewa atas pembebasan itu", "penembakan itu diprotes *Kenya*",
    "*Kenya* menyoroti penyiksaan tahanan"."""
    at = anchor.first - 1
    if anchor.voice not in {"noun", "bare"}:
        return frozenset()
    if clause.word(at) not in _OVER:
        return frozenset((*_who_notes(clause, anchor), *_by_whom_condemned(clause, anchor)))
    if clause.word(at - 1) in words("feelings"):
        return frozenset(actor for group in clause.groups if group.last < at for actor in group.actors)
    group = ending_at(clause, at)
    blamed = group is not None and clause.word(group.first - 1) in words("blame")
    return frozenset(ids(group)) if blamed else frozenset()


def protesting(clause: Clause, anchor: Anchor) -> frozenset[str]:
    """Who does something in protest at a deed, which was done to others: "*X* menarik dubesnya sebagai protes atas
    serangan Y"."""
    at = anchor.first - 2
    if clause.word(at + 1) not in _OVER or clause.word(at) not in words("as_protest"):
        return frozenset()
    at -= clause.word(at - 1) in words("forms_of")
    return frozenset(ids(doer_before(clause, at - 1))) if clause.word(at - 1) == "sebagai" else frozenset()


def _who_notes(clause: Clause, anchor: Anchor) -> tuple[str, ...]:
    """Who stands right before a verb of noting the deed; who makes an arrest tells of it himself."""
    verb = next((i for i in range(anchor.first - 1, anchor.first - 2 - _LEADING, -1) if i in clause.verbs), None)
    if verb is None or clause.word(verb) not in words("noting_verbs") or anchor.entry.mode == "arrest":
        return ()
    if any(clause.group_at(index) is not None for index in range(verb + 1, anchor.first)):
        return ()
    return ids(ending_at(clause, begins(clause, verb)))


def _by_whom_condemned(clause: Clause, anchor: Anchor) -> tuple[str, ...]:
    """Who stands behind a passive of blame whose subject the deed is."""
    for verb in clause.verbs:
        if verb >= anchor.last and _blames(clause.word(verb)) and _deed_before(clause, verb) == anchor.first:
            return ids(adjacent(clause, verb + 1, 1) or governed(clause, verb + 1, _OLEH))
    return ()


def _blames(word: str) -> bool:
    told = lexicon_of("id").get(word, ())
    return any(entry.frame in _BLAMING and voice == "passive" for _, entry, voice in told)


def condemned(clause: Clause, anchor: Anchor, told: Parties) -> Parties:
    """The parties of a passive of blame, against who did the deed that is its subject and not whom it harmed:
    "penembakan warga *oleh X* diprotes Y"."""
    if deed_of(clause, anchor) is None:
        return told
    harmed = harmed_by_it(clause, anchor)
    doer = without(ids(doer_told(clause, anchor)), told.sources)
    return Parties(told.sources, doer or tuple(actor for actor in told.targets if actor not in harmed))


def deed_of(clause: Clause, anchor: Anchor) -> int | None:
    """Where the deed stands that a verb of blame is about, or None."""
    if anchor.voice == "passive" and anchor.entry.frame in _BLAMING:
        return _deed_before(clause, anchor.first)
    if anchor.entry.frame != "accuse" or anchor.voice != "active":
        return None
    for index in range(anchor.last, min(anchor.last + 1 + _LEADING, len(clause.tokens))):
        if clause.group_at(index) is not None or not clause.word(index)[:1].isalpha():
            return None
        if boundary_between(clause, anchor.last, index) or index in clause.verbs:
            return None
        if _is_deed(clause.word(index)):
            return index
    return None


def _deed_before(clause: Clause, verb: int) -> int | None:
    """Where the noun of the deed stands that is the subject of a passive, no other verb between."""
    found = None
    for index in range(verb - 1, max(-1, verb - 1 - _SUBJECT), -1):
        if index in clause.verbs or clause.word(index) in words("clause_openers") or clause.word(index) in _QUOTES:
            break
        if clause.group_at(index) is None and _is_deed(clause.word(index)):
            found = index
    return found


def _is_deed(word: str) -> bool:
    told = lexicon_of("id").get(word, ())
    return word in words("misdeeds") or any(entry.type in _HARM and voice == "noun" for _, entry, voice in told)


def _undergone(word: str) -> bool:
    """Whether a noun of a deed is followed by whom it befalls ("pembunuhan X"), not by who does it ("serangan X")."""
    return word.startswith("pe") and word.endswith("an")
