"""Training of the trees that choose source and target together: stacked on those that choose each alone.

What they see of the first trees' chances must be what they will see when reading: so the chances of each page come from
first trees that were trained without it (Wolpert, "Stacked generalization", 1992), a third of the pages at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from folds import FOLDS, thirds
from linear import Choice
from trees import TIMES, train_softmax

from palagan.reading.agreeing import kept_pairs
from palagan.reading.decide import chances_of, pairs_weighed
from palagan.reading.linking import Candidate
from palagan.reading.pairing import Pairs, pairs_of
from palagan.reading.scan import Scanned
from palagan.reading.trees import trees_of
from palagan.reading.weights import PartyModels, party_models_of

ROUNDS = 120
ROUNDS_AGAIN = 100
SETTINGS = {"learning_rate": 0.07, "min_data_in_leaf": 150}


class Asked(NamedTuple):
    """An anchor that may tell an event, with its candidates and those of them that are right; none where gold has no
    such event, or the reader no such actor."""

    scanned: Scanned
    options: tuple[Candidate, ...]
    sources: frozenset[int] = frozenset()
    targets: frozenset[int] = frozenset()


def train_pairs(pages: Sequence[Sequence[Asked]], first: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The models as the package's weights file holds them; `first` are the models of each side that `thirds` gave."""
    models = [party_models_of(one) for one in first]
    told = [pairs_told(page, models[number % FOLDS]) for number, page in enumerate(pages)]
    examples = [taught(page, pairs) for page, pairs in zip(pages, told, strict=True)]
    second = [trees_of(_fit(rest, ROUNDS)) for rest in thirds(examples)]
    again = []
    for number, (page, pairs) in enumerate(zip(pages, told, strict=True)):
        weighed = pairs_weighed(pairs, second[number % FOLDS])
        again.append(taught(page, kept_pairs([one.scanned for one in page], weighed)))
    return {"pair": _fit(examples, ROUNDS), "agreeing": _fit(again, ROUNDS_AGAIN)}


def _fit(pages: Sequence[Sequence[Choice]], rounds: int) -> dict[str, Any]:
    return train_softmax([choice for page in pages for choice in page], rounds, times=TIMES, **SETTINGS)


def pairs_told(page: Sequence[Asked], parties: PartyModels) -> Pairs:
    """The pairs of one page, its actors weighed by models that have not seen it."""
    kept, options = [asked.scanned for asked in page], [asked.options for asked in page]
    sources, targets = (chances_of(options, scores) for scores in parties.scores(kept, options))
    return pairs_of(kept, sources, targets)


def taught(page: Sequence[Asked], told: Pairs) -> list[Choice]:
    """What the pairs of one page teach."""
    out: list[Choice] = []
    rows = iter(told.rows.named())
    for asked, pairs in zip(page, told.of_events, strict=True):
        doers = {asked.options[n].actor for n in asked.sources}
        others = {asked.options[n].actor for n in asked.targets}
        right = frozenset(n for n, (doer, other) in enumerate(pairs) if doer in doers and other in others)
        options = tuple(islice(rows, len(pairs)))
        if right:
            out.append((options, right))
    return out
