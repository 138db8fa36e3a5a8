"""Who lets somebody go, or is asked to, where no words say so: who is told before to have taken him."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.clause import words
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_TAKEN = frozenset({"abduct", "arrest"})
_RELEASE = "release"
_ASKED = 3
"""Words behind a verb of asking within which letting go is named ("menuntut *pembebasan* mereka")."""

Told = tuple[str, Parties]
"""The type and the parties of an event."""


def with_captors(page: Sequence[Scanned], told: Sequence[Told]) -> list[Parties]:
    """The parties of each event, those who took the people as the ones who let them go, and whom somebody asks to."""
    out = [parties for _, parties in told]
    for number, (scanned, (type_, parties)) in enumerate(zip(page, told, strict=True)):
        if type_ == "RETREAT" and scanned.anchor.entry.mode == _RELEASE and not parties.sources and parties.targets:
            captors = _captors(page[:number], told[:number], parties.targets) if not _by_force(scanned) else ()
            if captors:
                out[number] = Parties(captors, parties.targets)
        elif type_ == "REQUEST" and parties.sources and not parties.targets and _asks_release(scanned):
            land = scanned.scene.cast.land
            captors = _captors(page[:number], told[:number], ())
            if captors and not {land(actor) for actor in captors} & {land(actor) for actor in parties.sources}:
                out[number] = Parties(parties.sources, captors)
    return out


def _captors(page: Sequence[Scanned], told: Sequence[Told], taken: tuple[str, ...]) -> tuple[str, ...]:
    """Who last took somebody, one of these if they are told."""
    for scanned, (_, parties) in zip(reversed(page), reversed(told), strict=True):
        known = parties.sources and (set(taken or parties.targets) & set(parties.targets))
        if scanned.anchor.entry.mode in _TAKEN and known:
            return parties.sources
    return ()


def _by_force(scanned: Scanned) -> bool:
    """Whether forces freed them: "dibebaskan dalam *operasi* militer"."""
    clause = scanned.clause
    return any(clause.word(index) in words("operations") for index in range(scanned.anchor.last, len(clause.tokens)))


def _asks_release(scanned: Scanned) -> bool:
    clause, anchor = scanned.clause, scanned.anchor
    near = (clause.word(index) for index in range(anchor.last, anchor.last + _ASKED))
    return any(word.startswith(("pembebasan", "pelepasan")) for word in near)
