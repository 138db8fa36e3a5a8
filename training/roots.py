"""roots.py [NEWS.txt.gz] [--write]: the roots of Indonesian, learned from the words of running news, counts alone.

Every word type chooses one analysis, in turn, given what all others have chosen: a root is likely when many words are
made of it, an affix when it makes many words, and a new root costs its letters (Gibbs sampling of a Chinese restaurant
process over roots, cooled to the best; Goldwater, Griffiths and Johnson 2009 do so for words). Seeded; a minute.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from math import exp, log
from pathlib import Path

from palagan.languages.affixation import Analysis, analyses, syllables
from palagan.languages.lemmas import irregular

DATA = Path(__file__).resolve().parents[1] / "src" / "palagan" / "languages" / "id"
WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
LEAST_COUNT = 2
LOWER_SHARE = 0.15
STRENGTH, LETTER, BARE = 50.0, 2.3, 2.5
SWEEPS, COOLING, SEED = 30, 20, 7
MERGED = 0.5
"""Share of a family that another root must be able to hold, and to be as large as, to take it in."""
LEAST_SHORT = 5
"""Times that a root of three letters must be met by itself: too many words hold one by chance."""
KEPT_ALONE = 8
"""Times that a word must be met to be kept as a root that nothing else is made of."""

HEADER = """\
# Roots of Indonesian words, with the number of word types that are made of each (itself among them).
# Source: training/roots.py, from the counts of 4.1 million words of news text, 2026; no text is kept. Words that only
# look as if they had affixes, and what the counts told wrongly, stand in lemmas.tsv.
root\ttypes
"""


def words_of(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Counts of words in lower case, and of words with a capital (lowered)."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for word in WORD.findall(line):
                if word.islower():
                    lower[word] += 1
                else:
                    capital[word.lower()] += 1
    return lower, capital


class Choices:
    """What every word has chosen, and the counts that follow from it."""

    def __init__(self, seen: set[str], options: dict[str, list[Analysis]], family: Counter[str]) -> None:
        self.options = options
        self.roots: Counter[str] = Counter()
        self.patterns: Counter[tuple[tuple[str, ...], str]] = Counter()
        self.clitics: Counter[str] = Counter()
        self.new = {root: STRENGTH * exp(BARE * (root in seen) - LETTER * len(root)) for root in family}
        self.chosen: dict[str, Analysis] = {}
        for word, several in options.items():
            self.choose(word, max(several, key=lambda a: (family[a.root] + 2 * (a.root in seen), -len(a.prefixes))))

    def choose(self, word: str, analysis: Analysis) -> None:
        self.chosen[word] = analysis
        self._count(analysis, 1)

    def forget(self, word: str) -> Analysis:
        analysis = self.chosen.pop(word)
        self._count(analysis, -1)
        return analysis

    def _count(self, analysis: Analysis, by: int) -> None:
        self.roots[analysis.root] += by
        self.patterns[analysis.prefixes, analysis.suffix] += by
        self.clitics[analysis.clitic] += by

    def score(self, analysis: Analysis) -> float:
        return (
            log(self.roots[analysis.root] + self.new[analysis.root])
            + log(self.patterns[analysis.prefixes, analysis.suffix] + 0.1)
            + log(self.clitics[analysis.clitic] + 0.1)
        )

    def sweep(self, heat: float, rng: random.Random) -> None:
        """Every word chooses anew; with no heat, the best."""
        order = [word for word, several in self.options.items() if len(several) > 1]
        rng.shuffle(order)
        for word in order:
            self.forget(word)
            several = self.options[word]
            scores = [self.score(analysis) for analysis in several]
            best = max(scores)
            if heat > 0:
                weights = [exp((score - best) / max(heat, 0.2)) for score in scores]
                self.choose(word, rng.choices(several, weights)[0])
            else:
                self.choose(word, several[scores.index(best)])

    def merge(self, fixed: set[str]) -> int:
        """Families whose root is itself made of a better one move there, each word that may be so read."""
        moved = 0
        members: dict[str, list[str]] = {}
        for word, analysis in self.chosen.items():
            members.setdefault(analysis.root, []).append(word)
        for root in sorted(members.keys() - fixed, key=lambda one: (len(members[one]), one)):
            for inner in sorted(
                {a.root for a in self.options.get(root, ()) if a.suffix != "i" and len(a.root) > 3} - {root},
                key=lambda r: -self.roots[r],
            ):
                if self.roots[inner] < max(2, MERGED * len(members[root])):
                    break
                ways = {word: [a for a in self.options[word] if a.root == inner] for word in members[root]}
                able = [word for word, several in ways.items() if several]
                if root in able and len(able) >= MERGED * len(members[root]):
                    for word in able:
                        self.forget(word)
                        self.choose(word, max(ways[word], key=self.score))
                    moved += len(able)
                    break
        return moved


def learn(lower: Counter[str], capital: Counter[str]) -> Choices:
    """The analyses of all words that news prints in lower case."""
    seen = {
        word
        for word, count in lower.items()
        if count >= LEAST_COUNT and word.isascii() and word.isalpha() and len(word) >= 3
        and count >= LOWER_SHARE * capital[word]
    }  # fmt: skip
    fixed = {word for word, root in irregular().items() if word == root}
    options = {word: [Analysis(word, (), "", "")] if word in fixed else list(analyses(word)) for word in sorted(seen)}
    options = {word: several for word, several in options.items() if several}
    family = Counter(root for several in options.values() for root in {a.root for a in several})
    able = {root for root, size in family.items() if root in seen or size >= 3}
    options = {word: [a for a in several if a.root in able] for word, several in options.items()}
    choices = Choices(seen, {word: several for word, several in options.items() if several}, family)
    rng = random.Random(SEED)
    for number in range(SWEEPS):
        choices.sweep(max(1.0 - number / COOLING, 0.0), rng)
    for _ in range(4):
        if not choices.merge(fixed):
            break
    return choices


def rooted(lower: Counter[str], choices: Choices) -> dict[str, int]:
    """The roots worth keeping: not what stands alone and has the shape of a derived word."""
    return {
        root: count
        for root, count in sorted(choices.roots.items())
        if count
        and choices.chosen.get(root, Analysis(root, (), "", "")).root == root
        and (count >= 3 or root in irregular() or not _looks_derived(root, surely=count == 2))
        and lower[root] >= (LEAST_SHORT if len(root) == 3 else 0 if count >= 2 else KEPT_ALONE)
    }


def _looks_derived(word: str, *, surely: bool) -> bool:
    """Whether a word has a prefix of verbs before two syllables or more; `surely`: none of two letters ("diversi")."""
    return any(
        len(analysis.prefixes) == 1
        and analysis.prefixes[0] in {"meN", "ber", "ter", *(() if surely else ("di",))}
        and len(analysis.root) >= 4
        and syllables(analysis.root) >= 2
        for analysis in analyses(word)
    )


def write(lower: Counter[str], choices: Choices) -> None:
    """roots.tsv, and the counts in affixes.tsv and clitics.tsv."""
    roots = rooted(lower, choices)
    (DATA / "roots.tsv").write_text(HEADER + "".join(f"{r}\t{n}\n" for r, n in roots.items()), "utf-8")
    _recount(DATA / "affixes.tsv", lambda cells: [cells[0], _counted(cells, choices), cells[2]])
    _recount(DATA / "clitics.tsv", lambda cells: [cells[0], str(max(1, choices.clitics[_bare(cells[0])]))])


def _bare(name: str) -> str:
    return "" if name == "0" else name


def _counted(cells: list[str], choices: Choices) -> str:
    prefixes = () if cells[0] == "0" else tuple(cells[0].split("+"))
    names = [cell.partition(":")[0] for cell in cells[1].split()]
    return " ".join(f"{name}:{max(1, choices.patterns[prefixes, _bare(name)])}" for name in names)


def _recount(path: Path, renew: Callable[[list[str]], list[str]]) -> None:
    lines = path.read_text("utf-8").split("\n")
    begin = next(number for number, line in enumerate(lines) if line and not line.startswith("# ")) + 1
    renewed = ["\t".join(renew(line.split("\t"))) if line else line for line in lines[begin:]]
    path.write_text("\n".join([*lines[:begin], *renewed]), "utf-8")


def main() -> int:
    """Learn and tell, or write."""
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(__file__).resolve().parents[2] / "shared"
    parser.add_argument("news", nargs="?", type=Path, default=shared / "corpora/news-text/id.txt.gz")
    parser.add_argument("--write", action="store_true", help=f"write the tables in {DATA}")
    options = parser.parse_args()
    lower, capital = words_of(options.news)
    choices = learn(lower, capital)
    sys.stdout.write(f"{len(choices.chosen)} words, {len(rooted(lower, choices))} roots kept\n")
    if options.write:
        write(lower, choices)
    return 0


if __name__ == "__main__":
    sys.exit(main())
