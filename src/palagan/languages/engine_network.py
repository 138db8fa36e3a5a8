"""One trained network: the words it sees, cached by type, and its graph, run by onnxruntime on one thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from palagan.languages.engine_vectors import Floats, Vectors
from palagan.languages.engine_words import rows, shape

MOST_TYPES = 50_000
"""Distinct words remembered; then the memory is emptied. About 20 MB."""

BATCH_WORDS = 600
"""Words of a batch, padding counted: more costs cache, fewer cost calls."""

WASTE = 1.25
"""A batch may hold so many places for every word in it, before the next sentence opens a new one."""

LONGEST = 200
"""Words of the longest sentence that is seen at once; longer ones are seen in pieces, so that time stays linear."""


class Types:
    """What distinct words look like to a network: one row each, made once."""

    def __init__(self, arrays: Mapping[str, Any], vectors: Vectors) -> None:
        self._table: NDArray[np.int8] = arrays["table"]
        self._scales: Floats = arrays["scales"].astype(np.float32)
        self._shapes: Floats = arrays["shapes"].astype(np.float32)
        self._map: Floats = arrays["map"].astype(np.float32)
        self._bias: Floats = arrays["bias"].astype(np.float32)
        self._vectors = vectors
        self._numbers: dict[str, int] = {}
        self.size: int = self._map.shape[1] + self._shapes.shape[1]
        self._looks: Floats = np.zeros((1024, self.size), np.float32)

    def _look(self, word: str) -> Floats:
        own = rows(word)
        summed = (self._table[own] * self._scales[own]).sum(axis=0) / np.sqrt(np.float32(len(own)))
        meaning = summed + self._vectors.of(word) @ self._map + self._bias
        return np.concatenate([meaning, self._shapes[shape(word)]])

    def numbers(self, words: Sequence[str]) -> list[int]:
        """A number for every word; `looks` tells what stands under it until the next call."""
        known = self._numbers
        if len(known) + len(words) > MOST_TYPES:
            known.clear()
        try:
            return [known[word] for word in words]
        except KeyError:
            for word in words:
                if word not in known:
                    self._add(word)
            return [known[word] for word in words]

    def _add(self, word: str) -> None:
        number = len(self._numbers)
        if number == len(self._looks):
            self._looks = np.concatenate([self._looks, np.zeros_like(self._looks)])
        self._looks[number] = self._look(word)
        self._numbers[word] = number

    def looks(self, numbers: NDArray[np.int64]) -> Floats:
        """[*numbers.shape, size]"""
        return self._looks[numbers]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of sentences, shortest first, in batches that waste little on padding."""
    current: list[int] = []
    words = 0
    for number in sorted(range(len(lengths)), key=lambda one: lengths[one]):
        size = lengths[number]
        places = size * (len(current) + 1)
        if current and (places > BATCH_WORDS or places > WASTE * (words + size)):
            yield current
            current, words = [], 0
        current.append(number)
        words += size
    if current:
        yield current


class Network:
    """A graph with the inputs `words` [longest, sentences, size] and `lengths` [sentences]."""

    def __init__(self, graph: bytes, arrays: Mapping[str, Any], vectors: Vectors) -> None:
        # A heavy import: only those who read a page pay for it.
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]
        self.types = Types(arrays, vectors)

    def run(self, sentences: Sequence[Sequence[str]], flags: Sequence[Floats] | None = None) -> dict[str, Floats]:
        """The graph's outputs for one batch; `flags` are put beside what the words look like."""
        sizes = [len(sentence) for sentence in sentences]
        longest = max(sizes)
        numbers = self.types.numbers([word for sentence in sentences for word in sentence])
        place = np.arange(longest)[:, None] < np.array(sizes)
        table = np.zeros((len(sizes), longest), np.int64)
        table[place.T] = numbers
        seen = self.types.looks(table.T)
        if flags is not None:
            told = np.zeros((longest, len(sizes), flags[0].shape[1]), np.float32)
            for column, flag in enumerate(flags):
                told[: len(flag), column] = flag
            seen = np.concatenate([seen, told], axis=2)
        found = self._session.run(self._outputs, {"words": seen, "lengths": np.array(sizes, np.int32)})
        return dict(zip(self._outputs, found, strict=True))
