"""An HTML page seen from without: is it one article or a list of them, which feeds does it name, in which language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from palagan.gather.dates import iso_date
from palagan.gather.web.links import absolute
from palagan.gather.web.sections import Link, address_points, links_of, parsed
from palagan.gather.web.sites import is_front
from palagan.languages.tables import lexicon

_PROSE, _LONG_PROSE = 300, 900
"""Letters of running text of a page that calls itself an article, and of one that does not."""
_PARAGRAPH = 60
"""Letters of a paragraph; teasers and captions are shorter."""
_FEW_LINKS = 5
"""Links to articles that make a list."""
_TYPES = re.compile(r"(?:Reportage|Analysis|Background|Opinion|Review)?NewsArticle|Article|BlogPosting|LiveBlogPosting")


@dataclass(frozen=True, slots=True)
class Named:
    """A feed that a page names, and what it calls it."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A page: its title, whether it is one article, when that was published (a day), the articles that it links to, the
    feeds that it names, its language as it tells it."""

    title: str
    is_article: bool
    published: str | None
    links: tuple[Link, ...]
    feeds: tuple[Named, ...]
    language: str | None


def see(content: bytes, url: str, content_type: str = "") -> Seen | str:
    """What an HTML page is; a sentence that says why it is none."""
    kind = content_type.partition(";")[0].strip().lower()
    if not content.strip():
        return "gave an empty page"
    if b"\0" in content[:1024] or content.startswith((b"%PDF", b"PK\x03\x04")) or b"<" not in content:
        return f"gives {kind or 'something'}, which is no page of text"
    root = parsed(content, content_type)
    if root is None:
        return "gave a page that cannot be read"
    links = links_of(root, url)
    metas = {
        (meta.get("property") or meta.get("name") or "").lower(): meta.get("content") or ""
        for meta in root.iter("meta")
    }
    published = metas.get("article:published_time") or metas.get("pubdate") or metas.get("publishdate") or None
    calls_itself = metas.get("og:type", "").lower() == "article" or published is not None or _is_told(root)
    prose = sum(_prose(root))
    telling = address_points(url) >= 2
    many = len(links) >= _FEW_LINKS
    is_article = not is_front(url) and (
        (calls_itself and prose >= _PROSE and (telling or not many or prose >= _LONG_PROSE))
        or (telling and prose >= _PROSE)
        or (not many and prose >= _LONG_PROSE)
    )
    language = (root.get("lang") or metas.get("og:locale") or "")[:2].lower()
    return Seen(
        title=_title(root, metas),
        is_article=is_article,
        published=(iso_date(published.strip()) or "")[:10] or None if published else None,
        links=links,
        feeds=tuple(_feeds(root, url)),
        language=language if language.isalpha() and len(language) == 2 else None,
    )


def _named(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _title(root: Any, metas: dict[str, str]) -> str:
    told = next(("".join(title.itertext()) for title in root.iter("title")), "") or metas.get("og:title", "")
    return " ".join(told.split())[:200]


def _prose(root: Any) -> Iterator[int]:
    """The letters of each paragraph that is running text, not a link."""
    for paragraph in root.iter("p"):
        if any(one.tag in ("a", "nav", "footer", "aside", "form") for one in paragraph.iterancestors()):
            continue
        text = " ".join("".join(paragraph.itertext()).split())
        linked = sum(len("".join(anchor.itertext())) for anchor in paragraph.iter("a"))
        if len(text) >= _PARAGRAPH and linked < len(text) / 2:
            yield len(text)


def _is_told(root: Any) -> bool:
    """Whether the page says of itself, in JSON-LD, that it is an article."""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and len(script.text or "") < 500_000:
            try:
                told = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            told = told.get("@graph", told) if isinstance(told, dict) else told
            for one in told if isinstance(told, list) else [told]:
                kinds = one.get("@type") if isinstance(one, dict) else None
                if any(_TYPES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    return True
    return False


def _feeds(root: Any, url: str) -> Iterator[Named]:
    """The feeds of a page's head, those of comments aside."""
    seen = set()
    for link in root.iter("link"):
        if "alternate" not in (link.get("rel") or "").lower().split():
            continue
        if (link.get("type") or "").partition(";")[0].strip().lower() not in _words("types"):
            continue
        where = absolute(link.get("href"), url)
        name = " ".join((link.get("title") or "").split())[:100]
        words = set(re.findall(r"[a-z]+", f"{name} {urlsplit(where or '').path}".lower()))
        if where and where not in seen and not words & _words("passed_over"):
            seen.add(where)
            yield Named(where, name)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("gather/web/finding.toml")["feeds"][name])
