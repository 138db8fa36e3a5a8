"""What becomes of a scanned anchor: dropped, or an event with a type, parties and a confidence.

With weights (languages/*/weights/events.json, made by `training/events.py`) a classifier decides over the features of
the scan; without them the rules do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from palagan.reading.arguments import MUTUAL, VICTIM, Parties
from palagan.reading.cast import Cast
from palagan.reading.linking import Candidate
from palagan.reading.scan import Scanned, is_armed
from palagan.reading.weights import EventModels, event_models

NONE = "NONE"
_VETO = 0.6
"""Probability that no event is told, from which on an anchor that the rules keep is dropped."""
_VETO_DOUBTFUL = 0.5
"""The same for words that tell an event only in some company (`needs` in events.tsv)."""
_RESCUE = 0.45
"""The same probability, below which an anchor that the rules drop is kept. All three from a sweep on dev (2026-11):
type F1 .714 here, .701 at .7, .5, .3; .711 at .6, .6, .6."""
_RETYPE = 1.5
"""How much likelier than the lexicon's type another must be to take its place."""
_MUTUAL_TYPES = frozenset({"CONSULT", "COOPERATE"})
"""Types whose parties stand on both sides even where the lexicon takes the word for another type."""
_NEAR = 0.9
"""Share of the likeliest party's chance from which on another stands beside it."""
_BESIDE = 0.4
"""The same for those whom the sentence names together. Full F1 of dev .280 without, .282 here, .283 at .2; precision
.001 higher than at .2 (2026-11)."""
_AGAINST = frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN"})
"""Types by which a state turns against another."""
_STATE = frozenset({"", "GOV", "MIL", "SPY", "COP", "JUD", "LEG", "PRE"})
"""Sectors in which one speaks or acts for his state."""
_HARM = frozenset({"ASSAULT", "COERCE"})
"""Types whose doer is seldom the one who tells of them."""
_ANOTHER = 0.08
"""Chance from which on an actor completes the pair of a mutual event. Both from a sweep on dev (2026-11): dyad F1
.326 here, .316 at _NEAR = .7, .308 at .5."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An event's type and parties, and how sure the reader is that it stands there so, 0–1."""

    type: str
    parties: Parties
    confidence: float


def decide(page: Sequence[Scanned], language: str = "id") -> list[Decided | None]:
    """The events that a page's anchors tell, None where one tells none; in the order of the anchors."""
    models = event_models(language)
    if models is None:
        return [by_rule(scanned) for scanned in page]
    chances = models.type.all_probabilities(scanned.features for scanned in page)
    types = [
        _typed(one, dict(zip(models.type.classes, own, strict=True))) for one, own in zip(page, chances, strict=True)
    ]
    kept = [scanned for scanned, typed in zip(page, types, strict=True) if typed]
    options = [scanned.candidates for scanned in kept]
    rows = [candidate.parts for several in options for candidate in several]
    sources, targets = (_chances(options, scores) for scores in models.parties.all_scores(rows))
    told = [typed for typed in types if typed]
    made = iter([_decided(models, *one) for one in zip(kept, told, sources, targets, strict=True)])
    return [next(made) if typed else None for typed in types]


def by_rule(scanned: Scanned) -> Decided | None:
    """Rules alone; confidence: both parties told .7, one .55, none .4; .1 more for an unambiguous word."""
    if scanned.ruled_out:
        return None
    anchor, parties = scanned.anchor, scanned.parties
    sure = 0.7 if parties.sources and parties.targets else 0.55 if parties.explicit else 0.4
    if anchor.entry.frame in MUTUAL and len(parties.sources) >= 2:
        sure = 0.7
    return Decided(anchor.entry.type, parties, round(sure + (0.1 if anchor.entry.needs == "-" else 0.0), 2))


