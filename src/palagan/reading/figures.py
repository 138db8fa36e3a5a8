"""Figures: counts of people and things that fighting harmed, each with its words, its kind and by whose account."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.languages.tokens import Token, tokenize
from palagan.model.article import Article
from palagan.model.reading import Figure, Place, Span, Statement, TimeExpression
from palagan.reading.cast import Cast
from palagan.reading.counts import Count, counts_among
from palagan.reading.governing import Governed, govern
from palagan.reading.harm import context_of, find_harm, headline_start, is_running_sum, telling_words
from palagan.reading.joined import join_on
from palagan.reading.seams import part_tokens

_PLACE_BACK = 3
"""Sentences back in which the place of a figure may stand when its own sentence names none."""
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
    last one named before; `said_by` are the speaker and the chain of the statement that the figure stands in.
    """
    text = article.text
    tokens = [part_tokens(tokenize(text, span.start, span.end), telling_words()) for span in sentences]
    contexts = [context_of(words) for words in tokens]
    fighting, other = sum(c[0] for c in contexts), sum(c[1] for c in contexts)
    out: list[Figure] = []
    for index, span in enumerate(sentences):
        words = tokens[index][: headline_start(tokens[index])]
        marks = find_harm(words)
        if not marks:
            continue
        inside = _within(times, span)
        counts = counts_among(text, words, inside)
        if not counts:
            continue
        if not _of_conflict(contexts[index], fighting, other):
            continue
        for governed in join_on(govern(words, counts, marks)):
            if governed.mark.meaning.only == "weak" and not fighting > other:
                continue
            place = _place_of(sentences, index, governed, places)
            out.append(_figure(f"f{len(out) + 1}", governed, span, words, cast, inside, place, statements))
    return tuple(out)


def _of_conflict(own: tuple[int, int], fighting: int, other: int) -> bool:
    """Whether harm told in a sentence comes of fighting: by its own words where they agree, else by the page's."""
    if own[0] and not own[1]:
        return fighting > other or own[0] > 1
    if own[1] and not own[0]:
        return False
    return fighting >= other


def _within(times: Sequence[TimeExpression], span: Span) -> list[TimeExpression]:
    return [time for time in times if span.start <= time.start < span.end]


def _figure(
    id_: str,
    governed: Governed,
    span: Span,
    tokens: Sequence[Token],
    cast: Cast,
    times: Sequence[TimeExpression],
    place: str | None,
    statements: Sequence[Statement],
) -> Figure:
    number = governed.count.number
    meaning = governed.mark.meaning
    dated = [time for time in times if time.value and time.rule not in _UNDATED]
    date = min(dated, key=lambda time: abs(time.start - number.start), default=None)
    return Figure(
        id=id_,
        kind=meaning.kind,
        low=number.low,
        high=number.high,
        place=place,
        date=date.value if date else None,
        said_by=_said_by(number.start, statements),
        start=number.start,
        end=number.end,
        of=_harmed(governed.count, tokens, cast),
        cumulative=is_running_sum(tokens),
        evidence=span,
        rule=f"figure.{governed.rule}:{meaning.phrase}",
    )


def _said_by(offset: int, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The speaker and chain of the narrowest statement around an offset; joint speakers all."""
    around = [s for s in statements if s.start <= offset < s.end and not s.denies]
    if not around:
        return ()
    narrow = min(s.end - s.start for s in around)
    chosen = [s for s in around if s.end - s.start == narrow]
    actors = [actor for s in chosen for actor in ((s.speaker,) if s.speaker else ()) + s.via]
    return tuple(dict.fromkeys(actors))


def _harmed(count: Count, tokens: Sequence[Token], cast: Cast) -> tuple[str, ...]:
    """The actors named right after the number: of whom the figure is."""
    last = min(len(tokens), count.last + 5)
    if count.last >= last:
        return ()
    mention = cast.after(tokens[count.last].start, tokens[last - 1].end)
    if mention is None or mention.start > tokens[min(count.last + 1, len(tokens) - 1)].start:
        return ()
    return mention.actors


def _place_of(sentences: Sequence[Span], index: int, governed: Governed, places: Sequence[Place]) -> str | None:
    """The place nearest to the figure in its sentence, else the last one named in the sentences before."""
    at = governed.count.number.start
    own = [place for place in places if sentences[index].start <= place.start < sentences[index].end]
    if own:
        return min(own, key=lambda place: abs(place.start - at)).name
    first = sentences[max(0, index - _PLACE_BACK)].start
    earlier = [place for place in places if first <= place.start < sentences[index].start]
    return earlier[-1].name if earlier else None
