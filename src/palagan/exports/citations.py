"""BibTeX and RIS: the pages that the rows rest on, for Zotero, Mendeley and LaTeX.

RIS tags and types as in the format's specification of 2011 (NEWS, TI, AU, PB, DA, UR, LA, ID); BibTeX entries are
`@online`, as biblatex has them, with `howpublished` for older styles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from palagan.exports.formats import Going
from palagan.views.cards import PageCard

_SPECIAL = re.compile(r"[\\{}#$%&_~^]")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
"""Letters that TeX would obey."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Cited:
    """A page as a source: its card, the people who signed it, and when it was captured (ISO 8601) if that is told."""

    card: PageCard
    byline: tuple[str, ...] = ()
    captured: str | None = None


def bibtex_pieces(pages: Iterable[Cited], going: Going) -> Iterator[bytes]:
    """One entry a page; its key is the page's id."""
    return _written(pages, going, _bibtex)


def ris_pieces(pages: Iterable[Cited], going: Going) -> Iterator[bytes]:
    """One record a page, lines ended as RIS wants them (CRLF)."""
    return _written(pages, going, _ris)


def _written(pages: Iterable[Cited], going: Going, entry: Callable[[Cited], str]) -> Iterator[bytes]:
    for cited in pages:
        going.counts["rows"] += 1
        yield entry(cited).encode("utf-8", "replace")


def _bibtex(cited: Cited) -> str:
    card = cited.card
    published = (card.published or "")[:10]
    fields = {
        "title": _tex(card.title),
        "author": " and ".join(f"{{{_tex(name)}}}" for name in cited.byline),
        "organization": _tex(card.outlet),
        "date": published,
        "year": published[:4],
        "url": _address(card.url),
        "howpublished": rf"\url{{{_address(card.url)}}}" if _address(card.url) else "",
        "urldate": (cited.captured or "")[:10],
        "langid": {"id": "indonesian", "en": "english"}.get(card.language, ""),
        "note": f"SHA-256 {card.sha256}" if card.sha256 else "",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{card.id},\n{lines}}}\n\n"


def _tex(words: str | None) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found.group()], _line(words))


def _ris(cited: Cited) -> str:
    card = cited.card
    day = (card.published or "")[:10]
    lines = [("TY", "NEWS"), ("ID", card.id), ("TI", _line(card.title))]
    lines += [("AU", _line(name)) for name in cited.byline]
    lines += [
        ("T2", _line(card.outlet)),
        ("PB", _line(card.outlet)),
        ("PY", day[:4]),
        ("DA", f"{day.replace('-', '/')}/" if len(day) == 10 else ""),
        ("UR", _address(card.url)),
        ("Y2", (cited.captured or "")[:10].replace("-", "/")),
        ("LA", card.language if card.language != "und" else ""),
        ("N1", f"SHA-256 {card.sha256}" if card.sha256 else ""),
    ]
    told = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{told}ER  - \r\n\r\n"


def _line(words: str | None) -> str:
    """The words in one line."""
    return " ".join(_CONTROL.sub(" ", words or "").split())


def _address(url: str | None) -> str:
    """An address of the web, what would end a field of it written as URLs write it; "" for any other."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return ""
    return re.sub(
        r"[\s{}\\\x00-\x20\ud800-\udfff]",
        lambda found: "".join(f"%{b:02X}" for b in found.group().encode("utf-8", "replace")),
        url,
    )
