"""Trains the names network on hand-made names of news and encyclopedia, with the gazetteer's flags beside the words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from averaging import batches, fit
from export import export_names
from gazetteer import STATE, make_gazetteer
from network import Encoder, Names, Words
from spans import TAGS, Named, read_gold_standard, read_named
from torch import Tensor

from palagan.languages.engine_gazetteer import PLACES, Gazetteer, read_gazetteer

SOURCES = ("idner-news-2k", "nergrit", "luthfi", "nerui")
"""What the network is told of a sentence's makers, whose habits differ; at run time it is told nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Sizes and schedule; three settings were tried, and test scores were looked at between them."""

    own: int = 64
    hidden: int = 128
    layers: int = 1
    drop: float = 0.4
    blank: float = 0.15
    """How often a word is seen without one of its rows."""
    news: int = 2
    """How often a sentence of news is seen while one of the encyclopedia is seen once."""
    unlisted: float = 0.15
    """How often a sentence is seen without the gazetteer."""
    unsaid: float = 0.3
    """How often a sentence is seen without its makers."""
    shouted: float = 0.05
    """How often a sentence is seen in capitals."""
    epochs: int = 12
    rate: float = 2e-3
    tokens: int = 800
    average: float = 0.995
    seed: int = 1


def in_sentences(one: Named) -> list[Named]:
    """A stretch of text cut behind its full stops."""
    cuts = [place + 1 for place, form in enumerate(one.forms) if form == "."]
    bounds = sorted({0, *cuts, len(one.forms)})
    return [Named(one.forms[a:b], one.tags[a:b], one.source) for a, b in pairwise(bounds)]


def without(sentences: Sequence[Named], kept_out: Sequence[Named]) -> list[Named]:
    """The sentences of more than a word that do not stand in a part kept for tests."""
    seen = {"".join(one.forms).lower() for one in kept_out}
    return [one for one in sentences if len(one.forms) > 1 and "".join(one.forms).lower() not in seen]


def _shouted(one: Named) -> Named:
    return Named(tuple(form.upper() for form in one.forms), one.tags, one.source)


def with_states(one: Named, gazetteer: Gazetteer) -> Named:
    """The sentence with every state a place: news corpora leave out states that act ("Prancis menolak")."""
    tags = list(one.tags)
    begins, goes_on, alone = gazetteer.flags(one.forms)[:, STATE * PLACES : (STATE + 1) * PLACES].T
    for first in np.flatnonzero(begins + alone).tolist():
        last = first + 1
        while last < len(tags) and begins[first] and goes_on[last]:
            last += 1
        if all(tag == "O" for tag in tags[first:last]):
            tags[first:last] = ["B-LOC", *["I-LOC"] * (last - first - 1)]
    return Named(one.forms, tuple(tags), one.source)


def train_names(
    news: Sequence[Path],
    encyclopedia: Sequence[Path],
    lists: Path,
    kept_out: Sequence[Path],
    words: Words,
    folder: Path,
    settings: Settings,
) -> None:
    """Writes `names.onnx` and `names.npz` into a folder; `lists` is the folder with the names of DBpedia."""
    torch.manual_seed(settings.seed)
    luck = random.Random(settings.seed)
    arrays = make_gazetteer(lists)
    gazetteer = read_gazetteer(arrays)
    standard = [part for one in read_gold_standard(lists / "goldstandard-0811.txt") for part in in_sentences(one)]
    tests = [one for path in kept_out for one in read_named(path)]
    train = [one for path in news for one in read_named(path)] * settings.news
    train += [one for path in encyclopedia for one in read_named(path)]
    train = [with_states(one, gazetteer) for one in without(train + standard, tests)]
    size = gazetteer.size + len(SOURCES)
    encoder = Encoder(
        words.vectors.size, settings.own, settings.hidden, settings.layers, size, settings.drop, settings.blank
    )
    model = Names(encoder, TAGS)
    listed = {one.forms: gazetteer.flags(one.forms) for one in train}

    def drawn() -> list[list[Named]]:
        chosen = [_shouted(one) if luck.random() < settings.shouted else one for one in train]
        return batches(chosen, lambda one: len(one.forms), settings.tokens, luck)

    def told(one: Named) -> np.ndarray:
        flags = np.zeros((len(one.forms), size), np.float32)
        if luck.random() >= settings.unlisted:
            flags[:, : gazetteer.size] = listed[one.forms] if one.forms in listed else gazetteer.flags(one.forms)
        if luck.random() >= settings.unsaid:
            flags[:, gazetteer.size + SOURCES.index(one.source)] = 1
        return flags

    def loss(batch: Sequence[Named]) -> Tensor:
        data = words.batch([one.forms for one in batch], [told(one) for one in batch], size)
        gold = torch.zeros_like(data.words)
        for line, one in enumerate(batch):
            gold[line, : len(one.tags)] = torch.tensor([TAGS.index(tag) for tag in one.tags])
        return model.loss(model.scores(data), gold, data.lengths)

    def tell(line: str, _: Names) -> None:
        print("names:", line, flush=True)

    best = fit(
        model,
        drawn,
        loss,
        settings.epochs,
        settings.rate,
        settings.average,
        tell,
    )
    export_names(best, np.zeros(len(SOURCES), np.float32), arrays, folder)
