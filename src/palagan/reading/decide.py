"""What becomes of a scanned anchor: dropped, or an event with a type, parties and a confidence.

With weights (languages/*/weights/events.json, made by `training/events.py`) a classifier decides over the features of
the scan; without them the rules do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.reading.arguments import MUTUAL, Parties
from palagan.reading.linking import Candidate
from palagan.reading.scan import Scanned, is_armed
from palagan.reading.trees import Trees
from palagan.reading.weights import EventModels, event_models

NONE = "NONE"
_VETO = 0.7
"""Probability that no event is told, from which on an anchor that the rules keep is dropped. On dev (2026-11): type F1
.649 at .7, .648 at .6, .643 at .9; the rules alone .640."""
_VETO_DOUBTFUL = 0.5
"""The same for words that tell an event only in some company (`needs` in events.tsv)."""
_RESCUE = 0.3
"""The same probability, below which an anchor that the rules drop is kept."""
_RETYPE = 1.5
"""How much likelier than the lexicon's type another must be to take its place."""
_NEAR = 0.9
"""Share of the likeliest party's chance from which on another stands beside it."""
_ANOTHER = 0.08
"""Chance from which on an actor completes the pair of a mutual event. Both from a sweep on dev (2026-11): dyad F1
.326 here, .316 at _NEAR = .7, .308 at .5."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An event's type and parties, and how sure the reader is that it stands there so, 0–1."""

    type: str
    parties: Parties
    confidence: float


def decide(scanned: Scanned, language: str = "id") -> Decided | None:
    """The event that the anchor tells, or None."""
    models = event_models(language)
    return by_rule(scanned) if models is None else by_weights(scanned, models)


def by_rule(scanned: Scanned) -> Decided | None:
    """Rules alone; confidence: both parties told .7, one .55, none .4; .1 more for an unambiguous word."""
    if scanned.ruled_out:
        return None
    anchor, parties = scanned.anchor, scanned.parties
    sure = 0.7 if parties.sources and parties.targets else 0.55 if parties.explicit else 0.4
    if anchor.entry.frame in MUTUAL and len(parties.sources) >= 2:
        sure = 0.7
    return Decided(anchor.entry.type, parties, round(sure + (0.1 if anchor.entry.needs == "-" else 0.0), 2))


def by_weights(scanned: Scanned, models: EventModels) -> Decided | None:
    """The classifier's decision."""
    model = models.type
    chances = dict(zip(model.classes, model.probabilities(scanned.features), strict=True))
    if chances[NONE] >= _limit(scanned):
        return None
    best = max((name for name in model.classes if name != NONE), key=lambda name: chances[name])
    if chances[best] < _RETYPE * chances[scanned.anchor.entry.type]:
        best = scanned.anchor.entry.type
    parties = _parties(scanned, models)
    return Decided(best, parties, round(chances[best], 2))


def _limit(scanned: Scanned) -> float:
    """The probability that no event is told, from which on the anchor falls."""
    if scanned.ruled_out:
        return _RESCUE
    return _VETO if scanned.anchor.entry.needs == "-" else _VETO_DOUBTFUL


def _parties(scanned: Scanned, models: EventModels) -> Parties:
    """Sources and targets by the linker; all parties on both sides in mutual frames unless told as two camps."""
    options = scanned.candidates
    sources = _chances(options, models.source)
    targets = _chances(options, models.target)
    rule = scanned.parties
    if scanned.anchor.entry.frame not in MUTUAL:
        return _sensible(_likeliest(sources, _NEAR), _likeliest(targets, _NEAR))
    if rule.sources and rule.targets and set(rule.sources) != set(rule.targets):
        return rule
    both = rule.sources if len(rule.sources) > 1 else _pair(scanned, sources, targets)
    return Parties(both, both) if len(both) > 1 else Parties(both)


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


def _chances(options: Sequence[Candidate], model: Trees) -> dict[str, float]:
    """Each candidate's chance to be the party, "" standing for nobody; they sum to 1."""
    scores = model.scores([candidate.features for candidate in options])
    top = max(scores)
    found = {c.actor: math.exp(score - top) for c, score in zip(options, scores, strict=True)}
    total = sum(found.values())
    return {actor: chance / total for actor, chance in found.items()}


def _likeliest(chances: dict[str, float], near: float) -> dict[str, float]:
    """The likeliest actor unless nobody is likelier, and those whose chance is at least `near` of the likeliest's."""
    actors = {actor: chance for actor, chance in chances.items() if actor}
    best = max(actors.values(), default=0.0)
    if best < chances[""]:
        return {}
    return {actor: chance for actor, chance in actors.items() if chance >= near * best}


def _sensible(sources: dict[str, float], targets: dict[str, float]) -> Parties:
    """Nobody stands on both sides: a doubled actor stays where it is likelier."""
    for actor in set(sources) & set(targets):
        weaker = targets if sources[actor] >= targets[actor] else sources
        del weaker[actor]
    return Parties(tuple(sources), tuple(targets))
