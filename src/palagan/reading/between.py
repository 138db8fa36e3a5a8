"""What lies between an event's anchor and a time or place of its sentence: words, verbs, commas, quotation marks."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from palagan.reading.clause import looks_like_verb, words
from palagan.reading.cues import active, after, passive
from palagan.reading.cues import words as list_of
from palagan.reading.ground import Ground, Telling

_REACH = 9
"""Tokens beside a time or place in which its verb is sought."""
_FAR = 60
"""Tokens between that are looked at."""


class Standing(Protocol):
    """Something that stands at tokens `first` up to but not `last` of a sentence."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...


@lru_cache(maxsize=65_536)
def verb_sort(word: str) -> str:
    """What a word does for what stands beside it: "carry" ("dilansir"), "say" ("kata", "mengatakan"), or ""."""
    if word in list_of("carriers"):
        return "carry"
    return "say" if word in after() or word in active() or word in passive() else ""


def verb_beside(ground: Ground, sentence: int, index: int, step: int) -> str:
    """The sort of the nearest verb before (`step` -1) or from (`step` 1) a token: "carry", "say", "verb" or "-"."""
    tokens = ground.tokens[sentence]
    reach = tokens[index : index + _REACH - 3] if step > 0 else tokens[max(0, index - _REACH) : index][::-1]
    for token in reach:
        sort = verb_sort(token.lower)
        if sort:
            return sort
        if looks_like_verb(token):
            return "verb"
        if token.text in '"“”;':
            break
    return "-"


def gap_of(telling: Telling, one: Standing) -> int:
    """Tokens between the anchor and something in its sentence; 0 where they touch or overlap."""
    return one.first - telling.last if one.first >= telling.last else max(0, telling.first - one.last)


@lru_cache(maxsize=65_536)
def small(word: str) -> str:
    """A small word as it is, "" for none, "w" for any other."""
    if word in words("adverbs") or word in words("clause_openers") or word in words("prepositions"):
        return word
    return word if word in ("yang", "dan", "") else "w"


@lru_cache(maxsize=4096)
def step_of(number: int, steps: tuple[int, ...]) -> str:
    """The first step that is not below a number, "+" past the last."""
    for step in steps:
        if number <= step:
            return str(step)
    return "+"


def between(ground: Ground, telling: Telling, one: Standing, gap: str) -> tuple[str, ...]:
    """What lies between an anchor and something in its sentence, as features; `gap` is how far apart they are."""
    later = one.first >= telling.last
    low, high = (telling.last, one.first) if later else (one.last, telling.first)
    verbs = commas = says = 0
    quote = False
    opener = ""
    openers = words("clause_openers")
    for token in ground.tokens[telling.sentence][low : min(high, low + _FAR)]:
        _, _, text, lower = token
        if text in ",;":
            commas += 1
        elif text in '"“”':
            quote = True
        elif verb_sort(lower):
            says += 1
        elif looks_like_verb(token):
            verbs += 1
        elif lower in openers or lower == "yang":
            opener = lower
    side = "after" if later else "before"
    return (
        f"{side}={gap}",
        f"verbs={min(verbs, 2)}",
        f"says={min(says, 1)}",
        f"{side}|commas={min(commas, 2)}",
        f"quote={quote}",
        f"{side}|opener={opener}",
        f"{side}|quiet={not verbs and not says and not opener}",
    )
