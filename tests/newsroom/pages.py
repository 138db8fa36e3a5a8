"""An article as its outlet shows it: four styles of HTML, furniture that turns at each request, parts, AMP twins."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from html import escape
from random import Random

from tests.newsroom.telling import words
from tests.newsroom.world import Article

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def parts_of(article: Article, edition: int) -> list[tuple[str, ...]]:
    """The paragraphs of each of its parts."""
    paragraphs = article.editions[edition].paragraphs
    size = -(-len(paragraphs) // article.parts)
    return [paragraphs[start : start + size] for start in range(0, len(paragraphs), size)]


def has_whole_view(article: Article) -> bool:
    """Whether a paged article is also shown on a single page, `?page=all`: every second one."""
    return article.parts > 1 and len(article.path) % 2 == 0


def page(
    article: Article, edition: int, base: str, *, serial: int = 0, part: int | None = 1, amp: bool = False
) -> bytes:
    """The page as it is served. `base`: "http://host:port"; `serial` turns the furniture of those who let it turn;
    `part` None is the single page of all parts."""
    told = article.editions[edition]
    whole = part is None or article.parts == 1
    paragraphs = told.paragraphs if whole else parts_of(article, edition)[(part or 1) - 1]
    rng = Random(f"{article.path} {serial if article.outlet.is_('rotating') else 0}")
    url = base + article.path
    body = _body(article, paragraphs, rng, last=whole or part == article.parts)
    paging = "" if article.parts == 1 else _paging(article, edition, part)
    head = _head(article, edition, url, amp)
    language = article.outlet.language
    return (
        f'<!doctype html>\n<html {"amp " if amp else ""}lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(told.title)} - {escape(article.outlet.name)}</title>\n{head}\n</head>\n<body>\n"
        f"{_top(article)}\n<main>\n<article{_scope(article)}>\n{_lines(article, edition)}\n{body}\n</article>\n{paging}"
        f"</main>\n{_side(article, rng)}\n</body>\n</html>\n"
    ).encode()


def _head(article: Article, edition: int, url: str, amp: bool) -> str:
    told, outlet = article.editions[edition], article.outlet
    lines = [f'<link rel="canonical" href="{escape(url)}">']
    if outlet.is_("amp") and not amp:
        lines.append(f'<link rel="amphtml" href="{escape(url)}/amp">')
    if outlet.style == "jsonld":
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": told.title,
            "datePublished": _iso(article.at),
            "dateModified": _iso(told.at),
            "inLanguage": outlet.language,
            "author": {"@type": "Person", "name": article.writer},
            "publisher": {"@type": "Organization", "name": outlet.name},
            "mainEntityOfPage": url,
        }
        lines.append(f'<script type="application/ld+json">{json.dumps(data)}</script>')
    if outlet.style in ("meta", "jsonld"):
        lines += [
            '<meta property="og:type" content="article">',
            f'<meta property="og:site_name" content="{escape(outlet.name)}">',
            f'<meta property="og:title" content="{escape(told.title)}">',
            f'<meta property="og:url" content="{escape(url)}">',
            f'<meta property="article:published_time" content="{_iso(article.at)}">',
            f'<meta name="author" content="{escape(article.writer)}">',
        ]
    return "\n".join(lines)


def _scope(article: Article) -> str:
    return ' itemscope itemtype="https://schema.org/NewsArticle"' if article.outlet.style == "micro" else ""


def _lines(article: Article, edition: int) -> str:
    """Headline, writer and day."""
    title, shown = escape(article.editions[edition].title), _shown(article)
    if article.outlet.style == "micro":
        return (
            f'<h1 itemprop="headline">{title}</h1>\n<meta itemprop="datePublished" content="{_iso(article.at)}">\n'
            f'<div class="oleh">Penulis: <span itemprop="author">{escape(article.writer)}</span></div>\n'
            f'<time datetime="{_iso(article.at)}">{shown}</time>'
        )
    by = "By" if article.outlet.language == "en" else "Penulis:"
    writer = f'<div class="penulis">{by} {escape(article.writer)}</div>'
    return f'<h1>{title}</h1>\n{writer}\n<div class="tanggal">{shown}</div>'


def _body(article: Article, paragraphs: tuple[str, ...], rng: Random, last: bool) -> str:
    pool = words()[article.outlet.language]["pool"]
    inside = [f"<p>{escape(text, quote=False)}</p>" for text in paragraphs]
    if len(inside) > 2:
        label = "Read also" if article.outlet.language == "en" else "Baca juga"
        link = rng.choice(pool["teasers"])
        inside.insert(
            2, f'<div class="bacajuga"><b>{label}:</b> <a href="/lain/{rng.randint(1, 999)}">{link}</a></div>'
        )
    if article.credit and last:
        inside.append(f"<p>Sumber: {escape(article.credit)}</p>")
    schema = ' itemprop="articleBody"' if article.outlet.style == "micro" else ""
    return f'<div class="isi"{schema}>\n' + "\n".join(inside) + "\n</div>"


def _paging(article: Article, edition: int, part: int | None) -> str:
    if part is None:
        return ""
    count = len(parts_of(article, edition))
    links = [
        f'<a href="{article.path}?page={number}">{number}</a>' if number != part else f"<span>{number}</span>"
        for number in range(1, count + 1)
    ]
    if part < count:
        links.append(f'<a rel="next" href="{article.path}?page={part + 1}">Selanjutnya</a>')
    if has_whole_view(article):
        links.append(f'<a href="{article.path}?page=all">Tampilkan semua</a>')
    return f'<div class="paging">Halaman: {" ".join(links)}</div>\n'


def _top(article: Article) -> str:
    names = ("Home", "World", "Sport") if article.outlet.language == "en" else ("Beranda", "Internasional", "Olahraga")
    return "<nav>" + " ".join(f'<a href="/{name.lower()}">{name}</a>' for name in names) + "</nav>"


def _side(article: Article, rng: Random) -> str:
    pool = words()[article.outlet.language]["pool"]
    links = "".join(
        f'<li><a href="/lain/{rng.randint(1, 999)}">{teaser}</a></li>' for teaser in rng.sample(pool["teasers"], 4)
    )
    seen = f"<!-- dibaca {rng.randint(100, 99999)} kali -->" if article.outlet.is_("rotating") else ""
    return (
        f"<aside><h4>Terpopuler</h4><ul>{links}</ul></aside>\n<footer><p>{rng.choice(pool['furniture'])}</p>"
        f"<p>&copy; 2026 {escape(article.outlet.name)}</p></footer>{seen}"
    )


def _iso(moment: float) -> str:
    return (datetime.fromtimestamp(moment, UTC) + timedelta(hours=7)).strftime("%Y-%m-%dT%H:%M:%S+07:00")


def _shown(article: Article) -> str:
    day = datetime.fromtimestamp(article.at, UTC) + timedelta(hours=7)
    if article.outlet.language == "en":
        return f"{day.day} {day:%B} {day.year}, {day:%H:%M} WIB"
    return f"{article.outlet.name} - {day.day} {_MONTHS[day.month - 1]} {day.year}, {day:%H:%M} WIB"
