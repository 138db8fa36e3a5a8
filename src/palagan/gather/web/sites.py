"""Whose site an address is of, and what kind of place on it: the front page, a wall before the article, an error."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from urllib.parse import urlsplit

from palagan.languages.tables import lexicon

Wall = Literal["gone", "forbidden", "left", "later"]
"""What stands where an article should: word that it is no more; a gate against programs; a place to sign in, pay or
agree; word that the site is down."""
_FRONT = frozenset(["", "index.html", "index.htm", "index.php", "home", "beranda"])
_SEPARATOR = re.compile(r"\s+[-–—|·»]\s+|\s*[|:]\s*")


def owner(url: str) -> str:
    """The part of a host name that somebody has registered: "nasional.kabar.co.id" → "kabar.co.id"."""
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host:
        return host
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in _endings() else labels[-2:])


def same_owner(one: str, other: str) -> bool:
    """Whether two addresses are of one owner's sites ("amp.kabar.example" and "www.kabar.example")."""
    return owner(one) == owner(other)


def is_front(url: str) -> bool:
    """Whether an address is a site's front page."""
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in _FRONT and not re.search(r"(?:^|&)p=\d", parts.query)


def wall_of_address(url: str) -> Wall | None:
    """What the address at which a redirect ended tells of what stands there; None where nothing."""
    parts = urlsplit(url)
    words = {part for part in parts.path.lower().split("/") if part} | {(parts.hostname or "").split(".")[0]}
    return next((wall for wall in ("gone", "left") if words & _words("address", wall)), None)


def wall_of_title(title: str) -> Wall | None:
    """What a title tells of a page that is no article; None where nothing."""
    if not title or len(title) > 150:
        return None
    whole = title.casefold().strip(" .")
    told = {whole, _SEPARATOR.split(whole)[0].strip(" .")}
    return next((wall for wall in ("gone", "forbidden", "left", "later") if told & _words("title", wall)), None)


@cache
def _endings() -> frozenset[str]:
    return frozenset(lexicon("gather/web/sites.toml")["endings"])


@cache
def _words(where: str, wall: str) -> frozenset[str]:
    return frozenset(word.strip(" .") for word in lexicon("gather/web/walls.toml")[where].get(wall, ()))
