"""Sequences of words that tell a time: tokens sorted into the classes of times.toml and matched against its forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from palagan.errors import DataError
from palagan.languages.tables import lexicon
from palagan.languages.tokens import Token
from palagan.model.reading import Span
from palagan.reading.tokenized import sentence_tokens

TIMES = "languages/id/times.toml"
_FIRST_SIGN = 0xE000
_BREAK = "\uf8fe"
_NAME = re.compile(r"[a-z_]+")
_SHAPES = (
    ("fulldate", re.compile(r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})|\d{1,2}\.\d{1,2}\.\d{4}")),
    ("shortdate", re.compile(r"\d{1,2}/\d{1,2}")),
    ("clock", re.compile(r"[0-2]?\d[.:][0-5]\d(?:[.:][0-5]\d)?")),
    ("decade", re.compile(r"(?:1[5-9]\d0|20\d0)-?an")),
    ("short_decade", re.compile(r"\d0-?an")),
    ("year", re.compile(r"1\d{3}|20\d{2}|21\d{2}")),
    ("day", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("number", re.compile(r"\d{1,3}(?:\.\d{3})*(?:,\d+)?|\d+")),
)


class Item(NamedTuple):
    """A token with its class and, for words, the lexicon's value for it."""

    token: Token
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words that match a form: its rule, the items matched, the index of their sentence and their tokens' in it.

    `before` and `after` are the neighbouring tokens in the sentence, `ahead` whether a word before them in the
    sentence points forward ("akan").
    """

    rule: str
    items: tuple[Item, ...]
    sentence: int
    first: int
    last: int
    before: Token | None
    after: Token | None
    ahead: bool

    @property
    def start(self) -> int:
        return self.items[0].token.start

    @property
    def end(self) -> int:
        return self.items[-1].token.end

    def item(self, name: str) -> Item | None:
        """The first item of a class."""
        return next((item for item in self.items if item.name == name), None)

    def has(self, *names: str) -> bool:
        """Whether an item of one of these classes is there."""
        return any(item.name in names for item in self.items)

    def value(self, name: str) -> int | None:
        """The lexicon's value of the first item of a class."""
        found = self.item(name)
        return None if found is None else int(found.value)


class Sorted(NamedTuple):
    """A sentence's tokens with the class of each; None for a word that tells no time."""

    tokens: tuple[Token, ...]
    items: tuple[Item | None, ...]


@cache
def _words() -> dict[str, tuple[str, float]]:
    return {
        word: (name, float(value))
        for name, words in lexicon(TIMES)["classes"].items()
        for word, value in words.items()
    }  # fmt: skip


def class_of(word: str, capital: bool = True) -> str | None:
    """The class of times.toml that a word in small letters or a sign belongs to, as one written with a capital or
    without where that matters; None for any other."""
    found = _words().get(word)
    if found is None and word in _ambiguous():
        return str(_ambiguous()[word]["capital" if capital else "lower"])
    return found[0] if found else None


@cache
def _signs() -> dict[str, str]:
    """One private-use character for each class, so that forms can be regular expressions over classes."""
    names = [*lexicon(TIMES)["classes"], *(name for name, _ in _SHAPES)]
    return {name: chr(_FIRST_SIGN + index) for index, name in enumerate(names)}


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Rule and compiled form, in the order of the file."""
    return tuple((entry["rule"], re.compile(_expanded(entry["form"]))) for entry in lexicon(TIMES)["forms"])


def _expanded(form: str) -> str:
    """A form as a regular expression over class signs, its macros put in."""
    macros = lexicon(TIMES)["macros"]

    def swap(match: re.Match[str]) -> str:
        name = match.group()
        if name in macros:
            return _expanded(macros[name])
        if name not in _signs():
            raise DataError(f"form {form!r} uses {name!r}, which is neither a class nor a macro", item=TIMES)
        return _signs()[name]

    return _NAME.sub(swap, form).replace(" ", "")


def sort_tokens(sentence: Sequence[Token]) -> Sorted:
    """A sentence's tokens with their classes; "Juni-Juli" and "Kamis-Jumat" are taken apart."""
    words, telling = _words(), _telling()
    tokens: list[Token] = []
    items: list[Item | None] = []
    for token in sentence:
        _, _, _, lower = token
        if lower not in telling and lower.isalpha():
            tokens.append(token)
            items.append(None)
            continue
        parts = _apart(token) if "-" in lower or "–" in lower else (token,)
        for part in parts:
            tokens.append(part)
            items.append(_item(part, words, tokens))
    return Sorted(tuple(tokens), tuple(items))


