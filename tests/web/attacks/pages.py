"""Hostile pages of our own writing: what a page may hold that wants to run, to fetch, to mislead or to weigh us down.

Each has a mark word in its report by which it can be searched, and words that must never be read as markup.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LINE = "Tentara menyerang pos di Ganja pada Senin (12/10/2020), kata juru bicara kementerian pertahanan Azerbaijan."
"""A line of a report, so that each page is read as one."""
MORE = " ".join(f"Warga ke-{n} mengungsi dari permukiman itu setelah serangan." for n in range(12))


@dataclass(frozen=True, slots=True)
class Attack:
    """A page: its bytes, and whether it comes as HTML."""

    name: str
    content: bytes
    html: bool = True


def _page(title: str, body: str, head: str = "") -> bytes:
    report = f"<h1>{title}</h1><p>KABAR UJI, GANJA - {LINE}</p><p>{MORE}</p>"
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><article>{report}{body}<p>{MORE}</p></article></body></html>"
    ).encode("utf-8", "surrogatepass")


def _written() -> Iterator[Attack]:
    """Those of `pages.toml`."""
    told = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))
    for name, parts in told.items():
        yield Attack(name, _page(parts.get("title", name.capitalize()), parts.get("body", ""), parts.get("head", "")))


_BIG = f"<p title='{'x' * 200_000}' {'data-a ' * 2_000}>atribut raksasa</p>"
ATTACKS = (
    *_written(),
    Attack("attribute", _page("Atribut", _BIG)),
    Attack("nul", _page("NUL", "<p>sebelum &#0; sesudah\x08\x1b[31m merah\x7f</p>")),
    Attack("long-line", _page("Panjang", f"<p>{'kata' * 250_000}</p>")),
    Attack("deep", _page("Dalam", "<div>" * 3_000 + "dasar" + "</div>" * 3_000)),
    Attack("surrogate", _page("Separuh", "<p>huruf \ud83d separuh \udca9 dan \ufffe \uffff akhir</p>")),
    Attack(
        "plain-markup",
        f"Serangan <script>alert('jebol')</script>\n\n{LINE}\n\n<img src=x onerror=alert(1)>\n{MORE}\n".encode(),
        html=False,
    ),
    Attack(
        "plain-control",
        f"Kabar \x1b]0;jebol\x07 uji\r\n{LINE}\x0b\n{MORE}\u2028{MORE}\n".encode(),
        html=False,
    ),
)
