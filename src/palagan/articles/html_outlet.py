"""The outlet of an HTML page: the bringer's word, else its address, else the name that the site declares."""

from __future__ import annotations

from palagan.articles.html_meta import Declarations
from palagan.articles.outlets import known_outlet, outlet_of_url, same_outlet
from palagan.model.article import Found
from palagan.model.page import Page

_NOBODY = frozenset(["unknown", "none", "null", "-"])
_LONGEST = 60
_MOST_WORDS = 4


def find_outlet(page: Page, declared: Declarations, url: str | None) -> Found | None:
    """The outlet's name and what told it; None where nothing does. A known outlet goes by its usual name."""
    hint = (page.hints.outlet or "").strip()
    if hint and hint.lower() not in _NOBODY:
        known = known_outlet(hint)
        return Found(
            "outlet", known.name if known and same_outlet(known.name, hint) else hint, None, None, "hint.outlet"
        )
    by_address = outlet_of_url(url)
    if by_address:
        return Found("outlet", by_address.name, None, None, "address")
    for told in declared.of("site"):
        name = told.value.strip(" -|")
        if name and len(name) <= _LONGEST and "://" not in name and not name.startswith("@"):
            known = known_outlet(name)
            return Found("outlet", known.name if known else _written(name), None, None, told.rule)
    return None


def outlet_of_title(title: str, headline: str | None) -> Found | None:
    """The outlet that the page's `<title>` names beside the headline: "Layartimur.com - …", "… | Harian Kentongan"."""
    at = title.find(headline) if headline else -1
    if at < 0 or headline is None:
        return None
    before, after = title[:at], title[at + len(headline) :]
    name = (before if len(before) > len(after) else after).strip(" -–—|:»·•")
    if (before.strip() and after.strip()) or not name or len(name.split()) > _MOST_WORDS or len(name) > _LONGEST:
        return None
    known = known_outlet(name)
    return Found("outlet", known.name if known else _written(name), None, None, "title")


def _written(name: str) -> str:
    """A site's name as a name: one lower-case word gets its capital."""
    return name[:1].upper() + name[1:] if name.islower() and "." not in name and " " not in name else name
