"""Whether what is asked, backed or refused is told by its own words, so that nobody told of before is addressed."""

from __future__ import annotations

from palagan.reading.anchors import Anchor
from palagan.reading.clause import Clause, words

_SAID = frozenset({"ask", "reject", "support"})
"""Frames of words that are about something, and to somebody only where he is named."""
_OBJECT = 12
"""Tokens of an object within which it is looked for what points back or to who is spoken to."""


def says_what(clause: Clause, anchor: Anchor) -> bool:
    """Whether a verb has an object of its own that points to nothing told before: "menolak *seruan internasional*",
    "mendukung *solusi dua negara*", "menolak *untuk melakukannya*"; not "menolak usul *itu*", "mendesak *Anda* …"."""
    if anchor.entry.frame not in _SAID or anchor.possessed or not _is_verb(clause, anchor):
        return False
    if not clause.word(anchor.last)[:1].isalpha():
        return False
    opened = words("clause_openers") | words("content_openers") | words("purpose") | {"yang"}
    for index in range(anchor.last, min(anchor.last + _OBJECT, len(clause.tokens))):
        word = clause.word(index)
        led = index > anchor.last and word in words("prepositions")
        if led or not word[0].isalnum() or word in opened:
            return True
        if word in words("demonstratives") | words("spoken_to") or (word.endswith("nya") and index not in clause.verbs):
            return False
    return True


def asks_everybody(clause: Clause, anchor: Anchor) -> bool:
    """Whether a verb asks all sides, and so nobody whom the sentence names before: "mendesak *semua pihak* …"."""
    if anchor.entry.frame != "ask" or not _is_verb(clause, anchor):
        return False
    asked, behind = clause.word(anchor.last), clause.word(anchor.last + 1)
    if asked in words("the_world"):
        return behind not in words("prepositions")
    return (asked in words("all_of") and behind in words("sides")) or (
        asked in words("peoples") and behind in words("worldwide")
    )


def _is_verb(clause: Clause, anchor: Anchor) -> bool:
    return anchor.voice == "active" or (anchor.voice == "bare" and clause.word(anchor.first) in words("predicates"))
