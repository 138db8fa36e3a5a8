"""What a person writes into a search, understood: words, "phrases", fields, begin*, -without, this OR that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from palagan.errors import InputError
from palagan.languages.searching import stems_of, words
from palagan.languages.tables import lexicon

MOST_CHARACTERS = 4000
MOST_TERMS = 32
"""Words and phrases in one search; a phrase is one of them, however long."""
_OPEN, _CLOSE = '"“”„«»', '"“”„«»'
_OR = frozenset({"OR", "ATAU"})
_TERM = re.compile(
    rf"""
    (?P<without>-(?=[\w{_OPEN}]))?
    (?: (?P<field>[^\W\d_]+) : (?=[\w{_OPEN}]) )?
    (?: [{_OPEN}] (?P<phrase>[^{_CLOSE}]*) (?P<closed>[{_CLOSE}])? | (?P<word>[^\s{_OPEN}]+) )
    """,
    re.VERBOSE,
)
_PIECE = re.compile(r"\d+(?:[.,:/]\d+)+|[\w‐‑–-]+")
"""Words within what stands between spaces; "1.200" and "12:30" are one."""
_WAY_OUT = 'Write words, "a phrase", penutur:name, serang* or -word.'


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing looked for. `parts`: its words as written, folded; `stems`: what single words may have as stems.

    `column` is the field asked for, None for title and text. `phrase`: exactly these words in this order; `begins`: the
    last is the beginning of a word.
    """

    column: str | None
    parts: tuple[str, ...]
    stems: frozenset[tuple[str, ...]] = frozenset()
    phrase: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of `groups` must be found, of each group one; nothing of `without`. `written` is what the person wrote."""

    written: str
    groups: tuple[tuple[Wanted, ...], ...]
    without: tuple[Wanted, ...] = ()

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """Everything that is looked for, to be shown where it stands."""
        return tuple(one for group in self.groups for one in group)


@cache
def fields() -> dict[str, tuple[str, bool]]:
    """Name of a field → its column, and whether its words are stemmed."""
    told = lexicon("looking/search_fields.toml")
    return {name: (column, entry["stemmed"]) for column, entry in told.items() for name in entry["names"]}


def understand(written: str) -> Query:
    """The search that these words mean; what cannot be understood is an `InputError` that says how to write it."""
    if len(written) > MOST_CHARACTERS:
        raise InputError("is too long a search", item=f"{len(written)} characters", way_out="Look for fewer words.")
    groups: list[list[Wanted]] = []
    without: list[Wanted] = []
    joined = False
    for match in _TERM.finditer(written):
        if match["word"] in _OR and not match["field"] and not match["without"]:
            joined = bool(groups)
            continue
        found = list(_wanted(match))
        if match["without"]:
            without += found
        elif joined and found:
            groups[-1] += found[:1]
            groups += [[one] for one in found[1:]]
        else:
            groups += [[one] for one in found]
        joined = False
    if sum(map(len, groups)) + len(without) > MOST_TERMS:
        raise InputError("is too long a search", item=f"more than {MOST_TERMS} words", way_out="Look for fewer words.")
    if not groups:
        told = "says only what is not looked for" if without else "holds no word to look for"
        raise InputError(told, item="the search", way_out=_WAY_OUT)
    return Query(written, tuple(map(tuple, groups)), tuple(without))


def _wanted(match: re.Match[str]) -> Iterator[Wanted]:
    column, stemmed = _field(match)
    if match["phrase"] is not None:
        if not match["closed"]:
            raise InputError(
                "a quotation mark is not closed", item=match[0][:40], way_out='Close it: "gencatan senjata".'
            )
        parts = _parts(match["phrase"])
        if parts:
            yield Wanted(column, parts, phrase=True)
        return
    word = match["word"]
    begins = word.endswith("*")
    for found in _PIECE.findall(word):
        parts = _parts(found)
        if parts and (begins or not stemmed or found[-1].isdigit()):
            yield Wanted(column, parts, phrase=not begins, begins=begins)
        elif parts:
            yield Wanted(column, parts, stems_of(found))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for parts, _ in words(text, None) for part in parts)


def _field(match: re.Match[str]) -> tuple[str | None, bool]:
    name = match["field"]
    if name is None:
        return None, True
    known = fields().get(name.lower())
    if known is None:
        raise InputError(
            "is no field of a search",
            item=f"{name}:",
            way_out=f"Fields are {', '.join(fields())}; or put it in quotation marks.",
        )
    return known


def match_of(query: Query) -> str:
    """The search in FTS5's language. Only letters and digits of `parts` and `stems` go into it, in quotation marks."""
    told = " AND ".join(f"({' OR '.join(map(_told, group))})" for group in query.groups)
    return f"({told}) NOT ({' OR '.join(map(_told, query.without))})" if query.without else told


def _told(one: Wanted) -> str:
    columns = f"{{{one.column or 'title text'}}} : "
    if one.begins:
        return f'{columns}("{" ".join(one.parts)}" *)'
    ways = dict.fromkeys([f'"{" ".join(one.parts)}"'])
    for stems in sorted(one.stems):
        several = [f'"{stem}" OR "={stem}"' for stem in stems]
        ways |= dict.fromkeys(several[0].split(" OR ") if len(stems) == 1 else ["((" + ") AND (".join(several) + "))"])
    return f"{columns}({' OR '.join(ways)})"
