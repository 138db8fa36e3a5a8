"""Who says of a deed told in the passive that it is his own."""

from __future__ import annotations

from palagan.reading.clause import Clause, Group, words


def claimer(clause: Clause, first: int) -> Group | None:
    """Who claims that it was done, and so did it: "kota yang diklaim *X* telah direbut"."""
    at = first
    while clause.word(at - 1) in words("adverbs"):
        at -= 1
    group = next((group for group in clause.groups if group.last == at and at < first), None)
    before = group.first - 1 if group is not None else -1
    if clause.word(before) == "oleh":
        before -= 1
    return group if clause.word(before) in words("claimed_by") else None
