"""What a stretch of words holds: a clause of its own, a verb, a verb of asking."""

from __future__ import annotations

from palagan.reading.cues import TELLING, active
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line
from palagan.reading.roles import is_verb

_SUBJECT = 9


def has_clause(line: Line, at: int, high: int) -> bool:
    """Whether a clause of its own begins at word `at`: a few words, then a verb that is not in a relative clause."""
    if any(word.lower in list_of("there_is") for word in line.words[at : min(high, at + 3)]):
        return True
    for index in range(at + 1, min(high, at + _SUBJECT)):
        word, before = line.words[index], line.words[index - 1]
        if word.text in ",.;:(" or before.lower == "yang" or line.inside[index]:
            return False
        if is_verb(word):
            return not is_verb(before) and before.lower not in list_of("no_clause")
    return False


def has_predicate(line: Line, low: int, high: int) -> bool:
    """Whether the words `low:high` hold a verb outside a relative clause, after their first word."""
    return any(
        is_verb(line.words[index]) and line.words[index - 1].lower not in list_of("no_clause")
        for index in range(low + 1, high)
    )


def asks(line: Line, low: int, high: int) -> bool:
    """Whether the first verb of speech of a sentence asks, threatens, accuses or denies: its event tells that."""
    for index in range(low, high):
        verb = active().get(line.words[index].lower)
        if verb is not None and not line.inside[index]:
            return verb.sort not in TELLING
    return False
