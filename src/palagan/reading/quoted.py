"""Direct speech: quotations, and the cues before and behind them that tell who speaks."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.cues import active, after, passive
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line, Quote
from palagan.reading.speakers import named_after, subject_before
from palagan.reading.told import Told

_SENTENCE = 4
_NAME = 3
_FRAGMENT_REACH = 9
_REPORT = 14
_LONGEST = 400
_TRIM = frozenset(",")


def read_quoted(line: Line, cast: Cast) -> list[Told]:
    """The quotations of a line that somebody is made to say, in order; names and scare quotes are passed over.

    A quotation with no cue of its own has `speakers` None and rule "follow".
    """
    out: list[Told] = []
    for quote in line.quotes:
        first, last = quote.first, quote.last
        while last > first and line.words[last - 1].text in _TRIM:
            last -= 1
        if last <= first or (first > 1 and line.words[first - 2].lower in list_of("headlines")):
            continue
        found = (
            _cue_after(line, quote, first, last, cast)
            or _cue_before(line, quote, first, last, cast)
            or _without(line, quote, first, last)
        )
        if found is not None:
            out.append(_told_within(line, found, cast) or found)
    return out


def _told_within(line: Line, told: Told, cast: Cast) -> Told | None:
    """What a body's quotation reports of somebody: ""Jenderal X mengatakan, …," menurut Y": X speaks, by way of Y."""
    if told.rule != "quote.after" or not told.direct or told.pronoun or not told.speakers:
        return None
    body = cast.get(told.speakers[0])
    high = min(told.last, told.first + _REPORT)
    if body is None or body.kind != "organization":
        return None
    for at in range(told.first + 1, high):
        if line.words[at].lower in active() and active()[line.words[at].lower].sort == "say":
            mention = cast.before(line.words[at].start, line.words[told.first].start)
            opened = at + 1 < told.last and (line.words[at + 1].text == "," or line.words[at + 1].lower == "bahwa")
            if mention is None or not opened or any(word.text == "." for word in line.words[told.first : at]):
                return None
            return told._replace(first=at + 2, speakers=mention.actors, via=told.speakers)
    return None


def _cue_after(line: Line, quote: Quote, first: int, last: int, cast: Cast) -> Told | None:
    if not quote.closed:
        return None
    at = quote.last + 1
    comma = quote.last > first and line.words[quote.last - 1].text in ",?!"
    while at < len(line.words) and line.words[at].text in ",.*":
        comma = comma or line.words[at].text == ","
        at += 1
    if at >= len(line.words) or line.inside[at]:
        return None
    high = line.sentence(at)[1]
    word = line.words[at]
    lower = word.lower
    if lower in list_of("so_told") and at + 1 < high:
        at += 1
        lower = line.words[at].lower
        if lower not in after() and lower not in passive() and lower not in list_of("tellers"):
            return None
        comma = True
    if (
        lower in after()
        or lower == "menurut"
        or lower in list_of("so_reads")
        or (lower in list_of("tellers") and comma)
    ):
        own = lower.endswith("nya") and lower[:-3] in after()
        owned = lower == "menurut" or lower in list_of("tellers") or lower in list_of("so_reads")
        speaker = None if own else named_after(line, at + 1, cast, high, owned=owned)
        actors = speaker.actors if speaker is not None else None
        if (
            speaker is None
            and not lower.endswith("nya")
            and lower in after()
            and not comma
            and at + 1 < high
            and line.words[at + 1].alpha
        ):
            actors = None
        cue_last = speaker.last if speaker is not None else at + 1
        sort = after()[lower].sort if lower in after() else "say"
        start = _sentence_start(line, quote, first)
        direct = start == first
        return Told(
            start, last, actors, at, cue_last, direct, sort, "quote.after", (), bool(speaker and speaker.pronoun)
        )
    if lower in passive() and comma:
        speaker = named_after(line, at + 1, cast, high)
        if speaker is not None:
            return Told(first, last, speaker.actors, at, speaker.last, True, passive()[lower].sort, "quote.after")
    mention = cast.at(word.start)
    if mention is not None and comma:
        index = at
        while index < min(high, at + 12) and not line.inside[index]:
            if line.words[index].lower in active() and line.words[index].start >= mention.end:
                return Told(
                    first,
                    last,
                    mention.actors,
                    at,
                    index + 1,
                    True,
                    active()[line.words[index].lower].sort,
                    "quote.subject",
                )
            index += 1
    return None


def _sentence_start(line: Line, quote: Quote, first: int) -> int:
    """Where what is said begins: with a quotation, or before one that only ends it: "Ia datang "damai", kata X"."""
    at = first - 2
    low = line.sentence(first)[0]
    if not quote.opened or at <= low or at - low > _LONGEST or not line.words[at].alpha or line.words[at].cap:
        return first
    if any(line.inside[low : first - 1]) or any(word.lower in active() for word in line.words[low : first - 1]):
        return first
    return low


def _cue_before(line: Line, quote: Quote, first: int, last: int, cast: Cast) -> Told | None:
    if not quote.opened or first < 2:
        return None
    at = first - 2
    low = line.sentence(at)[0]
    if line.sentence(first - 1)[0] > at:
        low = at + 1
    between = 0
    colon = line.words[at].text in ":,"
    while at >= low and between <= _FRAGMENT_REACH and not line.inside[at]:
        word = line.words[at]
        if word.lower in active() and cast.at(word.start) is None:
            if at > low and line.words[at - 1].lower in list_of("not_said"):
                return None
            if between and not colon and any(other.text == "," for other in line.words[at + 1 : first - 1]):
                return None
            speaker = subject_before(line, at, cast, low)
            actors = speaker.actors if speaker is not None else None
            if between and not colon and _names(line, first, last):
                return None
            return Told(
                first,
                last,
                actors,
                at,
                first - 1,
                True,
                active()[word.lower].sort,
                "quote.before" if between == 0 or colon else "quote.fragment",
                (),
                bool(speaker and speaker.pronoun),
            )
        if word.lower in passive() and at + 1 < first - 1:
            speaker = named_after(line, at + 1, cast, first - 1)
            if speaker is not None:
                return Told(
                    first, last, speaker.actors, at, first - 1, True, passive()[word.lower].sort, "quote.passive"
                )
        if word.lower in after() and colon:
            speaker = named_after(line, at + 1, cast, first - 1)
            if speaker is not None:
                return Told(first, last, speaker.actors, at, first - 1, True, "say", "quote.before")
        between += 1
        at -= 1
    return None


def _names(line: Line, first: int, last: int) -> bool:
    """Whether a few quoted words are the name of something: all with a capital ("Tangan Mati")."""
    return last - first <= _NAME and all(word.cap for word in line.words[first:last])


def _without(line: Line, quote: Quote, first: int, last: int) -> Told | None:
    """A quotation with no cue: a whole sentence of speech goes on with the speaker, a few words are a name."""
    opens = first <= 1 or line.words[first - 2].text in '.?!…"”“,:' or first - 1 in line.starts or first in line.starts
    spoken = last - first >= _SENTENCE or line.words[last - 1].text in ".?!"
    if not quote.opened or (opens and spoken):
        return Told(first, last, None, first, first, True, "say", "follow")
    return None
