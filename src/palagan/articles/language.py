"""The language of a page, told from its own words: function-word profiles first, py3langid for the rest."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

from palagan.articles.letters import lower_words
from palagan.languages.tables import table

UNKNOWN = "und"
"""What a page is said to be written in when nothing tells (ISO 639-2 "undetermined")."""

_SAMPLE = 20_000
_LEAST_WORDS = 8
_LEAST_SHARE = 0.1
"""Share of a text's words that are weighted function words. Measured on the 100 train pages: id never under 0.17."""

_NEARLY = 0.8
"""Share of the best language's points from which on the bringer's word decides. Two of 2,840 short reports of the test
newsroom, told to be Indonesian, had 12 and 15 points for it and 14 and 17 for Malay."""


_AFFIXED = re.compile(r"\w{4,}(?:kan|nya)|me(?:ng|ny)\w{3,}|(?:ke|pe)\w{4,}an")
"""Words by whose affixes Indonesian and Malay are known where headlines and short reports leave small words out."""
_OF_AFFIXES = ("id", "ms")


def tell_language(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of the language that most of `text` is written in, or "und".

    Malay and Indonesian are told apart by the words that only one of them has. The bringer's word (`hint`) decides
    where the text is too short or too mixed to tell, or nearly as much speaks for it. Reads at most the first 20,000
    characters.
    """
    given = (hint or "").strip().lower().replace("_", "-").split("-")[0] or None
    words = lower_words(text[:_SAMPLE])
    if not words:
        return given or UNKNOWN
    score = _scores(words)
    ranked = sorted(score.items(), key=lambda item: (-item[1], item[0]))
    if ranked and len(words) >= _LEAST_WORDS:
        best, points = ranked[0]
        if points / len(words) >= _LEAST_SHARE:
            return given if given and score.get(given, 0.0) >= _NEARLY * points else best
    if given:
        return given
    if len(words) >= _LEAST_WORDS:
        return _second_opinion(text[:_SAMPLE])
    return ranked[0][0] if ranked else UNKNOWN


@cache
def is_read(language: str) -> bool:
    """Whether Palagan has a folder to read this language with."""
    return len(language) == 2 and resources.files("palagan").joinpath("languages", language, "sentences.toml").is_file()


@cache
def function_words() -> frozenset[str]:
    """The function words of all profiles: running prose has them, menus and headlines hardly do."""
    return frozenset(word for row in table("languages/profiles.tsv") for word in row["words"].split())


@cache
def _profiles() -> dict[str, tuple[tuple[str, float], ...]]:
    out: dict[str, dict[str, float]] = {}
    for row in table("languages/profiles.tsv"):
        for word in row["words"].split():
            weights = out.setdefault(word, {})
            weights[row["language"]] = max(weights.get(row["language"], 0.0), float(row["weight"]))
    return {word: tuple(weights.items()) for word, weights in out.items()}


def _scores(words: list[str]) -> dict[str, float]:
    profiles = _profiles()
    score: dict[str, float] = {}
    for word, times in Counter(words).items():
        if word in profiles:
            for language, weight in profiles[word]:
                score[language] = score.get(language, 0.0) + weight * times
        elif _AFFIXED.fullmatch(word):
            for language in _OF_AFFIXES:
                score[language] = score.get(language, 0.0) + times
    return score


def _second_opinion(text: str) -> str:
    import py3langid  # heavy: loaded for the few pages that need it

    language, _ = py3langid.classify(text)
    return str(language)
