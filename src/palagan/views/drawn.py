"""How it is known where a page has its report from: credit, shared text 83 %, same group, own report, unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from palagan.views.cards import PageCard
from palagan.views.messages import Tongue, say

_PERCENT = re.compile(r"(\d+) %")
_PAGE = re.compile(r"\((pg-\w+)\)")


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """An origin of a page and how that is known. `percent` and `other` tell of a page it shares text with.

    `detail` tells the same in plain English; `words` are those of a credit. The words shared with another page are told
    by the copies.
    """

    origin: str
    name: str
    kind: str
    how: str
    detail: str
    percent: int | None = None
    other: str | None = None
    words: str | None = None


Behind = Mapping[str, tuple[PageOrigin, ...]]
"""Page → its origins."""


@dataclass(frozen=True, slots=True)
class TracedPage(PageCard):
    """A page in one line, with where it has its report from."""

    origins: tuple[PageOrigin, ...] = ()


def page_origin(origin: str, name: str, kind: str, how: str, detail: str, words: str | None) -> PageOrigin:
    """An origin of a page as a view shows it. The share and the other page are taken from the detail."""
    percent, other = _PERCENT.search(detail), other_page(detail)
    return PageOrigin(
        origin=origin,
        name=name,
        kind=kind,
        how=how,
        detail=detail,
        percent=int(percent.group(1)) if percent else None,
        other=other,
        words=None if other else words,
    )


def other_page(detail: str) -> str | None:
    """The page that a detail says text is shared with, or None."""
    found = _PAGE.search(detail)
    return found.group(1) if found else None


def traced(card: PageCard, behind: Behind) -> TracedPage:
    """The page with its origins."""
    told = {field.name: getattr(card, field.name) for field in fields(PageCard)}
    return TracedPage(**told, origins=behind.get(card.id, ()))


def how_told(drawn: PageOrigin, tongue: Tongue, outlets: Mapping[str, str | None] | None = None) -> str:
    """ "credit", "shared text 83 %", "shared text 83 % with Kabar Uji" where `outlets` has the other page's outlet."""
    told = say(f"how.{drawn.how}", tongue)
    if drawn.percent is not None:
        told += f" {drawn.percent} %"
    outlet = (outlets or {}).get(drawn.other or "")
    return say("how.with", tongue, told=told, outlet=outlet) if outlet else told


def origins_told_of(drawn: tuple[PageOrigin, ...], tongue: Tongue) -> str:
    """A page's origins in one line, each once: "AFP (credit), Anadolu Agency (shared text 52 %)"."""
    best: dict[str, PageOrigin] = {}
    for one in drawn:
        known = best.get(one.origin)
        if known is None or by_strength(one) < by_strength(known):
            best[one.origin] = one
    told = []
    for one in sorted(best.values(), key=by_strength):
        if one.how == "unknown":
            told.append(say("how.unknown", tongue))
        else:
            told.append(f"{one.name} ({how_told(one, tongue)})")
    return ", ".join(told) or say("how.unknown", tongue)


_STRONGEST = ("decided", "reprint", "credit", "own-report", "shared-text", "same-group", "unknown")


def by_strength(drawn: PageOrigin) -> tuple[int, int, str]:
    """A key that sorts origins: those known by the strongest evidence first, then by the share of text."""
    place = _STRONGEST.index(drawn.how) if drawn.how in _STRONGEST else len(_STRONGEST)
    return (place, -(drawn.percent or 0), drawn.name)
