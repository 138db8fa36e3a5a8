"""Who the page says it has things from: stretches of text ascribed to speakers, and stretches that are denied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from palagan.model.article import Article
from palagan.model.reading import Span, Statement
from palagan.reading.alleged import alleged
from palagan.reading.attributed import Attribution
from palagan.reading.cast import Cast
from palagan.reading.cues import active, passive
from palagan.reading.cues import words as list_of
from palagan.reading.denials import (
    denied_before,
    is_bare,
    is_disputed,
    outright,
    points,
)
from palagan.reading.extent import content_end
from palagan.reading.lines import Line, read_lines
from palagan.reading.pointing import (
    called_untrue,
    contesting,
    disowned,
    disowns,
    disputing,
    pointed_at,
    sides_of,
    subject_of,
)
from palagan.reading.speakers import Speaker, named_after, word_at

_LEAD = 12
_KEPT = 3
"""Sentences after a charge within which "tuduhan itu" means it, though others stand between."""
_SO_AS_TO = frozenset({"untuk", "guna"})


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
    older: list[Attribution | None] = [None] * _KEPT
    for line in read_lines(article.text, sentences):
        bounds = [*line.starts, len(line.words)]
        for low, high in pairwise(bounds):
            if low == high:
                continue  # marks alone
            disputed = _disputed(line, low, high, cast)
            charges = [one for one in disputed if not one.denied_by]
            last = next((one for one in reversed(older) if one is not None), None)
            denied = pointed_at(line, low, high, cast, charge, charges, last)
            older = [*older[1:], charges[-1] if charges else None]
            denied = denied or _told_before(
                line, low, high, cast, next(spoken(line.words[low].start, line.words[high - 1].end), None)
            )
            denied = denied or disowned(line, low, high, cast, charge or before)
            before = Attribution(line.words[low].start, line.words[high - 1].end, (), (), None)
            if charges or not denied:
                charge = charges[-1] if charges else next(spoken(line.words[low].start, line.words[high - 1].end), None)
            for found in (*denied, *disputed, *_charges(line, low, high, cast)):
                old = out.get((found.start, found.end))
                out[found.start, found.end] = found if old is None else _both(found, old)
    return tuple(sorted(out.values(), key=lambda one: (one.start, -one.end)))


def _both(one: Attribution, old: Attribution) -> Attribution:
    """What is found anew of a stretch, with what was known of it; nobody denies his own word, but for the verb that
    does both ("meragukan bahwa")."""
    doubts = one.denied_by if one.cue and old.cue and one.cue.start == old.cue.start else ()
    said = tuple(actor for actor in old.said_by if actor not in doubts) or one.said_by
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
    out, contested = [], contesting()
    for at in range(low, high):
        word = line.words[at]
        if word.lower not in contested:
            continue
        if disowns(line, at, low, high) and not line.inside[at] and (found := _stretch(line, at, low, high, cast)):
            out.append(found)
        if (untrue := called_untrue(line, at, low, high, cast)) is not None:
            out.append(untrue)
        if word.lower not in disputing():
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
    out, charges = [], list_of("charges")
    for at in range(low, high):
        if line.words[at].lower in charges and (found := alleged(line, at, low, high, cast)):
            speaker, start, end = found
            cue = Span(line.words[at].start, line.words[at].end)
            begin, stop = line.words[start].start, line.words[end - 1].end
            out.append(Attribution(begin, stop, speaker.actors, (), cue, charge=True))
    return out


def _agent(line: Line, at: int, low: int, cast: Cast) -> Speaker | None:
    """Who says something to deny another thing: "pernyataan itu disampaikan *Y* untuk membantah …"."""
    for index in range(low, at - 2):
        if line.words[index].lower in passive():
            named = named_after(line, index + 1, cast, at)
            if named is not None and named.last == at - 1:
                return named
    return None


def _stretch(
    line: Line,
    at: int,
    low: int,
    high: int,
    cast: Cast,
    *,
    voice: str = "active",
    accuses: bool = False,
    agent: Speaker | None = None,
) -> Attribution | None:
    if voice == "active":
        speaker = agent or subject_of(line, at, cast, low)
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


def _told_before(line: Line, low: int, high: int, cast: Cast, told: Attribution | None) -> list[Attribution]:
    """What the sentence denies of what itself tells before ("kabar bahwa … dibantah Y")."""
    out = []
    for first, last, actors, verb in denied_before(line, low, high, cast):
        if told is None or not sides_of(cast, actors) & sides_of(cast, told.said_by):
            cue = Span(line.words[verb].start, line.words[verb].end)
            out.append(Attribution(line.words[first].start, line.words[last - 1].end, (), actors, cue))
    return out
