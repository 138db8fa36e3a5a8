"""What becomes of a scanned anchor: dropped, or an event with a type, parties and a confidence.

With weights (languages/*/weights/events.json, made by `training/events.py`) a classifier decides over the features of
the scan; without them the rules do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from palagan.reading.arguments import MUTUAL, Parties
from palagan.reading.scan import Scanned
from palagan.reading.weights import Linear, linear_models

NONE = "NONE"
_VETO = 0.7
"""Probability that no event is told, from which on an anchor that the rules keep is dropped. On dev (2026-11): type F1
.649 at .7, .648 at .6, .643 at .9; the rules alone .640."""
_RESCUE = 0.3
"""The same probability, below which an anchor that the rules drop is kept."""
_RETYPE = 1.5
"""How much likelier than the lexicon's type another must be to take its place."""
_NEAR = 0.9
"""Share of the likeliest party's chance from which on another stands beside it."""
_NEAR_MUTUAL = 0.45
"""The same for frames in which all parties stand on both sides. Both from a sweep on dev and a fold of train (2026-11):
dyad F1 .307 and .380 here, .281 and .363 at .5 and .35."""


@dataclass(frozen=True, slots=True)
class Decided:
    """An event's type and parties, and how sure the reader is that it stands there so, 0–1."""

    type: str
    parties: Parties
    confidence: float


def decide(scanned: Scanned, language: str = "id") -> Decided | None:
    """The event that the anchor tells, or None."""
    models = linear_models(language, "events")
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


def by_weights(scanned: Scanned, models: dict[str, Linear]) -> Decided | None:
    """The classifier's decision."""
    model = models["type"]
    chances = dict(zip(model.classes, model.probabilities(scanned.features), strict=True))
    if chances[NONE] >= (_RESCUE if scanned.ruled_out else _VETO):
        return None
    best = max((name for name in model.classes if name != NONE), key=lambda name: chances[name])
    if chances[best] < _RETYPE * chances[scanned.anchor.entry.type]:
        best = scanned.anchor.entry.type
    near = _NEAR_MUTUAL if scanned.anchor.entry.frame in MUTUAL else _NEAR
    sources = _chosen(scanned, models["source"], near)
    targets = _chosen(scanned, models["target"], near)
    return Decided(best, _sensible(sources, targets, scanned), round(chances[best], 2))


def _chosen(scanned: Scanned, model: Linear, near: float) -> dict[str, float]:
    """The likeliest actor unless nobody is likelier, and those whose chance is at least `near` of the likeliest's."""
    scores = [model.score(candidate.features) for candidate in scanned.candidates]
    top = max(scores)
    found = {c.actor: math.exp(score - top) for c, score in zip(scanned.candidates, scores, strict=True)}
    nobody = found.pop("")
    best = max(found.values(), default=0.0)
    if best < nobody:
        return {}
    total = nobody + sum(found.values())
    return {actor: chance / total for actor, chance in found.items() if chance >= near * best}


def _sensible(sources: dict[str, float], targets: dict[str, float], scanned: Scanned) -> Parties:
    """Sources and targets by chance; mutual frames have all on both sides, others nobody on both."""
    if scanned.anchor.entry.frame in MUTUAL:
        both = tuple(dict.fromkeys([*sources, *targets]))
        return Parties(both, both) if len(both) > 1 else Parties(both)
    doubled = set(sources) & set(targets)
    for actor in doubled:
        weaker = targets if sources[actor] >= targets[actor] else sources
        del weaker[actor]
    return Parties(tuple(sources), tuple(targets))
