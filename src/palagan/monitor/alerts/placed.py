"""Whether something lies in a place that a rule names: by the words of the page, or as the gazetteer has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from palagan.monitor.alerts.replay import named
from palagan.places.gazetteer import place_by_id
from palagan.places.place import KINDS, Place
from palagan.places.resolve import company, resolve


@lru_cache(maxsize=1024)
def known(wanted: str) -> Place | None:
    """What the gazetteer has under a name; None where it lacks it, so that words alone tell."""
    found = resolve(wanted)
    return found.place if found is not None and found.how == "name" else None


def lies_in(wanted: Sequence[str], place: str | None, spot: str | None = None, codes: Iterable[str] = ()) -> bool:
    """Whether a place told on a page is one of those wanted, or lies in one. `spot` is the id under which the record
    keeps where it is drawn, `codes` those of its parties."""
    if not wanted:
        return True
    if not place:
        return False
    if any(named(one, place) for one in wanted):
        return True
    at = (place_by_id(spot) if spot else None) or _resolved(place, tuple(sorted(set(codes))))
    return at is not None and any(_inside(at, whole) for one in wanted if (whole := known(one)) is not None)


@lru_cache(maxsize=8192)
def _resolved(place: str, codes: tuple[str, ...]) -> Place | None:
    found = resolve(place, company(codes))
    return found.place if found is not None else None


def _inside(at: Place, whole: Place) -> bool:
    if at.id == whole.id or whole.id in at.within or at.id in whole.parts or set(at.within) & set(whole.parts):
        return True
    if whole.kind == "country":
        return at.countries == (whole.id,)
    if whole.kind not in ("regency", "area", "district") or KINDS.index(at.kind) >= KINDS.index(whole.kind):
        return False
    return at.km_to(whole) <= (whole.radius or 0.0)
