"""Trees of the Universal Dependencies treebanks, each as the treebank splits words and as a page writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from palagan.languages.engine_parser import Parse

CLITICS = frozenset({"nya", "kah", "lah", "pun", "tah", "ku", "mu", "-nya", "-ku", "-mu"})
"""What a treebank splits from the word before it."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: words, their parts of speech, their heads (0 is the root, else 1-based) and relations."""

    forms: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    words: tuple[tuple[int, int], ...]
    """First and last (exclusive) token of each word as a page writes it."""


def read_trees(path: Path) -> list[Tree]:
    """All trees of a CoNLL-U file, in its order."""
    return [_tree(block) for block in path.read_text("utf-8").strip().split("\n\n")]


def _tree(block: str) -> Tree:
    rows: list[list[str]] = []
    ranges: dict[int, int] = {}
    for line in block.split("\n"):
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            ranges[first - 1] = last
        elif "." not in cells[0]:
            rows.append(cells)
    words: list[tuple[int, int]] = []
    place = 0
    while place < len(rows):
        stop = ranges.get(place, place + 1)
        if not ranges and stop < len(rows) and rows[stop][1] in CLITICS and rows[place][3] != "PUNCT":
            # The silver file tells no ranges; in it a clitic never stands alone.
            stop += 1
        words.append((place, stop))
        place = stop
    return Tree(
        tuple(row[1] for row in rows),
        tuple(row[3] for row in rows),
        tuple(int(row[6]) for row in rows),
        tuple(row[7] for row in rows),
        tuple(words),
    )


def as_written(tree: Tree) -> Tree:
    """The same tree over words as a page writes them: a word is read as its main token."""
    if len(tree.words) == len(tree.forms):
        return tree
    word_of = {token: number for number, (first, last) in enumerate(tree.words) for token in range(first, last)}
    main = []
    for first, last in tree.words:
        outside = [t for t in range(first, last) if not first <= tree.heads[t] - 1 < last]
        main.append(outside[0])
    return Tree(
        tuple("".join(tree.forms[first:last]) for first, last in tree.words),
        tuple(tree.upos[token] for token in main),
        tuple(0 if tree.heads[token] == 0 else word_of[tree.heads[token] - 1] + 1 for token in main),
        tuple(tree.rels[token] for token in main),
        tuple((number, number + 1) for number in range(len(tree.words))),
    )


def score(gold: Sequence[Tree], found: Sequence[Parse]) -> dict[str, float]:
    """Percent of all tokens: right part of speech, right head, right head and universal relation, full relation."""
    right: Counter[str] = Counter()
    total = 0
    for tree, parse in zip(gold, found, strict=True):
        total += len(tree.forms)
        for place, head in enumerate(parse.heads):
            right["UPOS"] += parse.upos[place] == tree.upos[place]
            if head == tree.heads[place]:
                right["UAS"] += 1
                right["LAS"] += parse.rels[place].split(":")[0] == tree.rels[place].split(":")[0]
                right["full"] += parse.rels[place] == tree.rels[place]
    return {name: 100 * right[name] / total for name in ("UPOS", "UAS", "LAS", "full")}
