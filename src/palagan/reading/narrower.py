"""Places that only say where a narrower one lies: "Zamfara" in "desa Damri di negara bagian Zamfara"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from palagan.languages.tables import lexicon, table
from palagan.model.reading import Place

_LEVELS = {
    "country": 0, "sea": 1, "region": 2, "conflict-region": 2, "province": 2, "regency": 3, "city": 4, "district": 5,
    "village": 6, "site": 7, "facility": 7,
}  # fmt: skip
"""How narrow a place is by its level."""
_NEAR = 50
"""Characters between a place and the one that it lies in."""
_TELLING = 5
"""Words by which a place is told to be a town or the like, at most."""
_NO_PART = frozenset({"dan", "yang", "serta", "atau", "kata", "ujar"})
_MARK = re.compile(r"[^\W\d_]+|\S")


def narrower_places(text: str, places: Sequence[Place]) -> dict[int, Place]:
    """By the start of each place that only locates the one before it, that one, or what it locates in turn.

    It does behind a comma, "di" or "yang terletak di", words for a place between ("di provinsi") or for what the first
    is (", kota terbesar di"), where it is wider and both may lie in one country; "Gaza, Lebanon" is a list. What lies
    near another is where it is, and not there: "di Bukit Merah, dekat *Goma*".
    """
    out: dict[int, Place] = {}
    for one, other in pairwise(places):
        between = text[one.end : other.start]
        if (_may_lie_in(one, other) and _leads(between)) or (_may_lie_near(one, other) and _is_near(between)):
            out[other.start] = out.get(one.start, one)
    return out


def _may_lie_in(one: Place, other: Place) -> bool:
    if one.level is None or other.level is None or _LEVELS.get(one.level, 0) <= _LEVELS.get(other.level, 0):
        return False
    return one.country is None or other.country is None or one.country == other.country


def _may_lie_near(one: Place, other: Place) -> bool:
    """Whether the one may be a town or a site, and both may lie in one country."""
    if one.level is not None and _LEVELS.get(one.level, 0) < _LEVELS["regency"]:
        return False
    return one.country is None or other.country is None or one.country == other.country


def _is_near(between: str) -> bool:
    """Whether nothing but a comma, "dekat" and words for a place stands between two names."""
    if len(between) > _NEAR or "\n" in between:
        return False
    words = _MARK.findall(between.lower())
    words = words[words[:1] == [","] :]
    words = words[words[:1] == ["di"] :]
    return words[:1] == ["dekat"] and (not words[1:] or " ".join(words[1:]) in _heads())


def _leads(between: str) -> bool:
    """Whether nothing but a comma, "di" and words for a place stands between two names, one of the first two at
    least."""
    if len(between) > _NEAR or "\n" in between:
        return False
    words = _MARK.findall(between.lower())
    if words[:1] == [","]:
        words, linked = words[1:], True
    else:
        linked = False
    if words[:1] == ["yang"] and len(words) > 2 and words[1] in _lying():
        words = words[2:]
    if linked and "di" in words and _says_what(words[: words.index("di")]):
        words = words[words.index("di") :]
    if words[:1] == ["di"]:
        words, linked = words[1:], True
    return linked and (not words or " ".join(words) in _heads())


def _says_what(words: Sequence[str]) -> bool:
    """Whether words tell what a place is: "Goma, *kota terbesar ketiga* di Kongo"."""
    if not words or len(words) > _TELLING or not any(" ".join(words[:end]) in _heads() for end in (1, 2)):
        return False
    return not any(word.startswith(("me", "ber")) or word in _NO_PART for word in words[1:])


@cache
def _lying() -> frozenset[str]:
    return frozenset(lexicon("languages/id/place_words.toml")["located"]["words"])


@cache
def _heads() -> frozenset[str]:
    return frozenset(row["phrase"] for row in table("languages/id/place_heads.tsv"))
