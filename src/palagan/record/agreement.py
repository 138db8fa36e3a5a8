"""How far reviewers agree: of what both judged, the share judged alike, and Cohen's kappa.

Kappa (J. Cohen 1960, Educ. Psychol. Meas. 20, 37–46) is agreement beyond what the two would reach by chance with the
shares of verdicts that each gave; it is not told where chance alone gives full agreement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from palagan.model.decision import KINDS, DecidedKind, Decision
from palagan.record.laying import Placed

Judgement = Literal["right", "wrong", "unsure"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers over one kind of thing: `both` judged so many, `same` of them alike. Shares are 0–1 or None."""

    kind: DecidedKind
    one: str
    other: str
    both: int
    same: int
    raw: float | None
    kappa: float | None


def judgement_of(decisions: Sequence[Decision]) -> Judgement | None:
    """What one reviewer holds of a thing, from his decisions on it that stand or were replaced by another's, in order:
    the last word, a correction among them saying that it was wrong."""
    verdict: Judgement | None = None
    for one in decisions:
        if one.verdict in ("reject", "correct", "merge", "split"):
            verdict = "wrong"
        elif one.verdict == "unsure":
            verdict = "unsure"
        elif one.verdict == "accept":
            verdict = "right"
    return verdict


def agreements(placed: Iterable[Placed]) -> tuple[Agreement, ...]:
    """For each kind and pair of reviewers who judged a thing both, by kind and names."""
    said: dict[DecidedKind, dict[str, dict[str, list[Decision]]]] = defaultdict(lambda: defaultdict(dict))
    for one in placed:
        d = one.decision
        if one.state != "undone" and d.verdict != "undo":
            said[d.key.kind][one.thing or d.target or repr(d.key)].setdefault(d.by, []).append(d)
    out = []
    for kind in KINDS:
        pairs: dict[tuple[str, str], list[tuple[Judgement, Judgement]]] = defaultdict(list)
        for by in said[kind].values():
            held = {name: found for name, several in by.items() if (found := judgement_of(several)) is not None}
            for one_name, other_name in combinations(sorted(held), 2):
                pairs[one_name, other_name].append((held[one_name], held[other_name]))
        out += [_agreement(kind, *names, judged) for names, judged in sorted(pairs.items())]
    return tuple(out)


def _agreement(kind: DecidedKind, one: str, other: str, judged: Sequence[tuple[Judgement, Judgement]]) -> Agreement:
    both, same = len(judged), sum(mine == yours for mine, yours in judged)
    raw = same / both
    first, second = Counter(mine for mine, _ in judged), Counter(yours for _, yours in judged)
    chance = sum(first[verdict] * second[verdict] for verdict in first) / both**2
    kappa = None if chance == 1.0 else (raw - chance) / (1 - chance)
    return Agreement(kind, one, other, both, same, raw, kappa)
