"""What the setting of a page's events is read from: its sentences as words, and every event as it is told there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from palagan.languages.tokens import Token
from palagan.model.article import Article
from palagan.model.reading import Event, Place, Span, Status, TimeExpression
from palagan.reading.anchors import lexicon_of
from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.making import Making
from palagan.reading.tokenized import sentence_tokens

_VERBAL = ("me", "ber", "di", "ter")
_FORMS = 12
_MARKS = frozenset('"“”')


class Telling(NamedTuple):
    """One event as its sentence tells it: tokens `first` up to but not `last` of sentence `sentence` are its anchor.

    `root` joins the forms of one word; `parties` are actor ids, `doers` and `others` the names and countries of its
    sources and targets, in lower case; `nominal` is True for nouns, `pointing` for "itu", "tersebut" behind them.
    """

    start: int
    sentence: int
    first: int
    last: int
    type: str
    root: str
    parties: frozenset[str]
    status: Status
    doers: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    nominal: bool = False
    pointing: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The sentences of a page with their words, and what was found in them, in order."""

    article: Article
    sentences: tuple[Span, ...]
    tokens: tuple[tuple[Token, ...], ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    today: str | None
    starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds an offset, or of the last one that begins before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def token_at(self, sentence: int, offset: int) -> int:
        """The number of the token of a sentence that holds an offset, or of the last one that begins before it."""
        tokens = self.tokens[sentence]
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    def word(self, sentence: int, index: int) -> str:
        """A token in lower case, "" outside the sentence."""
        tokens = self.tokens[sentence]
        return tokens[index].lower if 0 <= index < len(tokens) else ""


def ground_of(
    article: Article,
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    today: str | None,
) -> Ground:
    """The ground of a page; `today` is the day from which it looks back."""
    tokens = sentence_tokens(article.text, sentences)
    starts = tuple([sentence.start for sentence in sentences])
    return Ground(article, tuple(sentences), tokens, tuple(times), tuple(places), today, starts)


def tellings_of(ground: Ground, cast: Cast, events: Sequence[Event | Making]) -> tuple[Telling, ...]:
    """The events as they are told, in their order."""
    named: dict[str, frozenset[str]] = {}
    quoted: dict[int, list[bool]] = {}
    out = []
    for event in events:
        sentence = ground.sentence_at(event.anchor.start)
        first = ground.token_at(sentence, event.anchor.start)
        last = ground.token_at(sentence, max(event.anchor.start, event.anchor.end - 1)) + 1
        form = ground.word(sentence, first)
        nominal = not form.startswith(_VERBAL)
        closing, behind = ground.word(sentence, last - 1), ground.word(sentence, last)
        pointing = nominal and (
            behind in words("demonstratives") or closing in words("demonstratives") or closing.endswith("nya")
        )
        if sentence not in quoted:
            quoted[sentence] = _quoted(ground.tokens[sentence])
        for actor in (*event.sources, *event.targets):
            if actor not in named:
                named[actor] = _names(ground.article.text, cast, actor)
        out.append(
            Telling(
                start=event.anchor.start,
                sentence=sentence,
                first=first,
                last=last,
                type=event.type,
                root=_root(ground, sentence, first, last),
                parties=frozenset((*event.sources, *event.targets)),
                status=event.status,
                doers=frozenset().union(*(named[actor] for actor in event.sources)),
                others=frozenset().union(*(named[actor] for actor in event.targets)),
                nominal=nominal,
                pointing=pointing,
                quoted=quoted[sentence][first] if quoted[sentence] else False,
            )
        )
    return tuple(out)


def _names(text: str, cast: Cast, actor: str) -> frozenset[str]:
    """The written forms of an actor and its country's code, in lower case."""
    known = cast.get(actor)
    if known is None:
        return frozenset()
    forms = {" ".join(text[m.start : m.end].lower().split()) for m in known.mentions[:_FORMS]}
    return frozenset({*forms, known.name.lower(), known.code.partition(".")[0].lower()})


def _root(ground: Ground, sentence: int, first: int, last: int) -> str:
    """The lexicon's root of the first word of the anchor that has one, else its first word."""
    for index in range(first, last):
        for form, entry, _ in lexicon_of("id").get(ground.word(sentence, index), ()):
            if len(form) == 1:
                return entry.root
    return ground.word(sentence, first)


def _quoted(tokens: Sequence[Token]) -> list[bool]:
    """For each token whether an odd number of quotation marks stands before it."""
    out, inside = [], False
    for _, _, text, _ in tokens:
        out.append(inside)
        inside ^= text in _MARKS
    return out
