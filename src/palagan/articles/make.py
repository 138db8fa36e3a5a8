"""The door of the room: a page of either medium becomes an article."""

from __future__ import annotations

from palagan.articles.text import article_from_text
from palagan.gather.web.joining import parts_of
from palagan.model.article import Article
from palagan.model.page import Page

_BOM = "\ufeff"


def make_article(page: Page) -> Article:
    """The article that a page is: a pure function of the page. Its outlet's habits come after (`habits.py`).

    The text is the page's bytes decoded by its own encoding, a byte-order mark taken off and "\\r\\n" made "\\n"; bytes
    that do not decode become U+FFFD. An unknown encoding is a `LookupError`: gathering has named one that Python knows.
    """
    text = page.content.decode(page.encoding, "replace").removeprefix(_BOM).replace("\r\n", "\n")
    if page.media == "html":
        from palagan.articles.html import article_from_html  # heavy: lxml and trafilatura
        from palagan.articles.html_joined import article_from_parts

        parts = parts_of(text)
        return article_from_parts(page, parts) if parts else article_from_html(page, text)
    return article_from_text(page, text)
