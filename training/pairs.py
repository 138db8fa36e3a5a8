"""Training of the trees that choose source and target together: stacked on those that choose each alone.

What they see of the first trees' chances must be what they will see when reading: so the chances of each page come from
first trees that were trained without it (Wolpert, "Stacked generalization", 1992), a third of the pages at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from folds import FOLDS
from linear import Choice
from trees import train_softmax

from palagan.reading.decide import chances_of
from palagan.reading.linking import Candidate
from palagan.reading.pairing import pairs_of
from palagan.reading.scan import Scanned
from palagan.reading.trees import trees_of

ROUNDS = 120
SETTINGS = {"learning_rate": 0.07, "min_data_in_leaf": 50}


class Asked(NamedTuple):
    """An anchor that may tell an event, with its candidates and those of them that are right; none where gold has no
    such event, or the reader no such actor."""

    scanned: Scanned
    options: tuple[Candidate, ...]
    sources: frozenset[int] = frozenset()
    targets: frozenset[int] = frozenset()


def train_pairs(pages: Sequence[Sequence[Asked]], first: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The model as the package's weights file holds it; `first` are the models of each side that `thirds` gave."""
    models = [trees_of(one["source"], one["target"]) for one in first]
    examples = [choice for number, page in enumerate(pages) for choice in choices(page, models[number % FOLDS])]
    return train_softmax(examples, ROUNDS, **SETTINGS)


def choices(page: Sequence[Asked], parties: Any) -> list[Choice]:
    """What one page teaches, its actors weighed by trees that have not seen it."""
    if not page:
        return []
    options = [asked.options for asked in page]
    rows = [option.parts for several in options for option in several]
    sources, targets = (chances_of(options, scores) for scores in parties.all_scores(rows))
    out: list[Choice] = []
    for asked, pairs in zip(page, pairs_of([one.scanned for one in page], sources, targets), strict=True):
        doers = {asked.options[n].actor for n in asked.sources}
        others = {asked.options[n].actor for n in asked.targets}
        right = frozenset(n for n, pair in enumerate(pairs) if pair.source in doers and pair.target in others)
        if right:
            features = tuple(pair.features for pair in pairs)
            out.append((features, right))
    return out
