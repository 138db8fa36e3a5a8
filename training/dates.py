"""Training of the trees that choose dates: those that see each event alone, and those that weigh once more beside the
page's other events (`reading/concurring.py`), stacked on them as `pairs.py` has it, a third of the pages at a time.

What is learnt from is gold's own events, those of our reports, and gold's pages once more as they are read
(`read_pages.py`): there events and parties are missing or wrong, as they will be.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from folds import FOLDS, thirds
from linear import Choice
from trees import TIMES, train_softmax

from palagan.reading.concurring import chances_of, concurring
from palagan.reading.ground import Telling
from palagan.reading.moments import Dated
from palagan.reading.setting import ranking
from palagan.reading.trees import trees_of

ROUNDS, ROUNDS_AGAIN = 300, 160
ALONE = {"learning_rate": 0.08, "max_depth": 9, "num_leaves": 31, "lambda_l2": 15.0}
"""Log loss of read events, train by thirds .881 and dev .847, where the settings of `trees.py` and 160 rounds have
.894 and .866."""
AGAIN = {"learning_rate": 0.07, "min_data_in_leaf": 100}

Answer = tuple[str | None, float]
"""The likeliest date of an event, and by how much it is above none."""


class Dates(NamedTuple):
    """The events of one page with the candidates for their dates, and what the annotators have for each; an event of
    which they say no date ("date" is no key) teaches nothing."""

    tellings: Sequence[Telling]
    options: Sequence[Sequence[Dated]]
    gold: Sequence[dict[str, Any]]


def fit_dates(
    gold: Sequence[Dates], ours: Sequence[Dates], read: Sequence[Dates]
) -> tuple[dict[str, Any], list[list[Answer]]]:
    """Both models as the package's weights file holds them, and the answers for each page, gold before ours, by models
    that have not seen it. `read` is gold once more, page by page, or empty."""
    pages = [[*several] for several in (gold, ours, read)]
    alone = [_fit_alone([page for several in pages for page in thirds(several)[fold]]) for fold in range(FOLDS)]
    again: list[list[Dates]] = []
    for several in pages:
        again.append([])
        for number, page in enumerate(several):
            first = trees_of(alone[number % FOLDS])
            once_more = concurring(page.tellings, page.options, chances_of(first, page.options))
            again[-1].append(page._replace(options=once_more))
    second = [trees_of(_fit_again([page for several in again for page in thirds(several)[n]])) for n in range(FOLDS)]
    answers = []
    for several in again[:2]:
        for number, page in enumerate(several):
            ranked = ranking(second[number % FOLDS], page.options)
            answers.append([(best.value, sure) for best, _, sure in ranked])
    models = {
        "date": _fit_alone([page for several in pages for page in several]),
        "concurring": _fit_again([page for several in again for page in several]),
    }
    return models, answers


def date_choices(pages: Sequence[Dates]) -> list[Choice]:
    """The examples; an event whose answer is no candidate teaches nothing."""
    out: list[Choice] = []
    for page in pages:
        for options, event in zip(page.options, page.gold, strict=True):
            if "date" in event:
                right = frozenset(n for n, option in enumerate(options) if option.value == (event["date"] or None))
                if right and len(options) > 1:
                    out.append((tuple(option.features for option in options), right))
    return out


def _fit_alone(pages: Sequence[Dates]) -> dict[str, Any]:
    return train_softmax(date_choices(pages), ROUNDS, times=TIMES, **ALONE)


def _fit_again(pages: Sequence[Dates]) -> dict[str, Any]:
    return train_softmax(date_choices(pages), ROUNDS_AGAIN, times=TIMES, **AGAIN)
