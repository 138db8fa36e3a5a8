"""Who takes part in an event, decided by weights over what structure shows: one row of features a candidate actor.

The rules of `arguments.py` are the strongest features; the weights (languages/id/weights/events.json, made by
`training/events.py`) say how far to trust them for which frame and voice, and when an actor named in an earlier
sentence is meant. Without weights the rules alone decide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from palagan.reading.anchors import Anchor
from palagan.reading.arguments import MUTUAL, Parties
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, Group, words
from palagan.reading.sides import Sides, land_of


@dataclass(frozen=True, slots=True)
class Earlier:
    """An event told before this one: its type, the root of its anchor, and its parties by rule."""

    type: str
    root: str
    parties: Parties
    sentence: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What the page has told so far. `salient`: the four most named; `last_seen`: the sentence an actor was last in."""

    cast: Cast
    sentence: int
    earlier: tuple[Earlier, ...]
    last_seen: dict[str, int]
    salient: tuple[str, ...]
    speakers: frozenset[str]
    subject_before: tuple[str, ...]

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a single person, who wages no war."""
        known = self.cast.get(actor)
        return known is not None and known.kind == "person"


class Candidate(NamedTuple):
    """An actor that may be a party, with the features that speak for or against it; `actor` "" stands for nobody.

    The features come in parts, of which candidates share some as one object: what is of the anchor, of the country.
    """

    actor: str
    parts: tuple[Sequence[str], ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All in a row."""
        return tuple(chain.from_iterable(self.parts))


_DISTANCES = (0, 1, 2, 4, 7, 12, 20)


def candidates(
    clause: Clause, anchor: Anchor, rule: Parties, scene: Scene, sides: Sides | None = None
) -> tuple[Candidate, ...]:
    """The actors that may be parties of the anchor: all of its sentence, and the likeliest of earlier ones."""
    out: dict[str, Candidate] = {}
    inside: dict[str, Group] = {}
    for group in clause.groups:
        for actor in group.actors:
            if actor not in inside or _nearer(anchor, group, inside[actor]):
                inside[actor] = group
    own = _of_anchor(anchor)
    ranks = sides.ranks() if sides else {}
    by_land: dict[str, Sequence[str]] = {}

    def on_page(actor: str) -> Sequence[str]:
        """What the page as a whole says: the same for all actors of a country."""
        if sides is None:
            return ()
        land = land_of(scene.cast, actor)
        if land not in by_land:
            by_land[land] = sides.features(scene.cast, anchor.entry.type, land, rule, ranks)
        return by_land[land]

    for actor, group in inside.items():
        here = _local(clause, anchor, group)
        out[actor] = Candidate(actor, (own, _common(anchor, actor, rule, scene), here, on_page(actor)))
    recalled = _recalled(scene, inside)
    if recalled:
        shared = _recalling(clause, anchor, rule)
        for actor in recalled:
            told = _recall(clause, anchor, actor, scene)
            out[actor] = Candidate(actor, (own, _common(anchor, actor, rule, scene), shared, told, on_page(actor)))
    return (*out.values(), Candidate("", (_nobody(clause, anchor, rule),)))


def _nearer(anchor: Anchor, one: Group, other: Group) -> bool:
    return _gap(anchor, one) < _gap(anchor, other)


def _gap(anchor: Anchor, group: Group) -> int:
    return group.first - anchor.last if group.first >= anchor.last else anchor.first - group.last


def _recalled(scene: Scene, inside: dict[str, Group]) -> list[str]:
    """Actors of earlier sentences worth asking about: parties of recent events, the last subject, the most named."""
    found: list[str] = []
    for event in reversed(scene.earlier):
        found.extend(event.parties.sources)
        found.extend(event.parties.targets)
    found.extend(scene.subject_before)
    found.extend(scene.salient)
    return [actor for actor in dict.fromkeys(found) if actor not in inside and not _reports(scene, actor)][:10]


def _reports(scene: Scene, actor: str) -> bool:
    known = scene.cast.get(actor)
    return known is not None and known.code.endswith(".JRN")


def _of_anchor(anchor: Anchor) -> tuple[str, ...]:
    """What all candidates of an anchor share."""
    return "bias", f"frame={anchor.entry.frame}|{anchor.voice}", f"root={anchor.entry.root}"


def _common(anchor: Anchor, actor: str, rule: Parties, scene: Scene) -> list[str]:
    frame, voice = anchor.entry.frame, anchor.voice
    known = scene.cast.get(actor)
    sector = known.code.partition(".")[2] if known else ""
    kind = known.kind if known else ""
    type_ = anchor.entry.type
    features = [f"type={type_}|kind={kind}", f"type={type_}|sector={sector or 'state'}"]
    in_source, in_target = actor in rule.sources, actor in rule.targets
    role = "both" if in_source and in_target else "source" if in_source else "target" if in_target else "none"
    features += (f"rule={role}", f"rule={role}|{frame}", f"rule={role}|{frame}|{voice}")
    if rule.sources and not in_source:
        features.append(f"other-source|{frame in MUTUAL}")
    if rule.targets and not in_target:
        features.append(f"other-target|{frame in MUTUAL}")
    if not rule.explicit:
        features.append("rule-empty")
    if actor in scene.speakers:
        features += ["speaker", f"speaker|{anchor.entry.type}"]
    return features


