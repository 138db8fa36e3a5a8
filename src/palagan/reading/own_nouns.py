"""Whether a verb has a thing for its subject, or a name that is no party, rather than whom the sentence names first."""

from __future__ import annotations

from palagan.reading.clause import Clause, words
from palagan.reading.relatives import plain
from palagan.reading.words import calendar_words


def has_own_noun(clause: Clause, start: int, verb: int) -> bool:
    """Whether a verb that stands in a clause of its own has a thing for its subject: "orang tewas ketika *rudal*
    menghantam", "X mengatakan sebuah *rudal* menghantam"; not in "X memakai *drone* menyerang"."""
    if _has_own_name(clause, start, verb):
        return True
    if verb - 1 < start or not plain(clause, verb - 1) or clause.word(verb - 1) in words("adverbs") | words("joiners"):
        return False
    pointed = clause.word(verb - 1) in words("demonstratives")
    for index in range(verb - 1, start - 1, -1):
        if clause.word(index) in words("clause_openers"):
            return True
        if pointed and clause.word(index) == "maka":
            return True
        if index in clause.verbs:
            own = clause.word(start) == "yang" and not any(start < other < index for other in clause.verbs)
            return not (own or clause.word(index) in words("serial_verbs"))
    return False


def _has_own_name(clause: Clause, start: int, verb: int) -> bool:
    """Whether a name that is no party is the subject: "X memastikan bahwa *Selat Hormuz* akan dibuka"."""
    first = verb
    while first > start and clause.tokens[first - 1].is_capital and clause.group_at(first - 1) is None:
        first -= 1
    opened = clause.word(first - 1) in words("clause_openers") or first - 1 in clause.verbs
    other = clause.word(first) in calendar_words() | words("doing_pronouns") or clause.word(first - 1) in words(
        "naming"
    )
    return start < first < verb and opened and not other
