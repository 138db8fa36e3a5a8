"""Whom a relative clause belongs to, for the subject of the verbs in it and behind it."""

from __future__ import annotations

from palagan.reading.clause import Clause, Group, words

NEVER_SUBJECT = words("prepositions") - {"antara", "termasuk", "selain"}
"""Prepositions behind which nobody is the subject."""


def ending_at(clause: Clause, end: int) -> Group | None:
    """The group that ends right before a token."""
    return next((group for group in clause.groups if group.last == end), None)


def before_opener(clause: Clause, opener: int) -> Group | None:
    """Who stands right before "yang", a comma between: whom "yang diklaim X telah …" is about."""
    if clause.word(opener) != "yang":
        return None
    return ending_at(clause, opener - 1 if clause.word(opener - 1) == "," else opener)


def before_relative(clause: Clause, start: int) -> Group | None:
    """The head of a relative clause that a comma closes right before a verb: "*Israel*, yang mengaku membela diri dari
    Iran, menyerang"."""
    if clause.word(start - 1) != ",":
        return None
    for index in range(start - 2, 0, -1):
        if clause.word(index) == "," or clause.quoted[index] != clause.quoted[start - 1]:
            inside = clause.word(index) == "," and clause.word(index + 1) == "yang"
            head = ending_at(clause, index) if inside else None
            told = any(index < verb < start - 1 for verb in clause.verbs)
            return head if head is not None and told and head.preposition not in NEVER_SUBJECT else None
    return None


def over_relative(clause: Clause, group: Group, before: int) -> Group | None:
    """Whom a relative clause that ends right before a verb belongs to: "*WNI* yang ditangkap atas tuduhan mendukung
    pemberontak telah divonis"."""
    if clause.word(before) not in words("adverbs"):
        return None
    for index in range(group.first - 1, 0, -1):
        word = clause.word(index)
        if word == "yang":
            told = any(index < verb < group.first for verb in clause.verbs)
            head = ending_at(clause, index) if told else None
            return head if head is not None and head.preposition not in NEVER_SUBJECT else None
        if not word[0].isalnum() or word in words("clause_openers") or word in words("verb_joiners"):
            return None
    return None
