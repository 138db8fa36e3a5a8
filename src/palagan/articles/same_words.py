"""Whether two captures of one address say the same: what turns round a report (related links, counters, advertisements)
makes no new version of it, a changed word does."""

from __future__ import annotations

from typing import Literal

from palagan.articles.make import make_article
from palagan.model.article import REPORT, Article
from palagan.model.page import Page

Change = Literal["none", "words", "no-article"]
"""What the later capture is to the earlier: the same words; other words; no article any more, where there was one."""


def same_words(old: Page, new: Page) -> bool:
    """Whether a page has no words that are new to the record: it reads the same, or is no article any more."""
    return change_between(old, new) != "words"


def change_between(old: Page, new: Page) -> Change:
    """What changed from one capture of a page to the next: of its headline, its report, and its day of publication."""
    if old.content == new.content:
        return "none"
    before, after = make_article(old), make_article(new)
    if not after.is_article:
        return "no-article" if before.is_article else "none"
    return "none" if _words(before) == _words(after) else "words"


def _words(article: Article) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Headline, day and report, white space aside. The hour is left out: some pages tell it as "two hours ago"."""
    report = (article.text[one.start : one.end] for one in article.segments if one.kind in REPORT)
    title = " ".join(article.title.split()) if article.title else None
    return title, article.published_day, tuple(words for part in report if (words := " ".join(part.split())))
