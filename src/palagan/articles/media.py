"""Names of media in running text: agencies, outlets, broadcasters, found by the knowledge base's spellings.

Scrapes lose the spaces round linked words ("dilansirAFPpada") and some lose the letter before a comma ("Sky New."), so
a name may be glued to the small word before it or the verb after it, and a long name may lack its last letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from palagan.articles.words import phrase_set
from palagan.languages.tables import alternatives, table

_TABLE = "languages/knowledge/agencies.tsv"
_START = re.compile(r"[A-ZÀ-Þ+0-9]|(?<![\w.@/])[a-z](?:(?=[A-Z0-9])|(?=[\w-]{0,63}\.(?:com|co|id|net|org|tv|news)\b))")
_CAPITAL = re.compile(r"[A-ZÀ-Þ+0-9](?<![A-Z0-9].)", re.DOTALL)
_MAY_BEGIN_SMALL = re.compile(r"[A-Z0-9](?<=[a-z].)|\.(?:com|co|id|net|org|tv|news)\b")
"""What stands in every stretch in which a name begins with a small letter ("iNews", "detik.com")."""
_KEY = 3
_LEAST_CUT = 7


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium of the knowledge base: its usual full name, its actor code, group and kind (wire, newspaper, …)."""

    name: str
    code: str
    group: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A medium's name standing at `start:end`."""

    medium: Medium
    start: int
    end: int


@cache
def media() -> dict[str, Medium]:
    """Every spelling and web address of the knowledge base, as written, with its medium; the first row wins."""
    out: dict[str, Medium] = {}
    for row in table(_TABLE):
        medium = Medium(row["name"], row["code"], row["group"] or None, row["kind"])
        for spelling in (row["name"], *alternatives(row["names"]), *alternatives(row["domains"])):
            out.setdefault(spelling, medium)
    return out


def known_medium(name: str) -> Medium | None:
    """The medium that is written so, case and a leading "the" aside if no spelling fits exactly; else None."""
    return media().get(name) or _folded_media().get(_fold(name))


def mentions(text: str, start: int, end: int) -> Iterator[Mention]:
    """The media named in `text[start:end]`, in order, the longest name at each place. Linear in the length."""
    index = _index()
    at = start
    small = (start and text[start - 1].isalnum()) or _MAY_BEGIN_SMALL.search(text, start, end)
    for match in (_START if small else _CAPITAL).finditer(text, start, end):
        position = match.start()
        rows = index.get(text[position : position + _KEY])
        if rows is None or position < at:
            continue
        for spelling, medium, cut in rows:
            if not text.startswith(spelling, position):
                continue
            stop = position + len(spelling)
            glued = " " in spelling and text[position - 1].islower()
            if not (position == start or glued or _opens(text, position)):
                continue
            if stop <= end and _closes(text, position, stop, end, cut=cut):
                yield Mention(medium, position, stop)
                at = stop
                break


def _opens(text: str, position: int) -> bool:
    before = text[position - 1]
    if before.islower():
        return text.endswith(tuple(phrase_set("credits.toml", "glue_before")), max(0, position - 14), position)
    return not (before.isalnum() or before in "@/_-" or before == "'")


def _closes(text: str, start: int, stop: int, end: int, *, cut: bool) -> bool:
    if stop >= end:
        return not cut
    after = text[stop]
    if cut:
        return after == "." and text[stop - 1].islower()
    if after.isdigit() or after == "_":
        return False
    if after.isupper():
        return text[stop - 1].islower() and stop - start >= _LEAST_CUT
    if after.islower():
        return text.startswith(tuple(phrase_set("credits.toml", "glue_after")), stop)
    return not (after in "-." and stop + 1 < end and text[stop + 1].islower())


@cache
def _index() -> dict[str, tuple[tuple[str, Medium, bool], ...]]:
    out: dict[str, list[tuple[str, Medium, bool]]] = {}
    for spelling, medium in media().items():
        if medium.kind == "social" and medium.code == "MNC":
            continue  # a platform is where something was said, not who said it
        if len(spelling) < 2 or not (any(char.isupper() for char in spelling) or "." in spelling):
            continue
        shapes = {spelling} if "." not in spelling else {spelling, spelling.upper(), spelling[0].upper() + spelling[1:]}
        for shape in shapes:
            out.setdefault(shape[:_KEY], []).append((shape, medium, False))
            if len(shape) >= _LEAST_CUT and " " in shape and shape[-1].islower():
                out.setdefault(shape[:_KEY], []).append((shape[:-1], medium, True))
    return {key: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[2], row[0]))) for key, rows in out.items()}


@cache
def _folded_media() -> dict[str, Medium]:
    out: dict[str, Medium] = {}
    for spelling, medium in media().items():
        out.setdefault(_fold(spelling), medium)
    return out


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold().removeprefix("the "))
