"""The links of a section page that lead to articles, told by their structure: where they stand, how they are written.

No outlet is known by name here. A link counts by its address (a long slug, a day, a number), its words (a headline is
longer than a menu's word), and whether it stands in a heading or in one of many blocks of the same build.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from lxml import html

from palagan.gather.charset import find_charset
from palagan.gather.web.feeds import Item
from palagan.gather.web.indexes import day_of
from palagan.gather.web.links import absolute, one_form
from palagan.gather.web.sites import same_owner
from palagan.languages.tables import lexicon

MOST_LINKS = 10_000
"""Links of one page that are looked at."""
MOST_ARTICLES = 500
"""Articles of one page that are taken; the longest section pages name some 200."""
_SURE, _LIKELY, _FEW = 4, 3, 4
"""Points from which a link is taken; the lower ones where fewer than so many are sure."""
_REPEATED = 4
"""Blocks of one build that make a list."""
_HEADLINE = 25
"""Letters of a headline; menus have shorter words ("Internasional")."""
_SLUG = re.compile(r"[a-z0-9%]+(?:[-_][a-z0-9%]+){3,}", re.IGNORECASE)
_NUMBER = re.compile(r"(?:^|[-_/.])[a-z]{0,2}\d{4,}(?=$|[-_/.])", re.IGNORECASE)
_NAMES = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: where it leads, the words that it stands on, how many points speak for an article."""

    url: str
    words: str
    points: int


def section_items(content: bytes, url: str, content_type: str = "") -> tuple[Item, ...]:
    """The articles that a section page names, in its order."""
    return tuple(Item(link.url) for link in article_links(content, url, content_type))


def article_links(content: bytes, url: str, content_type: str = "") -> tuple[Link, ...]:
    """The links to articles with their words, in the order of the page; none where it is no HTML."""
    root = parsed(content, content_type)
    return links_of(root, url) if root is not None else ()


def links_of(root: Any, url: str) -> tuple[Link, ...]:
    """The same of a page's tree."""
    base = _base(root, url)
    own = one_form(url)
    found: dict[str, Link] = {}
    blocks = Counter(_build(anchor) for anchor in _anchors(root))
    for anchor in _anchors(root):
        where = absolute(anchor.get("href"), base)
        if where is None or not same_owner(where, url):
            continue
        key = one_form(where)
        by_address = address_points(where)
        if key == own or by_address < 0:
            continue
        words = _words(anchor)
        points = by_address + _place_points(anchor, words, blocks[_build(anchor)])
        known = found.get(key)
        if known is None:
            found[key] = Link(where, words, points)
        else:  # a picture and a headline that lead to the same
            best = max(known.words, words, key=len)
            found[key] = Link(known.url, best, max(known.points, points))
    return _chosen(list(found.values()))


def _chosen(links: list[Link]) -> tuple[Link, ...]:
    sure = [link for link in links if link.points >= _SURE]
    if len(sure) < _FEW:
        sure = [link for link in links if link.points >= _LIKELY]
    return tuple(sure[:MOST_ARTICLES])


def address_points(url: str) -> int:
    """How much an address looks like that of an article, 0 to 4; -1 where it is that of a list, a service, a file."""
    parts = urlsplit(url)
    path = parts.path.lower()
    pieces = [piece for piece in path.split("/") if piece]
    if path.endswith(_listed("files")):
        return -1
    names = set(pieces[:-1]) | ({pieces[-1].partition(".")[0]} if pieces else set())
    if names & _set("lists") or names & _set("others"):
        return -1
    if not pieces:
        fields = dict(parse_qsl(parts.query, max_num_fields=50)) if parts.query.count("&") < 50 else {}
        return 1 if any(name in fields for name in ("p", "id")) else -1
    last = pieces[-1].rpartition(".")[0] if pieces[-1].endswith((".html", ".htm", ".php", ".aspx")) else pieces[-1]
    points = 0
    if _SLUG.fullmatch(last) or (len(pieces) > 1 and _SLUG.fullmatch(pieces[-2]) and _NUMBER.search(last)):
        points += 2
    elif _SLUG.search(last):
        points += 1
    if day_of(url) is not None:
        points += 1
    if _NUMBER.search(path) or _NUMBER.search(parts.query.replace("=", "/")):
        points += 1
    return points


def _place_points(anchor: Any, words: str, blocks: int) -> int:
    """How much the words of a link and the place where it stands speak for an article, -4 to 3."""
    if _in_menu(anchor):
        return -4
    points = 1 if len(words) >= _HEADLINE and words.count(" ") >= 3 else 0
    if any(one.tag in ("h1", "h2", "h3", "h4") for one in (anchor, *_above(anchor, 2), *anchor.iterdescendants())):
        points += 1
    return points + (1 if blocks >= _REPEATED else 0)


def parsed(content: bytes, content_type: str = "") -> Any:
    """The tree of an HTML page, whatever its letters; None where there is none."""
    declared = content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    charset = find_charset(content, declared=(declared,) if declared else ())
    if charset is None or not charset.text.strip():
        return None
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", charset.text.replace("\0", ""))
    try:
        parser = html.HTMLParser(huge_tree=False, recover=True, no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text, parser=parser)
    except (html.etree.ParserError, ValueError):
        return None
    return root


def _anchors(root: Any) -> Iterator[Any]:
    for count, anchor in enumerate(root.iter("a")):
        if count >= MOST_LINKS:
            return
        if anchor.get("href"):
            yield anchor


def _base(root: Any, url: str) -> str:
    for tag in root.iter("base"):
        return absolute(tag.get("href"), url) or url
    return url


def _words(anchor: Any) -> str:
    words = " ".join("".join(anchor.itertext()).split())
    return (words or " ".join((anchor.get("title") or anchor.get("aria-label") or "").split()))[:300]


def _above(anchor: Any, steps: int) -> Iterator[Any]:
    for step, one in enumerate(anchor.iterancestors()):
        if step >= steps:
            return
        yield one


def _build(anchor: Any) -> str:
    """How the blocks round a link are built: the names and classes of the elements above it."""
    return "/".join(f"{one.tag}.{(one.get('class') or '').strip()[:60]}" for one in (anchor, *_above(anchor, 3)))


def _in_menu(anchor: Any) -> bool:
    for one in anchor.iterancestors():
        if one.tag in ("nav", "footer") or one.get("role") in ("navigation", "menu", "menubar", "contentinfo"):
            return True
        if one.tag in ("body", "main", "article"):
            return False
        named = f"{one.get('class') or ''} {one.get('id') or ''}"
        if named != " " and {word.lower() for word in _NAMES.findall(named[:300])} & _set("menus"):
            return True
    return False


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon("gather/web/sections.toml")[name])


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(lexicon("gather/web/sections.toml")[name])
