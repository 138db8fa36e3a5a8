"""Who takes part in an event, decided by weights over what structure shows: one row of features a candidate actor.

The rules of `arguments.py` are the strongest features; the weights (languages/id/weights/events.json, made by
`training/events.py`) say how far to trust them for which frame and voice, and when an actor named in an earlier
sentence is meant. Without weights the rules alone decide.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import NamedTuple

from palagan.reading import party_signs as signs
from palagan.reading.anchors import Anchor
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, Group, words
from palagan.reading.parties import Parties
from palagan.reading.sides import Sides


class Earlier(NamedTuple):
    """An event told before this one: its type, the root of its anchor, and its parties by rule."""

    type: str
    root: str
    parties: Parties
    sentence: int


class Scene(NamedTuple):
    """What the page has told so far. `salient`: the four most named; `last_seen`: the sentence an actor was last in;
    `day`: when the page was published."""

    cast: Cast
    sentence: int
    earlier: tuple[Earlier, ...]
    last_seen: dict[str, int]
    salient: tuple[str, ...]
    speakers: frozenset[str]
    subject_before: tuple[str, ...]
    day: str | None = None

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a single person, who wages no war."""
        known = self.cast.get(actor)
        return known is not None and known.kind == "person"


class Candidate(NamedTuple):
    """An actor that may be a party, with the features that speak for or against it; `actor` "" stands for nobody.

    The features come in parts, of which candidates share some as one object: what is of the anchor, of the country.
    """

    actor: str
    parts: tuple[tuple[str, ...], ...]
    group: Group | None = None
    """Where it is named in the anchor's sentence, at its nearest; None for those of earlier ones."""

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
    entry, voice = anchor.entry, anchor.voice
    sided = f"{bool(rule.sources)}{bool(rule.targets)}"
    own = signs.of_anchor(entry.frame, voice, entry.root)
    by_land: dict[str, tuple[tuple[str, ...], ...]] = {}

    def on_page(actor: str) -> tuple[tuple[str, ...], ...]:
        """What the page as a whole says: the same for all actors of a country."""
        if sides is None:
            return ()
        land = scene.cast.land(actor)
        if land not in by_land:
            by_land[land] = sides.features(scene.cast, entry.type, land, rule)
        return by_land[land]

    for actor, group in inside.items():
        here = _local(clause, anchor, group)
        out[actor] = Candidate(actor, (own, _common(anchor, actor, rule, scene), *here, *on_page(actor)), group)
    recalled = _recalled(scene, inside)
    if recalled:
        nominal, pointing = _points(clause, anchor)
        shared = signs.recalling(entry.frame, voice, pointing, nominal, sided, min(len(clause.groups), 2))
        for actor in recalled:
            told = _recall(anchor, actor, scene, nominal, pointing)
            out[actor] = Candidate(actor, (own, _common(anchor, actor, rule, scene), shared, told, *on_page(actor)))
    quoted, groups = clause.quoted[anchor.first] > 0, min(len(clause.groups), 3)
    nobody = signs.nobody(entry.frame, voice, entry.type, entry.root, sided, groups, quoted)
    return (*out.values(), Candidate("", (nobody,)))


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
    return [actor for actor in dict.fromkeys(found) if actor not in inside and not scene.cast.is_press(actor)][:10]


def _common(anchor: Anchor, actor: str, rule: Parties, scene: Scene) -> tuple[str, ...]:
    """What is asked of every actor, wherever it is named."""
    known = scene.cast.get(actor)
    sector = known.code.partition(".")[2] if known else ""
    in_source, in_target = actor in rule.sources, actor in rule.targets
    return signs.of_actor(
        anchor.entry.type,
        anchor.entry.frame,
        anchor.voice,
        known.kind if known else "",
        sector or "state",
        "both" if in_source and in_target else "source" if in_source else "target" if in_target else "none",
        bool(rule.sources) and not in_source,
        bool(rule.targets) and not in_target,
        actor in scene.speakers,
    )


def _local(clause: Clause, anchor: Anchor, group: Group) -> tuple[tuple[str, ...], ...]:
    """Where an actor of the anchor's sentence stands and what lies between."""
    frame, voice = anchor.entry.frame, anchor.voice
    right = group.first >= anchor.last
    side = "right" if right else "left"
    gap = max(0, _gap(anchor, group))
    bucket = next((str(d) for d in _DISTANCES if gap <= d), "far")
    preposition = group.preposition or "none"
    start, end = (anchor.last, group.first) if right else (group.last, anchor.first)
    verbs = bisect_left(clause.verbs, end) - bisect_left(clause.verbs, start) if end > start else 0
    between = frozenset(clause.lowers[start:end]) if end > start else frozenset()
    rank = sum([start <= other.first < end for other in clause.groups])
    after, before = clause.word(group.last), clause.word(group.first - 1)
    then = "" if right or not after else after if after in words("light_verbs") or after in words("adverbs") else "-"
    quoted, apart = clause.quoted[anchor.first], clause.quoted[group.first] != clause.quoted[anchor.first]
    return (
        signs.placed(side, frame, voice, preposition, anchor.entry.type, bucket, gap == 0),
        signs.passed(side, frame, voice, min(rank, 3), min(verbs, 2), len(group.actors) > 1),
        signs.beside(then, (before if before in words("prepositions") else "-") if before else ""),
        signs.between(
            side,
            voice,
            (
                group.pronoun,
                apart,
                quoted > 0,
                "yang" in between,
                "," in between,
                not between.isdisjoint(words("clause_openers")),
                group.last == len(clause.tokens) or group.first == 0,
            ),
        ),
    )


def _points(clause: Clause, anchor: Anchor) -> tuple[bool, bool]:
    """Whether the anchor is a noun, and whether it is one that points back ("serangan itu", "serangannya")."""
    nominal = anchor.voice in {"noun", "bare"}
    return nominal, nominal and (clause.word(anchor.last) in words("demonstratives") or anchor.possessed)


def _recall(anchor: Anchor, actor: str, scene: Scene, nominal: bool, pointing: bool) -> tuple[str, ...]:
    """What speaks for an actor of an earlier sentence: its parts in events told, how long ago it was named."""
    root, type_ = anchor.entry.root, anchor.entry.type
    features = [f"out|ago={min(scene.sentence - scene.last_seen.get(actor, -9), 4)}"]
    for back, event in enumerate(reversed(scene.earlier)):
        role = ("s" if actor in event.parties.sources else "") + ("t" if actor in event.parties.targets else "")
        if not role:
            continue
        if event.root == root:
            features.append(f"out|root-{role}|pointing={pointing}|{nominal}")
        if event.type == type_:
            features.append(f"out|type-{role}|{min(back, 3)}|{nominal}")
            features.append(f"out|type-{role}|{type_}")
            break
        if back == 0:
            features.append(f"out|last-{role}")
    if actor in scene.subject_before:
        features += ["out|subject-before", f"out|subject-before|{anchor.voice}"]
    if actor in scene.salient:
        features.append(f"out|salience={scene.salient.index(actor)}")
    return tuple(features)
