"""Invented sentences scanned for events, for the tests of anchors, parties, scope and what becomes of them."""

from __future__ import annotations

from palagan.languages.tokens import tokenize
from palagan.model.reading import Event
from palagan.reading.anchors import Anchor, find_anchors
from palagan.reading.arguments import find_parties
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause
from palagan.reading.clause import clause_of as clause_with
from palagan.reading.read import read_article
from tests.reading.reports import article_of, cast_of, sentences_of


def clause_of(text: str) -> tuple[Clause, Cast]:
    """The first sentence of a text with its parties."""
    cast = cast_of(text)
    sentence = sentences_of(text)[0]
    return clause_with(tokenize(text, sentence.start, sentence.end), sentence, cast), cast


def anchor_of(clause: Clause, form: str) -> Anchor:
    """The anchor of this form in the sentence."""
    return next(anchor for anchor in find_anchors(clause.tokens) if anchor.form == form)


def names(cast: Cast, actors: tuple[str, ...]) -> list[str]:
    """Names of actors, in order."""
    return [actor.name for actor in map(cast.get, actors) if actor is not None]


def parties_by_rule(text: str, form: str) -> tuple[list[str], list[str]]:
    """Names of sources and targets of the anchor by rule."""
    clause, cast = clause_of(text)
    found = find_parties(clause, anchor_of(clause, form))
    return names(cast, found.sources), names(cast, found.targets)


def events_of(text: str, published: str | None = "2024-03-11") -> list[Event]:
    """The events of a text read whole."""
    return list(read_article(article_of(text, published)).events)
