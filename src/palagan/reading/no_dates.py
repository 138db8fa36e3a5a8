"""Times that date nothing: years that belong to a name ("UU Nomor 5 Tahun *2018*"), and how long it was since anything
was like it ("serangan terbesar *sejak 2018*")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.model.reading import TimeExpression

_YEAR = re.compile(r"\d{4}")
_REACH = 120
"""Code points before a year within which its name begins."""
_SINCE = 9
"""Words before "sejak" within which it is told what is like nothing since then."""
_LEAST = 3
"""Letters of a small word from which on it says what kind of law or treaty it is ("kesepakatan *nuklir* 2015")."""


def dating(text: str, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The time expressions without years that stand in the names of laws, treaties and resolutions (games and votes
    date what took place at them), and without those since when something is the first or the greatest."""
    return tuple([one for one in times if not _in_a_name(text, one) and not _compares(text, one)])


def _compares(text: str, one: TimeExpression) -> bool:
    before = text[max(0, one.start - _REACH) : one.start].lower()
    words = re.split(r"[.;:!?\n]", before)[-1].split() + text[one.start : one.end].lower().split()[:1]
    if "sejak" not in words[-2:]:
        return False
    near = words[-2 - _SINCE : -1]
    return not _list("unlike").isdisjoint(near)


def _in_a_name(text: str, one: TimeExpression) -> bool:
    words = text[one.start : one.end].split()
    if not words or not _YEAR.fullmatch(words[-1]) or [word.lower() for word in words[:-1]] not in ([], ["tahun"]):
        return False
    small = 0
    for word in reversed(text[max(0, one.start - _REACH) : one.start].split()):
        lower = word.lower().strip("“”\"'")
        if lower in _list("heads"):
            return True
        if word[-1] in ",.;:)(" and lower not in _list("numbered"):
            return False
        if not (word[0].isupper() or word[0].isdigit() or lower in _list("numbered")):
            small += 1
            if small > 1 or len(lower) < _LEAST or lower in _list("leading"):
                return False
    return False


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon("languages/id/times.toml")["in_names"][name])
