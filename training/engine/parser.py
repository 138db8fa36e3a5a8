"""Trains the parser: machine-made trees and hand-made ones mixed, then hand-made ones alone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from averaging import batches, fit
from export import export_parser
from network import Encoder, Parser, Words
from torch import Tensor
from torch.nn import functional
from trees import Tree, as_written, read_trees

BY_HAND = np.array([0.0, 1.0], np.float32)
BY_MACHINE = np.array([1.0, 0.0], np.float32)
"""The network is told who made a tree, so that it need not take over a machine's habits; at run time, a hand."""

RARE = 5
"""A relation seen less often is not learned."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes and schedule, chosen on every sixth hand-made tree."""

    own: int = 96
    hidden: int = 128
    layers: int = 2
    arc: int = 128
    rel: int = 40
    drop: float = 0.25
    hand: int = 2
    """How often a hand-made tree is seen while a machine-made one is seen once."""
    epochs: int = 16
    rate: float = 4e-3
    tokens: int = 800
    average: float = 0.998
    tuning: int = 8
    """Epochs over hand-made trees alone."""
    tuning_rate: float = 1e-3
    tuning_average: float = 0.99
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Sample:
    """A tree as the treebank and as a page writes it, and whether people made it."""

    tree: Tree
    written: Tree
    by_hand: bool


def samples(trees: Sequence[Tree], by_hand: bool) -> list[Sample]:
    return [Sample(tree, as_written(tree), by_hand) for tree in trees]


def loss_of(model: Parser, words: Words, batch: Sequence[tuple[Tree, bool]]) -> Tensor:
    """What the model would have to pay for parts of speech, heads and relations."""
    told = [np.tile(BY_HAND if by_hand else BY_MACHINE, (len(tree.forms), 1)) for tree, by_hand in batch]
    data = words.batch([tree.forms for tree, _ in batch], told, len(BY_HAND))

    def column(lines: Sequence[Sequence[int]]) -> Tensor:
        table = torch.full(data.words.shape, -1)
        for number, line in enumerate(lines):
            table[number, : len(line)] = torch.tensor(line)
        return table

    def cross(scores: Tensor, gold: Tensor) -> Tensor:
        return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1)

    places = {name: place for place, name in enumerate(model.rel_names)}
    upos = column([[model.upos_names.index(name) for name in tree.upos] for tree, _ in batch])
    heads = column([tree.heads for tree, _ in batch])
    rels = column([[places.get(name, -1) for name in tree.rels] for tree, _ in batch])
    states = model.encoder.same(model.encoder(data))
    arcs, rooted = model.heads(states, data.lengths)
    found = model.rels(states, rooted, heads.clamp(min=0))
    return 0.5 * cross(model.upos(states), upos) + cross(arcs, heads) + cross(found, rels)


def train_parser(
    by_hand: Sequence[Path], by_machine: Sequence[Path], words: Words, folder: Path, settings: Settings
) -> None:
    """Writes `parser.onnx` and `parser.npz` into a folder."""
    torch.manual_seed(settings.seed)
    luck = random.Random(settings.seed)
    hand = [one for path in by_hand for one in samples(read_trees(path), True)]
    machine = [one for path in by_machine for one in samples(read_trees(path), False)]
    rels = Counter(name for one in hand + machine for name in one.tree.rels)
    upos = sorted({name for one in hand + machine for name in one.tree.upos})
    encoder = Encoder(
        words.vectors.size, settings.own, settings.hidden, settings.layers, len(BY_HAND), settings.drop, 0.0
    )
    known = sorted(name for name, count in rels.items() if count >= RARE)
    model = Parser(encoder, upos, known, settings.arc, settings.rel)

    def drawn(pool: Sequence[Sample], tokens: int) -> list[list[tuple[Tree, bool]]]:
        chosen = [(one.tree if luck.random() < 0.5 else one.written, one.by_hand) for one in pool]
        return batches(chosen, lambda one: len(one[0].forms), tokens, luck)

    def tell(line: str, now: Parser) -> None:
        torch.save(now.state_dict(), folder / "parser.latest.pt")
        print("parser:", line, flush=True)

    everything = machine + hand * settings.hand
    model = fit(
        model,
        lambda: drawn(everything, settings.tokens),
        lambda batch: loss_of(model, words, batch),
        settings.epochs,
        settings.rate,
        settings.average,
        tell,
    )
    export_parser(model, BY_HAND, folder)
    model = fit(
        model,
        lambda: drawn(hand, settings.tokens // 2),
        lambda batch: loss_of(model, words, batch),
        settings.tuning,
        settings.tuning_rate,
        settings.tuning_average,
        tell,
    )
    export_parser(model, BY_HAND, folder)
