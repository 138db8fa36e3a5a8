"""A leaf: what a page gives to the search for stories. Small, pure, the same on every machine; it can be kept."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from palagan.languages.remembered import Remembered
from palagan.languages.tables import table
from palagan.record.places import place_key
from palagan.record.sheet import Sheet, day_number
from palagan.record.told_day import told_day
from palagan.record.weights import word_shares

TERM, WEIGHT = "<i8", "<f4"
UNSEEN = 0.001
"""The share of pages in which a word is supposed to stand that the tables lack."""
_MOST = 96
"""Terms kept of a page, the most telling. Fewer than 64 lose stories, more than 96 win none."""
_NAME = 1.5
"""How much more a name or a number tells than another word."""
_LEAD, _LEAD_SPAN = 1.2, 80
"""How much more a word tells at the top of a page, and over how many words that fades."""
_PAIR, _PAIR_SHARE = 0.5, UNSEEN / 2
"""How much two names in a row tell beside each for itself; the share of pages in which a pair is supposed to stand."""
_PAIR_RARITY = -math.log(_PAIR_SHARE)
_SHORT = 2
"""Words of fewer letters are not weighed."""
_RECENT = 7
"""Days back to which events are news; what is told of before is no sign of another story."""
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Where a scraper has lost the space between two words: "warga" + "Gaza"."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page's telling words: hashed, how strongly it tells each, and in what share of all pages each stands.

    `terms` are little-endian 64-bit integers, ascending, `weights` and `shares` 32-bit floats in the same order:
    packed, so that thousands of leaves are kept and compared without unpacking.

    `day` is the day of publication, else the one that the report tells, as an ordinal; None when neither is known.
    `order` is the page's place among all pages (`Sheet.order`). `alike` is the cosine at which pages in its language
    are of one story. `places` are those where the reading says that events happened, history left out, and `latest` is
    the last day (an ordinal) before publication on which one did; empty and None where nothing was read.
    """

    page: str
    outlet: str | None
    order: tuple[int, int, str]
    day: int | None
    terms: bytes
    weights: bytes
    shares: bytes
    alike: float
    places: tuple[int, ...] = ()
    latest: int | None = None

    @property
    def place(self) -> tuple[int, int, int, str]:
        """A key that sorts leaves by story day, then in the order of pages; those without a day last."""
        return (1 if self.day is None else 0, self.day or 0, self.order[1], self.page)


def packed(kind: str, values: Sequence[float]) -> bytes:
    """Numbers as the bytes of an array of a kind (`TERM`, `WEIGHT`)."""
    return np.array(values, dtype=kind).tobytes()


def leaf_of(sheet: Sheet) -> Leaf:
    """The leaf of a sheet, whatever its language, read or not."""
    terms = sorted(_most_telling(sheet))
    day = sheet.day if sheet.day is not None else told_day(sheet.reading.article.text)
    events = [event for event in sheet.reading.events if not event.background]
    days = [told for event in events if (told := _exact(event.date)) is not None]
    places = {key for event in events if event.place and (key := place_key(event.place))}
    return Leaf(
        page=sheet.id,
        outlet=sheet.outlet,
        order=sheet.order,
        day=day,
        terms=packed(TERM, [number for number, _, _ in terms]),
        weights=packed(WEIGHT, [weight for _, weight, _ in terms]),
        shares=packed(WEIGHT, [share for _, _, share in terms]),
        alike=_alike().get(sheet.reading.article.language, _alike()["*"]),
        places=tuple(sorted({_KNOWN[place].number for place in places})),
        latest=max((told for told in days if day is not None and day - _RECENT <= told <= day), default=None),
    )


def _exact(date: str | None) -> int | None:
    """The ordinal of an exact day."""
    return day_number(date) if date is not None and len(date) == 10 else None


@cache
def _alike() -> dict[str, float]:
    return {row["language"]: float(row["alike"]) for row in table("languages/stories.tsv")}


