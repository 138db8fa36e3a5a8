"""Texts that are hard on a reader: each shape is a few words said over and over, up to any length."""

from __future__ import annotations

from collections.abc import Callable

from palagan.gather.identity import page_id
from palagan.model.article import Article, Kind, Segment
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Media, Page

HINTS = Hints(outlet="Contoh", published="2024-03-05", language="id")

PROSE = (
    "Tentara negara tetangga menyerang kota Rabana pada Senin (4/3/2024) dan menewaskan 12 orang, kata juru bicara "
    "kementerian pertahanan Budi Santoso kepada wartawan, sementara pemerintah Turki mengecam serangan itu, "
)
"""A sentence without an end, in the manner of a report."""

REPEATED: dict[str, str] = {
    "one line without a stop": PROSE,
    "one line of sentences": "Turki menyerang Suriah pada Senin (4/3/2024), kata Budi Santoso. ",
    "50,000 short lines": "Warga Rabana berlari.\n",
    "lines of one letter": "a\n",
    "empty lines": "\n",
    "white space": " ",
    "quotation marks": '"',
    "curly quotation marks": "“”",
    "opening quotation marks": "“",
    "quotation marks and words": 'kata "Budi ',
    "quotations with speakers": '"Kami bertahan," kata Budi Santoso. ',
    "single quotation marks": "' ",
    "brackets": "(",
    "brackets and words": "(kata [Budi ",
    "closing brackets": ")",
    "mixed scripts": "Бку kota العربية 北京 वन Ğüney é̂ ",
    "right to left": "‮قال الرئيس ",
    "combining marks": "a\u0301\u0302\u0303",
    "emoji": "👩‍👩‍👧 🇮🇩 ",
    "digits": "7",
    "digits and points": "1.200,5 ",
    "digits and hyphens": "1-",
    "capitals": "A",
    "words in capitals": "TENTARA ISRAEL ",
    "capital words": "Budi Santoso ",
    "one name after another": "Budi, Rahman dan ",
    "dan": "dan ",
    "kata": "kata ",
    "kata in prose": "kata Budi dan menurut ",
    "fractions": "(1/2) ",
    "dates": "Senin (4/3/2024) ",
    "days": "Senin ",
    "numbers in words": "dua ratus lima puluh ",
    "counts": "12 orang tewas dan 3 luka ",
    "anchors": "menyerang ",
    "anchors and parties": "Turki menyerang Suriah dan ",
    "pronouns": "ia dan mereka ",
    "states": "Turki Suriah ",
    "places": "di Jakarta ",
    "titles": "Presiden Menteri ",
    "stops": ".",
    "stops and spaces": ". ",
    "commas": ", ",
    "hyphens": "-",
    "hyphened words": "kata-",
    "apostrophes": "a'",
    "stops in words": "a.b",
    "initials": "A. ",
    "addresses": "https://contoh.example/a/b?c=d ",
    "nul": "\0",
    "by-lines": "Penulis: Budi Santoso\n",
    "headings": "Baca juga: Warga Rabana berlari\n",
    "published": "Senin, 4 Maret 2024 | 10:00 WIB\n",
}
"""Name → the words repeated."""


def _nested(size: int) -> str:
    return "(kata " * (size // 14) + "x" + ") atas " * (size // 14)


Shape = Callable[[int], str]


def _repeated(words: str) -> Shape:
    return lambda size: (words * (size // len(words) + 1))[:size]


SHAPES: dict[str, Shape] = {
    **{name: _repeated(words) for name, words in REPEATED.items()},
    "nested brackets": _nested,
    "one word": lambda size: "a" * size,
    "one reduplication": lambda size: "kata-" * (size // 5) + "kata",
}
"""Name → the text of about so many characters."""


def _html(body: str) -> str:
    return f"<html><head><title>Warga berlari</title></head><body>{body}</body></html>"


HTML_SHAPES: dict[str, Shape] = {
    "nested elements": lambda size: _html("<div>" * (size // 11) + PROSE + "</div>" * (size // 11)),
    "nested, with words": lambda size: _html("<div>kata Budi " * (size // 21) + "</div>" * (size // 21)),
    "elements without an end": lambda size: _html("<b><i>kata " * (size // 11)),
    "paragraphs": lambda size: _html(f"<p>{PROSE}</p>" * (size // (len(PROSE) + 7))),
    "short paragraphs": lambda size: _html("<p>Warga berlari.</p>" * (size // 21)),
    "one paragraph": lambda size: _html(f"<article><p>{PROSE * (size // len(PROSE))}</p></article>"),
    "breaks": lambda size: _html("<p>" + "kata Budi<br>" * (size // 13) + "</p>"),
    "links": lambda size: _html('<a href="/x">Warga berlari</a> ' * (size // 31)),
    "lists": lambda size: _html("<ul>" + "<li>Warga berlari" * (size // 17) + "</ul>"),
    "tables": lambda size: _html("<table>" + "<tr><td>kata<td>Budi" * (size // 20) + "</table>"),
    "attributes": lambda size: _html("<p " + 'data-x="y" ' * (size // 11) + f">{PROSE}</p>"),
    "metas": lambda size: f"<html><head>{'<meta name=author content=Budi>' * (size // 31)}</head><body>{PROSE}",
    "scripts": lambda size: _html('<script type="application/ld+json">{"a":1}</script>' * (size // 52)),
    "one nested script": lambda size: _html(f'<script type="application/ld+json">{"[" * size}</script>{PROSE}'),
    "comments": lambda size: _html("<!-- x -->" * (size // 10) + PROSE),
    "entities": lambda size: _html("<p>" + "&quot;kata &amp; " * (size // 17) + "</p>"),
    "open angles": lambda size: _html("<" * size),
}
"""Name → a page of about so many characters."""


def page_of(words: str, media: Media = "text") -> Page:
    """A page of these words."""
    content = words.encode("utf-8", "surrogatepass")
    return Page(page_id(content, HINTS), "shape", media, content, "utf-8", sha256_hex(content), HINTS)


def article_of(words: str) -> Article:
    """These words as an article that is all report, whatever the words: what the reader is to stand."""
    return Article(
        page_id="pg-shape",
        source="shape",
        url=None,
        external_id=None,
        text=words,
        segments=(Segment(0, len(words), Kind.BODY, "shape"),),
        language="id",
        published="2024-03-05",
        published_from="hint",
    )
