"""By whose account a number is told when no statement holds it: who records it, or who is named as its source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from palagan.model.article import Article
from palagan.model.reading import Span
from palagan.reading.cast import Cast
from palagan.reading.cues import after
from palagan.reading.harm import harm_list
from palagan.reading.lines import Line, read_lines
from palagan.reading.speakers import named_after, subject_before


class Account(NamedTuple):
    """`text[start:end]` is told on the word of `said_by` (actor ids); `cue` is where the words that ascribe begin."""

    start: int
    end: int
    said_by: tuple[str, ...]
    cue: int


def find_accounts(article: Article, sentences: tuple[Span, ...], cast: Cast) -> tuple[Account, ...]:
    """The stretches of the report that somebody records, counts or is given as the source of, in order.

    A verb of recording with its subject ("Kejaksaan mencatat …") holds from itself to the next such verb or the end of
    the sentence; "menurut X", "kata X" hold for what follows and for their clause, or for all before if a comma parts
    them from it. An institution told by its head alone ("kata kejaksaan") is the last body of that name before.
    """
    out = []
    for line in read_lines(article.text, sentences):
        for low, high in pairwise((*line.starts, len(line.words))):
            marks = sorted(_marks(line, low, high, cast))
            for number, (at, said_by, around) in enumerate(marks):
                first = _clause(line, at, marks[number - 1][0] + 1 if number else low) if around else at
                last = marks[number + 1][0] if number + 1 < len(marks) else high
                words = line.words
                out.append(Account(words[first].start, words[last - 1].end, said_by, words[at].start))
    return tuple(out)


def _clause(line: Line, at: int, low: int) -> int:
    """Where what stands before a source begins, not before `low`: there if a comma parts them, else the last comma."""
    if at > low and line.words[at - 1].text == ",":
        return low
    return next((index + 1 for index in range(at - 1, low - 1, -1) if line.words[index].text == ","), low)


def _marks(line: Line, low: int, high: int, cast: Cast) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Words that ascribe, with who is meant and whether what comes before them is ascribed too."""
    records, sources = harm_list("accounts", "records"), harm_list("accounts", "sources")
    asides, words, inside, ascribing = after(), line.words, line.inside, _ascribing()
    for at in [at for at, word in enumerate(words[low:high], low) if word.lower in ascribing and not inside[at]]:
        word = words[at].lower
        if word in records:
            speaker = subject_before(line, at, cast, low)
            if speaker is not None and speaker.actors:
                yield at, speaker.actors, False
        elif word in sources or word in asides:
            named = named_after(line, at + 1, cast, high)
            actors = named.actors if named is not None and named.first == at + 1 else _body(line, at + 1, high, cast)
            if actors:
                yield at, actors, True


@cache
def _ascribing() -> frozenset[str]:
    """All words that ascribe."""
    return frozenset({*harm_list("accounts", "records"), *harm_list("accounts", "sources"), *after()})


def _body(line: Line, at: int, high: int, cast: Cast) -> tuple[str, ...]:
    """The last organization named before word `at` whose name begins with that word."""
    if at >= high or line.words[at].lower not in harm_list("accounts", "bodies"):
        return ()
    head, offset = line.words[at].lower, line.words[at].start
    for mention in reversed(cast.in_span(0, offset)):
        actor = cast.get(mention.actor)
        if actor is not None and actor.kind == "organization" and head in actor.name.lower().split()[:2]:
            return mention.actors
    return ()
