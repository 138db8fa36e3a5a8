"""What each outlet shows of what it published: feeds in several tongues and states of order, sitemaps, a section."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from random import Random

from tests.newsroom.outlets import Outlet, outlets
from tests.newsroom.telling import words
from tests.newsroom.world import DAY, Article, World

SHOWN = 40
"""Items of a feed."""
HOSTILE = ("gantung", "tetes", "bom", "lingkar", "ke-dalam", "ke-terlarang", "potongan", "bohong")
"""Pages of the hostile outlet that its feed names: server.py does them."""
SUBSCRIBED = {
    "rss": "/feed", "messy-rss": "/rss.php", "atom": "/atom.xml", "json": "/feed.json", "aggregator": "/rss",
    "news-sitemap": "/news-sitemap.xml", "sitemap-index": "/sitemap.xml", "section": "/internasional",
}  # fmt: skip
"""The path by which an outlet of that kind is listened to."""
Base = Callable[[str], str]
"""A host → "http://host:port"."""


def listing(
    world: World, outlet: Outlet, path: str, moment: float, base: Base, serial: int
) -> tuple[str, bytes] | None:
    """Content type and body of a feed, sitemap or section; None where the outlet has none at that path."""
    shown = [one for one in world.by_outlet[outlet.host] if one.there(moment)]
    newest = list(reversed(shown))[:SHOWN]
    if outlet.feed == "sitemap-index" and path.startswith("/sitemap-"):
        return _sitemap([one for one in shown if f"/sitemap-{_day(one.at)}.xml" == path], base, moment)
    if path != SUBSCRIBED[outlet.feed]:
        return None
    if outlet.feed in ("rss", "messy-rss"):
        return _rss(outlet, newest, base, moment, messy=outlet.feed == "messy-rss")
    if outlet.feed == "atom":
        return _atom(outlet, newest, base, moment)
    if outlet.feed == "json":
        return _json(outlet, newest, base, moment)
    if outlet.feed == "news-sitemap":
        return _news(outlet, [one for one in newest if one.at > moment - 2 * DAY], base)
    if outlet.feed == "sitemap-index":
        return _index(outlet, shown, base, moment)
    if outlet.feed == "section":
        return _section(outlet, newest, serial)
    return _aggregated(world, outlet, base, moment)


def named(article: Article, base: Base) -> str:
    """The address by which an outlet's own feed names an article: with tracking, as an AMP page."""
    host = article.outlet.host
    if article.outlet.is_("amp") and sum(map(ord, article.path)) % 2:
        return f"{base(host)}{article.path}/amp"
    if article.outlet.is_("www"):
        return f"{base(host)}{article.path}?utm_source=rss&utm_medium=feed"
    return base(host) + article.path


def _rss(outlet: Outlet, articles: Sequence[Article], base: Base, moment: float, messy: bool) -> tuple[str, bytes]:
    items = []
    for place, one in enumerate(articles):
        link, title = named(one, base), one.editions[one.edition(moment)].title
        date = f"<pubDate>{_rfc(one.at)}</pubDate>"
        if messy:  # relative, in CDATA, twice, no date or one of another form
            link = one.path if place % 3 == 0 else f"\n  {link}\n"
            title = f"<![CDATA[<b>{title}</b>]]>" if place % 2 else title
            date = ("", f"<pubDate>{_iso(one.at)}</pubDate>", date)[place % 3]
        item = f"<item><title>{title}</title><link>{link}</link>{date}</item>"
        items += [item, item] if messy and place % 5 == 0 else [item]
    if outlet.is_("hostile"):
        items += [f"<item><title>{way}</title><link>{base(outlet.host)}/{way}</link></item>" for way in HOSTILE]
    head = f"<title>{outlet.name}</title><link>{base(outlet.host)}/</link><language>{outlet.language}</language>"
    told = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'
    return "text/html" if messy else "application/rss+xml; charset=utf-8", told.encode()


def _aggregated(world: World, outlet: Outlet, base: Base, moment: float) -> tuple[str, bytes]:
    found = [one for one in world.picked if one.there(moment)]
    items = []
    for one in list(reversed(found))[:SHOWN]:
        host = one.outlet.host
        link = f"{base(outlet.host)}/r{one.path}?to={host}"
        if len(one.path) % 2:
            www = "www." if one.outlet.is_("www") else ""
            link = f"{base(www + host)}{one.path}?utm_source=ringkas&fbclid=x{len(one.path)}"
        items.append(
            f"<item><title>{one.editions[0].title} - {one.outlet.name}</title><link>{escape(link)}</link>"
            f'<pubDate>{_rfc(one.at)}</pubDate><source url="{base(host)}">{one.outlet.name}</source></item>'
        )
    head = f"<title>{outlet.name}</title><link>{base(outlet.host)}/</link>"
    told = f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'
    return "application/rss+xml", told.encode()


