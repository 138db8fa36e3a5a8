"""Which page of a article this is: by its address ("?page=2", "/halaman/2") or its text ("Halaman 2 dari 3")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from palagan.languages.tables import lexicon

MOST = 60
"""No article has more pages; a greater number is something else."""


def page_number(url: str | None, lines: Iterable[str]) -> int:
    """The number of this page of its article, 1 where nothing tells. `lines` are the short lines round the report."""
    told = _from_address(url)
    if told is not None:
        return told
    for line in lines:
        if len(line) <= 40 and (match := _in_text().fullmatch(line)):
            number, pages = int(match[1]), int(match[2])
            if 1 <= number <= pages <= MOST:
                return number
    return 1


def _from_address(url: str | None) -> int | None:
    if not url:
        return None
    try:
        parts = urlsplit(url)
        fields = parse_qsl(parts.query, max_num_fields=100)
    except ValueError:
        return None
    names = _names()
    for name, value in fields:
        if name.lower() in names and (number := _number(value)) is not None:
            return number
    path = [part for part in parts.path.lower().split("/") if part]
    if not path:
        return None
    if len(path) >= 2 and (number := _number(path[-1])) is not None:
        # "/berita/judul-yang-panjang/2" is a page; "/berita/2" is the address of something.
        return number if path[-2] in names or path[-2].count("-") >= 3 else None
    tail = re.search(rf"[-_/.](?:{'|'.join(sorted(names))})[-_]?(\d{{1,2}})$", f"/{path[-1]}")
    return _number(tail[1]) if tail else None


def _number(value: str) -> int | None:
    return int(value) if re.fullmatch(r"[0-9]{1,2}", value) and 1 <= int(value) <= MOST else None


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon("articles/html_paging.toml")["fields"])


@cache
def _in_text() -> re.Pattern[str]:
    words = lexicon("articles/html_paging.toml")
    page, of = "|".join(words["page"]), "|".join(words["of"])
    return re.compile(rf"\W*(?:{page})\s+([0-9]{{1,2}})\s+(?:{of})\s+([0-9]{{1,2}})\W*", re.IGNORECASE)