def _decided(
    models: EventModels,
    scanned: Scanned,
    typed: tuple[str, float],
    sources: dict[str, float],
    targets: dict[str, float],
) -> Decided:
    type_, chance = typed
    parties = _parties(scanned, type_, sources, targets)
    for chances, chosen in ((sources, parties.sources), (targets, parties.targets)):
        chance *= max((chances.get(actor, 0.0) for actor in chosen or ("",)), default=0.0)
    return Decided(type_, parties, models.sure(chance))


def _typed(scanned: Scanned, chances: dict[str, float]) -> tuple[str, float] | None:
    """The type of the event and its chance, or None where the anchor tells no event."""
    if chances[NONE] >= _limit(scanned):
        return None
    best = max((name for name in chances if name != NONE), key=chances.__getitem__)
    if chances[best] < _RETYPE * chances[scanned.anchor.entry.type]:
        best = scanned.anchor.entry.type
    return best, chances[best]


def _limit(scanned: Scanned) -> float:
    """The probability that no event is told, from which on the anchor falls."""
    if scanned.ruled_out == "attribute":
        return 0.0  # "wilayah yang diduduki" only tells which one
    if scanned.ruled_out:
        return _RESCUE
    return _VETO if scanned.anchor.entry.needs == "-" else _VETO_DOUBTFUL


def _parties(scanned: Scanned, type_: str, sources: dict[str, float], targets: dict[str, float]) -> Parties:
    """Sources and targets by their chances; all parties on both sides in mutual frames unless told as two camps."""
    rule, entry = scanned.parties, scanned.anchor.entry
    if entry.frame in VICTIM:
        sources = _in_sentence(scanned, sources)
    tellers = _mere_tellers(scanned, type_)
    if tellers:
        sources = {actor: chance for actor, chance in sources.items() if actor not in tellers}
    if entry.frame not in MUTUAL or (type_ != entry.type and type_ not in _MUTUAL_TYPES):
        doers = _together(scanned, sources, _as_told(_likeliest(sources, _NEAR), rule.sources), rule.sources)
        if type_ in _AGAINST:
            targets = _not_own_side(scanned, doers, targets)
        targeted = _together(scanned, targets, _as_told(_likeliest(targets, _NEAR), rule.targets), rule.targets)
        return _sensible(doers, targeted)
    if rule.sources and rule.targets and set(rule.sources) != set(rule.targets):
        return rule
    both = rule.sources if len(rule.sources) > 1 else _pair(scanned, sources, targets)
    return Parties(both, both) if len(both) > 1 else Parties(both)


def _in_sentence(scanned: Scanned, chances: dict[str, float]) -> dict[str, float]:
    """The chances of those that the sentence names, and of nobody: who killed is not guessed from elsewhere."""
    named = {actor for group in scanned.clause.groups for actor in group.actors}
    return {actor: chance for actor, chance in chances.items() if not actor or actor in named}


def _not_own_side(scanned: Scanned, doers: Iterable[str], targets: dict[str, float]) -> dict[str, float]:
    """The chances without those of the doers' own state and forces whom the sentence does not name: "Lavrov condemned
    that attack" points to no attack of Russia's."""
    cast = scanned.scene.cast
    own = {cast.land(actor) for actor in doers if _of_state(cast, actor)} - {"UNK"}
    named = {actor for group in scanned.clause.groups for actor in group.actors}
    return {
        actor: chance
        for actor, chance in targets.items()
        if not actor or actor in named or cast.land(actor) not in own or not _of_state(cast, actor)
    }


def _of_state(cast: Cast, actor: str) -> bool:
    known = cast.get(actor)
    return known is not None and known.code.partition(".")[2] in _STATE


