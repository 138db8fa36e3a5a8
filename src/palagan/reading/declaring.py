"""Whether "menyatakan gencatan senjata ..." declares a truce, or only says how the truce stands."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_SAYING = ("menyatakan ", "menyebut ")
_REACH = 6
"""Tokens of "yang ..." between the noun and what is said of it."""


def only_told_of(clause: Clause, anchor: Anchor) -> bool:
    """Whether the noun of the anchor is what the clause behind the verb of saying speaks of ("menyatakan gencatan
    senjata *hanya* langkah awal", "menyatakan gencatan senjata yang dijaga X *masih* bertahan")."""
    if not anchor.form.startswith(_SAYING):
        return False
    behind = anchor.last
    while clause.word(behind) in words("demonstratives"):
        behind += 1
    if clause.word(behind) != "yang":
        return clause.word(behind) in words("status.standing")
    return any(clause.word(index) in words("status.standing") for index in range(behind + 1, behind + 1 + _REACH))
