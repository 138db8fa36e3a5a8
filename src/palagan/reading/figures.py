"""Figures: counts of people and things that fighting harmed, each with its words, its kind and by whose account."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from palagan.languages.tokens import Token
from palagan.model.article import Article
from palagan.model.reading import Figure, Place, Span, Statement, TimeExpression
from palagan.reading.accounts import Account, find_accounts
from palagan.reading.cast import Cast
from palagan.reading.counting import Governed
from palagan.reading.counts import Count, counts_among
from palagan.reading.governing import govern
from palagan.reading.harm import Context, context_of, find_harm, headline_start, is_running_sum, telling_words
from palagan.reading.joined import join_on
from palagan.reading.seams import part_tokens
from palagan.reading.tokenized import sentence_tokens

_PLACE_BACK = 3
"""Sentences back in which the place of a figure may stand when its own sentence names none."""

_STATEMENTS_BACK = 8
"""Statements that begin before a figure among which the one that holds it is looked for."""

_HARMED_REACH = 5
"""Tokens after a number in which the actor counted is looked for."""

T = TypeVar("T", TimeExpression, Place)

_LOCATING = frozenset({"in", "near", "to"})
"""What leads to a place where something happens, as `find_places` says it; a state's bare name mostly acts."""

_NEEDS_FIGHTING = frozenset({"weak", "arrest"})
"""Limits in harm.tsv under which a word counts only on a page of fighting."""

_UNDATED = frozenset({"time.now", "time.clock", "time.duration", "time.bare-year"})


def find_figures(
    article: Article,
    sentences: Sequence[Span],
    cast: Cast,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[Figure, ...]:
    """The figures that the sentences tell, in order, ids "f1" …; bounds as in the codebook, "Figures".

    Left out: harm by accident, disaster or disease; numbers of anything else. `place` is the sentence's own or the
    last one named before; `said_by` are the speaker and the chain of the statement that the figure stands in; where
    none holds it, or a verb of recording stands nearer, those by whose account the sentence tells it.
    `times` and `places` are in order of their beginning. Linear in the length of the text.
    """
    said = sorted(statements, key=lambda statement: statement.start)
    accounts: tuple[Account, ...] | None = None
    tokens = [part_tokens(words, telling_words()) for words in sentence_tokens(article.text, sentences)]
    contexts = [context_of(words) for words in tokens]
    page = Context(*(sum(column) for column in zip(*contexts, strict=True))) if contexts else Context(0, 0, 0)
    located = [place for place in places if place.rule.rpartition(":")[2] in _LOCATING]
    out: list[Figure] = []
    for index, span in enumerate(sentences):
        words = tokens[index][: headline_start(tokens[index])]
        marks = find_harm(words)
        if not marks or not _of_conflict(contexts[index], page):
            continue
        inside = times[_begin(times, span.start) : _begin(times, span.end)]
        counts = counts_among(article.text, words, inside)
        if not counts:
            continue
        running = is_running_sum(words)
        dated = [time for time in inside if time.value and time.rule not in _UNDATED]
        since = sentences[max(0, index - _PLACE_BACK)].start
        for governed in join_on(govern(words, counts, marks)):
            if governed.mark.meaning.only in _NEEDS_FIGHTING and not page.fighting > page.other + page.crime:
                continue
            if accounts is None:
                accounts = find_accounts(article, tuple(sentences), cast)
            number = governed.count.number
            time = _nearest(dated, number.start)
            place = _nearest(located[_begin(located, span.start) : _begin(located, span.end)], number.start)
            out.append(
                Figure(
                    id=f"f{len(out) + 1}",
                    kind=governed.mark.meaning.kind,
                    low=number.low,
                    high=number.high,
                    place=place.name if place else _last_named(located, since, span.start),
                    date=time.value if time else None,
                    said_by=_said_by(number.start, said, accounts),
                    start=number.start,
                    end=number.end,
                    of=_harmed(governed.count, words, cast),
                    cumulative=running,
                    evidence=span,
                    rule=_rule(governed),
                )
            )
    return tuple(out)


def _rule(governed: Governed) -> str:
    return f"figure.{governed.rule}:{governed.mark.meaning.phrase}"


def _of_conflict(own: Context, page: Context) -> bool:
    """Whether harm told in a sentence comes of fighting: by its own words where they agree, else by the page's."""
    if own.fighting and not own.other:
        return page.fighting > page.other or own.fighting > 1
    if own.other and not own.fighting:
        return False
    return page.fighting >= page.other + page.crime


def _begin(
    things: Sequence[TimeExpression] | Sequence[Place] | Sequence[Statement] | Sequence[Account], offset: int
) -> int:
    """The first of the things, in order, that begins at or after an offset."""
    return bisect_left(things, offset, key=lambda thing: thing.start)


def _nearest(things: Sequence[T], offset: int) -> T | None:
    """The thing that begins nearest to an offset; the earlier of two as near."""
    after = _begin(things, offset)
    return min(things[max(0, after - 1) : after + 1], key=lambda thing: abs(thing.start - offset), default=None)


def _last_named(places: Sequence[Place], start: int, end: int) -> str | None:
    """The last place that begins between two offsets."""
    before = _begin(places, end)
    return places[before - 1].name if before and places[before - 1].start >= start else None


def _said_by(offset: int, statements: Sequence[Statement], accounts: Sequence[Account]) -> tuple[str, ...]:
    """The speaker and chain of the narrowest statement around an offset, joint speakers all; an account that begins
    within that statement is nearer."""
    before = _begin(statements, offset + 1)
    near = statements[max(0, before - _STATEMENTS_BACK) : before]
    around = [statement for statement in near if offset < statement.end and not statement.denies]
    narrowest = min((statement.end - statement.start for statement in around), default=0)
    chosen = [statement for statement in around if statement.end - statement.start == narrowest]
    actors = [actor for s in chosen for actor in ((s.speaker,) if s.speaker else ()) + s.via]
    before = _begin(accounts, offset + 1)
    told = [one for one in accounts[max(0, before - _STATEMENTS_BACK) : before] if offset < one.end]
    if told and (not actors or any(s.start < told[-1].cue < offset for s in chosen)):
        return told[-1].said_by
    return tuple(dict.fromkeys(actors))


def _harmed(count: Count, tokens: Sequence[Token], cast: Cast) -> tuple[str, ...]:
    """The actors named right after the number: of whom the figure is."""
    last = min(len(tokens), count.last + _HARMED_REACH)
    if count.last >= last:
        return ()
    mention = cast.after(tokens[count.last].start, tokens[last - 1].end)
    if mention is None or mention.start > tokens[min(count.last + 1, len(tokens) - 1)].start:
        return ()
    return mention.actors
