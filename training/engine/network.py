"""The two networks in torch: what a word looks like, a bidirectional LSTM over a sentence, and heads over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from palagan.languages.engine_vectors import Vectors
from palagan.languages.engine_words import ROWS, SHAPES, rows, shape

MOST_ROWS = 11
SHAPE_SIZE = 12


@dataclass(slots=True)
class Batch:
    """Words of some sentences as numbers: `types` are what the distinct words look like, `words` points into them."""

    rows: Tensor
    """[types, MOST_ROWS], 0 where a word has fewer."""
    shapes: Tensor
    vectors: Tensor
    """[types, dimensions of the word vectors]"""
    words: Tensor
    """[sentences, longest]"""
    lengths: Tensor
    flags: Tensor
    """[sentences, longest, flags]: what is told of single tokens from outside."""


class Words:
    """Looks words up once."""

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.known: dict[str, tuple[list[int], int, np.ndarray]] = {}

    def of(self, word: str) -> tuple[list[int], int, np.ndarray]:
        if word not in self.known:
            self.known[word] = (rows(word), shape(word), self.vectors.of(word))
        return self.known[word]

    def batch(
        self, sentences: Sequence[Sequence[str]], flags: Sequence[np.ndarray] | None = None, size: int = 0
    ) -> Batch:
        numbers: dict[str, int] = {}
        longest = max(map(len, sentences))
        words = np.zeros((len(sentences), longest), np.int64)
        told = np.zeros((len(sentences), longest, size), np.float32)
        for line, sentence in enumerate(sentences):
            for place, word in enumerate(sentence):
                words[line, place] = numbers.setdefault(word, len(numbers))
            if flags is not None:
                told[line, : len(sentence)] = flags[line]
        looks = [self.of(word) for word in numbers]
        table = np.zeros((len(looks), MOST_ROWS), np.int64)
        for line, look in enumerate(looks):
            table[line, : len(look[0])] = look[0]
        return Batch(
            torch.from_numpy(table),
            torch.tensor([look[1] for look in looks]),
            torch.from_numpy(np.stack([look[2] for look in looks])),
            torch.from_numpy(words),
            torch.tensor([len(sentence) for sentence in sentences]),
            torch.from_numpy(told),
        )


class Encoder(nn.Module):
    """Words to states: [sentences, longest, 2 × hidden]."""

    def __init__(
        self, dimensions: int, own: int, hidden: int, layers: int, flags: int, drop: float, blank: float
    ) -> None:
        super().__init__()
        self.table = nn.Embedding(ROWS, own, padding_idx=0)
        nn.init.normal_(self.table.weight, 0, 0.1)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.shapes = nn.Embedding(SHAPES, SHAPE_SIZE)
        nn.init.normal_(self.shapes.weight, 0, 0.3)
        self.map = nn.Linear(dimensions, own)
        self.drop = drop
        self.blank = blank
        self.inputs = own + SHAPE_SIZE + flags
        self.forward_cells = nn.ModuleList()
        self.backward_cells = nn.ModuleList()
        for layer in range(layers):
            size = self.inputs if layer == 0 else 2 * hidden
            self.forward_cells.append(nn.LSTM(size, hidden, batch_first=True))
            self.backward_cells.append(nn.LSTM(size, hidden, batch_first=True))

    def types(self, batch: Batch) -> Tensor:
        """[types, inputs less flags]"""
        table, vectors = batch.rows, batch.vectors
        count = (table > 0).sum(1, keepdim=True).clamp(min=1).sqrt()
        own = self.table(table)
        if self.training and self.blank:
            # A word's own rows are left out now and then, or its vector, so that each learns to do without the other.
            own = own * (torch.rand(table.shape) > self.blank).float().unsqueeze(-1)
            vectors = vectors * (torch.rand(len(vectors), 1) > self.blank / 2).float()
        return torch.cat([own.sum(1) / count + self.map(vectors), self.shapes(batch.shapes)], 1)

    def same(self, states: Tensor, chance: float | None = None) -> Tensor:
        """Dropout with one mask a sentence."""
        chance = self.drop if chance is None else chance
        if not self.training or chance == 0:
            return states
        mask = states.new_empty(states.shape[0], 1, states.shape[2]).bernoulli_(1 - chance) / (1 - chance)
        return states * mask

    def forward(self, batch: Batch) -> Tensor:
        states = torch.cat([self.types(batch)[batch.words], batch.flags], 2)
        if self.training:
            states = states * (torch.rand(states.shape[:2]) > 0.08).float().unsqueeze(-1)
            states = self.same(states, self.drop * 0.6)
        longest = states.shape[1]
        place = torch.arange(longest).unsqueeze(0)
        lengths = batch.lengths.unsqueeze(1)
        turned = torch.where(place < lengths, lengths - 1 - place, place)
        for layer, (ahead, back) in enumerate(zip(self.forward_cells, self.backward_cells, strict=True)):
            if layer:
                states = self.same(states)
            index = turned.unsqueeze(-1).expand(-1, -1, states.shape[2])
            left, _ = ahead(states)
            right, _ = back(states.gather(1, index))
            states = torch.cat([left, right.gather(1, turned.unsqueeze(-1).expand(-1, -1, right.shape[2]))], 2)
        return states


class Parser(nn.Module):
    """Encoder, part of speech, arcs and relations by biaffine attention (Dozat and Manning 2017)."""

    def __init__(
        self, encoder: Encoder, upos: Sequence[str], rels: Sequence[str], arc: int = 128, rel: int = 56
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.upos_names, self.rel_names = tuple(upos), tuple(rels)
        size = 2 * encoder.forward_cells[0].hidden_size
        self.upos = nn.Linear(size, len(upos))
        self.arc_head, self.arc_dependent = nn.Linear(size, arc), nn.Linear(size, arc)
        self.rel_head, self.rel_dependent = nn.Linear(size, rel), nn.Linear(size, rel)
        self.arcs = nn.Parameter(torch.zeros(arc, arc))
        self.arc_bias = nn.Parameter(torch.zeros(arc))
        self.relations = nn.Parameter(torch.randn(len(rels), rel, rel) * 0.02)
        self.relation_line = nn.Linear(2 * rel, len(rels))
        self.root = nn.Parameter(torch.randn(size) * 0.1)

    def heads(self, states: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [sentences, dependents, heads with the root first], and the states with the root before them."""
        count, longest, _ = states.shape
        rooted = torch.cat([self.root.expand(count, 1, -1), states], 1)
        head = self.encoder.same(functional.leaky_relu(self.arc_head(rooted), 0.1))
        dependent = self.encoder.same(functional.leaky_relu(self.arc_dependent(states), 0.1))
        scores = (dependent @ self.arcs) @ head.transpose(1, 2) + (head @ self.arc_bias).unsqueeze(1)
        beyond = torch.arange(longest + 1).unsqueeze(0) > lengths.unsqueeze(1)
        scores = scores.masked_fill(beyond.unsqueeze(1), -1e4)
        itself = torch.zeros(longest, longest + 1, dtype=torch.bool)
        itself[torch.arange(longest), torch.arange(longest) + 1] = True
        return scores.masked_fill(itself, -1e4), rooted

    def rels(self, states: Tensor, rooted: Tensor, heads: Tensor) -> Tensor:
        """Scores of relations to given heads."""
        chosen = rooted.gather(1, heads.unsqueeze(-1).expand(-1, -1, rooted.shape[2]))
        head = self.encoder.same(functional.leaky_relu(self.rel_head(chosen), 0.1))
        dependent = self.encoder.same(functional.leaky_relu(self.rel_dependent(states), 0.1))
        count, size = len(self.rel_names), head.shape[-1]
        left = (dependent @ self.relations.permute(1, 0, 2).reshape(size, count * size)).unflatten(-1, (count, size))
        return (left @ head.unsqueeze(-1)).squeeze(-1) + self.relation_line(torch.cat([dependent, head], -1))


