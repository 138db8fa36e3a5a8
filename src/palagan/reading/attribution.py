"""Who the page says it has things from: stretches of text ascribed to speakers, and stretches that are denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from palagan.model.article import Article
from palagan.model.reading import Span, Statement
from palagan.reading.alleged import alleged
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.cues import active, passive
from palagan.reading.cues import words as list_of
from palagan.reading.denials import (
    denied_before,
    is_bare,
    is_denied_charge,
    is_denied_thing,
    is_disputed,
    outright,
    points,
)
from palagan.reading.extent import content_end
from palagan.reading.lines import Line, read_lines
from palagan.reading.speakers import Speaker, named_after, subject_before, word_at

_LEAD = 12
_SO_AS_TO = frozenset({"untuk", "guna"})
_DEED = 6
"""Words within which "itu" stands after "membantah terlibat": "dalam serangan roket itu"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """`text[start:end]` is told on the word of `said_by` (speaker, then the chain through which the page has it),
    and denied by `denied_by` (both actor ids). `cue` is the words that ascribe or deny. `charge`: it is somebody's
    charge ("tuduhan X bahwa …"), which stays his when another repeats it. `via` are those of `said_by` that only carry
    it. `blame`: it is what somebody is only blamed for ("mengutuk serangan itu"), which he need not tell."""

    start: int
    end: int
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    cue: Span | None
    charge: bool = False
    via: tuple[str, ...] = ()
    blame: bool = False


def attributions(
    article: Article, sentences: Sequence[Span], cast: Cast, statements: Sequence[Statement]
) -> tuple[Attribution, ...]:
    """Every stretch that the page has from somebody or that somebody denies, sorted by start.

    Besides the statements, what somebody accuses another of ("menuduh X melakukan …", "tuduhan Y bahwa X …", `said_by`
    the accuser), and what is denied ("membantah laporan X bahwa …": `denied_by` who denies it, `said_by` who asserts
    it, where told; "membantah tuduhan itu" and a bare "membantah" deny the charge of the sentence before, or else what
    it tells on the word of another). A stretch may lie within another.
    """
    out: dict[tuple[int, int], Attribution] = {}
    for one in statements:
        old = out.get((one.start, one.end))
        said = tuple(dict.fromkeys([*(old.said_by if old else ()), *([one.speaker] if one.speaker else []), *one.via]))
        via = tuple(dict.fromkeys([*(old.via if old else ()), *one.via]))
        out[one.start, one.end] = Attribution(one.start, one.end, said, (), one.cue, via=via)
    charge: Attribution | None = None
    before: Attribution | None = None
    spoken = _spoken(list(out.values()))
    for line in read_lines(article.text, sentences):
        bounds = [*line.starts, len(line.words)]
        for low, high in pairwise(bounds):
            disputed = _disputed(line, low, high, cast)
            charges = [one for one in disputed if not one.denied_by]
            denied = _pointed_at(line, low, high, cast, charge, charges)
            denied = denied or _told_before(
                line, low, high, cast, next(spoken(line.words[low].start, line.words[high - 1].end), None)
            )
            denied = denied or _disowned(line, low, high, cast, charge or before)
            before = Attribution(line.words[low].start, line.words[high - 1].end, (), (), None)
            if charges or not denied:
                charge = charges[-1] if charges else next(spoken(line.words[low].start, line.words[high - 1].end), None)
            for found in (*denied, *disputed, *_charges(line, low, high, cast)):
                old = out.get((found.start, found.end))
                out[found.start, found.end] = found if old is None else _both(found, old)
    return tuple(sorted(out.values(), key=lambda one: (one.start, -one.end)))


def _both(one: Attribution, old: Attribution) -> Attribution:
    """What is found anew of a stretch, with what was known of it; nobody denies his own word."""
    said = old.said_by or one.said_by
    denied = tuple(actor for actor in one.denied_by or old.denied_by if actor not in said)
    charge, blame = one.charge and not old.said_by, one.blame and not old.said_by
    return Attribution(one.start, one.end, said, denied, one.cue, charge, old.via, blame)


def _spoken(told: Sequence[Attribution]) -> Callable[[int, int], Iterator[Attribution]]:
    """A look-up of what the stretches between two offsets tell on the word of somebody, the last first."""
    ordered = sorted((one for one in told if one.said_by), key=lambda one: one.start)
    starts = [one.start for one in ordered]

    def inside(start: int, end: int) -> Iterator[Attribution]:
        return reversed(ordered[bisect_left(starts, start) : bisect_left(starts, end)])

    return inside


