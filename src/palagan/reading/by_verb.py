"""Reported speech with a verb: "X mengatakan bahwa …", "X, kepada Y, menyebut …"."""

from __future__ import annotations

from itertools import pairwise

from palagan.reading.cast import Cast
from palagan.reading.cues import TELLING, active
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end, content_start
from palagan.reading.lines import Line
from palagan.reading.phrases import cues
from palagan.reading.predicates import has_clause, has_predicate
from palagan.reading.roles import is_verb
from palagan.reading.speakers import subject_before
from palagan.reading.told import Told

_SHORTEST = 2
_CLAUSE = 60
_AFFIXES = ("me", "ber", "di", "ter")
_OF_FACTS = frozenset({"menegaskan", "mengindikasikan", "mengisyaratkan", "menandai", "menunjukkan"})
_NEEDS_OPENER = frozenset({"report", "warn"})


def told_by_verb(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """What the verb of speech at word `at` reports of its subject; None where it reports no words: where nothing was
    said, where only a thing is named, announced or claimed, where a warning threatens.
    """
    cropped = line.words[at].lower not in active()
    verb = active()[line.words[at].lower + ("n" if cropped else "")]
    if verb.sort not in TELLING or cast.at(line.words[at].start) is not None:
        return None
    if verb.form in list_of("carriers") and (at == low or line.words[at - 1].lower in list_of("so_told")):
        return None  # "Melansir dari X, …" tells the carrier
    before = line.words[at - 1].lower if at > low else ""
    if is_unsaid(line, at, low) or (verb.form in list_of("proofs") and not _proves(line, low, at)):
        return None
    only = verb.form in list_of("only_opened")
    strict = only or verb.sort in _NEEDS_OPENER or verb.form in list_of("need_opener")
    start = (
        at + 2
        if cropped
        else content_start(line, at + 1, high, strict=strict and (only or not has_clause(line, at + 1, high)))
    )
    if start is None or start >= high or line.inside[start] or line.words[start].lower in ('"', "“"):
        return None
    opener, first = line.words[start - 1].lower, line.words[start].lower
    distant = start > at + 2 and not cropped and (only or first in list_of("according"))
    if (distant and opener not in list_of("openers")) or (opener == "," and first == "yang"):
        return None
    if start == at + 1 and (line.words[start].lower in list_of("no_content") or line.words[start].text in ".;)"):
        return None
    bare = start == at + 1 and not is_verb(line.words[start])
    if verb.form in _OF_FACTS and _inanimate(line, low, at):
        return None
    if verb.sort == "warn" and _own_doing(line, start, high):
        return None
    end = content_end(line, start, high, cast)
    if (
        bare
        and verb.form in list_of("things")
        and not has_clause(line, at + 1, high)
        and not has_predicate(line, start, end)
    ):
        return None
    if before == "yang":
        end = _relative_end(line, start, end)
    if end - start <= _SHORTEST and (
        line.words[end - 1].lower in cues("demonstratives") or (bare and verb.form in list_of("namings"))
    ):
        return None
    speaker = subject_before(line, at, cast, low)
    actors = speaker.actors if speaker is not None else _unnamed(line, at, low)
    return Told(
        start, end, actors, at, start, False, verb.sort, f"verb.{verb.sort}", (), bool(speaker and speaker.pronoun)
    )


def is_cropped(line: Line, at: int, high: int) -> bool:
    """Whether the word is a verb of speech that lost its last letter, as one crawler leaves it: "mengataka. ia"."""
    return (
        at + 2 < high
        and line.words[at + 1].text == "."
        and f"{line.words[at].lower}n" in active()
        and not line.words[at + 2].cap
    )


def is_unsaid(line: Line, at: int, low: int) -> bool:
    """Whether the words before the verb at `at` tell that nothing was said: "tidak secara rinci menyebut"."""
    index = at - 1
    while index >= low:
        lower = line.words[index].lower
        if lower in list_of("unsaid"):
            return True
        if lower not in list_of("between") and not (index > low and line.words[index - 1].lower == "secara"):
            return False
        index -= 1
    return False


def _proves(line: Line, low: int, at: int) -> bool:
    """Whether a report is the subject of "menunjukkan", not a thing seen or done."""
    before = [word.lower for word in line.words[max(low, at - _CLAUSE) : at]]
    return any(word in list_of("tellers") for word in before) and not any(word in list_of("seen") for word in before)


def _inanimate(line: Line, low: int, at: int) -> bool:
    """Whether the subject is a state of things or a deed ("Kondisi itu menegaskan"): nobody says anything."""
    if at - low > _CLAUSE:
        return False
    begin = low
    while begin < at and line.words[begin].lower in list_of("passing") | {","}:
        begin += 1
    return line.words[begin].lower in list_of("inanimate") and not any(
        word.text == "," or (is_verb(word) and word.lower.startswith(_AFFIXES)) for word in line.words[begin + 1 : at]
    )


def _own_doing(line: Line, start: int, high: int) -> bool:
    """Whether a warning tells what the speaker's own side will do, which its event tells as a threat."""
    first = [word.lower for word in line.words[start : min(high, start + 4)]]
    return any(one in list_of("own_side") and two in list_of("will") for one, two in pairwise(first))


def _relative_end(line: Line, start: int, end: int) -> int:
    """The end of what is told in a relative clause: before the comma that the main verb follows."""
    for index in range(start + 1, end - 1):
        if line.words[index].text == "," and not line.inside[index] and is_verb(line.words[index + 1]):
            return index
    return end


def _unnamed(line: Line, at: int, low: int) -> tuple[str, ...] | None:
    """Who speaks where no mention stands before the verb: the speaker before (None), or nobody known (())."""
    before = [word.lower for word in line.words[max(low, at - _CLAUSE) : at] if word.alpha]
    if not before or any(word in list_of("tellers") for word in before):
        return None
    nouns = [word for word in before if word not in list_of("passing") and not word.startswith(("me", "ber"))]
    return () if nouns else None
