"""What a sentence denies of what the one before told: by pointing to it ("membantah tuduhan itu"), by a bare verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from palagan.model.reading import Span
from palagan.reading.attributed import Attribution
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.cues import active, passive
from palagan.reading.cues import words as list_of
from palagan.reading.denials import (
    has_no_part,
    is_bare,
    is_denied_charge,
    is_denied_thing,
    is_disputed,
    outright,
    points,
)
from palagan.reading.lines import Line
from palagan.reading.speakers import Speaker, named_after, subject_before

_VERDICT = 10
"""Words behind a charge within which it is told to be untrue."""
_LEADING = frozenset({"sebagai", "adalah", "merupakan", "itu", "tersebut"})
"""What leads from what is told to what is said of it."""
_DEED = 6
"""Words within which "itu" stands after "membantah terlibat": "dalam serangan roket itu"."""
_APART = frozenset({"REB", "OPP", "CVL", "EDU", "SOC", "REF", "UAF", "REL", "MED", "JRN", "BUS"})
"""Sectors of people who speak for no side but their own, and whose words the state of their country denies."""


def pointed_at(
    line: Line,
    low: int,
    high: int,
    cast: Cast,
    charge: Attribution | None,
    charges: Sequence[Attribution],
    older: Attribution | None = None,
) -> list[Attribution]:
    """What a sentence denies by pointing to it or by a bare verb: the charge of the sentence before ("membantah
    tuduhan itu", "Y membantah"), or one of its own ("menuduh …, tetapi Y membantah", "klaim yang dibantah Y"); the
    last one told, `older`, where it says that it was a charge ("menepis tuduhan tersebut")."""
    out = []
    if charge is None and any(line.words[index].lower in list_of("accusations") for index in range(low, high)):
        charge = older
    contested = contesting()
    for at in range(low, high):
        word = line.words[at].lower
        if word not in contested:
            continue
        untrue = calls_untrue(line, at, high)
        not_admitted = untrue or disowns(line, at, low, high)
        if not (not_admitted or word in disputing()) or line.inside[at]:
            continue
        verb = active().get(word)
        denies = not_admitted or word in list_of("refusals") or (verb is not None and verb.sort == "deny")
        own = next((one for one in reversed(charges) if one.start < line.words[at].start), None)
        meant, speaker, last = own or charge, None, at - 1
        if (
            verb is not None
            and denies
            and (untrue or points(line, outright(line, at + 1, high), high, not_admitted) or is_bare(line, at, high))
        ):
            speaker = subject_of(line, at, cast, low)
            last = next((index for index in range(at - 1, low, -1) if line.words[index].text == ","), low)
        elif verb is None and own is not None and is_denied_charge(line, at, low):
            speaker, last = named_after(line, at + 1, cast, high), at - 2
        elif is_denied_thing(line, at, low):
            meant, speaker = charge, named_after(line, at + 1, cast, high)
        if speaker is None or not speaker.actors or meant is None:
            continue
        if sides_of(cast, speaker.actors) & sides_of(cast, meant.said_by):
            continue  # nobody denies what his own side says
        while last > low and not line.words[last - 1].alpha:
            last -= 1
        end = min(meant.end, line.words[last - 1].end) if meant is own and last > low else meant.end
        if end > meant.start and (meant is charge or last > low):
            cue = Span(line.words[at].start, line.words[at].end)
            out.append(Attribution(meant.start, end, (), speaker.actors, cue))
    return out


def disowned(line: Line, low: int, high: int, cast: Cast, meant: Attribution | None) -> list[Attribution]:
    """The sentence before, where this one says who denies to have had a part in what it told: "Y membantah berada di
    balik serangan itu", "Y membantah terlibat"."""
    for at in range(low, high) if meant is not None else ():
        verb = active().get(line.words[at].lower)
        if meant is None or verb is None or verb.sort != "deny" or line.inside[at]:
            continue
        if at + 1 >= high or line.words[at + 1].lower not in list_of("having_a_part"):
            continue
        rest = [word.lower for word in line.words[at + 2 : min(high, at + 2 + _DEED)]]
        pointed = words("demonstratives") & set(rest) or has_no_part(line, at, high)
        speaker = subject_of(line, at, cast, low) if pointed else None
        if (
            speaker is not None
            and speaker.actors
            and not sides_of(cast, speaker.actors) & sides_of(cast, meant.said_by)
        ):
            cue = Span(line.words[at].start, line.words[at].end)
            return [Attribution(meant.start, meant.end, (), speaker.actors, cue)]
    return []


def calls_untrue(line: Line, at: int, high: int) -> bool:
    """Whether a verb says of a charge that it is not so: "Y *menyebut* tuduhan X tidak berdasar"."""
    if line.words[at].lower not in list_of("calling") or not is_disputed(line, at + 1, high):
        return False
    return _verdict(line, at + 2, min(high, at + 2 + _VERDICT)) is not None


def called_untrue(line: Line, at: int, low: int, high: int, cast: Cast) -> Attribution | None:
    """What a charge or a report tells of which a verb says that it is not so: "Y menyebut laporan *penembakan di X*
    tidak benar"; None where it was told before."""
    if line.inside[at] or not calls_untrue(line, at, high) or points(line, at + 1, high):
        return None
    end, speaker = _verdict(line, at + 2, high), subject_of(line, at, cast, low)
    while end is not None and line.words[end - 1].lower in _LEADING:
        end -= 1
    if end is None or end < at + 4 or speaker is None or not speaker.actors:
        return None
    cue = Span(line.words[at].start, line.words[at].end)
    return Attribution(line.words[at + 2].start, line.words[end - 1].end, (), speaker.actors, cue)


def _verdict(line: Line, start: int, high: int) -> int | None:
    """Where it is told to be untrue, between two words; None where it is not."""
    said = [word.lower for word in line.words[start:high]]
    for index, (word, then) in enumerate(pairwise((*said, ""))):
        if word in list_of("untrue") or (word in list_of("not_said") and then in list_of("founded")):
            return start + index
    return None


def sides_of(cast: Cast, actors: Sequence[str]) -> set[str]:
    """The sides that actors speak for: their country, rebels and residents theirs; himself for one of an unknown
    country."""
    codes = [(name, actor.code.partition(".")) for name in actors if (actor := cast.get(name)) is not None]
    return {name if land == "UNK" else f"{land}.{of}" if of in _APART else land for name, (land, _, of) in codes}


def subject_of(line: Line, at: int, cast: Cast, low: int) -> Speaker | None:
    """The subject of an active verb; behind "tetapi", "dan" that of the verb of speech before it in the sentence."""
    joint = at - 1
    while joint > low and line.words[joint].lower in list_of("between"):
        joint -= 1
    if joint > low and line.words[joint].lower in list_of("joins"):
        for index in range(low, joint):
            if line.words[index].lower in active() and not line.inside[index]:
                return subject_before(line, index, cast, low) or subject_before(line, at, cast, low)
    return subject_before(line, at, cast, low)


@cache
def disputing() -> frozenset[str]:
    """The verbs that deny, accuse or refuse."""
    verbs = (*active().items(), *passive().items())
    return frozenset(form for form, verb in verbs if verb.sort in ("deny", "accuse")) | list_of("refusals")


@cache
def contesting() -> frozenset[str]:
    """All words at which something may be denied, alleged or refused, not admitted or doubted."""
    return disputing() | list_of("doubting") | list_of("disowned") | list_of("calling")


def disowns(line: Line, at: int, low: int, high: int) -> bool:
    """Whether a verb says that somebody does not admit a deed ("Y tidak mengakui serangan itu") or doubts that it was
    done ("Y meragukan bahwa …")."""
    if line.words[at].lower in list_of("doubting") and low < at < high - 1:
        plain = line.words[at - 1].lower not in list_of("unsaid")
        return plain and line.words[at + 1].lower in list_of("doubted")
    if line.words[at].lower not in list_of("disowned") or not low < at < high - 1:
        return False
    return line.words[at - 1].lower in list_of("not_said") and line.words[at + 1].lower in {"bahwa", *list_of("deeds")}
