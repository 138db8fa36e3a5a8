"""Events that another event of the sentence tells already: what is asked or agreed to, and whom an attack struck."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.scan import Scanned
from palagan.reading.untold import listed

_LEADING = 2
"""Small words between a verb that asks or agrees and the verb that tells what."""
_ASKING = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
_VERBS = frozenset({"active", "passive"})
_DEEDS = frozenset({"SANCTION", "ASSAULT", "COERCE", "THREATEN", "ACCUSE"})
"""What is done to somebody else than those who agree to do it, so that it is told beside their agreeing."""
_JOINING = frozenset({"dan", "serta", "lalu", "kemudian"})


def told_already(page: Sequence[Scanned], types: Sequence[str | None]) -> frozenset[int]:
    """Numbers of the anchors with a type that tell only part of what another of their sentence tells."""
    out: set[int] = set()
    before: int | None = None
    for number, (scanned, type_) in enumerate(zip(page, types, strict=True)):
        if type_ is None:
            continue
        if before is not None and page[before].clause.span == scanned.clause.span:
            if _only_says_what(page[before], types[before], scanned, type_):
                out.add(number)
            elif _only_passes(page[before], types[before], scanned, type_):
                out.add(before)
            elif type_ == types[before] == "ASSAULT" and _only_says_whom(page[before], scanned):
                out.add(_less_sure(page, before, number))
        before = number
    return frozenset(out)


def _only_says_what(asking: Scanned, type_: str | None, asked: Scanned, told: str) -> bool:
    """Whether a verb stands right behind the verb of what it is asked, agreed or refused to do: "X diharuskan *menarik
    pasukannya*", "X siap *berunding*"; sanctions and attacks that are agreed on have a target of their own."""
    if type_ not in _ASKING or asked.anchor.voice not in _VERBS or (type_ == "AGREE" and told in _DEEDS):
        return False
    between = _between(asking, asked)
    if type_ == "REQUEST" and told != "MOBILIZE":
        between = _behind_asked(asking, asked, between)
    return len(between) <= _LEADING and all(word in listed("leading_on") for word in between)


def _behind_asked(asking: Scanned, asked: Scanned, between: list[str]) -> list[str]:
    """The words between, without who is asked where he stands right behind the verb of asking: "menuntut *Mesir*
    menghentikan serangan"."""
    for group in asking.clause.groups:
        if asking.anchor.last <= group.first and group.last <= asked.anchor.first and group.preposition is None:
            led = between[: group.first - asking.anchor.last]
            plain = all(word in listed("leading_on") | words("amounts") for word in led)
            named = bool(set(group.actors) & set(asking.parties.targets))
            return between[group.last - asking.anchor.last :] if plain and named else between
    return between


def _only_passes(passing: Scanned, type_: str | None, passed: Scanned, told: str) -> bool:
    """Whether a verb only says that what stands behind it was adopted: "*menyetujui* paket sanksi", "*mengadopsi
    resolusi* yang menuntut …"."""
    if passing.anchor.form.partition(" ")[0] not in listed("passing") or type_ not in {"AGREE", "SUPPORT"}:
        return False
    between = _between(passing, passed)
    if told == "SANCTION":
        return passed.anchor.voice in {"noun", "bare"} and len(between) <= _LEADING
    demands = between[-1:] == ["yang"] and "resolusi" in [*passing.anchor.form.split(), *between]
    return told == "REQUEST" and demands


def _only_says_whom(attack: Scanned, struck: Scanned) -> bool:
    """Whether a verb has the attack before it as its subject: "*serangan* X *menewaskan* dua orang"."""
    if attack.anchor.voice != "noun" or struck.anchor.form not in listed("striking_verbs"):
        return False
    between = _between(attack, struck)
    if any(word in words("clause_openers") or word in {"dalam", "bahwa"} for word in between):
        return False
    if between.count(",") % 2 and between[-1] != ",":
        return False  # "setelah *serangan* X, Y *membunuh* …": two commas only set off a place or a day
    if _another_does(attack, struck):
        return False
    named = any(attack.anchor.last <= group.first < struck.anchor.first for group in attack.clause.groups)
    return not named or set(struck.parties.sources) <= set(attack.parties.sources)


def _another_does(attack: Scanned, struck: Scanned) -> bool:
    """Whether the verb has a subject of its own, or goes on telling of the doer before the attack: "melancarkan
    *serangan* dan *membunuh* …"; not so "*serangan* itu menewaskan dua orang dan *merusak* …"."""
    clause, at = struck.clause, struck.anchor.first
    while at > attack.anchor.last and clause.word(at - 1) in words("adverbs") - _JOINING:
        at -= 1
    if clause.word(at - 1) in _JOINING:
        return listed("striking_verbs").isdisjoint(_between(attack, struck))
    subject = clause.group_at(at - 1)
    if subject is None or subject.first < attack.anchor.last or subject.preposition is not None:
        return False
    apart = {",", *_JOINING}
    return any(clause.word(index) in apart for index in range(attack.anchor.last, subject.first))


def _less_sure(page: Sequence[Scanned], one: int, other: int) -> int:
    """Of two anchors of one event the one that a rule would drop, else the later one."""
    return one if page[one].ruled_out and not page[other].ruled_out else other


def _between(one: Scanned, other: Scanned) -> list[str]:
    return [one.clause.word(index) for index in range(one.anchor.last, other.anchor.first)]