def _most_telling(sheet: Sheet) -> list[tuple[int, float, float]]:
    """The number, weight and share of the terms that tell most."""
    words, pairs = _told(sheet)
    told: list[tuple[float, str, float, int | None, float]] = []
    for word, weight in words:
        number, share, rarity = _KNOWN[word]
        told.append((-weight * rarity, word, weight, number, share))
    told += [(-weight * _PAIR_RARITY, pair, weight, None, _PAIR_SHARE) for pair, weight in pairs]
    told.sort()  # no two terms are the same
    return [
        (_number(term) if number is None else number, weight, share) for _, term, weight, number, share in told[:_MOST]
    ]


def _told(sheet: Sheet) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """How strongly a page tells each of its words: how often, whether as a name or number, how near the top; and each
    two in a row that are written with capitals, as one term with a space in it."""
    text = sheet.reading.article.text
    written = [text[start:end] for start, end in zip(sheet.starts, sheet.ends, strict=True)]
    words: Sequence[str] = sheet.words
    places: Sequence[int] = range(len(words))
    other = [place for place, told in enumerate(written) if told != words[place]]
    if any(_is_glued(written[place]) for place in other):
        parts = [_parts(word, told) for word, told in zip(words, written, strict=True)]
        places = [place for place, told in enumerate(parts) for _ in told]
        words = [part for told in parts for part in told]
        named = Counter(
            [
                part
                for place in other
                for part in parts[place]
                if written[place][0].isupper() or part != sheet.words[place]
            ]
        )
    else:
        named = Counter([words[place] for place in other if written[place][0].isupper()])
    starts, ends = sheet.starts, sheet.ends
    pairs = [
        (place, f"{sheet.words[place]} {sheet.words[after]}")
        for place, after in pairwise(other)
        if after == place + 1
        and starts[after] == ends[place] + 1
        and text[ends[place]] == " "
        and written[place][0].isupper()
        and written[after][0].isupper()
    ]
    title = "".join(
        letter if letter.isalnum() else " " for letter in (sheet.reading.article.title or "").lower()
    ).split()
    often = Counter(words)
    named.update({word: number for word, number in often.items() if word[0] <= "9" and word.isdigit()})
    often.update(title)
    first = dict(zip(reversed(words), reversed(places), strict=True))
    first.update(dict.fromkeys(title, 0))
    lead, names = _lead(), named.get
    beyond = len(lead)
    told = [
        (
            word,
            (1.0 if number == 1 else 1 + math.log(number))
            * (_NAME if names(word, 0) * 2 >= number else 1.0)
            * (lead[place] if (place := first[word]) < beyond else 1.0),
        )
        for word, number in often.items()
        if len(word) >= _SHORT
    ]
    top = {pair: place for place, pair in reversed(pairs)}
    paired = []
    for pair, number in Counter([pair for _, pair in pairs]).items():
        near = lead[place] if (place := top[pair]) < beyond else 1.0
        paired.append((pair, _PAIR * _NAME * (1.0 if number == 1 else 1 + math.log(number)) * near))
    return told, paired


@cache
def _lead() -> tuple[float, ...]:
    """How much more a word tells by its place on the page; beyond these places it does not."""
    return tuple(1 + _LEAD * math.exp(-place / _LEAD_SPAN) for place in range(10 * _LEAD_SPAN))


def _is_glued(written: str) -> bool:
    return not (written[1:].islower() or written.isupper() or not written.isalpha())


def _parts(word: str, written: str) -> list[str]:
    return [part.lower() for part in _GLUED.split(written)] if written != word and _is_glued(written) else [word]


class _Word(NamedTuple):
    """What is the same of a word on every page."""

    number: int
    share: float
    rarity: float


def _word(word: str) -> _Word:
    share = word_shares().get(word, UNSEEN)
    return _Word(_number(word), share, max(0.0, -math.log(share)))


_KNOWN = Remembered(_word)


def _number(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "big", signed=True)
