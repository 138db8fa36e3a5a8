"""What speaks for or against an actor as a party of an event, as names of features: each set of them made but once.

What they are made of stands in few shapes, so that pages share most sets; `linking.py` finds what holds.
"""

from __future__ import annotations

from palagan.reading.made_once import made_once
from palagan.reading.parties import MUTUAL

_BETWEEN = (
    "pronoun|{side}",
    "other-quotation|{side}",
    "anchor-quoted",
    "yang-between|{side}|{voice}",
    "comma-between|{side}",
    "opener-between|{side}|{voice}",
    "edge|{side}|{voice}",
)


@made_once(4096)
def of_anchor(frame: str, voice: str, root: str) -> tuple[str, ...]:
    """What all candidates of an anchor share."""
    return "bias", f"frame={frame}|{voice}", f"root={root}"


@made_once(16_384)
def of_actor(
    type_: str,
    frame: str,
    voice: str,
    kind: str,
    sector: str,
    role: str,
    other_source: bool,
    other_target: bool,
    speaks: bool,
) -> tuple[str, ...]:
    features = [f"type={type_}|kind={kind}", f"type={type_}|sector={sector}"]
    features += (f"rule={role}", f"rule={role}|{frame}", f"rule={role}|{frame}|{voice}")
    if other_source:
        features.append(f"other-source|{frame in MUTUAL}")
    if other_target:
        features.append(f"other-target|{frame in MUTUAL}")
    if role == "none" and not other_source and not other_target:
        features.append("rule-empty")
    if speaks:
        features += ["speaker", f"speaker|{type_}"]
    return tuple(features)


@made_once(16_384)
def placed(
    side: str, frame: str, voice: str, preposition: str, type_: str, bucket: str, adjacent: bool
) -> tuple[str, ...]:
    """On which side of the anchor the actor stands, how far, and what leads to it."""
    features = (
        f"in|{side}|{voice}",
        f"in|{side}|{frame}|{voice}|{preposition}",
        f"in|{side}|{voice}|{preposition}",
        f"in|{side}|{type_}|{preposition}",
        f"gap={bucket}|{side}|{voice}",
    )
    return (*features, f"adjacent|{side}|{frame}|{voice}") if adjacent else features


@made_once(4096)
def passed(side: str, frame: str, voice: str, rank: int, verbs: int, joined: bool) -> tuple[str, ...]:
    """How many parties and verbs stand between; whether the actor is named with others."""
    features = (
        f"rank={rank}|{side}|{voice}",
        f"rank={rank}|{side}|{frame}",
        f"verbs={verbs}|{side}|{voice}",
    )
    return (*features, f"group|{side}|{frame}") if joined else features


@made_once(1024)
def beside(then: str, before: str) -> tuple[str, ...]:
    """The words after and before the actor, "-" for one that says little."""
    features = []
    if then:
        features.append("then-other" if then == "-" else f"then={then}")
    if before:
        features.append("before-other" if before == "-" else f"before={before}")
    return tuple(features)


@made_once(4096)
def between(side: str, voice: str, holds: tuple[bool, ...]) -> tuple[str, ...]:
    """What lies between anchor and actor, of `_BETWEEN` what holds."""
    return tuple([name.format(side=side, voice=voice) for name, there in zip(_BETWEEN, holds, strict=True) if there])


@made_once(8192)
def nobody(frame: str, voice: str, type_: str, root: str, told: str, groups: int, quoted: bool) -> tuple[str, ...]:
    return (
        "nobody",
        f"nobody|{frame}|{voice}",
        f"nobody|{type_}",
        f"nobody|root={root}",
        f"nobody|told={told}",
        f"nobody|told={told}|{frame}|{voice}",
        f"nobody|groups={groups}",
        f"nobody|quoted={quoted}",
    )


@made_once(4096)
def recalling(frame: str, voice: str, pointing: bool, nominal: bool, told: str, groups: int) -> tuple[str, ...]:
    """What all candidates share that the anchor's sentence does not name."""
    return (
        "out",
        f"out|{frame}|{voice}",
        f"out|pointing={pointing}|{nominal}",
        f"out|explicit={told}|{nominal}",
        f"out|groups={groups}",
    )
