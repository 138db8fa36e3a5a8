"""Steps that stand in for the readers: quick, plain, with pages that fail in every way the flow must bear."""

from __future__ import annotations

import os
import re

from palagan.flow import Steps
from palagan.model.article import Article, Kind, Segment
from palagan.model.page import Page
from palagan.model.reading import Event, Reading, Span

READER = "stand-in-1"


def article_of(page: Page) -> Article:
    """The page's text, a body segment a line. "INDEKS" is no article, "GAGAL" cannot be made one, "MELAYU" is Malay."""
    text = page.content.decode("utf-8")
    if "GAGAL" in text:
        raise ValueError("this page cannot\nbe made an article")
    return Article(
        page_id=page.id,
        source=page.source,
        url=page.url,
        external_id=page.hints.external_id,
        text=text,
        segments=tuple(Segment(line.start(), line.end(), Kind.BODY) for line in re.finditer(".+", text)),
        language="ms" if "MELAYU" in text else "id",
        outlet=page.hints.outlet,
        published=page.hints.published,
        is_article="INDEKS" not in text,
    )


def reads(language: str) -> bool:
    return language == "id"


def reading_of(article: Article) -> Reading:
    """One event a page. "RUSAK" cannot be read, "MATI" kills the process that reads it, if it is one of a pool."""
    if "RUSAK" in article.text:
        raise KeyError("rusak")
    if "MATI" in article.text:
        os._exit(3)
    whole = Span(0, len(article.text))
    event = Event(
        "e1", "ASSAULT", None, (), (), article.published, None, "happened", (), (), False, "h1", whole, whole, 0.5
    )
    return Reading(article, (whole,), events=(event,), reader=READER)


STEPS = Steps(article_of, reads, reading_of, READER)