def _disputed(line: Line, low: int, high: int, cast: Cast) -> list[Attribution]:
    """What is denied and what is alleged in the sentence of words `low:high`, outside quotation marks."""
    out = []
    for at in range(low, high):
        word = line.words[at]
        if word.lower not in _disputing():
            continue
        before = line.words[at - 1].lower if at > low else ""
        agent = _agent(line, at, low, cast) if before in _SO_AS_TO else None
        if line.inside[at] or (before in list_of("unsaid") and before != "bisa" and agent is None):
            continue
        verb = active().get(word.lower) or passive().get(word.lower)
        if verb is None or (verb.sort not in ("deny", "accuse") and word.lower not in list_of("refusals")):
            continue
        thing = outright(line, at + 1, high)
        if word.lower in list_of("refusals") and not is_disputed(line, thing, high):
            continue
        if verb.sort != "accuse" and verb.voice == "active" and points(line, thing, high):
            continue  # it was told before
        found = _stretch(line, at, low, high, cast, voice=verb.voice, accuses=verb.sort == "accuse", agent=agent)
        if found is not None:
            out.append(found)
    return out


def _charges(line: Line, low: int, high: int, cast: Cast) -> list[Attribution]:
    """What a noun beside a name alleges in the sentence of words `low:high`, in quotation marks or not."""
    out = []
    for at in range(low, high):
        if line.words[at].lower in list_of("charges") and (found := alleged(line, at, low, high, cast)):
            speaker, start, end = found
            cue = Span(line.words[at].start, line.words[at].end)
            begin, stop = line.words[start].start, line.words[end - 1].end
            out.append(Attribution(begin, stop, speaker.actors, (), cue, charge=True))
    return out


@cache
def _disputing() -> frozenset[str]:
    """The verbs that deny, accuse or refuse."""
    verbs = (*active().items(), *passive().items())
    return frozenset(form for form, verb in verbs if verb.sort in ("deny", "accuse")) | list_of("refusals")


def _agent(line: Line, at: int, low: int, cast: Cast) -> Speaker | None:
    """Who says something to deny another thing: "pernyataan itu disampaikan *Y* untuk membantah …"."""
    for index in range(low, at - 2):
        if line.words[index].lower in passive():
            named = named_after(line, index + 1, cast, at)
            if named is not None and named.last == at - 1:
                return named
    return None


def _stretch(
    line: Line, at: int, low: int, high: int, cast: Cast, *, voice: str, accuses: bool, agent: Speaker | None = None
) -> Attribution | None:
    if voice == "active":
        speaker = agent or _subject(line, at, cast, low)
        start = at + 1
    else:
        speaker = named_after(line, at + 1, cast, high)
        start = speaker.last if speaker is not None else at + 1
    actors = speaker.actors if speaker is not None else ()
    if not actors:
        return None
    asserted: tuple[str, ...] = ()
    for index in range(start, min(high, start + _LEAD)):
        if line.words[index].text == ",":
            break
        if line.words[index].lower == "bahwa" and not line.inside[index]:
            owner = cast.at(line.words[index - 1].start)
            if owner is not None and index - 1 > at and word_at(line, owner.start) > at + 1:
                asserted = owner.actors
            start = index + 1
            break
    if not accuses and is_bare(line, start - 1, high):
        return None
    if not accuses and is_disputed(line, start, high) and not points(line, start, high):
        start += 1  # the charge was made, whoever denies it
    end = content_end(line, start, high, cast)
    if line.words[low].lower in list_of("turns"):
        end = next((index for index in range(start, end) if line.words[index].text == ","), end)
    if end <= start:
        return None
    cue = Span(line.words[at].start, line.words[at].end)
    begin, stop = line.words[start].start, line.words[end - 1].end
    if accuses:
        return Attribution(begin, stop, actors, (), cue, blame=line.words[at].lower in list_of("blaming"))
    asserted = tuple(name for name in asserted if name not in actors)
    if any(line.words[index].lower in list_of("undone") for index in range(start, end)):
        return Attribution(begin, stop, asserted, (), cue) if asserted else None  # who denies "gagal" says it was done
    return Attribution(begin, stop, asserted, actors, cue)


