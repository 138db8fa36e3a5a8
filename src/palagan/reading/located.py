"""Whether an event's own words say where and when it was: what is charged or feared in general seldom says so."""

from __future__ import annotations

from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause

_REACH = 9
"""Tokens behind an anchor in which its place is looked for."""
_SHORT = 3
"""Letters of names of months and days that mean something else too ("jan", "min")."""
_AT = frozenset({"di", "ke", "dari", "dekat"})
_STOPS = frozenset({",", ";", '"', "“", "”", "yang", "dan"})


def located(clause: Clause, anchor: Anchor) -> tuple[bool, bool]:
    """Whether a place stands behind the anchor, led by a preposition ("serangan *di Lumba*"), and a day in the
    sentence."""
    return _place_behind(clause, anchor), _has_day(clause)


def _place_behind(clause: Clause, anchor: Anchor) -> bool:
    before = ""
    for index in range(anchor.last, min(len(clause.tokens), anchor.last + _REACH)):
        token = clause.tokens[index]
        if token.is_capital and before in _AT:
            return True
        if token.lower in _STOPS or index in clause.verbs:
            return False
        before = token.lower
    return False


def _has_day(clause: Clause) -> bool:
    if not _days().isdisjoint(clause.said):
        return True
    return any("/" in word and word[0].isdigit() for word in clause.said)


@cache
def _days(language: str = "id") -> frozenset[str]:
    table = lexicon(f"languages/{language}/calendar.toml")
    names = (name for part in ("months", "weekdays") for forms in table[part].values() for name in forms)
    return frozenset(name for name in names if len(name) > _SHORT) | {"kemarin", "pagi", "siang", "sore", "malam"}
