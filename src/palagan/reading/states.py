"""The state itself where its minister or its ministry only stands for it in what a state does.

Attacks and wars are a state's own, not its president's ("perang Trump"); and a ministry that the sentence does not
name, but which is told of before or speaks, is seldom the one that gives the aid or sets the sanctions: its state does.
"""

from __future__ import annotations

from palagan.model.reading import Actor
from palagan.reading.cast import Cast
from palagan.reading.civil_war import within_a_country
from palagan.reading.cues import words
from palagan.reading.parties import Parties
from palagan.reading.scan import Scanned

_DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_TALKS = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE"})
_GOVERNMENT = "GOV"
_OFFICIALS = (f".{_GOVERNMENT}", ".MIL")
_STATES = frozenset({"state"})
_STATES_AND_BODIES = frozenset({"state", "organization", "group"})


def with_states(scanned: Scanned, type_: str, parties: Parties) -> Parties:
    """The parties, states in place of officials and ministries where these only stand for them. Full F1 .410 to .412 on
    train by cross-validation, .341 to .345 on dev (2026-11)."""
    if type_ in _TALKS:
        return _between_states(scanned, type_, parties)
    if type_ not in _DEEDS:
        return parties
    if type_ == "ASSAULT":
        parties = _fighting(scanned.scene.cast, parties)
    if type_ in _FORCE:
        parties = within_a_country(scanned.scene.cast, parties)
    named = {actor for group in scanned.clause.groups for actor in group.actors}
    cast = scanned.scene.cast

    def of(actor: str) -> str:
        """The actor, or his state."""
        known = cast.get(actor)
        land, _, sector = known.code.partition(".") if known else ("", "", "")
        if known is None or sector != _GOVERNMENT:
            return actor
        waged = type_ == "ASSAULT" and known.kind == "person"
        return (_state(cast, land) or actor) if waged or actor not in named else actor

    if set(parties.sources) == set(parties.targets):
        sources = tuple(dict.fromkeys(_bound(cast, actor, parties.sources) for actor in map(of, parties.sources)))
        return Parties(sources, sources) if len(sources) > 1 else parties
    return Parties(tuple(dict.fromkeys(map(of, parties.sources))), parties.targets)


def _bound(cast: Cast, actor: str, both: tuple[str, ...]) -> str:
    """The state of a government that fights or keeps a truce with other states, or the actor."""
    known = cast.get(actor)
    others = [cast.get(other) for other in both if other != actor]
    if known is None or not known.code.endswith(f".{_GOVERNMENT}") or known.kind == "person":
        return actor
    if not others or any(other is None or other.kind != "state" for other in others):
        return actor
    return _state(cast, known.code.partition(".")[0]) or actor


def _fighting(cast: Cast, parties: Parties) -> Parties:
    """The parties of an attack, the armed organisation of a land in place of the state as the one that attacks or
    fights, where the page names it at least as often (nine of ten on train by cross-validation, 2026-11); civilians who
    are told as fighting those of another land are taken for who fights for them."""
    mutual = set(parties.sources) == set(parties.targets) and len(parties.sources) > 1
    if mutual:
        civil = tuple(_civilians(cast, actor, parties.sources) for actor in parties.sources)
        both = tuple(dict.fromkeys(_armed(cast, actor, parties.sources) for actor in civil))
        return Parties(both, both) if len(both) > 1 else parties
    sources = tuple(dict.fromkeys(_armed(cast, actor, parties.targets) for actor in parties.sources))
    return Parties(sources, parties.targets)


def _armed(cast: Cast, actor: str, others: tuple[str, ...]) -> str:
    """The armed organisation that fights for a state, or the actor."""
    known = cast.get(actor)
    if known is None or known.kind != "state":
        return actor
    armed = [one for one in cast.actors if one.kind == "organization" and one.code == f"{known.code}.REB"]
    best = max(armed, key=lambda one: len(one.mentions), default=None)
    told = best is not None and len(best.mentions) >= len(known.mentions)
    return best.id if best is not None and told and best.id not in others else actor


def _civilians(cast: Cast, actor: str, parties: tuple[str, ...]) -> str:
    """The state of a group of civilians among parties of other lands, or the actor."""
    known = cast.get(actor)
    if known is None or known.kind != "group" or not known.code.endswith(".CVL"):
        return actor
    land = known.code.partition(".")[0]
    across = {one.code.partition(".")[0] for one in map(cast.get, parties) if one is not None and one.id != actor}
    return (_state(cast, land) or actor) if across and land not in across else actor


def _between_states(scanned: Scanned, type_: str, parties: Parties) -> Parties:
    """The parties of talks: an official whom the sentence does not name, and whose counterpart is a state, is his
    state's. Eleven of eleven on train and dev (2026-11)."""
    named, speakers = _acting(scanned), scanned.scene.speakers
    cast = scanned.scene.cast
    mutual = set(parties.sources) == set(parties.targets)

    def of(actor: str, others: tuple[str, ...]) -> str:
        known = cast.get(actor)
        if known is None or actor in named or known.kind != "person" or not known.code.endswith(_OFFICIALS):
            return actor
        across = [cast.get(other) for other in others if other != actor]
        theirs = _STATES_AND_BODIES if actor in speakers else _STATES
        if not across or any(other is None or not _deals(other, theirs) for other in across):
            return actor
        return _state(cast, known.code.partition(".")[0]) or actor

    sources = tuple(dict.fromkeys(of(actor, parties.targets) for actor in parties.sources))
    if mutual and type_ == "CONCEDE":
        sources = tuple(dict.fromkeys(_bound(cast, actor, sources) for actor in sources))
    if mutual:
        return Parties(sources, sources) if len(sources) > 1 else parties
    if type_ == "CONSULT":
        sources = parties.sources  # who visits is he himself
    return Parties(sources, tuple(dict.fromkeys(of(actor, parties.sources) for actor in parties.targets)))


def _deals(other: Actor, kinds: frozenset[str]) -> bool:
    """Whether a counterpart is one with whom states deal as states: another, or an armed organisation."""
    return other.kind in kinds or (other.kind == "organization" and other.code.endswith(".REB"))


def _acting(scanned: Scanned) -> set[str]:
    """Whom the sentence names, without those who only speak in it: "kami", say heads of state, is their state."""
    clause, speakers = scanned.clause, scanned.scene.speakers
    out: set[str] = set()
    for group in clause.groups:
        own = any(clause.word(index) in words("speakers_states") for index in range(group.first, group.last))
        out.update(actor for actor in group.actors if actor not in speakers or not (own or not group.pronoun))
    return out


def _state(cast: Cast, land: str) -> str | None:
    return next((actor.id for actor in cast.actors if actor.kind == "state" and actor.code == land), None)
