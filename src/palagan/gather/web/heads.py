"""What the head of an HTML page says of its addresses: its canonical one, its AMP twin, where it leads on.

Only the head is heeded: what stands in the body may have been written by a reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from palagan.gather.web.links import absolute

LONGEST = 400_000
"""Characters of a head that are looked at."""
SOON = 15.0
"""Seconds within which a page must lead on to count as one that does; a page that renews itself takes longer."""

_UNREAD = re.compile(r"<!--|<(script|style|noscript|template)\b", re.IGNORECASE)
_HEAD_ENDS = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)
_TAG = re.compile(r"<(html|link|meta|base|title)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_REFRESH = re.compile(r"\s*([0-9.]{1,8})\s*[;,]?\s*(?:url\s*=\s*)?[\"']?\s*([^\"'\s][^\"']*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """The addresses a head names, made whole: `canonical` (its link, else og:url), `amp` of its AMP twin, `refresh`
    where it leads on by itself, `next` page. `is_amp`: it is an AMP page. `title` is its title."""

    canonical: str | None = None
    amp: str | None = None
    next: str | None = None
    refresh: str | None = None
    is_amp: bool = False
    title: str = ""


def head_of(text: str, url: str) -> Head:
    """The head of an HTML page that came from `url`. Where a page says one thing twice, the first counts."""
    top = _top(text[:LONGEST])
    told: dict[str, str] = {}
    base = url
    is_amp = False
    title = ""
    for found in _TAG.finditer(top):
        tag = found[1].lower()
        if tag == "title":
            title = title or unescape(top[found.end() : found.end() + 500].partition("<")[0]).strip()
            continue
        fields = _fields(found[2])
        if tag == "html":
            is_amp = is_amp or "amp" in fields or "⚡" in fields or "amp4ads" in fields
        elif tag == "base" and "base" not in told and fields.get("href"):
            told["base"] = fields["href"]
            base = _joined(url, fields["href"])
        elif tag == "link":
            for relation in fields.get("rel", "").lower().split():
                told.setdefault(relation, fields.get("href", ""))
        elif tag == "meta":
            name = (fields.get("property") or fields.get("name") or fields.get("http-equiv") or "").lower()
            told.setdefault(f"meta {name}", fields.get("content", ""))
    return Head(
        canonical=absolute(told.get("canonical"), base) or absolute(told.get("meta og:url"), base),
        amp=absolute(told.get("amphtml"), base),
        next=absolute(told.get("next"), base),
        refresh=_onward(told.get("meta refresh"), base),
        is_amp=is_amp,
        title=" ".join(title.split()),
    )


def _top(text: str) -> str:
    """The text up to the end of the head, without comments, scripts and styles; one that nobody closes ends it."""
    kept: list[str] = []
    at = 0
    lowered = text.lower()
    if len(lowered) != len(text):  # letters that are longer in small: addresses are read all the same
        lowered = text
    while True:
        opened = _UNREAD.search(text, at)
        ends = _HEAD_ENDS.search(text, at, opened.start() if opened else len(text))
        if ends is not None or opened is None:
            kept.append(text[at : ends.start() if ends else len(text)])
            return " ".join(kept)
        kept.append(text[at : opened.start()])
        closer = f"</{opened[1].lower()}" if opened[1] else "-->"
        closed = lowered.find(closer, opened.end())
        if closed < 0:
            return " ".join(kept)
        at = closed + len(closer)


def _fields(inside: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(inside):
        found.setdefault(match[1].lower(), unescape(match[2] or match[3] or match[4] or ""))
    return found


def _onward(content: str | None, base: str) -> str | None:
    match = _REFRESH.match(content or "")
    if match is None:
        return None
    try:
        late = float(match[1]) > SOON
    except ValueError:
        return None
    return None if late else absolute(match[2], base)


def _joined(url: str, named: str) -> str:
    try:
        return urljoin(url, named)
    except ValueError:
        return url