def _local(clause: Clause, anchor: Anchor, group: Group) -> list[str]:
    frame, voice = anchor.entry.frame, anchor.voice
    right = group.first >= anchor.last
    side = "right" if right else "left"
    gap = max(0, _gap(anchor, group))
    bucket = next((str(d) for d in _DISTANCES if gap <= d), "far")
    preposition = group.preposition or "none"
    start, end = (anchor.last, group.first) if right else (group.last, anchor.first)
    verbs = bisect_left(clause.verbs, end) - bisect_left(clause.verbs, start) if end > start else 0
    between = {token.lower for token in clause.tokens[start:end]} if end > start else frozenset()
    rank = sum([start <= other.first < end for other in clause.groups])
    features = [
        f"in|{side}|{voice}",
        f"in|{side}|{frame}|{voice}|{preposition}",
        f"in|{side}|{voice}|{preposition}",
        f"in|{side}|{anchor.entry.type}|{preposition}",
        f"gap={bucket}|{side}|{voice}",
        f"rank={min(rank, 3)}|{side}|{voice}",
        f"rank={min(rank, 3)}|{side}|{frame}",
        f"verbs={min(verbs, 2)}|{side}|{voice}",
    ]
    if gap == 0:
        features.append(f"adjacent|{side}|{frame}|{voice}")
    if group.pronoun:
        features.append(f"pronoun|{side}")
    if clause.quoted[group.first] != clause.quoted[anchor.first]:
        features.append(f"other-quotation|{side}")
    if clause.quoted[anchor.first]:
        features.append("anchor-quoted")
    if "yang" in between:
        features.append(f"yang-between|{side}|{voice}")
    if "," in between:
        features.append(f"comma-between|{side}")
    if not between.isdisjoint(words("clause_openers")):
        features.append(f"opener-between|{side}|{voice}")
    if len(group.actors) > 1:
        features.append(f"group|{side}|{frame}")
    after = clause.word(group.last)
    if not right and after:
        features.append(f"then={after}" if after in words("light_verbs") or after in words("adverbs") else "then-other")
    before = clause.word(group.first - 1)
    if before:
        features.append(f"before={before}" if before in words("prepositions") else "before-other")
    if group.last == len(clause.tokens) or group.first == 0:
        features.append(f"edge|{side}|{voice}")
    return features


def _nobody(clause: Clause, anchor: Anchor, rule: Parties) -> tuple[str, ...]:
    frame, voice = anchor.entry.frame, anchor.voice
    told = f"{bool(rule.sources)}{bool(rule.targets)}"
    return (
        "nobody",
        f"nobody|{frame}|{voice}",
        f"nobody|{anchor.entry.type}",
        f"nobody|root={anchor.entry.root}",
        f"nobody|told={told}",
        f"nobody|told={told}|{frame}|{voice}",
        f"nobody|groups={min(len(clause.groups), 3)}",
        f"nobody|quoted={clause.quoted[anchor.first] > 0}",
    )


def _points(clause: Clause, anchor: Anchor) -> tuple[bool, bool]:
    """Whether the anchor is a noun, and whether it is one that points back ("serangan itu", "serangannya")."""
    nominal = anchor.voice in {"noun", "bare"}
    return nominal, nominal and (clause.word(anchor.last) in words("demonstratives") or anchor.possessed)


def _recalling(clause: Clause, anchor: Anchor, rule: Parties) -> tuple[str, ...]:
    """What all candidates share that the anchor's sentence does not name."""
    nominal, pointing = _points(clause, anchor)
    return (
        "out",
        f"out|{anchor.entry.frame}|{anchor.voice}",
        f"out|pointing={pointing}|{nominal}",
        f"out|explicit={bool(rule.sources)}{bool(rule.targets)}|{nominal}",
        f"out|groups={min(len(clause.groups), 2)}",
    )


def _recall(clause: Clause, anchor: Anchor, actor: str, scene: Scene) -> list[str]:
    voice = anchor.voice
    nominal, pointing = _points(clause, anchor)
    ago = scene.sentence - scene.last_seen.get(actor, -9)
    features = [f"out|ago={min(ago, 4)}"]
    for back, event in enumerate(reversed(scene.earlier)):
        role = ("s" if actor in event.parties.sources else "") + ("t" if actor in event.parties.targets else "")
        if role and event.root == anchor.entry.root:
            features.append(f"out|root-{role}|pointing={pointing}|{nominal}")
        if role and event.type == anchor.entry.type:
            features.append(f"out|type-{role}|{min(back, 3)}|{nominal}")
            features.append(f"out|type-{role}|{anchor.entry.type}")
            break
        if role and back == 0:
            features.append(f"out|last-{role}")
    if actor in scene.subject_before:
        features += ["out|subject-before", f"out|subject-before|{voice}"]
    if actor in scene.salient:
        features.append(f"out|salience={scene.salient.index(actor)}")
    return features
