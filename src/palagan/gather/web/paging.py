"""The pages of a divided article, from the links between them: which page this is, where the others and the whole are.

Only a link from the page itself counts, and only to the same address with another number: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from palagan.gather.web.links import absolute, one_form
from palagan.languages.tables import lexicon

MOST = 20
"""Pages of one article that are asked for."""
_HIGHEST = 60
"""A greater number is something else than a page's."""
_MOST_LINKS = 200
"""Links of a page to itself that are looked at."""
_AMP = re.compile(r"\bamp\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Place:
    """An address as a page of something: the key of the whole, the page's number, whether it is all pages in one."""

    root: str
    number: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """What a page's links tell of its article: `whole` all in one piece, `first` page, the others by their numbers."""

    here: Place
    whole: str | None = None
    first: str | None = None
    pages: tuple[tuple[int, str], ...] = ()


def place_of(url: str) -> Place:
    """Where in a divided article an address stands, by its form alone: "…?page=2", "…/halaman/2", "…?page=all".

    A bare number at the end of a path ("/berita/2") is not taken for a page: see `paging_of`.
    """
    parts = urlsplit(url)
    number, whole = 1, False
    kept = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None):
        told, lowered = name.lower(), value.strip().lower()
        if told in _data("fields") and (page := _number(lowered)) is not None:
            number = page
        elif (told in _data("fields") and lowered in _data("all")) or (
            told in _data("single") and lowered not in ("0", "false", "no")
        ):
            whole = True
        else:
            kept.append((name, value))
    path = [part for part in parts.path.split("/") if part]
    if len(path) > 1 and path[-2].lower() in _data("fields") and (page := _number(path[-1])) is not None:
        number, path = page, path[:-2]
    elif len(path) > 1 and path[-1].lower() in _data("all"):
        whole, path = True, path[:-1]
    root = urlunsplit((parts.scheme, parts.netloc, "/" + "/".join(path), urlencode(kept), ""))
    return Place(one_form(root), number, whole)


def paging_of(text: str, url: str) -> Paging:
    """The pages that an HTML page at `url` links to as those of its own article."""
    here = place_of(url)
    if not could_be_divided(here.root):
        return Paging(Place(one_form(url)))
    here = _bare(text, url, here)
    whole = first = None
    pages: dict[int, str] = {}
    for named, words in _links(text, _last_part(here.root)):
        where = absolute(named, url)
        if where is None:
            continue
        place = place_of(where)
        if place.root != here.root:
            if words in _data("words") and _path(place.root) == _path(here.root):
                whole = whole or where
                continue
            bare = _bare_number(where, here.root)
            if bare is None:
                continue
            place = Place(here.root, bare)
        if place.whole or (words in _data("words") and place.number == 1 and one_form(where) != one_form(url)):
            whole = whole or where
        elif place.number > 1:
            pages.setdefault(place.number, where)
        elif not _AMP.search(where) and (first is None or one_form(where) == here.root):
            first = where
    return Paging(here, whole, first, tuple(sorted(pages.items())))


def same_path(url: str, root: str) -> bool:
    """Whether an address is that of the whole with the key `root`, its query aside."""
    return _path(place_of(url).root) == _path(root)


def is_print(url: str) -> bool:
    """Whether an address is that of a page made for the printer."""
    parts = urlsplit(url)
    words = {part.lower() for part in parts.path.split("/")} | {name.lower() for name, _ in parse_qsl(parts.query)}
    return bool(words & _data("print"))


def could_be_divided(url: str) -> bool:
    """Whether an address can be an article's: lists have pages too, but no long name and no number."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    return bool(path) and (re.search(r"\d{4}", path + parts.query) is not None or path.count("-") >= 2)


def _bare(text: str, url: str, here: Place) -> Place:
    """The place of "…/judul-berita/2" where the page links to "…/judul-berita": page 2."""
    if here.number > 1 or here.whole:
        return here
    parts = urlsplit(url)
    head, _, tail = parts.path.rstrip("/").rpartition("/")
    number = _number(tail)
    if number is None or number < 2 or not head:
        return here
    root = urlunsplit((parts.scheme, parts.netloc, head, parts.query, ""))
    key = one_form(root)
    if not could_be_divided(root):
        return here
    named = (absolute(link, url) for link, _ in _links(text, _last_part(key)))
    return Place(key, number) if any(one is not None and one_form(one) == key for one in named) else here


def _bare_number(url: str, root: str) -> int | None:
    key = one_form(url)
    start, _, tail = key.partition("?")
    base, _, query = root.partition("?")
    if query != tail or not start.startswith(base + "/"):
        return None
    return _number(start[len(base) + 1 :])


def _links(text: str, part: str) -> Iterator[tuple[str, str]]:
    """The links of a page that could be to itself: without a path, or with the last part of its path; with their words
    in small letters."""
    seen: set[tuple[str, str]] = set()
    for found in _own_links(part).finditer(text):
        named = unescape(found[1])
        inside = text[found.end() : found.end() + 600].partition(">")[2]
        ends = inside.lower().find("</a")
        words = unescape(_TAGS.sub(" ", inside[:ends])) if ends >= 0 else ""
        link = named, " ".join(words.lower().split()).strip(" .»>›→")
        if link not in seen:
            yield link
            seen.add(link)
            if len(seen) >= _MOST_LINKS:
                return


@lru_cache(maxsize=200)
def _own_links(part: str) -> re.Pattern[str]:
    """The links of a page that hold the last part of its path, or but a query, or but a number."""
    own = rf"[^\"'\s>]*?{re.escape(part)}[^\"'\s>]*|\?[^\"'\s>]*|[./]{{0,2}}[0-9]{{1,2}}/?"
    return re.compile(rf"<a\b[^<>]*?\bhref\s*=\s*[\"']?\s*({own})(?=[\"'\s>])", re.IGNORECASE)


def _path(key: str) -> str:
    return key.partition("?")[0]


def _last_part(key: str) -> str:
    parts = urlsplit(key)
    return parts.path.rstrip("/").rpartition("/")[2] or parts.query


def _number(value: str) -> int | None:
    return int(value) if re.fullmatch(r"[0-9]{1,2}", value) and 1 <= int(value) <= _HIGHEST else None


@cache
def _data(name: str) -> frozenset[str]:
    return frozenset(lexicon("gather/web/paging.toml")[name])
