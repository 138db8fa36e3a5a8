"""How often the machine was wrong, from decisions: per kind of thing, with its interval; and random samples to review.

The interval is Wilson's (1927, J. Am. Stat. Assoc. 22, 209–212) at 95 %. It tells of all things of a kind only where
those reviewed are a random sample of them; whoever decides on what strikes him measures what strikes him.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from palagan.model.decision import KINDS, DecidedKind, Key, Sample
from palagan.record.laying import Placed
from palagan.record.standing import STRUCTURE, WHOLE, upheld

_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Of `reviewed` things (accepted or wrong; `unsure` ones apart), `wrong` were corrected, refused, merged or split.

    `rate`, `low`, `high` are shares of `reviewed`, None where nothing was reviewed. `fields` counts corrections by
    field. `sample` names the random sample that the figures are of, None for all that people happened to decide;
    `drawn` is its size, of which the rest is still to be reviewed.
    """

    kind: DecidedKind
    sample: str | None
    reviewed: int
    accepted: int
    wrong: int
    rejected: int
    corrected: int
    merged_or_split: int
    unsure: int
    disputed: int
    rate: float | None
    low: float | None
    high: float | None
    fields: tuple[tuple[str, int], ...]
    drawn: int | None = None
    drawn_from: int | None = None


def wilson(wrong: int, reviewed: int) -> tuple[float, float]:
    """The interval of a share; (0, 1) where nothing was reviewed."""
    if not reviewed:
        return 0.0, 1.0
    share, z2 = wrong / reviewed, _Z * _Z
    centre = share + z2 / (2 * reviewed)
    half = _Z * math.sqrt(share * (1 - share) / reviewed + z2 / (4 * reviewed * reviewed))
    low, high = ((centre + sign * half) / (1 + z2 / reviewed) for sign in (-1, 1))
    return (0.0 if wrong == 0 else max(0.0, low)), (1.0 if wrong == reviewed else min(1.0, high))


def error_rates(
    placed: Iterable[Placed],
    samples: Sequence[Sample] = (),
    things: Callable[[Key], str | None] = lambda _key: None,
) -> tuple[ErrorRate, ...]:
    """Per kind the rate of all that was decided, and of each random sample. What was undone or replaced counts for
    nothing; what is no longer found still does: it was read when it was decided.

    `things` gives the id that a key of a sample has today.
    """
    every = [one for one in placed if one.state not in ("undone", "replaced") and one.decision.verdict != "undo"]
    by_kind: dict[DecidedKind, list[Placed]] = defaultdict(list)
    for one in every:
        by_kind[one.decision.key.kind].append(one)
    out = []
    for kind in KINDS:
        if by_kind[kind]:
            out.append(_rate(kind, by_kind[kind], None))
        for sample in samples:
            if sample.kind == kind:
                ids = {found for key in sample.keys if (found := things(key)) is not None}
                shas = {_name(key) for key in sample.keys}
                inside = [one for one in by_kind[kind] if one.thing in ids or _name(one.decision.key) in shas]
                out.append(_rate(kind, inside, sample))
    return tuple(out)


def _rate(kind: DecidedKind, several: Iterable[Placed], sample: Sample | None) -> ErrorRate:
    things: dict[str, list[Placed]] = defaultdict(list)
    for one in several:
        things[one.thing or _name(one.decision.key)].append(one)
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    for found in things.values():
        verdict = _verdict(found)
        counts[verdict] += 1
        counts["disputed"] += any(one.disputed for one in found)
        if verdict == "correct":
            fields.update({one.decision.field for one in found if one.decision.field} - {None})
    wrong = counts["reject"] + counts["correct"] + counts["structure"]
    reviewed = wrong + counts["accept"]
    low, high = wilson(wrong, reviewed)
    return ErrorRate(
        kind=kind,
        sample=sample.id if sample else None,
        reviewed=reviewed,
        accepted=counts["accept"],
        wrong=wrong,
        rejected=counts["reject"],
        corrected=counts["correct"],
        merged_or_split=counts["structure"],
        unsure=counts["unsure"],
        disputed=counts["disputed"],
        rate=wrong / reviewed if reviewed else None,
        low=low if reviewed else None,
        high=high if reviewed else None,
        fields=tuple(sorted(fields.items(), key=lambda item: (-item[1], item[0]))),
        drawn=sample.size if sample else None,
        drawn_from=sample.drawn_from if sample else None,
    )


def _verdict(several: Sequence[Placed]) -> str:
    """What people say of one thing: the latest word on the whole; corrections and what was put apart count as wrong."""
    decisions = [one.decision for one in several]
    whole = upheld(decisions).get(WHOLE)
    if whole is not None and whole.latest.verdict == "reject":
        return "reject"
    if any(one.field for one in decisions):
        return "correct"
    if any(one.verdict in STRUCTURE for one in decisions):
        return "structure"
    return whole.latest.verdict if whole is not None else "unsure"


def _name(key: Key) -> str:
    """A key without offsets, so that one thing has one name as long as its words are the same."""
    return f"{key.kind}|" + "|".join(f"{b.page}:{b.sha[:12]}:{b.mark}" for b in key.beneath[:1])


def draw(ids: Iterable[str], size: int, seed: int) -> list[str]:
    """A random sample without replacement: the `size` ids whose SHA-256 with the seed is lowest. The same ids and seed
    give the same sample whatever the order, and a larger size only adds to it."""

    def place(id_: str) -> str:
        return hashlib.sha256(f"{seed}\0{id_}".encode()).hexdigest()

    return sorted(set(ids), key=lambda id_: (place(id_), id_))[:size]
