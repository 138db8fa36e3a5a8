"""Against whom people march where only a word says so: "unjuk rasa *antipemerintah*" is against their government."""

from __future__ import annotations

from palagan.model.reading import Actor
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.codes import UNKNOWN
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_REACH = 4
"""Tokens behind a word of protest up to the word that tells what against."""


def against_government(scanned: Scanned, type_: str, told: Parties) -> Parties:
    """The parties of a protest, with the government of those who protest as the one it is against where the words say
    no more than that; else of the only country that the sentence names."""
    if type_ != "PROTEST" or told.targets or not _is_against(scanned.clause, scanned.anchor.last):
        return told
    cast = scanned.scene.cast
    lands = {cast.land(actor) for actor in told.sources} - {UNKNOWN}
    lands = lands or {cast.land(actor) for group in scanned.clause.groups for actor in group.actors} - {UNKNOWN}
    found = _government(cast, lands.pop()) if len(lands) == 1 else None
    return Parties(told.sources, (found,)) if found is not None and found not in told.sources else told


def _is_against(clause: Clause, start: int) -> bool:
    """Whether a word behind a protest says that it is against the government: "antipemerintah", "anti-pemerintahan"."""
    for index in range(start, min(start + _REACH, len(clause.tokens))):
        word = clause.word(index)
        if word in words("against_government"):
            return True
        if word == "anti" and any(clause.word(i) in words("governments") for i in (index + 1, index + 2)):
            return True
        if not word[0].isalnum():
            return False
    return False


def _government(cast: Cast, land: str) -> str | None:
    """The government of a country on the page, else the country itself."""

    def rank(actor: Actor) -> tuple[bool, bool, int]:
        named = actor.name.lower().split()[0] in words("governments")
        return named, actor.kind != "person", len(actor.mentions)

    governing = [actor for actor in cast.actors if actor.code == f"{land}.GOV"]
    best = max(governing, key=rank, default=None)
    state = next((actor.id for actor in cast.actors if actor.kind == "state" and actor.code == land), None)
    return best.id if best is not None and (rank(best)[0] or state is None) else state
