"""Counts that have no word of harm of their own and take their neighbour's: joined, parts of a sum, lists of places."""

from __future__ import annotations

from palagan.reading.counting import Governed, Work
from palagan.reading.counts import Count
from palagan.reading.governing import NOUN_PHRASE, SUM_REACH
from palagan.reading.harm import Mark, harm_list, harm_phrases

_LISTABLE = frozenset({"state", "active", "act"})
_JOINABLE = frozenset({"object", "act", "joined", "part", "sum", "after-state"})
_LIST_REACH = 8


def join_on(work: Work) -> tuple[Governed, ...]:
    """All governed counts of the sentence, in order, after each that was still free took the word of harm of the count
    before it where the words join the two."""
    for place in range(1, len(work.counts)):
        before = work.governed.get(place - 1)
        if place in work.governed or before is None:
            continue
        count = work.counts[place]
        if _is_joined(work, before, count):
            work.give(place, before.mark, "joined")
        elif _is_part(work, before, count):
            work.give(place, before.mark, "part")
    _listed(work)
    return tuple(work.governed[place] for place in sorted(work.governed))


def _is_joined(work: Work, before: Governed, count: Count) -> bool:
    """ "melukai 10 personel, dan 19 warga sipil": joined by "dan" or a comma to an object, a sum or a part."""
    if before.rule not in _JOINABLE or count.first - before.count.last > NOUN_PHRASE:
        return False
    if not work.is_free(before.count.last, count.first) or work.has_verb(before.count.last, count.first):
        return False
    connector = work.lower(count.first - 1)
    return connector in harm_list("join", "and") or (connector == "," and before.rule != "sum")


def _is_part(work: Work, before: Governed, count: Count) -> bool:
    """ "29 orang, termasuk 3 anak", "15 tewas, terdiri atas 14 warga sipil", "tiga di antaranya anak-anak", "dari 251
    sandera, 49 masih di Gaza"."""
    start = max(before.count.last, before.mark.last)
    if count.first - start > SUM_REACH or not work.is_free(start, count.first):
        return False
    lead, after = work.lower(count.first - 1), count.last
    people = count.counted == "people"
    if work.lower(after) == "orang":
        after += 1
    if before.mark.meaning.kind == "captured" and work.lower(before.count.first - 1) == "dari":
        still = harm_list("join", "still")
        near = [work.lower(i) for i in (*range(count.first - 2, count.first), *range(after, after + 2))]
        if any(word in still for word in near):
            return True
    if lead in harm_list("join", "part") or (lead == "dengan" and work.lower(after) == "korban"):
        return people
    if work.ends(count.first, harm_phrases("join", "made_of")):
        return people
    if work.begins(after, harm_phrases("join", "of_which")):
        follower = after + 1
        return any(work.lower(i) in harm_list("counted", "people") for i in range(follower, follower + 4))
    return False


def _listed(work: Work) -> None:
    """ "ditangkap di berbagai daerah, yakni di Banten lima orang, di Jawa Timur dua orang": counts by place."""
    last: Mark | None = None
    ends = harm_list("join", "list_ends")
    marks = [mark for mark in work.marks if mark.meaning.frame in _LISTABLE]
    reached = 0
    for place, count in enumerate(work.counts):
        while reached < len(marks) and marks[reached].last <= count.first:
            last, reached = marks[reached], reached + 1
        if place in work.governed or last is None or count.counted != "people":
            continue
        index = count.first - 1
        while index > last.last and count.first - index <= _LIST_REACH and work.lower(index) not in ends:
            index -= 1
        names_place = index + 1 < count.first and work.tokens[index + 1].is_capital
        if work.lower(index) in ("di", ",") and names_place and not work.has_verb(index, count.first):
            work.give(place, last, "listed")
