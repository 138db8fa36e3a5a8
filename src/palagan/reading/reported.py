"""Reported speech: "X mengatakan bahwa …", "Menurut X, …", "…, kata X, …", "disampaikan X bahwa …"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from palagan.reading.cast import Cast
from palagan.reading.cues import TELLING, active, after, passive
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end, content_start
from palagan.reading.lines import Line
from palagan.reading.phrases import cues
from palagan.reading.roles import is_verb
from palagan.reading.speakers import Speaker, named_after, subject_before, word_at
from palagan.reading.told import Told

_SHORTEST = 2
_CLAUSE = 60
_LONGEST = 400
_LEAD = 4
_SUBJECT = 9
_OCCASION = 6
_NEEDS_OPENER = frozenset({"report", "warn"})


def read_reported(line: Line, low: int, high: int, cast: Cast) -> list[Told]:
    """The reports in the sentence of words `low:high`, in order; quoted words hold none."""
    out: list[Told] = []
    at = low
    words, inside, cues_ = line.words, line.inside, _cues()
    while at < high:
        lower = words[at].lower
        if inside[at] or (at > low and lower not in cues_ and not (at + 1 < high and words[at + 1].text == ".")):
            at += 1
            continue
        found: Told | None = None
        if lower in list_of("according") or (at == low and _based_on(line, at, high)):
            found = _according_to(line, at, low, high, cast, out)
        elif lower in active() or _cropped(line, at, high):
            found = _told_by_verb(line, at, low, high, cast)
        elif lower in passive():
            found = _passive(line, at, low, high, cast)
        elif lower in after():
            found = _aside(line, at, low, high, cast)
        elif lower == "demikian" and at > low:
            found = _so_told(line, at, low, high, cast)
        elif lower == "bahwa" and at > low:
            found = _owned(line, at, low, high, cast)
        if found is not None and found.last - found.first >= _SHORTEST:
            out.append(found)
            at = max(at + 1, found.cue_last)
        else:
            at += 1
    return _outer(out)


def _outer(told: list[Told]) -> list[Told]:
    """Of a report inside another one only the outer; of a report that only holds one ("bersikeras menyatakan bahwa",
    "menurut koran X, Y mengatakan") the inner."""
    kept: list[Told] = []
    for one in told:
        outer = kept[-1] if kept else None
        if outer is None or one.cue_first < outer.first or one.last > outer.last:
            kept.append(one)
        elif one.cue_first == outer.first:
            kept[-1] = one._replace(speakers=one.speakers or outer.speakers)
        elif outer.rule == "according" and one.rule.startswith("verb"):
            kept[-1] = one._replace(via=outer.speakers or ())
        elif one.rule == "passive":
            kept.append(one)
    return kept


@cache
def _cues() -> frozenset[str]:
    """The words that may tell of a report where they stand inside a sentence."""
    return frozenset({*list_of("according"), *active(), *passive(), *after(), "bahwa", "demikian"})


def _cropped(line: Line, at: int, high: int) -> bool:
    """Whether the word is a verb of speech that lost its last letter, as one crawler leaves it: "mengataka. ia"."""
    return (
        at + 2 < high
        and line.words[at + 1].text == "."
        and f"{line.words[at].lower}n" in active()
        and not line.words[at + 2].cap
    )


def _told_by_verb(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    cropped = line.words[at].lower not in active()
    verb = active()[line.words[at].lower + ("n" if cropped else "")]
    if verb.sort not in TELLING or cast.at(line.words[at].start) is not None:
        return None
    before = line.words[at - 1].lower if at > low else ""
    if _unsaid(line, at, low) or (verb.form in list_of("proofs") and not _proves(line, low, at)):
        return None
    only = verb.form in list_of("only_opened")
    strict = only or verb.sort in _NEEDS_OPENER or verb.form in list_of("need_opener")
    start = (
        at + 2
        if cropped
        else content_start(line, at + 1, high, strict=strict and (only or not _clause(line, at + 1, high)))
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
    if bare and verb.form in list_of("things") and not _clause(line, at + 1, high):
        return None
    if verb.sort == "warn" and _own_doing(line, start, high):
        return None
    end = content_end(line, start, high, cast)
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


def _unsaid(line: Line, at: int, low: int) -> bool:
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
    before = [word.lower for word in line.words[low:at]]
    return any(word in list_of("tellers") for word in before) and not any(word in list_of("seen") for word in before)


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


def _clause(line: Line, at: int, high: int) -> bool:
    """Whether a clause of its own begins at word `at`: a few words, then a verb that is not in a relative clause."""
    for index in range(at + 1, min(high, at + _SUBJECT)):
        word, before = line.words[index], line.words[index - 1]
        if word.text in ",.;:(" or before.lower == "yang" or line.inside[index]:
            return False
        if is_verb(word):
            return not is_verb(before) and before.lower not in list_of("no_clause")
    return False


def _unnamed(line: Line, at: int, low: int) -> tuple[str, ...] | None:
    """Who speaks where no mention stands before the verb: the speaker before (None), or nobody known (())."""
    before = [word.lower for word in line.words[max(low, at - _CLAUSE) : at] if word.alpha]
    if not before or any(word in list_of("tellers") for word in before):
        return None
    nouns = [word for word in before if word not in list_of("passing") and not word.startswith(("me", "ber"))]
    return () if nouns else None


def _according_to(line: Line, at: int, low: int, high: int, cast: Cast, told: list[Told]) -> Told | None:
    own = line.words[at].lower == "menurutnya"
    speaker: Speaker | None = None if own else named_after(line, at + 1, cast, high, owned=True)
    actors = None if own else speaker.actors if speaker else _according_unnamed(line, at, high)
    last = at + 1 if own or speaker is None else speaker.last
    before = line.words[at - 1].lower if at > low else ""
    if before == "yang" and line.words[at].lower in list_of("according") and (own or speaker is not None):
        start = last
        for index in range(last, min(high, last + _OCCASION)):
            if line.words[index].text == "," and index + 2 < high:
                start = index + 1
                break
            if is_verb(line.words[index]):
                break
        end = content_end(line, start, high, cast)
        return Told(start, end, actors, at, start, False, "say", "according.relative")
    comma = last < high and line.words[last].text == ","
    lead = at - low <= _LEAD or (comma and (high - last >= at - low or not _predicate(line, low, at)))
    if lead and (at - low <= 1 or comma or line.words[at - 1].text != ","):
        start = last
        for index in range(last, min(high, last + 14)):
            if line.words[index].text == ",":
                start = index + 1
                break
            if line.words[index].lower in list_of("report_openers") and index + 1 < high:
                start = index + 1
        if line.words[last - 1].end and last < high and line.words[last].text == ".":
            start = last + 1
        if start >= high or line.inside[start]:
            return None
        return Told(
            start,
            content_end(line, start, high, cast),
            actors,
            at,
            start,
            False,
            "say",
            "according",
            (),
            bool(speaker and speaker.pronoun),
        )
    if line.words[at - 1].text not in ",.)" and not line.inside[at - 2]:
        return None
    if at - low > _LONGEST or (told and told[-1].last > low) or any(line.inside[low:at]):
        return None
    end = at
    while end > low and line.words[end - 1].text in ",.":
        end -= 1
    return Told(low, end, actors, at, last, False, "say", "according.after")


def _predicate(line: Line, low: int, high: int) -> bool:
    """Whether the words `low:high` hold a verb outside a relative clause, after their first word."""
    return any(
        is_verb(line.words[index]) and line.words[index - 1].lower not in list_of("no_clause")
        for index in range(low + 1, high)
    )


def _based_on(line: Line, at: int, high: int) -> bool:
    """Whether the sentence begins with what it rests on: "Berdasarkan data …", "Dari catatan polisi, …"."""
    return (
        line.words[at].lower in list_of("based_on")
        and at + 1 < high
        and line.words[at + 1].lower in list_of("tellers")
        and line.words[at + 1].lower not in list_of("no_speaker")
    )


def _according_unnamed(line: Line, at: int, high: int) -> tuple[str, ...] | None:
    """ "Menurut laporan itu": the report spoken of before; "menurut rencana": nobody."""
    following = line.words[at + 1].lower if at + 1 < high else ""
    return None if following in list_of("tellers") else ()


def _aside(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ ", kata X, …": words told around or before a cue, without quotation marks."""
    word = line.words[at]
    before = line.words[at - 1] if at > low else None
    if before is not None and (before.text not in ",.?!" or line.inside[at - 2 if at - 2 >= 0 else 0]):
        return None
    if before is None or (at - 2 >= low and line.words[at - 2].lower in active()):
        return None
    own = word.lower.endswith("nya") and word.lower[:-3] in after()
    speaker = None if own else named_after(line, at + 1, cast, high)
    if not own and speaker is None:
        return None
    last = at + 1 if speaker is None else speaker.last
    actors = None if speaker is None else speaker.actors
    first_half = (max(low, at - _LONGEST), at - 1)
    second = last
    while second < high and (line.words[second].text in ",." or line.words[second].lower in list_of("aside_openers")):
        second += 1
    closed = last < high and line.words[last].text in ",." and high - second >= 3 and not _occasion_word(line, second)
    if closed and high - second >= first_half[1] - first_half[0] and not line.inside[second]:
        return Told(
            second,
            content_end(line, second, high, cast),
            actors,
            at,
            second,
            False,
            "say",
            "aside",
            (),
            bool(speaker and speaker.pronoun),
        )
    start = first_half[0]
    return Told(
        start,
        at - 1,
        actors,
        at,
        last,
        _first_person(line, start, at - 1),
        "say",
        "aside.after",
        (),
        bool(speaker and speaker.pronoun),
    )


