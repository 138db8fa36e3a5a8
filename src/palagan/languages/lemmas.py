"""Lemmas: the root of an Indonesian word, as UD_Indonesian gives it ("memperkirakan" → "kira", "anak-anak" → "anak").

Of all analyses the likeliest is taken: `training/roots.py` has counted how many words are made of a root, or so made.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from math import log

from palagan.languages.affixation import Analysis, analyses, clitics, patterns
from palagan.languages.tables import table

_HYPHENS = "‐‑–"
_REMEMBERED = 1 << 17
_BOUND_PREFIXES = frozenset({"di", "ke", "se", "ter", "ber"})
_NASAL = frozenset({"meN", "peN"})
_NEVER = 1e6
LETTER_COST = 2.3
"""What each letter of an unknown root costs, in nats; 1.0 to 2.3 tried on half of UniMorph, November 2026."""


def lemma(word: str) -> str:
    """The lemma of one word, in lower case; what is no Indonesian word (a number, a name, a mark) is its own lemma.

    Clitics are taken off ("katanya" → "kata"). The whole word decides, not the sentence: "beruang" is always a bear.
    """
    return _lemma(word)


def lemmas(words: Iterable[str]) -> list[str]:
    """The lemmas of many words, in order; those met before are remembered."""
    return list(map(_lemma, words))


@lru_cache(maxsize=_REMEMBERED)
def _lemma(word: str) -> str:
    lower = word.lower()
    for hyphen in _HYPHENS:
        lower = lower.replace(hyphen, "-")
    known = irregular().get(lower)
    if known is not None:
        return known
    if "-" in lower:
        return _hyphened(lower)
    if not lower.isalpha() or not lower.isascii():
        return _twice(lower)
    return best(lower, word[0].isupper()).root


def best(word: str, capital: bool = False) -> Analysis:
    """The likeliest analysis of a word in lower case; a capital word that yields no known root is taken for a name."""
    found = whole = Analysis(word, (), "", "")
    known, (made, onto) = roots(), _weights()
    most = -_NEVER
    for analysis in analyses(word):
        root = known.get(analysis.root)
        if root is None and capital and analysis != whole:
            continue
        weight = _unknown(analysis) if root is None else log(root)
        score = weight + made[analysis.prefixes, analysis.suffix] + onto[analysis.clitic]
        if score > most:
            found, most = analysis, score
    return found


def _unknown(analysis: Analysis) -> float:
    """The weight of an unknown root: its letters. A suffix alone tells none; a nasal has mostly swallowed a stop."""
    if analysis.suffix and not analysis.prefixes:
        return -_NEVER
    kept = bool(analysis.prefixes) and analysis.prefixes[-1] in _NASAL and analysis.root[0] in "mn"
    return -LETTER_COST * (len(analysis.root) + kept)


def _hyphened(word: str) -> str:
    """Reduplication ("berjalan-jalan", "tembak-menembak", "sayur-mayur"), clitics and prefixes on a hyphen."""
    parts = word.split("-")
    if len(parts) != 2 or not all(part.isalpha() for part in parts):
        return word
    first, second = parts
    if second in clitics():
        return _lemma(first)
    if first in _BOUND_PREFIXES:
        return _lemma(second)
    left, right = _lemma(first), _lemma(second)
    if left == right:
        return left
    for shorter, longer in ((first, second), (second, first)):
        if any(analysis.root == shorter for analysis in analyses(longer)):
            return _lemma(shorter)
    halved = _halved(word)
    if halved is not None:
        return halved
    if _sounds_alike(left, right):
        return left if left in roots() or right not in roots() else right
    return word


def _halved(word: str) -> str | None:
    """The root of a reduplication that its affixes stand around ("kemerah-merahan", "kehati-hatian"), or None."""
    for analysis in analyses(word):
        half, _, again = analysis.root.partition("-")
        if half == again:
            return _lemma(half)
    return None


def _sounds_alike(first: str, second: str) -> bool:
    """Whether two words are one with a changed sound ("bolak-balik", "warna-warni", "sayur-mayur")."""
    if len(first) != len(second) or len(first) < 3:
        return False
    same = sum(a == b for a, b in zip(first, second, strict=True))
    return same >= len(first) - 2


def _twice(word: str) -> str:
    """ "anak2" is "anak-anak"; anything else is its own lemma."""
    if word.endswith("2") and word[:-1] in roots():
        return word[:-1]
    return word


@cache
def roots() -> dict[str, float]:
    """Known roots, with the number of word types made of each."""
    return {row["root"]: float(row["types"]) for row in table("languages/id/roots.tsv")}


@cache
def irregular() -> dict[str, str]:
    """Words whose lemma no rule tells, and words that only look as if they had affixes."""
    return {row["word"]: row["lemma"] for row in table("languages/id/lemmas.tsv")}


@cache
def _weights() -> tuple[dict[tuple[tuple[str, ...], str], float], dict[str, float]]:
    made, onto = patterns(), clitics()
    all_made, all_onto = log(sum(made.values())), log(sum(onto.values()))
    return (
        {pattern: log(count) - all_made for pattern, count in made.items()},
        {clitic: log(count) - all_onto for clitic, count in onto.items()},
    )
