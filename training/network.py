"""Training of the network that scores candidates beside the trees (`palagan.reading.network`): seeded, one thread.

What it knows of words are vectors of the engine (`vectors.npz`), of the commonest words of running text, brought down
to their chief components; these are not trained further.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from annotated import corpus_lines
from numpy.typing import NDArray
from pairs import Asked

from palagan.languages.engine_vectors import read_vectors
from palagan.reading.wording import ACTOR_SLOTS, ANCHOR_SLOTS, of_anchor, of_candidates

SLOTS = ANCHOR_SLOTS + ACTOR_SLOTS
HIDDEN = 64
SIZE = 32
COMMON = 40
"""Times that a word must stand in the corpus to have a vector."""
LEAST = 5
"""Options in which a feature must stand."""
EPOCHS = 4
BATCH = 64
RATE = 2e-3
DROPPED = 0.3
DECAY = 0.02
NETWORKS = 3
"""Networks that are averaged, each from a seed of its own; side by side they are one network of as many more nodes."""

Floats = NDArray[np.float32]


class Known(NamedTuple):
    """Words with their vectors [word, size], of length about 1."""

    words: list[str]
    vectors: Floats


@cache
def known_words(corpus: Path) -> Known:
    """The common words of running text with the chief components of their vectors."""
    counts = Counter(word for line in corpus_lines(corpus) for word in re.findall(r"\w+|[^\w\s]", line.lower()))
    words = sorted(word for word, count in counts.items() if count >= COMMON)
    with resources.files("palagan").joinpath("languages/id/weights/vectors.npz").open("rb") as file:
        vectors = read_vectors(dict(np.load(file)))
    table = np.array([vectors.of(word) for word in words])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    _, _, turned = np.linalg.svd(table - table.mean(axis=0), full_matrices=False)
    return Known(words, ((table - table.mean(axis=0)) @ turned[:SIZE].T).astype(np.float32))


class _Page(NamedTuple):
    """The choices of all pages, laid flat: an option is a row."""

    features: list[NDArray[np.int64]]
    words: Floats
    """[row, slots × size]"""
    sizes: NDArray[np.int64]
    right: Floats
    """[row, side]"""


def _laid(told: Sequence[Asked], rows: dict[str, int], words: dict[str, int], vectors: Floats) -> _Page:
    features, slots, right = [], [], []
    for asked in told:
        own = [_mean(one, words, vectors) for one in of_anchor(asked.scanned)]
        for number, (option, around) in enumerate(
            zip(asked.options, of_candidates(asked.scanned, asked.options), strict=True)
        ):
            features.append(np.array([rows[f] for f in option.features if f in rows], dtype=np.int64))
            slots.append(np.concatenate([*own, *(_mean(one, words, vectors) for one in around)]))
            right.append((number in asked.sources, number in asked.targets))
    sizes = np.array([len(asked.options) for asked in told])
    return _Page(features, np.array(slots, dtype=np.float32), sizes, np.array(right, dtype=np.float32))


def _mean(several: Sequence[str], words: dict[str, int], vectors: Floats) -> Floats:
    known = [vectors[words[word]] for word in several if word in words]
    total: Floats = np.sum(known, axis=0) / len(several) if known else np.zeros(SIZE, dtype=np.float32)
    return total


class _Net(torch.nn.Module):
    def __init__(self, features: int) -> None:
        super().__init__()
        self.bag = torch.nn.EmbeddingBag(features, HIDDEN + 2, mode="sum")
        torch.nn.init.normal_(self.bag.weight, std=0.03)
        self.bag.weight.data[:, HIDDEN:] = 0.0
        self.turn = torch.nn.Linear(SLOTS * SIZE, HIDDEN)
        self.out = torch.nn.Linear(HIDDEN, 2, bias=False)
        self.dropped = torch.nn.Dropout(DROPPED)

    def forward(self, places: torch.Tensor, starts: torch.Tensor, words: torch.Tensor) -> torch.Tensor:
        sums = self.bag(places, starts)
        hidden = torch.relu(sums[:, :HIDDEN] + self.turn(self.dropped(words)))
        scores: torch.Tensor = self.out(self.dropped(hidden)) + sums[:, HIDDEN:]
        return scores


def train_network(pages: Sequence[Sequence[Asked]], known: Known) -> dict[str, Any]:
    """The arrays of the network's file; learns from events whose doer or other is among the candidates."""
    torch.set_num_threads(1)
    words = {word: number for number, word in enumerate(known.words)}
    told = [asked for page in pages for asked in page if asked.sources or asked.targets]
    counts = Counter(f for asked in told for option in asked.options for f in set(option.features))
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    laid = _laid(told, {name: number for number, name in enumerate(names)}, words, known.vectors)
    nets = [_fitted(len(names), laid, seed) for seed in range(1, NETWORKS + 1)]
    weights = [net.bag.weight.detach().numpy() for net in nets]
    scale = float(np.abs(known.vectors).max()) / 127
    turn = [net.turn.weight.detach().numpy().reshape(HIDDEN, SLOTS, SIZE).transpose(1, 2, 0) for net in nets]
    straight = np.mean([own[:, HIDDEN:] for own in weights], axis=0)
    return {
        "features": _text(names),
        "words": _text(known.words),
        "weights": np.hstack([*(own[:, :HIDDEN] for own in weights), straight]).astype(np.float16),
        "vectors": np.round(known.vectors / scale).astype(np.int8),
        "scale": np.float32(scale),
        "turn": np.concatenate(turn, axis=2).astype(np.float16),
        "bias": np.concatenate([net.turn.bias.detach().numpy() for net in nets]).astype(np.float32),
        "out": np.vstack([net.out.weight.detach().numpy().T / NETWORKS for net in nets]).astype(np.float32),
    }


def _fitted(features: int, laid: _Page, seed: int) -> _Net:
    """A network that has learnt from the choices."""
    torch.manual_seed(seed)
    net = _Net(features)
    begins = np.r_[0, np.cumsum(laid.sizes)]
    count = len(laid.sizes)
    random = np.random.default_rng(seed)
    learner = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = EPOCHS * (count // BATCH), 0
    for _ in range(EPOCHS):
        order = random.permutation(count)
        for start in range(0, count - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            rows = np.concatenate([np.arange(begins[n], begins[n + 1]) for n in chosen])
            features = [laid.features[row] for row in rows]
            places = torch.from_numpy(np.concatenate(features))
            starts = torch.from_numpy(np.r_[0, np.cumsum([len(one) for one in features])[:-1]])
            scores = net(places, starts, torch.from_numpy(laid.words[rows]))
            groups = torch.from_numpy(np.repeat(np.arange(BATCH), laid.sizes[chosen]))
            missed = _missed(scores, groups, torch.from_numpy(laid.right[rows]))
            for group in learner.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / steps)
            learner.zero_grad()
            missed.backward()
            learner.step()
            step += 1
    net.eval()
    return net


def _missed(scores: torch.Tensor, groups: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """-log of the chance of the right options together, on the average, both sides added; a side with none counts 0."""
    raised = scores.clamp(-15, 15).exp()
    empty = torch.zeros(BATCH, 2)
    every = empty.index_add(0, groups, raised)
    hits = empty.index_add(0, groups, raised * right)
    asked = hits > 0
    lost = torch.where(asked, every.log() - torch.where(asked, hits, every).log(), empty)
    return (lost.sum(dim=0) / asked.sum(dim=0).clamp(min=1)).sum()


def _text(several: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(several).encode(), dtype=np.uint8)
