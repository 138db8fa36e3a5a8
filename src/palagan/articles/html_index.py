"""Whether an HTML page holds a report at all, or is a front page, an index, a tag page, a feed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from palagan.articles.html_layout import Layout
from palagan.articles.html_meta import Declarations
from palagan.articles.html_region import Region, blocks_in, is_sentence_like
from palagan.languages.tables import table

LEAST_PROSE = 140
"""Characters of running text below which a page without a declared article is none: a photo page has 150 and more."""
LEAST_DECLARED = 60
"""The same where the page declares itself an article in JSON-LD."""

_TEASER_SHARE = 0.55
_LEAST_TEASERS = 3
_DIGITS = re.compile(r"\d")
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<\?xml-stylesheet[^>]{0,300}>\s*|<!--[^>]{0,300}-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.IGNORECASE,
)


def is_feed(text: str) -> bool:
    """Whether a text is an RSS or Atom feed or a sitemap and no HTML page."""
    return _FEED.match(text[:4000]) is not None


def why_no_article(
    layout: Layout, region: Region | None, declared: Declarations, url: str | None, inside: Sequence[frozenset[str]]
) -> str | None:
    """Why a page is no article, as a sentence for its flags; None when it is one."""
    names_article = declared.articles == 1
    if region is None:
        return "no running text on the page"
    if region.prose < (LEAST_DECLARED if names_article else LEAST_PROSE):
        return "too little running text for a report"
    if declared.is_list:
        return "the page declares itself a list"
    teasers, paragraphs = _teasers(layout, region, inside)
    if teasers >= _LEAST_TEASERS and teasers >= _TEASER_SHARE * paragraphs and not names_article:
        return "a list of headlines with a line of text each"
    address = _is_list_address(url)
    if address and not names_article and (teasers >= 1 or not region.sure or region.prose < 600):
        return "its address is that of a front page or a list"
    return None


def _teasers(layout: Layout, region: Region, inside: Sequence[frozenset[str]]) -> tuple[int, int]:
    """How many paragraphs of the region stand right under a linked headline, and how many there are."""
    teasers = paragraphs = 0
    under_link = False
    for number in blocks_in(layout, region.node):
        block = layout.blocks[number]
        if "related" in inside[block.node]:
            continue
        if is_sentence_like(block.text, block.linked):
            paragraphs += 1
            teasers += under_link
            under_link = False
        elif block.linked >= 0.8 * len(block.text) and len(block.text.split()) >= 4:
            under_link = True
    return teasers, paragraphs


def _is_list_address(url: str | None) -> bool:
    """Whether an address is that of a front page ("/") or a list ("/tag/…", "/indeks", "/topik/…")."""
    if not url:
        return False
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return False
    parts = [part for part in path.split("/") if part]
    if not parts:
        return True
    words = {row["word"] for row in table("articles/html_lists.tsv")}
    if parts[-1].removesuffix(".html") in words:
        return True
    return any(part in words for part in parts[:-1]) and not _DIGITS.search(parts[-1])
