"""Which word of harm a count belongs to: "menewaskan 12 orang", "12 orang tewas", "korban tewas mencapai 12"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from palagan.languages.tokens import Token
from palagan.reading.counts import Count
from palagan.reading.harm import Mark, harm_list

_OBJECT_REACH = 6
_SUBJECT_REACH = 16
_SUM_REACH = 26
_ACT_REACH = 3
_NOUN_PHRASE = 9
_PEOPLE_KINDS = frozenset({"killed", "wounded", "missing", "captured", "displaced"})


@dataclass(frozen=True, slots=True)
class Governed:
    """A count with the word of harm that it belongs to; `rule` says by which way."""

    count: Count
    mark: Mark
    rule: str


@dataclass(slots=True)
class _Sentence:
    """A sentence at work: what is governed so far, by the place of the count."""

    tokens: Sequence[Token]
    counts: Sequence[Count]
    marks: Sequence[Mark]
    governed: dict[int, Governed]

    def lower(self, index: int) -> str:
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def give(self, place: int, mark: Mark, rule: str) -> bool:
        count = self.counts[place]
        if place in self.governed or not suits(count, mark):
            return False
        self.governed[place] = Governed(count, mark, rule)
        return True


def suits(count: Count, mark: Mark) -> bool:
    """Whether what is counted can come to this kind of harm: people are killed, things destroyed, land held."""
    kind = mark.meaning.kind
    if kind == "territory":
        return count.counted == "land"
    if count.counted in ("never", "land") or count.number.share:
        return False
    if kind == "destroyed":
        return count.counted == "things" or (count.counted == "unknown" and not count.one_person)
    return count.counted != "things" and mark.meaning.only != "thing"


def govern(tokens: Sequence[Token], counts: Sequence[Count], marks: Sequence[Mark]) -> tuple[Governed, ...]:
    """The counts of a sentence that a word of harm governs, in order; each count belongs to one word at most.

    Looked at in this order, so that the closer tie wins: objects of verbs, subjects of states, what acts and counted
    words take, sums after their noun, then counts joined on to these by "dan", and lists of places.
    """
    work = _Sentence(tokens, counts, marks, {})
    for frame, step in (("active", _object), ("state", _subject), ("count", _itself), ("act", _of_act), ("noun", _sum)):
        for mark in marks:
            if mark.meaning.frame == frame:
                step(work, mark)
    for mark in marks:
        if mark.meaning.frame == "control":
            _held(work, mark)
    _joined(work)
    _parts(work)
    _listed(work)
    return tuple(work.governed[place] for place in sorted(work.governed))


def _free(work: _Sentence, start: int, end: int) -> bool:
    """Whether no word of harm and no break of the clause stands in tokens `start:end`."""
    breaks = harm_list("between", "breaks")
    if any(work.lower(i) in breaks for i in range(start, end)):
        return False
    return not any(mark.first < end and start < mark.last for mark in work.marks)


def _has_verb(work: _Sentence, start: int, end: int) -> bool:
    """Whether tokens `start:end` hold a verb outside a relative clause, other than those that only lead on."""
    light = harm_list("between", "light")
    starts = tuple(harm_list("between", "verb_starts"))
    shortest = 6
    for index in range(start, end):
        word = work.lower(index)
        if word == "yang":
            return False
        token = work.tokens[index]
        if len(word) >= shortest and not token.is_capital and word.startswith(starts) and word not in light:
            return True
    return False


def _object(work: _Sentence, mark: Mark) -> None:
    """The count after a verb: "menewaskan sedikitnya 12 orang", "menewaskan komandannya dan 3 pengawal"."""
    joins = harm_list("join", "with")
    for place, count in enumerate(work.counts):
        if count.first < mark.last:
            continue
        gap = count.first - mark.last
        before = work.lower(count.first - 1)
        reach = _OBJECT_REACH if gap <= 2 or before not in joins else 2 * _OBJECT_REACH
        if gap > reach or not _free(work, mark.last, count.first):
            return
        between = [work.lower(i) for i in range(mark.last, count.first)]
        if "," in between and before not in joins:
            return
        if _has_verb(work, mark.last, count.first) or "yang" in between:
            return
        if gap > 2 and before in ("di", "ke", "dari", "pada", "dalam", "dengan"):
            return
        if work.give(place, mark, "object") or count.counted != "never":
            return


def _subject(work: _Sentence, mark: Mark) -> None:
    """The count before a state: "12 orang tewas", "seorang tentara Kamboja tewas"; else right after it."""
    for place in range(len(work.counts) - 1, -1, -1):
        count = work.counts[place]
        if count.last > mark.first:
            continue
        if mark.first - count.last > _SUBJECT_REACH:
            break
        if place in work.governed or not _free(work, count.last, mark.first):
            break
        commas = sum(1 for i in range(count.last, mark.first) if work.lower(i) == ",")
        if commas > 2 or _has_verb(work, count.last, mark.first):
            break
        if work.give(place, mark, "subject"):
            _joined_before(work, place, mark)
            return
    _right_after(work, mark)


def _right_after(work: _Sentence, mark: Mark) -> None:
    """ "tewas 12 orang", "luka-luka sebanyak 30": only with nothing else between."""
    for place, count in enumerate(work.counts):
        if count.first < mark.last:
            continue
        gap = count.first - mark.last
        if gap == 0 or (gap == 1 and work.lower(mark.last) in harm_list("join", "links")):
            later = [m for m in work.marks if m.first >= count.last and m.meaning.frame == "state"]
            if not (later and _free(work, count.last, later[0].first) and later[0].first - count.last <= _NOUN_PHRASE):
                work.give(place, mark, "after-state")
        return


def _joined_before(work: _Sentence, place: int, mark: Mark) -> None:
    """ "12 tentara dan 3 warga sipil tewas": the counts that "dan" joins on to a subject from the left."""
    joined = False
    while place > 0:
        count, earlier = work.counts[place], work.counts[place - 1]
        connector = work.lower(count.first - 1)
        if connector == "," and work.lower(count.first - 2) in harm_list("join", "and"):
            connector = "dan"
        joins = connector in harm_list("join", "and") or (joined and connector == ",")
        if not joins or place - 1 in work.governed or count.first - earlier.last > _NOUN_PHRASE:
            return
        if not _free(work, earlier.last, count.first) or _has_verb(work, earlier.last, count.first):
            return
        if not work.give(place - 1, mark, "joined-subject"):
            return
        joined, place = True, place - 1


def _itself(work: _Sentence, mark: Mark) -> None:
    """ "12 sandera", "338 eksekusi mati": the word of harm is what is counted."""
    for place, count in enumerate(work.counts):
        if count.noun == mark.first or count.last == mark.first:
            work.give(place, mark, "counted-word")


def _of_act(work: _Sentence, mark: Mark) -> None:
    """ "penangkapan puluhan orang", "tewasnya 12 tentara"."""
    for place, count in enumerate(work.counts):
        if count.first >= mark.last:
            if count.first - mark.last <= _ACT_REACH and _free(work, mark.last, count.first):
                between = [work.lower(i) for i in range(mark.last, count.first)]
                if not _has_verb(work, mark.last, count.first) and not {",", "di", "pada", "oleh"} & set(between):
                    work.give(place, mark, "act")
            return


def _sum(work: _Sentence, mark: Mark) -> None:
    """ "korban tewas mencapai 1.200", "12 korban tewas"."""
    links = harm_list("join", "links")
    for place, count in enumerate(work.counts):
        if count.last == mark.first or (count.noun is not None and mark.first <= count.noun < mark.last):
            work.give(place, mark, "counted-noun")
            return
        if count.first < mark.last or place in work.governed:
            continue
        if count.first - mark.last > _SUM_REACH or not _free(work, mark.last, count.first - 1):
            return
        linked = work.lower(count.first - 1) in links or work.lower(count.first) in _LINKING_MODIFIERS
        if (linked or count.first == mark.last) and work.give(place, mark, "sum"):
            return


_LINKING_MODIFIERS = frozenset({"melampaui", "melebihi", "menembus", "tembus", "mendekati", "hampir", "lebih", "sedikitnya"})


def _held(work: _Sentence, mark: Mark) -> None:
    """A share or an area of land in a sentence that tells who holds it."""
    for place in range(len(work.counts)):
        work.give(place, mark, "held")


def _joined(work: _Sentence) -> None:
    """ "melukai 10 personel, dan 19 warga sipil": counts that "dan" or a comma joins on to an object or a sum."""
    for place in range(1, len(work.counts)):
        before, count = work.governed.get(place - 1), work.counts[place]
        if place in work.governed or before is None or before.rule not in ("object", "act", "joined", "part", "sum"):
            continue
        gap = count.first - before.count.last
        connector = work.lower(count.first - 1)
        if gap > _NOUN_PHRASE or not _free(work, before.count.last, count.first):
            continue
        if connector in harm_list("join", "and") or (connector == "," and before.rule in ("object", "joined")):
            if not _has_verb(work, before.count.last, count.first) and count.counted != "unknown":
                work.give(place, before.mark, "joined")


def _parts(work: _Sentence) -> None:
    """ "10.000 orang, termasuk 4.000 anak": a part told by number has the kind of its whole."""
    for place in range(1, len(work.counts)):
        before, count = work.governed.get(place - 1), work.counts[place]
        if place in work.governed or before is None or count.counted != "people":
            continue
        if count.first - before.count.last > _SUM_REACH or not _free(work, before.count.last, count.first):
            continue
        lead = work.lower(count.first - 1)
        if lead in ("termasuk", "antaranya") or (lead == "dengan" and work.lower(count.last) == "korban"):
            work.give(place, before.mark, "part")
        elif work.lower(count.last) == "di" and work.lower(count.last + 1) == "antaranya":
            work.give(place, before.mark, "part")


def _listed(work: _Sentence) -> None:
    """ "ditangkap di berbagai daerah, yakni di Banten lima orang, di Jawa Timur dua orang": counts by place."""
    marks = [mark for mark in work.marks if mark.meaning.frame in ("state", "active", "act")]
    last: Mark | None = None
    for place, count in enumerate(work.counts):
        for mark in marks:
            if mark.last <= count.first:
                last = mark
        if place in work.governed or last is None or count.counted != "people":
            continue
        index = count.first - 1
        while index > last.last and count.first - index <= 8 and work.lower(index) not in (",", "di", "dan", ":"):
            index -= 1
        if work.lower(index) == "di" and index + 1 < count.first and work.tokens[index + 1].is_capital:
            if not _has_verb(work, index, count.first):
                work.give(place, last, "listed")
        elif work.lower(index) == "," and index + 1 < count.first and work.tokens[index + 1].is_capital:
            if not _has_verb(work, index, count.first):
                work.give(place, last, "listed")