def _subject(line: Line, at: int, cast: Cast, low: int) -> Speaker | None:
    """The subject of an active verb; behind "tetapi", "dan" that of the verb of speech before it in the sentence."""
    joint = at - 1
    while joint > low and line.words[joint].lower in list_of("between"):
        joint -= 1
    if joint > low and line.words[joint].lower in list_of("joins"):
        for index in range(low, joint):
            if line.words[index].lower in active() and not line.inside[index]:
                return subject_before(line, index, cast, low) or subject_before(line, at, cast, low)
    return subject_before(line, at, cast, low)


def _pointed_at(
    line: Line, low: int, high: int, cast: Cast, charge: Attribution | None, charges: Sequence[Attribution]
) -> list[Attribution]:
    """What a sentence denies by pointing to it or by a bare verb: the charge of the sentence before ("membantah
    tuduhan itu", "Y membantah"), or one of its own ("menuduh …, tetapi Y membantah", "klaim yang dibantah Y")."""
    out = []
    for at in range(low, high):
        word = line.words[at].lower
        if word not in _disputing() or line.inside[at]:
            continue
        verb = active().get(word)
        denies = word in list_of("refusals") or (verb is not None and verb.sort == "deny")
        own = next((one for one in reversed(charges) if one.start < line.words[at].start), None)
        meant, speaker, last = own or charge, None, at - 1
        if (
            verb is not None
            and denies
            and (points(line, outright(line, at + 1, high), high) or is_bare(line, at, high))
        ):
            speaker = _subject(line, at, cast, low)
            last = next((index for index in range(at - 1, low, -1) if line.words[index].text == ","), low)
        elif verb is None and own is not None and is_denied_charge(line, at, low):
            speaker, last = named_after(line, at + 1, cast, high), at - 2
        elif is_denied_thing(line, at, low):
            meant, speaker = charge, named_after(line, at + 1, cast, high)
        if speaker is None or not speaker.actors or meant is None:
            continue
        if _lands(cast, speaker.actors) & _lands(cast, meant.said_by):
            continue  # nobody denies what his own side says
        while last > low and not line.words[last - 1].alpha:
            last -= 1
        end = min(meant.end, line.words[last - 1].end) if meant is own and last > low else meant.end
        if end > meant.start and (meant is charge or last > low):
            cue = Span(line.words[at].start, line.words[at].end)
            out.append(Attribution(meant.start, end, (), speaker.actors, cue))
    return out


def _disowned(line: Line, low: int, high: int, cast: Cast, meant: Attribution | None) -> list[Attribution]:
    """The sentence before, where this one says who denies to have had a part in what it told: "Y membantah berada di
    balik serangan itu"."""
    for at in range(low, high):
        verb = active().get(line.words[at].lower)
        if meant is None or verb is None or verb.sort != "deny" or line.inside[at]:
            continue
        if at + 1 >= high or line.words[at + 1].lower not in list_of("having_a_part"):
            continue
        rest = [word.lower for word in line.words[at + 2 : min(high, at + 2 + _DEED)]]
        speaker = _subject(line, at, cast, low) if words("demonstratives") & set(rest) else None
        if speaker is not None and speaker.actors and not _lands(cast, speaker.actors) & _lands(cast, meant.said_by):
            cue = Span(line.words[at].start, line.words[at].end)
            return [Attribution(meant.start, meant.end, (), speaker.actors, cue)]
    return []


def _told_before(line: Line, low: int, high: int, cast: Cast, told: Attribution | None) -> list[Attribution]:
    """What the sentence denies of what itself tells before ("kabar bahwa … dibantah Y")."""
    out = []
    for first, last, actors, verb in denied_before(line, low, high, cast):
        if told is None or not _lands(cast, actors) & _lands(cast, told.said_by):
            cue = Span(line.words[verb].start, line.words[verb].end)
            out.append(Attribution(line.words[first].start, line.words[last - 1].end, (), actors, cue))
    return out


def _lands(cast: Cast, actors: Sequence[str]) -> set[str]:
    """The countries that actors speak for; himself for one of an unknown country."""
    codes = [(name, actor.code.partition(".")[0]) for name in actors if (actor := cast.get(name)) is not None]
    return {name if land == "UNK" else land for name, land in codes}
