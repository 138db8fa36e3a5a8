"""What was found at an address, as lines for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from palagan.commands.layout import Faint, Strong, width, wrap

if TYPE_CHECKING:
    from palagan.gather.web.finding import Finding, Found

NAMES = {
    "feed": "feed", "news-sitemap": "news sitemap", "sitemap": "sitemap", "sitemap-index": "index of sitemaps",
    "section": "section page", "article": "article", "archive": "archive (WARC)", "archives": "list of archives (WARC)",
}  # fmt: skip
_FORBIDDEN = "Save its pages with a browser or a crawler, then: palagan add {case} FILE… (HTML, text, WARC, a folder)."
_NOTHING = "Open it in a browser to see what it is; a feed, a sitemap, a section page or an article can be added."
_AGAIN = "Try again later."
_SPELT = "Check how it is spelt, or try again later."
_INSIDE = "Networks of your own are let through by PALAGAN_REACH, as in PALAGAN_REACH=10.20.0.0/16,:9000"


def finding_lines(finding: Finding, number: bool) -> Iterator[str]:
    """What an address is, and what its site offers beside; with numbers to choose by where there is a choice."""
    yield from _found(finding.what, "1 " if number else "")
    if finding.offers:
        yield "Its site also offers:"
        for place, offer in enumerate(finding.offers, start=2):
            yield from _found(offer, f"{place} " if number else "")
    if finding.what.is_source:
        yield Faint(robots_line(finding))


def _found(found: Found, mark: str) -> Iterator[str]:
    indent = " " * max(2, len(mark))
    yield Strong(f"{mark}{found.name}")
    yield from wrap(f"{NAMES[found.kind]} · {found.url}", width(), indent)
    told = contents(found)
    if told:
        yield from wrap(told, width(), indent)
    if found.titles:
        yield from (Faint(line) for line in wrap(" · ".join(f"“{title}”" for title in found.titles), width(), indent))


def contents(found: Found) -> str:
    """ "50 pages, 2026-11-01 to 2026-11-22, about 8 a day; robots.txt forbids 3 of them"."""
    if found.kind == "article":
        return f"published {found.since}" if found.since else ""
    if found.kind in ("archive", "archives"):
        days = f", {found.since} to {found.until}" if found.since else ""
        return f"{found.items:,} file{'s' if found.items != 1 else ''}{days}"
    what = "links to articles" if found.kind == "section" else "page" if found.items == 1 else "pages"
    told = f"{found.items:,} {what}"
    if found.since:
        told += f", {found.since}" if found.since == found.until else f", {found.since} to {found.until}"
    if found.daily is not None:
        told += f", about {rate(found.daily)}"
    if found.detail:
        told = f"{found.detail} {told}" if found.detail.endswith(":") else f"{told}; {found.detail}"
    if not found.items and not found.detail:
        told = "empty now"
    if found.barred:
        told += f"; robots.txt forbids {'all' if found.barred == found.items else f'{found.barred:,} of them'}"
    return told


def rate(daily: float) -> str:
    """ "8 a day", "3 a week"."""
    if daily >= 1:
        return f"{daily:,.0f} a day"
    weekly = daily * 7
    return f"{weekly:,.0f} a week" if weekly >= 1 else f"{max(1, daily * 30):,.0f} a month"


def robots_line(finding: Finding) -> str:
    """Whether robots.txt lets us in, and how slowly."""
    every = f"; it wants {finding.delay:g} s between two requests" if finding.delay else ""
    return f"robots.txt allows it{every}."


def way_out(found: Found, case: str) -> str:
    """What to do where an address gave nothing."""
    if found.kind == "refused":
        return _FORBIDDEN.format(case=case)
    if found.detail.startswith("is not asked"):
        return _INSIDE
    if "there is no host" in found.detail or "has no address" in found.detail:
        return _SPELT
    return _AGAIN if found.again else _NOTHING


def finding_json(finding: Finding) -> dict[str, Any]:
    """The same for programs."""
    return {
        "found": found_json(finding.what),
        "offers": [found_json(offer) for offer in finding.offers],
        "delay": finding.delay,
    }


def found_json(found: Found) -> dict[str, Any]:
    """What was found, as a plain object."""
    told = asdict(found)
    told["titles"] = list(found.titles)
    told["daily"] = None if found.daily is None else round(found.daily, 2)
    return told
