"""The parser: parts of speech, heads and relations of a page's sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.languages.engine_decode import NEVER, best_tree, trees
from palagan.languages.engine_network import LONGEST, Network, batches
from palagan.languages.engine_vectors import Floats, Vectors


@dataclass(frozen=True, slots=True, eq=False)
class Parse:
    """One sentence read: for each word its part of speech, its head, its relation and what the network holds of it."""

    upos: tuple[str, ...]
    """Universal Dependencies' parts of speech."""
    heads: tuple[int, ...]
    """0 is the root, else the head's number, counted from 1."""
    rels: tuple[str, ...]
    """Universal Dependencies' relations, with subtypes ("nsubj:pass") where the treebanks have them."""
    states: Floats
    """[words, size]: the encoder's output, to build on."""


class Parser:
    """A trained parser; calls keep nothing but what distinct words look like."""

    def __init__(self, graph: bytes, arrays: Mapping[str, Any], vectors: Vectors) -> None:
        self._network = Network(graph, arrays, vectors)
        self._upos: list[str] = arrays["upos"].tolist()
        self._rels: list[str] = arrays["rels"].tolist()
        self._root: Floats = arrays["root"]
        self._root_rel = self._rels.index("root")

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """A parse for each sentence, in their order."""
        found: list[Parse] = [NOTHING] * len(sentences)
        short = [number for number, sentence in enumerate(sentences) if 0 < len(sentence) <= LONGEST]
        for chosen in batches([len(sentences[number]) for number in short]):
            numbers = [short[one] for one in chosen]
            for number, parse in zip(numbers, self._batch([sentences[one] for one in numbers]), strict=True):
                found[number] = parse
        for number, sentence in enumerate(sentences):
            if len(sentence) > LONGEST:
                found[number] = self._in_pieces(sentence)
        return found

    def _in_pieces(self, sentence: Sequence[str]) -> Parse:
        """A sentence too long to be seen at once: pieces one after the other, their roots hung to the first's."""
        parts = self.parse([sentence[first : first + LONGEST] for first in range(0, len(sentence), LONGEST)])
        top = parts[0].heads.index(0) + 1
        heads: list[int] = list(parts[0].heads)
        rels: list[str] = list(parts[0].rels)
        for part in parts[1:]:
            first = len(heads)
            heads += [head + first if head else top for head in part.heads]
            rels += ["parataxis" if rel == "root" else rel for rel in part.rels]
        upos = tuple(tag for part in parts for tag in part.upos)
        return Parse(upos, tuple(heads), tuple(rels), np.concatenate([part.states for part in parts]))

    def _batch(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        made = self._network.run(sentences)
        sizes = np.array([len(sentence) for sentence in sentences])
        heads = self._heads(made["roots"], made["arcs"], sizes)
        rels = self._labels(made, heads)
        upos = made["upos"].argmax(axis=2).T
        parses = []
        for line, size in enumerate(sizes.tolist()):
            parses.append(
                Parse(
                    tuple([self._upos[one] for one in upos[line, :size].tolist()]),
                    tuple(heads[line, :size].tolist()),
                    tuple([self._rels[one] for one in rels[line, :size].tolist()]),
                    made["states"][:size, line].copy(),
                )
            )
        return parses

    def _heads(self, roots: Floats, arcs: Floats, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
        """[sentences, longest]: the greedy choice where it makes a tree, the best tree where it does not."""
        scores = np.concatenate([roots, arcs], axis=2)
        count, longest, _ = arcs.shape
        scores[:, np.arange(longest), np.arange(longest) + 1] = NEVER
        for line in range(count):
            scores[line, :, sizes[line] + 1 :] = NEVER
        heads: NDArray[np.int64] = scores.argmax(axis=2)
        heads[np.arange(longest) >= sizes[:, None]] = 0
        for line in np.flatnonzero(~trees(heads, sizes)).tolist():
            size = int(sizes[line])
            heads[line, :size] = best_tree(scores[line, :size, : size + 1])
        return heads

    def _labels(self, made: Mapping[str, Floats], heads: NDArray[np.int64]) -> NDArray[np.int64]:
        """[sentences, longest]"""
        above = made["rel_heads"].transpose(1, 0, 2)
        rooted = np.concatenate([np.broadcast_to(self._root, (len(above), 1, above.shape[2])), above], axis=1)
        head = rooted[np.arange(len(heads))[:, None], heads]
        count, size = len(self._rels), head.shape[2]
        pairs = made["rel_pairs"].transpose(1, 0, 2).reshape(-1, count, size)
        scores = (pairs @ head.reshape(-1, size, 1)).reshape(*heads.shape, count)
        scores += made["rel_lines"].transpose(1, 0, 2)
        scores[..., self._root_rel] = NEVER
        labels: NDArray[np.int64] = scores.argmax(axis=2)
        labels[heads == 0] = self._root_rel
        return labels


NOTHING = Parse((), (), (), np.zeros((0, 0), np.float32))
"""The parse of no words."""
