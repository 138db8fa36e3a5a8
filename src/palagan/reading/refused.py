"""With whom somebody refuses to meet or to talk: "menolak berunding dengan *X*", "menolak untuk bertemu *X*"."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import adjacent, governed

_WITH = frozenset({"dengan", "bersama"})


def refused(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is not met, where a word of refusing is followed by a verb of meeting, or holds it itself."""
    if anchor.entry.frame != "reject" or anchor.voice == "passive":
        return None
    at = anchor.last - 1 if anchor.last - anchor.first > 1 else anchor.last
    if clause.word(at) in words("purpose"):
        at += 1
    if clause.word(at) not in words("meeting_verbs"):
        return None
    return adjacent(clause, at + 1, 1) or governed(clause, at + 1, _WITH)
