"""Words of harm in a sentence: which of them stand where, what kind of figure they make, and how they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from palagan.languages.tables import lexicon, table
from palagan.languages.tokens import Token, tokenize
from palagan.reading.numerals import number_words

TABLE = "languages/id/harm.tsv"
WORDS = "languages/id/harm.toml"
_SHORTEST_TELLING = 2
_NO_HARM = "none"
"""The frame of phrases that only name something by a word of harm ("bom *bunuh diri*")."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase of harm means: `kind` of figure, `frame` (how it counts) and `only` (a limit), as in harm.tsv."""

    phrase: str
    kind: str
    frame: str
    only: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `first:last` are a phrase of harm."""

    first: int
    last: int
    meaning: Meaning


@cache
def harm_list(table_name: str, key: str) -> frozenset[str]:
    """A list of words of harm.toml: harm_list("join", "and")."""
    return frozenset(_words()[table_name][key])


@cache
def harm_phrases(table_name: str, key: str) -> tuple[tuple[str, ...], ...]:
    """A list of phrases of harm.toml: harm_phrases("join", "made_of")."""
    return tuple(tuple(phrase) for phrase in _words()[table_name][key])


def _words() -> dict[str, Any]:
    return lexicon(WORDS)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], tuple[Meaning, ...]], ...]]:
    """Phrases by their first word, the longest first."""
    meanings: dict[tuple[str, ...], list[Meaning]] = {}
    for row in table(TABLE):
        words = tuple(token.lower for token in tokenize(row["phrase"]))
        meanings.setdefault(words, []).append(Meaning(row["phrase"], row["kind"], row["frame"], row["only"]))
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Meaning, ...]]]] = {}
    for words, found in meanings.items():
        by_first.setdefault(words[0], []).append((words, tuple(found)))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in by_first.items()}


def find_harm(tokens: Sequence[Token]) -> tuple[Mark, ...]:
    """The phrases of harm among the tokens, longest first at each place, not overlapping; one mark for each meaning."""
    phrases = _phrases()
    out: list[Mark] = []
    reached = 0
    for index in [index for index, (_, _, _, lower) in enumerate(tokens) if lower in phrases]:
        if index < reached:
            continue
        for words, meanings in phrases[tokens[index].lower]:
            last = index + len(words)
            if last <= len(tokens) and all(tokens[index + k].lower == words[k] for k in range(1, len(words))):
                out.extend(Mark(index, last, meaning) for meaning in meanings if meaning.frame != _NO_HARM)
                reached = last
                break
    return tuple(out)


@cache
def telling_words() -> frozenset[str]:
    """Words around which a lost space may be found again: of harm, of number, of what is counted."""
    words = number_words()
    numerals = {word for name in ("units", "whole", "vague", "ones", "scales") for word in words[name]}
    counted = harm_list("counted", "people") | harm_list("counted", "things")
    return frozenset(word for word in {*_phrases(), *numerals, *counted} if len(word) > _SHORTEST_TELLING)


def headline_start(tokens: Sequence[Token]) -> int:
    """Where a lead to another story ("Baca juga: …") begins among the tokens, else their number."""
    leads, firsts = _leads(), _lead_firsts()
    for index in [index for index, (_, _, _, lower) in enumerate(tokens) if lower in firsts]:
        if index + 1 < len(tokens) and (tokens[index].lower, tokens[index + 1].lower) in leads:
            return index
    return len(tokens)


@cache
def _leads() -> frozenset[tuple[str, str]]:
    return frozenset((first, second) for first, second in _words()["aside"]["leads"])


@cache
def _lead_firsts() -> frozenset[str]:
    return frozenset(first for first, _ in _leads())


class Context(NamedTuple):
    """How many words of fighting, of accident, disaster or disease, and of common crime stand in a stretch."""

    fighting: int
    other: int
    crime: int


def context_of(tokens: Sequence[Token]) -> Context:
    """The words that tell what harm among the tokens comes of."""
    known = _of_context()
    telling = [lower for _, _, _, lower in tokens if lower in known]
    if not telling:
        return Context(0, 0, 0)
    conflict, other, crime = (harm_list("context", key) for key in ("conflict", "other", "crime"))
    return Context(
        sum(1 for word in telling if word in conflict),
        sum(1 for word in telling if word in other),
        sum(1 for word in telling if word in crime),
    )


@cache
def _of_context() -> frozenset[str]:
    return frozenset().union(*(harm_list("context", key) for key in ("conflict", "other", "crime")))


@cache
def _running() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in _words()["context"]["cumulative"])


def is_running_sum(tokens: Sequence[Token]) -> bool:
    """Whether the words tell a sum since a start ("hingga saat ini", "total")."""
    lower = [token.lower for token in tokens]
    inside = set(lower)
    for phrase in _running():
        size = len(phrase)
        if inside.issuperset(phrase) and any(
            tuple(lower[at : at + size]) == phrase for at in range(len(lower) - size + 1)
        ):
            return True
    return False
