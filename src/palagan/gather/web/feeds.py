"""Feeds in all their disorder → items: RSS and Atom by feedparser, JSON Feed by ourselves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from io import BytesIO
from time import struct_time
from typing import Any

import feedparser

from palagan.gather.dates import utc_text
from palagan.gather.web.links import absolute

MOST = 2000
"""Items of one feed that are looked at."""
LARGEST = 4 << 20
"""Bytes of a feed that are read; what follows is left out. 2,000 items with teasers are 1.3 MB."""
_LONG_TAG = re.compile(rb"<[^<>]{4096,}>?")
"""A tag that no feed needs: feedparser takes two minutes over one with 100,000 attributes."""
_DEEPEST, _MOST_TAGS, _MOST_SPACES = 200, 40_000, 200
"""Depth, tags and namespaces beyond which nothing is read: feedparser's work grows with the square of some."""
_TAG = re.compile(rb"<[^<>]{4096,}>?")
"""A tag that no feed needs: feedparser takes two minutes over one with 100,000 attributes."""
_DEEPEST = 200
"""Tags opened and not closed again beyond which nothing is read: feedparser's work grows with their depth."""
_TAG = re.compile(rb"<(?:!\[CDATA\[.*?(?:\]\]>|\Z)|(/?)[A-Za-z_][^<>]*?(/?)>)", re.DOTALL)
_NO_LETTER = re.compile(rb"&#(?:0*[1-9][0-9]{6,}|[xX]0*[1-9a-fA-F][0-9a-fA-F]{5,});?")
"""Numbers of letters that nobody writes with, among them those beyond all letters, over which feedparser stumbles."""
_STUMBLES = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACE = re.compile(rb"xmlns:[\w.-]+\s*=")


@dataclass(frozen=True, slots=True)
class Item:
    """One page that a feed or a sitemap names. `publisher` is the outlet that first published it, where the feed says
    so (`<source>`); `changed` the moment of its last change. Moments are ISO 8601 UTC."""

    url: str
    title: str | None = None
    published: str | None = None
    changed: str | None = None
    publisher: str | None = None
    publisher_url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it calls itself, its items in its order, and the addresses that it names for what it is not:
    `home` of the site, `next` page of itself (RFC 5005), `hub` for pushes."""

    title: str | None
    home: str | None
    items: tuple[Item, ...]
    language: str | None = None
    next: str | None = None
    hub: str | None = None


def read_feed(content: bytes, url: str, content_type: str = "") -> Feed | None:
    """The feed in some bytes that came from `url`; None where there is none."""
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return _json_feed(content, url) if start == b"{" else _xml_feed(content, url, content_type)


def _xml_feed(content: bytes, url: str, content_type: str) -> Feed | None:
    told = _parsed(content, url, content_type)
    if told is None or not told.get("version"):
        return None
    head = told.feed
    links = {link.get("rel"): link.get("href") for link in head.get("links", ()) if link.get("href")}
    items = (_xml_item(entry, url) for entry in told.entries[:MOST])
    return Feed(
        title=_title(head.get("title")),
        home=absolute(head.get("link"), url),
        items=_once(item for item in items if item is not None),
        language=_text(head.get("language")),
        next=absolute(links.get("next"), url),
        hub=absolute(links.get("hub"), url),
    )


def _parsed(content: bytes, url: str, content_type: str) -> Any:
    """What feedparser makes of a feed; None where it stumbles."""
    try:
        return feedparser.parse(
            BytesIO(_bounded(_in_bytes(content))),  # bare bytes would be taken for the name of a file, and opened
            response_headers={"content-location": url, "content-type": content_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,  # in descriptions; those of links are resolved all the same
        )
    except _STUMBLES:
        return None


def _in_bytes(content: bytes) -> bytes:
    """A feed in UTF-16 made UTF-8, so that its tags can be counted; any other as it is."""
    start = content[:2]
    if start in (b"\xff\xfe", b"\xfe\xff"):
        text = content[: 2 * LARGEST].decode("utf-16", "replace")
    elif start in (b"<\0", b"\0<"):
        text = content[: 2 * LARGEST].decode("utf-16-le" if start[0] else "utf-16-be", "replace")
    else:
        return content
    return b"\xef\xbb\xbf" + _DECLARED.sub("", text, count=1).encode("utf-8", "replace")


def _bounded(content: bytes) -> bytes:
    """The feed without what would hold up its reading: what lies beyond limits of size, of tags and of depth."""
    told = _NO_LETTER.sub(b"", _LONG_TAG.sub(b"", content[:LARGEST]))
    depth, spaces = 0, set()
    for count, tag in enumerate(_TAG.finditer(told)):
        if tag[1] is None:
            continue
        if not tag[2]:
            depth = max(0, depth - 1) if tag[1] else depth + 1
        if b"xmlns:" in tag[0]:
            spaces.update(_SPACE.findall(tag[0]))
        if depth > _DEEPEST or count > _MOST_TAGS or len(spaces) > _MOST_SPACES:
            return told[: tag.start()]
    return told


def _xml_item(entry: Any, url: str) -> Item | None:
    links = entry.get("links", ())
    alternate = next((one.get("href") for one in links if one.get("rel") in (None, "alternate")), None)
    named = entry.get("feedburner_origlink") or entry.get("link") or alternate
    if not named and _is_address(entry.get("id")):
        named = entry.get("id")
    where = absolute(named, url)
    if where is None:
        return None
    source = entry.get("source") or {}
    return Item(
        url=where,
        title=_title(entry.get("title")),
        published=_moment(entry.get("published_parsed")) or _moment(entry.get("created_parsed")),
        changed=_moment(dict.get(entry, "updated_parsed")),
        publisher=_text(source.get("title")),
        publisher_url=absolute(source.get("href") or source.get("link"), url),
        language=_text(entry.get("language")),
    )


def _json_feed(content: bytes, url: str) -> Feed | None:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or "jsonfeed.org/version" not in str(told.get("version", "")):
        return None
    items = told.get("items")
    found = (_json_item(one, url) for one in (items if isinstance(items, list) else [])[:MOST])
    return Feed(
        title=_text(told.get("title")),
        home=absolute(told.get("home_page_url"), url),
        items=_once(item for item in found if item is not None),
        language=_text(told.get("language")),
        next=absolute(told.get("next_url"), url),
    )


def _json_item(told: Any, url: str) -> Item | None:
    if not isinstance(told, dict):
        return None
    named = told.get("url") or told.get("external_url") or (told.get("id") if _is_address(told.get("id")) else None)
    where = absolute(named, url)
    if where is None:
        return None
    return Item(
        url=where,
        title=_title(told.get("title")),
        published=_written(told.get("date_published")),
        changed=_written(told.get("date_modified")),
        language=_text(told.get("language")),
    )


def _once(items: Any) -> tuple[Item, ...]:
    """Each address once, as it first comes."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.url, item)
    return tuple(found.values())


def _text(value: object) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _title(value: object) -> str | None:
    """A title without the markup that some write into it."""
    return _text(unescape(_MARKUP.sub("", value))) if isinstance(value, str) else None


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))


def _moment(value: object) -> str | None:
    """feedparser's moment, which is UTC."""
    if not isinstance(value, struct_time):
        return None
    year, month, day, hour, minute, second = value[:6]
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}Z"


def _written(value: object) -> str | None:
    """A moment as JSON Feed writes it (RFC 3339), in UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return utc_text(moment) if moment.tzinfo else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
