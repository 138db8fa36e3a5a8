"""Sitemaps → items or further sitemaps: news sitemaps, plain ones, indexes, and lists in plain text."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from lxml import etree

from palagan.gather.dates import utc_text
from palagan.gather.web.feeds import Item
from palagan.gather.web.links import absolute

MOST = 50_000
"""Addresses of one sitemap (sitemaps.org: "no more than 50,000 URLs")."""
_UNPACKED = 50 << 20
"""Bytes of one that is packed (sitemaps.org: "no larger than 50MB uncompressed")."""


@dataclass(frozen=True, slots=True)
class Further:
    """A sitemap that an index names, with the moment of its last change where it is told."""

    url: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap names. `news`: it tells when its pages were published (Google News)."""

    items: tuple[Item, ...] = ()
    further: tuple[Further, ...] = ()
    news: bool = False


def read_sitemap(content: bytes, url: str) -> Sitemap | None:
    """The sitemap in some bytes that came from `url`, packed by gzip or not; None where there is none.

    One that breaks off gives what stood before the break.
    """
    told = _unpacked(content)
    if told is None:
        return None
    head = told.lstrip(b"\xef\xbb\xbf \t\r\n")[:4096]
    if head.startswith((b"http://", b"https://")):
        return _listed(told, url)
    if b"<urlset" not in head and b"<sitemapindex" not in head:
        return None
    return _walked(told, url)


def _unpacked(content: bytes) -> bytes | None:
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            return packed.read(_UNPACKED)
    except (OSError, EOFError, zlib.error):
        return None


def _listed(told: bytes, url: str) -> Sitemap:
    lines = told.decode("utf-8", "replace").splitlines()[:MOST]
    found = dict.fromkeys(where for line in lines if (where := absolute(line, url)))
    return Sitemap(items=tuple(Item(where) for where in found))


def _walked(told: bytes, url: str) -> Sitemap:
    items: dict[str, Item] = {}
    further: dict[str, Further] = {}
    news = False
    try:
        walk = etree.iterparse(
            BytesIO(told),
            events=("end",),
            tag=("{*}url", "{*}sitemap"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            recover=True,
        )
        for _, element in walk:
            fields = _fields(element)
            where = absolute(fields.get("loc"), url)
            if where is not None and etree.QName(element).localname == "sitemap":
                further.setdefault(where, Further(where, _moment(fields.get("lastmod"))))
            elif where is not None:
                news = news or "publication_date" in fields
                items.setdefault(where, _item(where, fields))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            if len(items) + len(further) >= MOST:
                break
    except etree.XMLSyntaxError:
        pass
    return Sitemap(tuple(items.values()), tuple(further.values()), news)


def _fields(element: etree._Element) -> dict[str, str]:
    """The first text of each kind below an entry, those of `news:news` with them; pictures and videos aside."""
    found: dict[str, str] = {}
    for child in element.iter():
        if isinstance(child, etree._Comment | etree._ProcessingInstruction | etree._Entity):
            continue
        name = etree.QName(child)
        if name.namespace and ("sitemap-image" in name.namespace or "sitemap-video" in name.namespace):
            continue
        if child.text and child.text.strip():
            found.setdefault(name.localname, child.text.strip())
    return found


def _item(where: str, fields: dict[str, str]) -> Item:
    return Item(
        url=where,
        title=" ".join(fields.get("title", "").split())[:500] or None,
        published=_moment(fields.get("publication_date")),
        changed=_moment(fields.get("lastmod")),
        language=fields.get("language"),
    )


def _moment(value: str | None) -> str | None:
    """A W3C datetime as ISO 8601 UTC; a day stays a day, and what is none of both is unknown."""
    if not value:
        return None
    told = value.strip()
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    if len(told) <= 10:
        return told if len(told) == 10 else None
    return utc_text(moment) if moment.tzinfo else moment.strftime("%Y-%m-%dT%H:%M:%SZ")
