"""How well words and sentences are told: lemmas on treebanks and UniMorph, sentence ends and tokens on raw text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from palagan.languages.lemmas import lemma
from palagan.languages.sentences import split_sentences
from palagan.languages.tokens import tokenize

TREEBANKS = {
    "csui": "ud-id-csui/id_csui-ud-test.conllu",
    "pud": "ud-id-pud/id_pud-ud-test.conllu",
    "gsd": "ud-id-gsd/id_gsd-ud-test.conllu",
}
UNIMORPH = "unimorph-ind/ind"
_APART = frozenset({"PUNCT", "SYM", "X", "NUM", "PROPN"})
_STOPS = (".", "!", "?", '."', '?"', '!"', ".”", "?”", "!”", ".)", ".'")


class Word(NamedTuple):
    """A word of a treebank with its gold lemma and part of speech."""

    form: str
    lemma: str
    pos: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The raw text of a gold sentence, its words, and its tokens as they stand in the text (clitics not parted)."""

    text: str
    words: tuple[Word, ...]
    tokens: tuple[str, ...]


class Share(NamedTuple):
    """So many of so many are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / max(self.of, 1)


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.split("\n")
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        words = tuple(Word(row[1], row[2], row[3]) for row in rows if row[0].isdigit())
        tokens: list[str] = []
        covered = 0
        for row in rows:
            first, _, last = row[0].partition("-")
            if last:
                tokens.append(row[1])
                covered = int(last)
            elif first.isdigit() and int(first) > covered:
                tokens.append(row[1])
        yield Sentence(text, words, tuple(tokens))


def lemma_shares(path: Path) -> dict[str, Share]:
    """Lemmas told right, case aside: of all words but marks, of common words, of those whose lemma differs."""
    counts = {"all": [0, 0], "common": [0, 0], "derived": [0, 0]}
    for sentence in sentences(path):
        for word in sentence.words:
            if word.pos == "PUNCT" or word.lemma == "_":
                continue
            gold = word.lemma.lower()
            right = lemma(word.form) == gold
            for name in _parts(word, gold):
                counts[name][0] += right
                counts[name][1] += 1
    return {name: Share(right, of) for name, (right, of) in counts.items()}


def _parts(word: Word, gold: str) -> Iterator[str]:
    yield "all"
    if word.pos not in _APART:
        yield "common"
        if word.form.lower() != gold:
            yield "derived"


def paradigms(path: Path) -> dict[str, set[str]]:
    """UniMorph's forms with the lemmas that each may have."""
    out: dict[str, set[str]] = {}
    for line in path.read_text("utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) >= 3:
            out.setdefault(cells[1], set()).add(cells[0])
    return out


def shape(form: str, root: str) -> str:
    """What stands round the root in a form ("meN-kan", "ke-an"), "redup" for a hyphen, "other" if nothing is found."""
    if "-" in form:
        return "redup"
    at = form.find(root)
    if at < 0 and root[:1] in "kpst" and (at := form.find(root[1:])) > 0:
        root = root[1:]
    if at < 0:
        return "other"
    before, after = form[:at], form[at + len(root) :]
    nasal = ("meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen")
    if before in nasal or before in {"menge", "penge"}:
        before = before[:2] + "N"
    return "-".join(part for part in (before, after) if part) if before or after else "root"


def shares_by_shape(path: Path, least: int = 50) -> dict[str, Share]:
    """UniMorph by the affixes of the form, the frequent ones; the rest together as "rarer"."""
    counts: dict[str, list[int]] = {}
    for form, roots in paradigms(path).items():
        row = counts.setdefault(shape(form, min(roots)), [0, 0])
        row[0] += lemma(form) in roots
        row[1] += 1
    frequent = {name: row for name, row in counts.items() if row[1] >= least}
    rarer = [row for name, row in counts.items() if name not in frequent]
    frequent["rarer"] = [sum(row[0] for row in rarer), sum(row[1] for row in rarer)]
    return {name: Share(*row) for name, row in sorted(frequent.items(), key=lambda one: -one[1][1])}


def unimorph_share(path: Path) -> Share:
    """Forms whose lemma is one that UniMorph gives."""
    forms = paradigms(path)
    return Share(sum(lemma(form) in roots for form, roots in forms.items()), len(forms))


class Ends(NamedTuple):
    """Precision, recall and F1 of sentence ends in running text; `stopped`: recall of those that end with a stop."""

    precision: float
    recall: float
    f1: float
    stopped: float


def sentence_ends(path: Path) -> Ends:
    """The sentences of a treebank set one after the other on one line with a space between, and told apart again."""
    gold: set[int] = set()
    stopped: set[int] = set()
    text = ""
    for sentence in sentences(path):
        text += sentence.text.strip() + " "
        gold.add(len(text) - 1)
        if sentence.text.strip().endswith(_STOPS):
            stopped.add(len(text) - 1)
    got = {span.end for span in split_sentences(text, 0, len(text))}
    right = len(gold & got)
    precision, recall = right / max(len(got), 1), right / max(len(gold), 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return Ends(precision, recall, f1, len(stopped & got) / max(len(stopped), 1))


def token_f1(path: Path) -> float:
    """F1 of token extents against the treebank's, clitics left on their words."""
    right = gold = got = 0
    for sentence in sentences(path):
        told, at = set(), 0
        for token in sentence.tokens:
            start = sentence.text.find(token, at)
            if start >= 0:
                at = start + len(token)
                told.add((start, at))
        found = {(token.start, token.end) for token in tokenize(sentence.text)}
        right, gold, got = right + len(told & found), gold + len(told), got + len(found)
    return 2 * right / (gold + got)


def digest(paths: list[Path]) -> str:
    """SHA-256 over files in order."""
    made = hashlib.sha256()
    for path in paths:
        made.update(path.read_bytes())
    return made.hexdigest()
