"""Where help goes that is sent to a place: "mengirim bantuan ke *Gaza*" helps nobody of another land."""

from __future__ import annotations

from functools import cache

from palagan.languages.tables import alternatives, table
from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_TO = frozenset({"ke", "di", "untuk", "bagi", "kepada"})
_REACH = 8
"""Tokens behind a word of helping within which it is told where the help goes."""
_LONGEST = 3


@cache
def _lands() -> dict[str, str]:
    """The countries of the places that the knowledge base has in one country alone, by name in lower case."""
    found: dict[str, set[str]] = {}
    for row in table("languages/knowledge/places.tsv"):
        for name in (row["name"], *alternatives(row["names"])):
            found.setdefault(name.lower(), set()).add(row["country"])
    return {name: lands.pop() for name, lands in found.items() if len(lands) == 1 and "" not in lands}


def sent_where(clause: Clause, anchor: Anchor) -> str | None:
    """The country of the place to which help goes, where the place stands for no party; else None."""
    for at in range(anchor.last, min(anchor.last + _REACH, len(clause.tokens))):
        word = clause.word(at)
        if word in words("clause_openers") or word in {",", ";"}:
            return None
        if word in _TO and clause.group_at(at + 1) is None:
            land = land_of_place(clause, at + 1)
            if land is not None:
                return land
    return None


def land_of_place(clause: Clause, at: int) -> str | None:
    """The country of the place that is named at a token, where it is in one country alone; else None."""
    for length in range(_LONGEST, 0, -1):
        land = _lands().get(" ".join(clause.word(at + back) for back in range(length)))
        if land is not None:
            return land
    return None
