"""Statements: every stretch that the page ascribes to a speaker, quoted or reported (codebook, "Statements")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from palagan.model.article import Article
from palagan.model.reading import Span, Statement
from palagan.reading.carried import by_medium, carrier_speaks, is_relative, sentence_before
from palagan.reading.cast import Cast
from palagan.reading.chains import read_carriers
from palagan.reading.cues import active
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line, read_lines
from palagan.reading.phrases import cues
from palagan.reading.quoted import read_quoted
from palagan.reading.reported import read_reported
from palagan.reading.roles import is_verb
from palagan.reading.speakers import subject_before, word_at
from palagan.reading.told import Told

_NAMING = 6
_REPORT_REACH = 400
_LEAD = 60
_WHOLE = 0.75
"""A report whose words are to this share one quotation is that quotation."""


class Ascribed(NamedTuple):
    """A stretch of the text with its speakers and carriers, before it becomes one statement a speaker."""

    start: int
    end: int
    speakers: tuple[str, ...]
    via: tuple[str, ...]
    direct: bool
    cue: Span | None
    sort: str
    rule: str


def find_statements(article: Article, sentences: Sequence[Span], cast: Cast) -> tuple[Statement, ...]:
    """The statements of the report in order, ids "s1" …; joint speakers have one each, an unnamed speaker is None."""
    out: list[Statement] = []
    for one in ascribe(article.text, sentences, cast):
        for speaker in one.speakers or (None,):
            name = f"s{len(out) + 1}"
            out.append(
                Statement(name, speaker, one.via, one.direct, one.start, one.end, one.cue, one.sort == "deny", one.rule)
            )
    return tuple(out)


def ascribe(text: str, sentences: Sequence[Span], cast: Cast) -> list[Ascribed]:
    """Every stretch ascribed to somebody, in the order of the text."""
    out: list[Ascribed] = []
    last: tuple[str, ...] = ()
    lines = read_lines(text, sentences)
    lost_quotes = not any(line.quotes for line in lines)
    waiting: list[int] = []
    single = False
    said = 0
    for number, line in enumerate(lines):
        quoted = read_quoted(line, cast)
        told, carried = _line(line, quoted, cast)
        for one in told:
            speakers = one.speakers
            if one.rule == "follow" and speakers is None and (not one.last < len(line.words) or _unfinished(line, one)):
                waiting.append(len(out))
            if speakers is None and one.rule in ("follow", "quote.after"):
                last = _voice(lines, number, one, said, cast) or last
            if speakers is None and one.rule.startswith(("verb", "according")) and _of_report(line, one):
                speakers = _report_owner(line, one, cast) or last
            elif speakers is None and not last:
                speakers = _nearest(cast, line.words[one.first].start)
            elif speakers is None or _goes_on(cast, one, speakers, last, said, line, single=single):
                speakers = last
            elif one.rule in ("quote.after", "quote.subject", "quote.before"):
                for early in waiting:
                    out[early] = out[early]._replace(speakers=speakers)
            if one.rule.startswith("quote") or one.rule != "follow":
                waiting = []
            if speakers:
                single = _is_one(cast, line, one, speakers) or (single and speakers == last)
                last = speakers
            said = line.words[one.last - 1].end
            via = tuple(
                name for name in one.via or carried.get(line.sentence(one.first)[0], ()) if name not in speakers
            )
            direct = one.direct or (lost_quotes and one.rule == "aside.after")
            out.append(
                Ascribed(
                    line.words[one.first].start,
                    line.words[one.last - 1].end,
                    speakers,
                    via,
                    direct,
                    Span(line.words[one.cue_first].start, line.words[max(one.cue_first, one.cue_last - 1)].end),
                    one.sort,
                    one.rule,
                )
            )
    return out


def _is_one(cast: Cast, line: Line, one: Told, speakers: tuple[str, ...]) -> bool:
    """Whether the speaker is named as one of a group: "seorang warga setempat mengatakan"."""
    actor = cast.get(speakers[0])
    if actor is None or actor.kind != "group":
        return False
    low = line.sentence(one.cue_first)[0]
    named = cast.in_span(line.words[low].start, line.words[max(one.cue_first, one.cue_last - 1)].end)
    firsts = [word_at(line, mention.start) for mention in named if mention.actors == speakers]
    return any(word.lower in cues("one_person") for at in firsts for word in line.words[max(low, at - 2) : at + 1])


def _voice(lines: Sequence[Line], number: int, one: Told, since: int, cast: Cast) -> tuple[str, ...]:
    """Who spoke last before a quotation without a speaker, in this line or the one before, though no words of his are
    reported: "Zamir menolak tuduhan itu. "Pihak yang …""; nobody where that was not after offset `since`."""
    for line, high in ((lines[number], one.first), (lines[number - 1], None) if number else (lines[number], 0)):
        at = len(line.words) if high is None else high
        while at > 0:
            at -= 1
            word = line.words[at]
            if word.start < since:
                return ()
            if line.inside[at] or word.lower not in active() or cast.at(word.start) is not None:
                continue
            speaker = subject_before(line, at, cast, line.sentence(at)[0])
            if speaker is not None:
                return speaker.actors
    return ()


def _goes_on(
    cast: Cast, one: Told, speakers: tuple[str, ...], last: tuple[str, ...], since: int, line: Line, *, single: bool
) -> bool:
    """Whether a pronoun goes on with the last speaker: a person, and whom it stands for not named since.

    `single`: the last speaker is one of a group ("seorang warga").
    """
    actor = cast.get(last[0]) if one.pronoun and last else None
    if actor is None:
        return False
    if any(word.lower in list_of("plural") for word in line.words[one.cue_first : one.cue_last + 1]):
        return len(last) > 1 or actor.kind in ("group", "organization")
    if actor.kind != "person" and not single:
        return False
    if not one.rule.startswith("verb"):
        return True
    named = cast.in_span(since, line.words[one.cue_first].start)
    return not any(mention.how in ("name", "title") and mention.actors == speakers for mention in named)


def _of_report(line: Line, one: Told) -> bool:
    """Whether the cue's subject is a report ("Laporan itu menyebut", "menurut data"), not the speaker before."""
    low = line.sentence(one.cue_first)[0]
    around = line.words[max(low, one.cue_first - _LEAD) : one.cue_first + 2]
    return any(word.lower in list_of("tellers") for word in around)