def _so_told(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ "…, demikian pernyataan X", "…, demikian kata X": the words of the sentence before the cue."""
    following = line.words[at + 1].lower if at + 1 < high else ""
    if line.words[at - 1].text != "," or line.inside[at - 2] or any(line.inside[low:at]):
        return None
    if following not in list_of("tellers") and following not in after() and following not in passive():
        return None
    speaker = named_after(line, at + 2, cast, high, owned=True)
    if speaker is None:
        return None
    return Told(low, at - 1, speaker.actors, at, speaker.last, False, "say", "aside.after")


def _occasion_word(line: Line, at: int) -> bool:
    lower = line.words[at].lower
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    if lower in list_of("settings") and following in list_of("demonstratives"):
        return False  # "Apalagi, kata dia, saat ini …"
    return (
        lower in list_of("occasions")
        or lower in list_of("carriers")
        or (is_verb(line.words[at]) and lower.startswith("di"))
    )


def _owned(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ "laporan media India bahwa …": the owner of a report, a claim or a statement tells what follows."""
    mention = cast.at(line.words[at - 1].start)
    if mention is None:
        return None
    first = word_at(line, mention.start)
    noun = first - 1
    if noun > low and line.words[noun].lower in list_of("owners"):
        noun -= 1
    if noun < low or line.words[noun].lower not in list_of("tellers"):
        return None
    return Told(at + 1, content_end(line, at + 1, high, cast), mention.actors, noun, at, False, "say", "owned")


def _first_person(line: Line, first: int, last: int) -> bool:
    return any(word.lower in list_of("first_person") for word in line.words[first:last])


def _passive(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    verb = passive()[line.words[at].lower]
    if verb.sort not in TELLING or (at > low and line.words[at - 1].lower in list_of("unsaid")):
        return None
    following = line.words[at + 1].lower if at + 1 < high else ""
    if following == "bahwa":
        return Told(at + 2, content_end(line, at + 2, high, cast), None, at, at + 2, False, verb.sort, "passive")
    speaker = named_after(line, at + 1, cast, high)
    if speaker is None or speaker.first > at + 3:
        return None
    start = content_start(line, speaker.last, high, strict=True)
    if start is not None and line.words[start - 1].lower == "bahwa":
        return Told(start, content_end(line, start, high, cast), speaker.actors, at, start, False, verb.sort, "passive")
    if verb.form in list_of("naming_passives") and speaker.last < high and is_verb(line.words[speaker.last]):
        return Told(
            speaker.last,
            content_end(line, speaker.last, high, cast),
            speaker.actors,
            at,
            speaker.last,
            False,
            verb.sort,
            "passive.verb",
        )
    return None
