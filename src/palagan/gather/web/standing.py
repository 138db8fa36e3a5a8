"""Which address a page goes by: its canonical one where that can be believed, and whether another page stands for it.

A canonical address is written by the page itself, and often wrongly: a whole site that names its front page, a section,
another paper's copy. It is believed when it is of the same owner and plainly names the same article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from palagan.gather.identity import canonical_url
from palagan.gather.web.heads import Head
from palagan.gather.web.links import one_form
from palagan.gather.web.paging import is_print, place_of
from palagan.gather.web.sites import is_front, same_owner

_WORD = re.compile(r"[^\W\d_]{3,}|\d{4,}")
_NO_ID = re.compile(r"\d{4}|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
"""A year, or a day written without signs."""
_CACHES = ("ampproject.org", "googleusercontent.com", "bing-amp.com")
"""Hosts that keep AMP pages of others: their canonical address is another owner's."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The address that a page goes by; `same_as`: the address of the page that it is another form of, if any."""

    url: str
    same_as: str | None = None


def standing(head: Head, url: str) -> Standing:
    """The standing of a page that came from `url`."""
    own = canonical_url(url)
    told = head.canonical
    if told is None or told == own or is_front(told) or not _is_near(own, told):
        return Standing(own)
    told = _secure(told, own)
    if told == own:
        return Standing(own)
    if head.is_amp or is_print(own):
        return Standing(told, same_as=told)
    if one_form(told) == one_form(own):
        return Standing(told)
    if place_of(own).root == one_form(told) or _is_same_article(own, told):
        return Standing(told)
    return Standing(own)


def _is_near(own: str, told: str) -> bool:
    return same_owner(own, told) or any((urlsplit(own).hostname or "").endswith(cache) for cache in _CACHES)


def _secure(told: str, own: str) -> str:
    """A canonical address is often written with http by a site that has long been on https."""
    ours, theirs = urlsplit(own), urlsplit(told)
    if ours.scheme == "https" and theirs.scheme == "http" and not theirs.port:
        return urlunsplit(theirs._replace(scheme="https"))
    return told


def _is_same_article(own: str, told: str) -> bool:
    """Whether two addresses share an id, or, where neither has another, more than half of their words."""
    if urlsplit(own).path.startswith(urlsplit(told).path.rstrip("/") + "/"):
        return False  # a section: "/politik" for "/politik/judul-berita"
    mine, theirs = _words(own), _words(told)
    ids = [{word for word in one if word.isdigit() and not _NO_ID.fullmatch(word)} for one in (mine, theirs)]
    if ids[0] & ids[1] or all(ids):
        return bool(ids[0] & ids[1])
    words = [{word for word in one if not word.isdigit()} for one in (mine, theirs)]
    fewer = min(map(len, words))
    return fewer >= 3 and 2 * len(words[0] & words[1]) > fewer


def _words(url: str) -> set[str]:
    """The words and numbers of an address's last part and query: its slug and its id."""
    parts = urlsplit(url)
    path = [part for part in parts.path.lower().split("/") if part]
    told = [*path[-2:], parts.query.lower()]
    return {word for part in told for word in _WORD.findall(part)}
