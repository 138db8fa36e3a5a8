"""Where the words begin that tell, between a subject and its verb, how and when it is done."""

from __future__ import annotations

from palagan.reading.clause import Clause, words

_SPAN = 3
"""Words of a stretch of time between the one that opens it and its last two ("selama *hampir dua* bulan ini")."""


def before_adverbials(clause: Clause, start: int) -> int:
    """Where what belongs to a verb begins, `start` being the verb itself or the first adverb before it."""
    return _before_time(clause, _before_manner(clause, start))


def _before_manner(clause: Clause, start: int) -> int:
    """Where words of manner before a verb begin ("Israel *dengan tegas* menolak", "*berulang kali* menyerang")."""
    manner = clause.word(start - 2) in words("manner_openers") and clause.word(start - 1).isalpha()
    return start - 2 if manner and clause.group_at(start - 1) is None and start - 1 not in clause.verbs else start


def _before_time(clause: Clause, start: int) -> int:
    """Where words for meanwhile before a verb begin ("Kenya *selama ini* sering mengecam", "*hingga saat ini*")."""
    span = _before_span(clause, start)
    if span != start:
        return span
    if clause.word(start - 1) not in words("demonstratives") or clause.word(start - 2) not in words("meanwhile"):
        return start
    start -= 2
    while clause.word(start - 1) in words("meanwhile"):
        start -= 1
    return start - 1 if clause.word(start - 1) == "pada" else start


def _before_span(clause: Clause, start: int) -> int:
    """Where words for a stretch up to now before a verb begin ("Kenya *selama beberapa bulan ini* melanggar")."""
    if clause.word(start - 1) not in words("up_to_now"):
        return start
    for index in range(start - 3, max(-1, start - 3 - _SPAN), -1):
        if clause.word(index) in words("span_openers"):
            return index
        if clause.group_at(index) is not None or index in clause.verbs:
            break
    return start
