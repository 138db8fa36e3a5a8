"""Whom words are about that point back: who did the deed that is condemned ("mengutuk serangan *itu*"), who made the
agreement that is welcomed ("menyambut baik kesepakatan *itu*") or mediated ("kesepakatan *itu* ditengahi X")."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.condemned import deed_of
from palagan.reading.next_verb import beyond_it
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_HARM = frozenset({"ASSAULT", "COERCE"})
_MADE_TOGETHER = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"})
_BESIDE = 10
"""Tokens between what is mediated and the word that tells by whom."""
_REACH = 4
"""Words from a verb that welcomes on within which the agreement stands and is pointed to."""

Told = tuple[str, Parties]
"""The type and the parties of an event."""


def about_whom(page: Sequence[Scanned], told: Sequence[Told]) -> list[Parties]:
    """The parties of each event, with those that it points back to where it has no target, one that its sentence does
    not name, or only who is asked for something behind it ("mengutuk serangan itu dan meminta *X* menekan Y")."""
    out = [parties for _, parties in told]
    for number, (scanned, (type_, parties)) in enumerate(zip(page, told, strict=True)):
        found: tuple[str, ...] = ()
        asked = _not_blamed(scanned) if type_ == "ACCUSE" else frozenset[str]()
        if type_ == "ACCUSE" and set(parties.targets) <= asked:
            found = _who_did_it(page, told, number)
        elif scanned.anchor.entry.frame == "mediate":
            found = _between_whom(page, told, number)
        elif type_ == "SUPPORT" and _welcomes_agreement(scanned):
            found = _who_agreed(told[:number])
        if not parties.sources or not set(parties.targets) <= {*found, *asked}:
            continue
        lands = {scanned.scene.cast.land(actor) for actor in parties.sources}
        if found and not lands & {scanned.scene.cast.land(actor) for actor in found}:
            out[number] = Parties(parties.sources, found)
    return out


def _not_blamed(scanned: Scanned) -> frozenset[str]:
    """Whom a deed that is condemned is not laid to: who is asked for something behind it, and all whom the sentence
    does not name."""
    named = {actor for group in scanned.clause.groups for actor in group.actors}
    elsewhere = {actor.id for actor in scanned.scene.cast.actors} - named
    return beyond_it(scanned.clause, scanned.anchor) | elsewhere


def _who_did_it(page: Sequence[Scanned], told: Sequence[Told], number: int) -> tuple[str, ...]:
    """The doers of the very deed that is condemned, as it is told itself."""
    clause = page[number].clause
    deed = deed_of(clause, page[number].anchor)
    if deed is None:
        return ()
    for scanned, (type_, parties) in zip(page, told, strict=True):
        here = scanned.clause.span == clause.span and scanned.anchor.first <= deed < scanned.anchor.last
        if here and type_ in _HARM:
            return parties.sources
    return ()


def _welcomes_agreement(scanned: Scanned) -> bool:
    clause, anchor = scanned.clause, scanned.anchor
    if anchor.voice != "active" or scanned.parties.targets:
        return False
    near = [clause.word(index) for index in range(anchor.last, anchor.last + _REACH)]
    return near[0] in words("agreements") and not words("demonstratives").isdisjoint(near)


def _between_whom(page: Sequence[Scanned], told: Sequence[Told], number: int) -> tuple[str, ...]:
    """Those who made what is told right before to be mediated: "kesepakatan itu *ditengahi X*", "A dan B bertukar
    tawanan *dengan perantaraan X*"."""
    clause, anchor, rule = page[number].clause, page[number].anchor, page[number].parties
    if anchor.voice == "active" or rule.targets or not number:
        return ()
    at = anchor.first
    while clause.word(at - 1) in words("adverbs") | words("demonstratives"):
        if anchor.voice == "passive" and clause.word(at - 1) in words("demonstratives"):
            return _who_agreed(told[:number])
        at -= 1
    before = page[number - 1]
    near = before.clause.span == clause.span and 0 <= at - before.anchor.last <= _BESIDE
    led = "yang" if anchor.voice == "passive" else "dengan"
    return _who_agreed(told[number - 1 : number]) if near and clause.word(at - 1) == led else ()


def _who_agreed(told: Sequence[Told]) -> tuple[str, ...]:
    """The parties of what was last agreed on."""
    for type_, parties in reversed(told):
        if type_ in _MADE_TOGETHER and len(parties.sources) > 1 and set(parties.sources) == set(parties.targets):
            return parties.sources
    return ()
