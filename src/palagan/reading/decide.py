"""What becomes of a scanned anchor: dropped, or an event with a type, parties and a confidence.

With weights (languages/*/weights/events.json, made by `training/events.py`) a classifier decides over the features of
the scan; without them the rules do.
"""

from __future__ import annotations

from dataclasses import dataclass

from palagan.reading.arguments import MUTUAL, Parties
from palagan.reading.scan import Scanned
from palagan.reading.weights import Linear, linear_models

NONE = "NONE"
_KEEP = 0.5
"""Probability that some event is told, from which on it is kept. Tuned on dev, see docs/quality.md."""
_SOURCE = 0.4
_TARGET = 0.4
_NEAR = 0.75
"""Share of the likeliest party's chance from which on another stands beside it."""


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
    if 1 - chances[NONE] < _KEEP:
        return None
    best = max((name for name in model.classes if name != NONE), key=lambda name: chances[name])
    sources = _chosen(scanned, models["source"], _SOURCE)
    targets = _chosen(scanned, models["target"], _TARGET)
    return Decided(best, _sensible(sources, targets, scanned), round(chances[best], 2))


def _chosen(scanned: Scanned, model: Linear, threshold: float) -> dict[str, float]:
    """The likeliest actor if it passes the threshold, and those nearly as likely."""
    yes = model.classes.index("yes")
    found = {c.actor: model.probabilities(c.features)[yes] for c in scanned.candidates}
    top = max(found.values(), default=0.0)
    if top < threshold:
        return {}
    floor = max(threshold, _NEAR * top)
    return {actor: chance for actor, chance in found.items() if chance >= floor}


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
