"""With whom somebody refuses to meet or to talk: "menolak berunding dengan *X*", "membatalkan pertemuan dengan *X*"."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, Group, words
from palagan.reading.reach import adjacent, governed

_WITH = frozenset({"dengan", "bersama"})


def refused(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is not met, where a word of refusing is followed by a verb of meeting, or holds it or the talks itself."""
    if anchor.entry.frame != "reject" or anchor.voice == "passive":
        return None
    if anchor.form.rpartition(" ")[2] in words("meeting_nouns"):
        at = anchor.last
        while clause.word(at) in words("meeting_kinds") | words("demonstratives"):
            at += 1
        return governed(clause, at, _WITH) if clause.word(at) in _WITH else None
    at = anchor.last - 1 if anchor.last - anchor.first > 1 else anchor.last
    if clause.word(at) in words("purpose"):
        at += 1
    if clause.word(at) not in words("meeting_verbs"):
        return None
    return adjacent(clause, at + 1, 1) or governed(clause, at + 1, _WITH)
