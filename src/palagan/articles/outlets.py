"""Outlets: what is particular to one of them, as data in `outlets/*.toml`; one without a file is read as well.

A file gives `name`, other `names`, `domains`, the `zone` its clock runs in, the `dateline` form it uses, its `group`,
and `furniture`: phrases that stand only in its page furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import urlsplit

from palagan.articles.letters import folded
from palagan.errors import DataError
from palagan.languages.tables import lexicon

DOMAIN = r"[A-Za-z0-9][\w-]*(?:\.(?:com|co|id|net|org|tv|news|info|go|or|web|ac|my|sg|au|uk|asia|press|media|live))+\b"
"""A web address as outlets write it into their text: "KOMPAS.com", "TEMPO.CO", "iNews.id"."""
_DOMAIN = re.compile(DOMAIN, re.IGNORECASE)
_SUFFIX = re.compile(r"\.(?:com|co|id|net|org|tv|news|info)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet as its data file tells it. `zone` is a zone's name ("WIB"), `furniture` folded phrases."""

    name: str
    names: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str | None
    dateline: str
    group: str | None
    furniture: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets that have a file, by the file's name."""
    room = resources.files("palagan").joinpath("articles", "outlets")
    files = sorted(entry.name for entry in room.iterdir() if entry.name.endswith(".toml"))
    return tuple(_read(f"articles/outlets/{file}") for file in files)


@lru_cache(maxsize=4096)
def known_outlet(name: str | None) -> Outlet | None:
    """The outlet that goes by this name, in any spelling its file gives, with or without ".com"; None when unknown."""
    if not name:
        return None
    return _by_name().get(_spelled(name)) or _by_name().get(_key(name))


def outlet_of_url(url: str | None) -> Outlet | None:
    """The outlet on whose domain, or a part of it, an address lies; None when unknown or not an address."""
    if not url:
        return None
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    for outlet in outlets():
        for domain in outlet.domains:
            site, _, path = domain.partition("/")
            if (host == site or host.endswith(f".{site}")) and parts.path.lstrip("/").startswith(path):
                return outlet
    return None


def is_domain(words: str) -> bool:
    """Whether words are a web address and nothing else."""
    return "." in words and _DOMAIN.fullmatch(words) is not None


def is_outlet_name(words: str, given: str | None = None) -> bool:
    """Whether words are how an outlet writes its name: known, the bringer's (`given`), or a web address."""
    words = words.strip(" ,.:-–—|()[]*")
    if not words or len(words) > 60:
        return False
    if is_domain(words) or known_outlet(words):
        return True
    return bool(given) and _key(words) == _key(str(given))


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two spellings name the same outlet."""
    if not one or not other:
        return False
    a, b = known_outlet(one), known_outlet(other)
    return a is b if a and b else _key(one) == _key(other)


def is_part_of(one: str | None, other: str | None) -> bool:
    """Whether two names belong to one group: an outlet and its regional or sister site."""
    a, b = known_outlet(one), known_outlet(other)
    return a is not None and b is not None and a.group is not None and a.group == b.group


@cache
def _by_name() -> dict[str, Outlet]:
    every = [
        (name, outlet)
        for outlet in outlets()
        for name in (outlet.name, *outlet.names, *(domain for domain in outlet.domains if "/" not in domain))
    ]
    exact = {_spelled(name): outlet for name, outlet in reversed(every)}
    return {_key(name): outlet for name, outlet in reversed(every)} | exact


def _spelled(name: str) -> str:
    """A name with its web suffix, marks and spaces aside: "Kompas.com" is not "Kompas.id"."""
    return folded(name).replace(" ", "")


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    return folded(_SUFFIX.sub("", name)).replace(" ", "")


def _read(path: str) -> Outlet:
    data = lexicon(path)
    try:
        return Outlet(
            name=data["name"],
            names=tuple(data["names"]),
            domains=tuple(data["domains"]),
            zone=data["zone"] or None,
            dateline=data["dateline"],
            group=data["group"] or None,
            furniture=tuple(fold for phrase in data["furniture"] if (fold := folded(phrase))),
        )
    except KeyError as error:
        raise DataError(f"outlet file lacks {error}", item=path) from error