def _mere_tellers(scanned: Scanned, type_: str) -> frozenset[str]:
    """Those who tell of harm, or condemn it, and so are not who did it: "the prosecutor counts 27 dead", "X condemned
    the attack". Who says in the active voice what he did himself is not among them."""
    if type_ not in _HARM:
        return frozenset()
    rule, anchor, scene = scanned.parties, scanned.anchor, scanned.scene
    undone = anchor.entry.frame in VICTIM or anchor.voice == "passive"
    nominal = anchor.voice not in {"active", "passive"} and not undone
    found = frozenset[str]()
    if undone or (nominal and rule.sources):
        found |= scene.speakers
        lands = {scene.cast.land(actor) for actor in scene.speakers if _of_state(scene.cast, actor)} - {"UNK"}
        found |= {
            one.id for one in scene.cast.actors if scene.cast.land(one.id) in lands and _of_state(scene.cast, one.id)
        }
    if nominal and scene.earlier:
        before = scene.earlier[-1]
        if before.sentence == scene.sentence and before.type == "ACCUSE":
            found |= frozenset(before.parties.sources)
    return found - frozenset(rule.sources)


def _pair(scanned: Scanned, sources: dict[str, float], targets: dict[str, float]) -> tuple[str, ...]:
    """The parties of a mutual event whose sentence tells one or none: an earlier camp, else the likeliest two."""
    chances = {actor: (chance + targets[actor]) / 2 for actor, chance in sources.items() if actor}
    known = scanned.parties.sources
    armed = is_armed(scanned.anchor.entry.type)
    if armed:
        known = tuple(actor for actor in known if not scanned.scene.is_person(actor))
    camps = [camp.actors for camp in scanned.camps if camp.armed == armed and set(known) <= set(camp.actors)]
    if camps:
        return max(camps, key=lambda camp: sum(chances.get(actor, 0.0) for actor in camp) / len(camp))
    nobody = (sources[""] + targets[""]) / 2
    fit = [a for a in chances if a not in known and not (armed and scanned.scene.is_person(a))]
    others = sorted(fit, key=lambda a: -chances[a])
    likely = [actor for actor in others if chances[actor] >= max(_ANOTHER, nobody / 4)]
    return (*known, *likely[: 2 - len(known)])


def _chances(options: Sequence[Sequence[Candidate]], scores: Sequence[float]) -> list[dict[str, float]]:
    """For each anchor the chance of each of its candidates to be the party, "" standing for nobody; each sums to 1."""
    left = iter(scores)
    out = []
    for several in options:
        own = list(islice(left, len(several)))
        top = max(own)
        found = {c.actor: math.exp(score - top) for c, score in zip(several, own, strict=True)}
        total = sum(found.values())
        out.append({actor: chance / total for actor, chance in found.items()})
    return out


def _likeliest(chances: dict[str, float], near: float) -> dict[str, float]:
    """The likeliest actor unless nobody is likelier, and those whose chance is at least `near` of the likeliest's."""
    actors = {actor: chance for actor, chance in chances.items() if actor}
    best = max(actors.values(), default=0.0)
    if best < chances[""]:
        return {}
    return {actor: chance for actor, chance in actors.items() if chance >= near * best}


def _as_told(chosen: dict[str, float], rule: tuple[str, ...]) -> dict[str, float]:
    """Only the parties of the rule where the linker has chosen them too, with others beside."""
    return {actor: chosen[actor] for actor in rule} if rule and set(rule) <= set(chosen) else chosen


def _together(
    scanned: Scanned, chances: dict[str, float], chosen: dict[str, float], rule: tuple[str, ...]
) -> dict[str, float]:
    """Those named together ("kedua belah pihak", "Rusia, Prancis, dan AS") together, if the rule has them all and the
    linker one of them: each that is likely enough beside the likeliest."""
    told = set(rule)
    if len(told) < 2 or not told & set(chosen) or not any(told <= set(group.actors) for group in scanned.clause.groups):
        return chosen
    likeliest = max(chances.get(actor, 0.0) for actor in rule)
    return {actor: chances[actor] for actor in rule if chances.get(actor, 0.0) >= _BESIDE * likeliest}


def _sensible(sources: dict[str, float], targets: dict[str, float]) -> Parties:
    """Nobody stands on both sides: a doubled actor stays where it is likelier."""
    for actor in set(sources) & set(targets):
        weaker = targets if sources[actor] >= targets[actor] else sources
        del weaker[actor]
    return Parties(tuple(sources), tuple(targets))
