"""`/article/{page}`: a page's text with all that was read on it, and the record's things that rest on it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from palagan.errors import InputError
from palagan.looking.article import Article, article_of
from palagan.looking.query import understand
from palagan.looking.read_items import KINDS, Item
from palagan.web.asked import Ask
from palagan.web.screen import screen

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ArticleScreen:
    """A page; `searched` is the search whose words are marked, empty for none."""

    article: Article
    searched: str

    @property
    def by_kind(self) -> list[tuple[str, list[Item]]]:
        """The entries beside the text, kind by kind; kinds of which there is none are left out."""
        found = [(kind, [item for item in self.article.items if item.kind == kind]) for kind in KINDS]
        return [(kind, items) for kind, items in found if items]


@screen(router, "/article/{page}", "article")
def article(asked: Ask, page: str, q: str = "") -> ArticleScreen:
    """One page. `q`: words to mark, as in a search; what cannot be understood marks nothing."""
    query = None
    if q.strip():
        try:
            query = understand(q)
        except InputError:
            q = ""
    return ArticleScreen(article_of(asked.connection, page, query), q.strip())
