"""The candidates for the dates of a page's events weighed once more, beside what the other events were found to have.

`moments.py` sees of other events only which times stand nearest to them. Here it is known which dates they most likely
have, so that what is told without a time agrees with what is told of the same and beside it with one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np

from palagan.reading.between import step_of
from palagan.reading.ground import Telling
from palagan.reading.made_once import made_once
from palagan.reading.moments import Dated, form_of
from palagan.reading.rungs import ladder
from palagan.reading.shares import of_others, sums
from palagan.reading.softmax import of_runs
from palagan.reading.trees import Trees

_KINDS = ("all", "type", "root")
_ASKED = ("p", "odds", *(f"{kind}-{most}" for kind in _KINDS for most in ("mean", "most")))
_STEPS = (0.003, 0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97)
_LEAST = 0.02
"""Chance of a date below which it is looked at no further, unless it is an event's likeliest."""
_BACK = (-4, -3, -2, -1, 0, 1, 2, 3, 4, 5)

Chances = dict[str | None, float]
"""The chance of each candidate's date; None stands for none."""


def concurring(
    tellings: Sequence[Telling], options: Sequence[Sequence[Dated]], chances: Sequence[Sequence[float]]
) -> list[tuple[Dated, ...]]:
    """The candidates that are likely enough, and none, in their order, each with what the other events say of its date;
    `chances` has one number a candidate."""
    if not tellings:
        return []
    said: list[Chances] = []
    columns: dict[str | None, int] = {}
    worth: list[tuple[int, int, float]] = []
    for number, (several, own) in enumerate(zip(options, chances, strict=True)):
        said.append({option.value: chance for option, chance in zip(several, own, strict=True)})
        for value, chance in said[-1].items():
            column = columns.setdefault(value, len(columns))
            worth.append((number, column, chance if chance >= _LEAST else 0.0))
    names = [(" all", telling.type, f"{telling.type} {telling.root}") for telling in tellings]
    table = sums(worth, (len(tellings), len(columns)))
    kinds = [of_others(table, group) for group in zip(*names, strict=True)]
    others = np.stack([one for kind in kinds for one in kind], axis=2).tolist()
    crowds = Counter([name for several in names for name in several])
    out = []
    for number, (telling, several) in enumerate(zip(tellings, options, strict=True)):
        likely = said[number]
        of_values = others[number]
        none = likely[None]
        best = max([chance for value, chance in likely.items() if value is not None], default=0.0)
        whole = _of_event(telling.type, telling.status, len(several))
        whole += _crowd(tuple([min(crowds[name], 4) for name in names[number]])) + _steps("none", none)
        beside = []
        for step, other in (("before", number - 1), ("after", number + 1)):
            if 0 <= other < len(tellings):
                near = tellings[other]
                company = _company(step, near.sentence == telling.sentence, near.type == telling.type, near.nominal)
                whole += company + _steps(f"{step}-none", said[other][None])
                beside.append((step, said[other]))
        kept = []
        for option in several:
            value = option.value
            chance = likely[value]
            if chance < min(_LEAST, best) and value is not None:
                continue
            values = [chance, chance / (chance + none), *of_values[columns[value]]]
            back = telling.sentence - option.moment.sentence if option.moment else None
            parts = (
                whole,
                *[rungs[bisect_right(_STEPS, one)] for rungs, one in zip(_asked(), values, strict=True)],
                *[_steps(step, dates.get(value, 0.0)) for step, dates in beside],
                _of_value(value is not None and form_of(value), back, chance == best),
            )
            kept.append(Dated(value, option.moment, parts))
        out.append(tuple(kept))
    return out


def chances_of(trees: Trees, options: Sequence[Sequence[Dated]]) -> list[list[float]]:
    """For each event the chance of each of its candidates; they sum to 1."""
    scores = trees.all_scores([option.parts for several in options for option in several])[0]
    return list(of_runs(scores, map(len, options)))


def _steps(name: str, chance: float) -> tuple[str, ...]:
    """The steps that a chance reaches, each a feature of its own, so that the trees can cut between any two."""
    return ladder(name, _STEPS)[bisect_right(_STEPS, chance)]


@cache
def _asked() -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple([ladder(name, _STEPS) for name in _ASKED])


@made_once(256)
def _crowd(sizes: tuple[int, ...]) -> tuple[str, ...]:
    """How many events there are, at most 4, of the page, of the type, of the word."""
    return tuple([f"{kind}s={size}" for kind, size in zip(_KINDS, sizes, strict=True)])


@made_once(4096)
def _of_event(type_: str, status: str, count: int) -> tuple[str, ...]:
    return f"type={type_}", f"status={status}", f"candidates={count}"


@made_once(64)
def _company(step: str, same_sentence: bool, same_type: bool, nominal: bool) -> tuple[str, ...]:
    return (f"{step}={same_sentence:d}{same_type:d}{nominal:d}",)


@made_once(1024)
def _of_value(form: str | bool, back: int | None, best: bool) -> tuple[str, ...]:
    if back is None:
        return ("no-date", f"best={best}")
    return f"form={form}", f"back={step_of(back, _BACK)}", f"best={best}"
