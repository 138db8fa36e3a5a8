"""Which word of harm a count belongs to: "menewaskan 12 orang", "12 orang tewas", "korban tewas mencapai 12"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from palagan.languages.tokens import Token
from palagan.reading.counting import Work
from palagan.reading.counts import Count
from palagan.reading.harm import Mark, harm_list

OBJECT_REACH = 6
SUBJECT_REACH = 16
SUM_REACH = 26
ACT_REACH = 3
NOUN_PHRASE = 9
"""Tokens that may lie between a count and its word: of a verb before it, of a state after it, of a sum, of an act; and
between two counts joined by "dan"."""

_UNREAL_REACH = 3


def govern(tokens: Sequence[Token], counts: Sequence[Count], marks: Sequence[Mark]) -> Work:
    """The sentence with the counts that a word of harm governs by itself; each count belongs to one word at most.

    Looked at in this order, so that the closer tie wins: objects of verbs, subjects of states, what acts and counted
    words take, sums after their noun, land held. `palagan.reading.joined` adds what is joined on to these.
    """
    work = Work(tokens, counts, marks)
    for frame, step in _STEPS:
        for mark in marks:
            if mark.meaning.frame == frame:
                step(work, mark)
    holding = next((mark for mark in marks if mark.meaning.frame == "control"), None)
    if holding is not None:
        _held(work, holding)
    return work


def _is_unreal(work: Work, mark: Mark) -> bool:
    """Whether the words before a verb say that it was not done or may not be ("akan menewaskan", "gagal merebut")."""
    unreal = harm_list("unreal", "words")
    return any(work.lower(i) in unreal for i in range(max(0, mark.first - _UNREAL_REACH), mark.first))


def _object(work: Work, mark: Mark) -> None:
    """The count after a verb: "menewaskan sedikitnya 12 orang", "menewaskan komandannya dan 3 pengawal"."""
    joins = harm_list("join", "with")
    place = work.place_from(mark.last)
    if place is None or _is_unreal(work, mark):
        return
    count = work.counts[place]
    gap, before = count.first - mark.last, work.lower(count.first - 1)
    if gap > (2 * OBJECT_REACH if before in joins else OBJECT_REACH) or not work.is_free(mark.last, count.first):
        return
    between = [work.lower(i) for i in range(mark.last, count.first)]
    if ("," in between and before not in joins) or "yang" in between or work.has_verb(mark.last, count.first):
        return
    if gap > 2 and before in harm_list("join", "places"):
        return
    work.give(place, mark, "object")


def _subject(work: Work, mark: Mark) -> None:
    """The count before a state: "12 orang tewas", "seorang tentara Kamboja yang terluka"; else right after it."""
    end = mark.first
    if work.lower(end - 1) == "untuk":
        end -= 1
    place = work.place_before(mark.first)
    if place is not None and _is_apposition(work, work.counts[place], mark):
        return
    if place is not None and place not in work.governed and work.lower(mark.first - 1) != "akan":
        count = work.counts[place]
        near = mark.first - count.last <= SUBJECT_REACH and work.is_free(count.last, end)
        commas = sum(1 for i in range(count.last, end) if work.lower(i) == ",") if near else 0
        driven = end == mark.first or any(
            work.lower(i) in harm_list("between", "driving") for i in range(max(0, count.first - 2), count.first)
        )
        leads_on = end - 1 if work.lower(end - 1).startswith("di") else end
        fits = near and driven and commas <= 2 and not work.has_verb(count.last, leads_on)
        if fits and work.give(place, mark, "subject"):
            _joined_before(work, place, mark)
            return
    _right_after(work, mark)


def _is_apposition(work: Work, count: Count, mark: Mark) -> bool:
    """Whether "seorang" only says who a named person is: "Enal (32), seorang warga, tewas"."""
    if not count.one_person or count.first < 2:
        return False
    if work.lower(count.first - 1) != "," or work.lower(mark.first - 1) != ",":
        return False
    name = work.tokens[count.first - 2]
    return name.text == ")" or name.is_capital


def _right_after(work: Work, mark: Mark) -> None:
    """ "tewas 12 orang", "tewas bersama tiga rekannya", "yang tewas mencapai 67": with no state of its own after it."""
    place = work.place_from(mark.last)
    if place is None:
        return
    count = work.counts[place]
    gap, before = count.first - mark.last, work.lower(count.first - 1)
    near = gap == 0 or (gap == 1 and before in harm_list("join", "links") | harm_list("join", "together"))
    summed = before in harm_list("join", "sums") or work.lower(count.first) in harm_list("join", "modifiers")
    far = summed and gap <= SUM_REACH and work.lower(mark.first - 1) == "yang" and work.is_free(mark.last, count.first)
    if not near and not far:
        return
    own = work.state_from(count.last)
    if own is None or own - count.last > NOUN_PHRASE or not work.is_free(count.last, own):
        work.give(place, mark, "after-state")


def _joined_before(work: Work, place: int, mark: Mark) -> None:
    """ "12 tentara dan 3 warga sipil tewas", "lima warga, termasuk dua anak, tewas": the counts before a subject that
    "dan" joins on to it, or that it is a part of."""
    joined = False
    while place > 0:
        count, earlier = work.counts[place], work.counts[place - 1]
        connector = work.lower(count.first - 1)
        joins = connector in harm_list("join", "and") or (joined and connector == ",") or connector == "termasuk"
        if not joins or count.first - earlier.last > NOUN_PHRASE:
            return
        if not work.is_free(earlier.last, count.first) or work.has_verb(earlier.last, count.first):
            return
        if not work.give(place - 1, mark, "joined-subject"):
            return
        joined, place = True, place - 1


def _itself(work: Work, mark: Mark) -> None:
    """ "12 sandera", "338 eksekusi mati": the word of harm is what is counted."""
    place = work.place_before(mark.first)
    if place is None or work.counts[place].one_person:
        return
    if mark.first in (work.counts[place].noun, work.counts[place].last):
        work.give(place, mark, "counted-word")


def _of_act(work: Work, mark: Mark) -> None:
    """ "penangkapan puluhan orang", "tewasnya 12 tentara"."""
    place = work.place_from(mark.last)
    if place is None:
        return
    count = work.counts[place]
    if count.first - mark.last > ACT_REACH or not work.is_free(mark.last, count.first):
        return
    between = {work.lower(i) for i in range(mark.last, count.first)}
    if not between & ({",", "oleh"} | harm_list("join", "places")) and not work.has_verb(mark.last, count.first):
        work.give(place, mark, "act")


def _sum(work: Work, mark: Mark) -> None:
    """ "korban tewas mencapai 1.200", "12 korban tewas"; not "satu korban jiwa lebih banyak dari laporan pertama"."""
    before = work.place_before(mark.first)
    if before is not None and work.lower(mark.last) != "lebih":
        count = work.counts[before]
        if count.last == mark.first or (count.noun is not None and mark.first <= count.noun < mark.last):
            work.give(before, mark, "counted-noun")
            return
    place = work.place_from(mark.last)
    while place is not None and place < len(work.counts):
        count = work.counts[place]
        if count.first - mark.last > SUM_REACH or not work.is_free(mark.last, count.first - 1):
            return
        linked = (
            work.lower(count.first - 1) in harm_list("join", "links")
            or work.lower(count.first) in harm_list("join", "modifiers")
            or count.first == mark.last
        )
        if linked and work.give(place, mark, "sum"):
            return
        place += 1


def _held(work: Work, mark: Mark) -> None:
    """A share or an area of land in a sentence that tells who holds it."""
    for place in range(len(work.counts)):
        work.give(place, mark, "held")


_STEPS: tuple[tuple[str, Callable[[Work, Mark], None]], ...] = (
    ("active", _object),
    ("state", _subject),
    ("count", _itself),
    ("act", _of_act),
    ("noun", _sum),
)
