"""Set phrases in which a word that may tell an event tells none: "serangan jantung", "enggan berkomentar"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.morphology import derive
from palagan.languages.tables import alternatives, table
from palagan.languages.tokens import Token, tokenize


@cache
def idioms_of(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word → the set phrases that begin with it, longest first."""
    found = {
        tuple(token.lower for token in tokenize(derive(phrase, affix)))
        for row in table(f"languages/{language}/idioms.tsv")
        for phrase in alternatives(row["words"])
        for affix in row["affixes"].split()
    }
    grouped: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(found, key=lambda words: (-len(words), words)):
        grouped.setdefault(words[0], []).append(words)
    return {first: tuple(rows) for first, rows in grouped.items()}


def idiom_ends(tokens: Sequence[Token], first: int, language: str) -> int:
    """Where a set phrase ends that begins at a token, or 0."""
    for words in idioms_of(language).get(tokens[first].lower, ()):
        last = first + len(words)
        if tuple([token.lower for token in tokens[first:last]]) == words:
            return last
    return 0