def _apart(token: Token) -> tuple[Token, ...]:
    for dash in "-–":
        left, found, right = token.lower.partition(dash)
        names = [_words().get(side, ("", 0))[0] for side in (left, right)]
        if found and names[0] == names[1] and names[0] in ("month", "weekday"):
            cut = token.start + len(left)
            return (
                Token(token.start, cut, token.text[: len(left)], left),
                Token(cut, cut + 1, dash, dash),
                Token(cut + 1, token.end, token.text[len(left) + 1 :], right),
            )
    return (token,)


def _item(token: Token, words: dict[str, tuple[str, float]], before: Sequence[Token]) -> Item | None:
    if token.is_number:
        shape = _shape(token.text)
        return Item(token, shape, 0) if shape else None
    found = words.get(token.lower)
    if found is not None:
        return Item(token, *found)
    ambiguous = _ambiguous().get(token.lower)
    if ambiguous is None:
        return None
    named = token.is_capital or (len(before) > 1 and before[-2].lower == "hari")
    name = ambiguous["capital"] if named else ambiguous["lower"]
    return Item(token, name, ambiguous["weekday"] if named else 1)


@lru_cache(maxsize=4_096)
def _shape(number: str) -> str | None:
    """The class of a token that begins with a digit."""
    return next((name for name, shape in _SHAPES if shape.fullmatch(number)), None)


@cache
def _ambiguous() -> dict[str, Any]:
    """Words that tell a time in one case and something else in another, with both classes."""
    words: dict[str, Any] = lexicon(TIMES)["ambiguous"]
    return words


@cache
def _telling() -> frozenset[str]:
    """All words that may tell a time."""
    return frozenset((*_words(), *_ambiguous()))


def match_forms(text: str, sentences: Sequence[Span]) -> tuple[tuple[TimeWords, ...], tuple[Sorted, ...]]:
    """Every stretch of words that matches a form, leftmost and longest first, not overlapping, in order; and the
    sentences' sorted tokens. A tie goes to the form that stands first in the file. Linear in the length."""
    sentences_sorted = tuple(sort_tokens(tokens) for tokens in sentence_tokens(text, sentences))
    signs, places = _signs_of(sentences_sorted)
    found: list[tuple[int, int, str]] = []
    at = 0
    for run in signs.split(_BREAK):
        if run:
            found += [(at + start, at + end, rule) for start, end, rule in _matches(run)]
        at += len(run) + 1
    out: list[TimeWords] = []
    reached = 0
    for start, end, rule in found:
        if start >= reached:
            reached = end
            out.append(_time_words(sentences_sorted, places[start:reached], rule))
    return tuple(out), sentences_sorted


@lru_cache(maxsize=16_384)
def _matches(run: str) -> tuple[tuple[int, int, str], ...]:
    """Where forms match in a run of signs without a break: by their beginning, the longest and first form before."""
    found = [
        (m.start(), -m.end(), order, rule)
        for order, (rule, pattern) in enumerate(_forms())
        for m in pattern.finditer(run)
        if m.end() > m.start()
    ]
    return tuple([(start, -end, rule) for start, end, _, rule in sorted(found)])


def _signs_of(sentences: Sequence[Sorted]) -> tuple[str, list[tuple[int, int]]]:
    """The class signs of all sentences in a row, words of no class told as one break; and where each sign stands."""
    signs = _signs()
    line: list[str] = []
    places: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        for index, item in enumerate(sentence.items):
            if item is not None:
                line.append(signs[item.name])
                places.append((number, index))
            elif line and line[-1] != _BREAK:
                line.append(_BREAK)
                places.append((number, index))
        line.append(_BREAK)
        places.append((number, -1))
    return "".join(line), places


def _time_words(sentences: Sequence[Sorted], places: Sequence[tuple[int, int]], rule: str) -> TimeWords:
    number, first = places[0]
    last = places[-1][1]
    sentence = sentences[number]
    items = tuple(item for item in sentence.items[first : last + 1] if item is not None)
    before = sentence.tokens[first - 1] if first else None
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    return TimeWords(rule, items, number, first, last, before, after, _points_ahead(sentence, first))


def _points_ahead(sentence: Sorted, index: int) -> bool:
    """Whether a word of the future stands within twenty words before token `index`."""
    words = _future()
    return any(token.lower in words for token in sentence.tokens[max(0, index - 20) : index])


@cache
def _future() -> frozenset[str]:
    return frozenset(lexicon(TIMES)["future"]["words"])