def _report_owner(line: Line, one: Told, cast: Cast) -> tuple[str, ...]:
    """The body named last before a report that is spoken of without its owner."""
    offset = line.words[line.sentence(one.cue_first)[0]].start
    mention = cast.before(offset, max(0, offset - _REPORT_REACH))
    while mention is not None:
        if any((actor := cast.get(name)) is not None and actor.kind == "organization" for name in mention.actors):
            return mention.actors
        mention = cast.before(mention.start, max(0, offset - _REPORT_REACH))
    return ()


def _nearest(cast: Cast, offset: int) -> tuple[str, ...]:
    """The person named last before `offset`, where nobody has spoken yet."""
    mention = cast.before(offset, max(0, offset - _REPORT_REACH))
    while mention is not None:
        if any((actor := cast.get(name)) is not None and actor.kind == "person" for name in mention.actors):
            return mention.actors
        mention = cast.before(mention.start, max(0, offset - _REPORT_REACH))
    return ()


def _unfinished(line: Line, one: Told) -> bool:
    """Whether a quotation without a cue is followed at once by another, or runs on into the next line."""
    after = one.last
    while after < len(line.words) and (line.words[after].text in '.,"”“' or line.words[after].text in "“"):
        after += 1
    return line.inside[-1] if after >= len(line.words) else line.inside[after]


def _line(line: Line, quoted: list[Told], cast: Cast) -> tuple[list[Told], dict[int, tuple[str, ...]]]:
    """The reports of a line, quoted and reported, in order; and the carriers of each of its sentences."""
    told: list[Told] = []
    carried: dict[int, tuple[str, ...]] = {}
    at = 0
    for low, high in pairwise((*line.starts, len(line.words))):
        if low >= high:
            continue
        carriers = read_carriers(line, low, high, cast)
        reported = read_reported(line, low, high, cast)
        before = sentence_before(line, low, high, cast) if not reported else None
        if before is not None and not (told and told[-1].last > before.first):
            reported.append(before)
        while at < len(quoted) and max(quoted[at].cue_first, quoted[at].first) < low:
            at += 1
        here, nearby = [], at
        while nearby < len(quoted) and min(quoted[nearby].cue_first, quoted[nearby].first) < high:
            here.append(quoted[nearby])
            nearby += 1
        if carriers and carriers[0].first - low <= 2 and all(is_relative(line, one) for one in reported):
            reported = []
        if carriers and not reported and not any(one.rule != "follow" for one in here):
            found = carrier_speaks(line, carriers[0], low, high, cast)
            if found is not None:
                reported.append(found)
            told += reported
            continue
        if carriers:
            reported = [by_medium(one, carriers, cast) for one in reported]
            carried[low] = tuple(dict.fromkeys(name for carrier in carriers for name in carrier.actors))
            for one in here:
                carried.setdefault(line.sentence(one.first)[0], carried[low])
        told += reported
    return _settle(line, quoted, told), carried


def _settle(line: Line, quoted: list[Told], reported: list[Told]) -> list[Told]:
    """Quotations and reports of one line, each stretch once: a report holds its quoted parts."""
    kept: list[Told] = []
    gone: set[int] = set()
    firsts = [quote.first for quote in quoted]
    for one in reported:
        size = one.last - one.first
        near = range(max(0, bisect_left(firsts, one.first - 1) - 1), bisect_left(firsts, one.last + 1))
        inside = [at for at in near if one.first - 1 <= quoted[at].first and quoted[at].last <= one.last + 1]
        bare = any(
            quoted[at].last - quoted[at].first >= _WHOLE * size or _fragment(line, one, quoted[at]) for at in inside
        )
        crossing = any(quoted[at].first < one.last and one.first < quoted[at].last for at in near if at not in inside)
        if bare or crossing:
            continue
        gone.update(inside)
        kept.append(one)
    kept += [quote for number, quote in enumerate(quoted) if number not in gone]
    return sorted(kept, key=lambda one: (one.first, one.last))


def _fragment(line: Line, one: Told, quote: Told) -> bool:
    """Whether a report is only the naming of something by a quotation: "menyebut laporan itu "tidak berdasar""."""
    if quote.cue_first != one.cue_first or quote.last < one.last - 1 or one.first != one.cue_first + 1:
        return False
    return quote.first - one.first <= _NAMING and not any(
        is_verb(word) for word in line.words[one.first : quote.first - 1]
    )
