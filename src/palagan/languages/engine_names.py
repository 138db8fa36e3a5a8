"""The names network: people, organizations and places of a page's sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from palagan.languages.engine_decode import best_tags
from palagan.languages.engine_gazetteer import read_gazetteer
from palagan.languages.engine_network import LONGEST, Network, batches
from palagan.languages.engine_vectors import Floats, Vectors

FORBIDDEN = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Name:
    """Words `first` to `last` (exclusive) of a sentence name a person (PER), a place (LOC) or an organization (ORG)."""

    first: int
    last: int
    kind: str


class NameFinder:
    """A trained names network; calls keep nothing but what distinct words look like."""

    def __init__(self, graph: bytes, arrays: Mapping[str, Any], vectors: Vectors) -> None:
        self._network = Network(graph, arrays, vectors)
        self._gazetteer = read_gazetteer({name.removeprefix("gazetteer_"): arrays[name] for name in arrays})
        self._tags: list[str] = arrays["tag_names"].tolist()
        self._starts: Floats = arrays["starts"].copy()
        self._moves: Floats = arrays["moves"].copy()
        for place, tag in enumerate(self._tags):
            if tag.startswith("I"):
                self._starts[place] = FORBIDDEN
                follows = [other[2:] == tag[2:] for other in self._tags]
                self._moves[~np.array(follows), place] = FORBIDDEN

    def names(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Name, ...]]:
        """The names of each sentence in their order; they do not overlap."""
        pieces = [
            (number, first, sentence[first : first + LONGEST])
            for number, sentence in enumerate(sentences)
            for first in range(0, len(sentence), LONGEST)
        ]
        scores: list[Floats] = [self._starts[None]] * len(pieces)
        for chosen in batches([len(words) for _, _, words in pieces]):
            for one, line in zip(chosen, self._batch([pieces[one][2] for one in chosen]), strict=True):
                scores[one] = line
        found: list[list[Name]] = [[] for _ in sentences]
        for (number, first, _), tags in zip(pieces, best_tags(scores, self._starts, self._moves), strict=True):
            for start, stop, kind in spans([self._tags[tag] for tag in tags]):
                found[number].append(Name(start + first, stop + first, kind))
        return [tuple(names) for names in found]

    def _batch(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """Scores [words, tags] of each sentence."""
        flags = [self._gazetteer.flags(sentence) for sentence in sentences]
        scores = self._network.run(sentences, flags)["tags"]
        return [scores[: len(sentence), line] for line, sentence in enumerate(sentences)]


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """First, last (exclusive) and kind of every name that BIO tags tell."""
    found: list[tuple[int, int, str]] = []
    first, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.append((first, place, kind))
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            first, kind = place, tag[2:]
    return found
