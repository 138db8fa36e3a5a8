"""Reported speech with a preposition: "Menurut X, …", "…, menurut X", "Berdasarkan data X, …"."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end
from palagan.reading.lines import Line
from palagan.reading.predicates import has_predicate
from palagan.reading.roles import is_verb
from palagan.reading.speakers import Speaker, named_after
from palagan.reading.told import Told

_LONGEST = 400
_LEAD = 4
_NEAR = 15
_OCCASION = 6


def according_to(line: Line, at: int, low: int, high: int, cast: Cast, told: list[Told]) -> Told | None:
    """What the page has "menurut" somebody, by the cue at word `at`: what follows it, or what stands before it."""
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
    near = {word.text for word in line.words[last : min(high, last + _NEAR)]}
    opened = any(word.lower == "bahwa" for word in line.words[last : min(high, last + 3)])
    quoted = any(line.inside[max(low, at - 3) : at])
    behind = opened or ("," in near and not quoted and not has_predicate(line, max(low, at - _LONGEST), at))
    lead = at - low <= _LEAD or behind or (comma and high - last >= at - low)
    if lead and (at - low <= 1 or comma or behind or line.words[at - 1].text != ","):
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


def is_based_on(line: Line, at: int, high: int) -> bool:
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
