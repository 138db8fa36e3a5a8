"""Scores of an engine on the test parts of the corpora, as the package runs it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spans import read_named
from spans import score as score_names
from trees import as_written, read_trees
from trees import score as score_trees

from palagan.languages.engine import Engine, load_engine

TREES = {
    "GSD test": Path("ud-id-gsd/id_gsd-ud-test.conllu"),
    "CSUI test": Path("ud-id-csui/id_csui-ud-test.conllu"),
    "PUD": Path("ud-id-pud/id_pud-ud-test.conllu"),
}
NAMES = {
    "idner-news-2k test": Path("ner/id.idner-news-2k.test.jsonl"),
    "nergrit test": Path("ner/id.nergrit.test.jsonl"),
    "nerui test": Path("ner/id.nerui.test.jsonl"),
}
PAGE = 15
"""Sentences that are read at once, as many as a page has."""


def pages(sentences: Sequence[Sequence[str]]) -> list[Sequence[Sequence[str]]]:
    """Sentences in pages."""
    return [sentences[first : first + PAGE] for first in range(0, len(sentences), PAGE)]


def parser_scores(engine: Engine, path: Path, written: bool) -> dict[str, float]:
    """UPOS, UAS, LAS and LAS with subtypes, in percent, over a treebank's tokens or over words as pages write them."""
    trees = read_trees(path)
    if written:
        trees = [as_written(tree) for tree in trees]
    found = [parse for page in pages([tree.forms for tree in trees]) for parse in engine.parse(page)]
    return score_trees(trees, found)


def name_scores(engine: Engine, path: Path) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent, of all names and by kind."""
    gold = read_named(path)
    found = []
    for names, one in zip((n for p in pages([s.forms for s in gold]) for n in engine.names(p)), gold, strict=True):
        tags = ["O"] * len(one.forms)
        for name in names:
            tags[name.first : name.last] = [f"B-{name.kind}", *[f"I-{name.kind}"] * (name.last - name.first - 1)]
        found.append(tags)
    return score_names([one.tags for one in gold], found)


def print_scores(corpora: Path, folder: Path) -> None:
    """A line a test part."""
    engine = load_engine(folder)
    for name, path in TREES.items():
        for written in (False, True):
            told = parser_scores(engine, corpora / path, written)
            split = "words as written" if written else "treebank tokens"
            print(f"{name} ({split}):", ", ".join(f"{key} {value:.1f}" for key, value in told.items()))
    for name, path in NAMES.items():
        for kind, (precision, recall, both) in name_scores(engine, corpora / path).items():
            print(f"{name}, {kind}: P {precision:.1f}, R {recall:.1f}, F1 {both:.1f}")
