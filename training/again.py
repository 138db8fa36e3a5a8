"""Training of what weighs history once more beside the page's other events: stacked on the first trees.

As in `pairs.py` the chances that it learns from come from first trees that had not seen the page, a fifth of the pages
at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from linear import Example
from trees import train_two_classes

from palagan.reading.ground import Telling
from palagan.reading.hindsight import hindsight_parts
from palagan.reading.setting import chances_of_history
from palagan.reading.trees import Trees, trees_of

ROUNDS = 60
SETTINGS = {"learning_rate": 0.08, "min_data_in_leaf": 40}

T = TypeVar("T")


def history_again(
    model: Trees, tellings: Sequence[Telling], dates: Sequence[str | None], today: str | None,
    examples: Sequence[Example],
) -> list[Example]:  # fmt: skip
    """The examples of one page, as the first model takes them, for the second one."""
    chances = chances_of_history(model.scores([features for features, _ in examples]))
    rows = hindsight_parts(tellings, dates, today, chances)
    return [(tuple(f for part in row for f in part), label) for row, (_, label) in zip(rows, examples, strict=True)]


def train_history(examples: Sequence[Example]) -> dict[str, Any]:
    """The model as the package's weights file holds it."""
    return train_two_classes(examples, ROUNDS, **SETTINGS)


def by_others(
    pages: Sequence[Sequence[T]], folds: Sequence[Sequence[int]], fit: Callable[[list[T]], dict[str, Any]]
) -> list[Trees]:
    """For each page a model that the pages of the other folds taught."""
    out: dict[int, Trees] = {}
    for held in folds:
        kept = set(held)
        model = trees_of(fit([one for number, several in enumerate(pages) if number not in kept for one in several]))
        out.update(dict.fromkeys(held, model))
    return [out[number] for number in range(len(pages))]


def hindsight(
    pages: Sequence[tuple[Sequence[Telling], str | None]], dates: Sequence[Sequence[str | None]],
    examples: Sequence[Sequence[Example]], folds: Sequence[Sequence[int]],
) -> dict[str, Any]:  # fmt: skip
    """The model that pages teach, each given by its events and its day, from first models that had not seen it."""
    models = by_others(examples, folds, train_two_classes)
    told = [
        history_again(model, tellings, own, today, several)
        for model, (tellings, today), own, several in zip(models, pages, dates, examples, strict=True)
    ]
    return train_history([one for several in told for one in several])
