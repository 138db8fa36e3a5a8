"""Which names the pages of a story use for one party, and under which origins: who says "separatists", who "fighters".

Persons are left out: that their names are shortened tells nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from palagan.record.folding import fold
from palagan.record.parties import UNKNOWN
from palagan.store.look_up import ask

_PAGES = 300
"""Pages of a story whose names are looked at."""


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A name, the origins (ids) of the pages that use it, and how many pages do: of a state every form ("Yerevan"), of
    others their fullest."""

    name: str
    origins: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class NamedDifferently:
    """A party for which pages use several names, the most used first."""

    key: str
    code: str
    names: tuple[NameUsed, ...]


def named_differently(connection: Connection, lanes: Mapping[str, str]) -> tuple[NamedDifferently, ...]:
    """The parties that some pages (page → origin) name differently; those named on most pages first."""
    query = """
        SELECT page, json_extract(json, '$.actors'), json_extract(json, '$.text') FROM readings
        WHERE page IN :given AND json IS NOT NULL
    """
    used: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for page, line, text in ask(connection, query, list(lanes)[:_PAGES]):
        for actor in json.loads(line):
            key = _key(actor)
            for name in _names(actor, text) if key else ():
                used[key or "", actor["code"]][fold(name)].setdefault(page, name)
    found = [_party(*key, names, lanes) for key, names in used.items() if _differ(list(names))]
    return tuple(sorted(found, key=lambda one: (-sum(name.pages for name in one.names), one.key)))


def _names(actor: Mapping[str, Any], text: str) -> Iterable[str]:
    """What a page calls a party: a state by its name, its capital and the like."""
    if actor["kind"] != "state":
        return (actor["name"],)
    return dict.fromkeys([actor["name"], *(text[one["start"] : one["end"]] for one in actor["mentions"])])


def _key(actor: Mapping[str, Any]) -> str | None:
    """What the knowledge base calls a party, or a state's code; None for persons and for those told by name alone."""
    if actor["kind"] == "person":
        return None
    if actor["kind"] == "state" and actor["code"] != UNKNOWN:
        return str(actor["code"])
    return actor.get("known") or None


def _differ(names: list[str]) -> bool:
    """Whether some name is not merely a part of another."""
    longest = max(names, key=len)
    return any(name not in longest for name in names)


def _party(key: str, code: str, names: Mapping[str, Mapping[str, str]], lanes: Mapping[str, str]) -> NamedDifferently:
    told = (
        NameUsed(min(pages.values()), tuple(dict.fromkeys(lanes[page] for page in pages)), len(pages))
        for pages in names.values()
    )
    return NamedDifferently(key, code, tuple(sorted(told, key=lambda one: (-one.pages, one.name))))
