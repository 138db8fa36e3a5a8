"""Verbs to the left of another, whose subject does what the other tells too."""

from __future__ import annotations

from palagan.reading.anchors import lexicon_of
from palagan.reading.clause import Clause, words
from palagan.reading.cues import active
from palagan.reading.relatives import describes_a_thing, is_thrown_in, tells_of_a_thing

_CONTROLLING = frozenset({"ask", "accuse", "threat", "support", "aid", "visit"})
"""Frames whose object does what a following "untuk …" tells."""
_THEN = frozenset({"lalu", "kemudian", "lantas", "selanjutnya"})


def verb_left(clause: Clause, before: int, *, over_purpose: bool) -> int | None:
    """The nearest verb to the left in the same quotation; with `over_purpose`, not one that "untuk" opens."""
    for verb in reversed(clause.verbs):
        if verb < before and not (over_purpose and clause.word(verb - 1) in words("purpose")):
            if describes_a_thing(clause, verb, before) or tells_of_a_thing(clause, verb):
                continue
            if is_thrown_in(clause, verb, before):
                continue
            return verb if clause.quoted[verb] == clause.quoted[before] else None
    return None


def verb_before_comma(clause: Clause, verb: int, start: int) -> int | None:
    """The verb whose subject also does what another verb behind a comma tells: "Kenya *menyerang* Mesir,
    menghancurkan …"; None where one of telling or asking has a clause of others behind it."""
    if clause.word(start - 1) != "," or not clause.word(verb).startswith("me"):
        return None
    left = verb_left(clause, start - 1, over_purpose=False)
    if left is None or not clause.word(left).startswith(("me", "ber")):
        return None
    if clause.word(left) in active() or is_asking(clause, left) or clause.word(left - 1) == "yang":
        return None
    between = [group for group in clause.groups if left < group.first < start]
    commas = any(clause.word(index) == "," for index in range(left, start - 1) if clause.group_at(index) is None)
    return left if between and not commas else None


def verb_before_then(clause: Clause, verb: int, start: int) -> int | None:
    """The verb whose subject then does another thing, whomever it did the first to: "Kenya *menembak* kapal Mesir lalu
    meminta maaf"; None where who stands before "lalu" opens the sentence or its clause."""
    if _THEN.isdisjoint(clause.word(index) for index in range(start, verb)) or not clause.word(verb).startswith("me"):
        return None
    left = verb_left(clause, start, over_purpose=False)
    if left is None or not clause.word(left).startswith("me") or clause.word(left) in active():
        return None
    if clause.word(left - 1) == "yang" or is_asking(clause, left):
        return None
    return None if _opens_again(clause, left + 1, start) else left


def _opens_again(clause: Clause, first: int, last: int) -> bool:
    """Whether a clause opens between two verbs, so that who is named there may be its subject."""
    told = [index for index in range(first, last) if clause.group_at(index) is None]
    inner = any(clause.word(index) in {",", ";"} for index in told if index < last - 1)
    return inner or any(clause.word(index) in words("clause_openers") for index in told)


def is_asking(clause: Clause, verb: int) -> bool:
    """Whether what is asked, or blamed, or helped with is told behind a verb."""
    return is_of(clause, verb, _CONTROLLING)


def is_of(clause: Clause, verb: int, frames: frozenset[str]) -> bool:
    """Whether a verb is of one of the frames."""
    rows = lexicon_of("id").get(clause.word(verb), ())
    return any(entry.frame in frames and len(form) == 1 for form, entry, _ in rows)