def _atom(outlet: Outlet, articles: Sequence[Article], base: Base, moment: float) -> tuple[str, bytes]:
    entries = []
    for one in articles:
        edition = one.editions[one.edition(moment)]
        entries.append(
            f"<entry><id>tag:{outlet.host},2026:{one.key}</id><title>{edition.title}</title>"
            f'<link rel="alternate" href="{base(outlet.host)}{one.path}"/><published>{_iso(one.at)}</published>'
            f"<updated>{_iso(edition.at if one.announced else one.at)}</updated></entry>"
        )
    told = (
        f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet.name}</title>'
        f'<id>tag:{outlet.host},2026:feed</id><link href="{base(outlet.host)}/"/>{"".join(entries)}</feed>'
    )
    return "application/atom+xml", told.encode()


def _json(outlet: Outlet, articles: Sequence[Article], base: Base, moment: float) -> tuple[str, bytes]:
    items = []
    for one in articles:
        edition = one.editions[one.edition(moment)]
        item = {"id": one.key, "url": base(outlet.host) + one.path, "title": edition.title}
        item |= {"date_published": _iso(one.at), "date_modified": _iso(edition.at if one.announced else one.at)}
        items.append(item)
    told = {"version": "https://jsonfeed.org/version/1.1", "title": outlet.name, "language": "id", "items": items}
    return "application/feed+json", json.dumps(told | {"home_page_url": base(outlet.host)}).encode()


_URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'


def _news(outlet: Outlet, articles: Sequence[Article], base: Base) -> tuple[str, bytes]:
    urls = "".join(
        f"<url><loc>{base(outlet.host)}{one.path}</loc><news:news><news:publication><news:name>{outlet.name}</news:name>"
        f"<news:language>id</news:language></news:publication><news:publication_date>{_iso(one.at)}"
        f"</news:publication_date><news:title>{escape(one.editions[0].title)}</news:title></news:news></url>"
        for one in articles
    )
    return "application/xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{_URLSET}{urls}</urlset>'.encode()


def _sitemap(articles: Sequence[Article], base: Base, moment: float) -> tuple[str, bytes]:
    urls = "".join(
        f"<url><loc>{base(one.outlet.host)}{one.path}</loc><lastmod>{_iso(one.editions[one.edition(moment)].at)}"
        "</lastmod></url>"
        for one in articles
    )
    return "application/xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{_URLSET}{urls}</urlset>'.encode()


def _index(outlet: Outlet, articles: Sequence[Article], base: Base, moment: float) -> tuple[str, bytes]:
    changed: dict[str, float] = {}
    for one in articles:
        last = one.editions[one.edition(moment)].at
        changed[_day(one.at)] = max(changed.get(_day(one.at), 0.0), last)
    maps = "".join(
        f"<sitemap><loc>{base(outlet.host)}/sitemap-{day}.xml</loc><lastmod>{_iso(last)}</lastmod></sitemap>"
        for day, last in sorted(changed.items())
    )
    head = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "application/xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{head}{maps}</sitemapindex>'.encode()


def _section(outlet: Outlet, articles: Sequence[Article], serial: int) -> tuple[str, bytes]:
    rng = Random(f"section {serial}")
    teasers = rng.sample(words()["id"]["pool"]["teasers"], 5)
    blocks = "".join(
        f'<div class="kartu"><h3><a href="{one.path}">{escape(one.editions[0].title)}</a></h3></div>\n'
        for one in articles
    )
    menu = "".join(f'<a href="/{name.lower()}">{name}</a> ' for name in ("Beranda", "Olahraga", "Gaya", "Masuk"))
    side = "".join(f'<li><a href="/lain/{rng.randint(1, 99)}">{teaser}</a></li>' for teaser in teasers)
    told = (
        f'<!doctype html><html lang="id"><head><title>Internasional - {outlet.name}</title></head><body>'
        f"<nav>{menu}</nav><h1>Internasional</h1>\n<main>{blocks}</main>\n<aside><ul>{side}</ul></aside></body></html>"
    )
    return "text/html; charset=utf-8", told.encode()


def robots(outlet: Outlet, base: Base) -> bytes:
    """Its robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in outlet.forbidden)]
    if outlet.crawl_delay is not None:
        lines.append(f"Crawl-delay: {outlet.crawl_delay:g}")
    if outlet.feed in ("news-sitemap", "sitemap-index"):
        lines.append(f"Sitemap: {base(outlet.host)}{SUBSCRIBED[outlet.feed]}")
    return "\n".join([*lines, ""]).encode()


def subscriptions(base: Base) -> list[tuple[Outlet, str]]:
    """What a case listens to: of every outlet its feed."""
    return [(outlet, base(outlet.host) + SUBSCRIBED[outlet.feed]) for outlet in outlets()]


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(moment: float) -> str:
    return _iso(moment)[:10]


def _rfc(moment: float) -> str:
    return format_datetime(datetime.fromtimestamp(moment, UTC))