class Names(nn.Module):
    """Encoder and a linear chain over BIO tags (CRF)."""

    def __init__(self, encoder: Encoder, tags: Sequence[str]) -> None:
        super().__init__()
        self.encoder = encoder
        self.tags = tuple(tags)
        self.tag = nn.Linear(2 * encoder.forward_cells[0].hidden_size, len(tags))
        self.moves = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.starts = nn.Parameter(torch.zeros(len(tags)))

    def scores(self, batch: Batch) -> Tensor:
        """[sentences, longest, tags]"""
        return self.tag(self.encoder.same(self.encoder(batch)))

    def loss(self, scores: Tensor, gold: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood a token."""
        longest = scores.shape[1]
        ahead = self.starts + scores[:, 0]
        right = (self.starts[gold[:, 0]] + scores[:, 0].gather(1, gold[:, :1]).squeeze(1)).clone()
        for place in range(1, longest):
            inside = (place < lengths).float()
            step = torch.logsumexp(ahead.unsqueeze(2) + self.moves, 1) + scores[:, place]
            ahead = torch.where(inside.unsqueeze(1) > 0, step, ahead)
            gain = self.moves[gold[:, place - 1], gold[:, place]] + scores[:, place].gather(
                1, gold[:, place : place + 1]
            ).squeeze(1)
            right = right + gain * inside
        return (torch.logsumexp(ahead, 1) - right).sum() / lengths.sum()
