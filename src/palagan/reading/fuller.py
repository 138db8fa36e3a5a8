"""The fullest name that a page has for each of its places: "Saudi" is the page's "Arab Saudi"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import table
from palagan.model.reading import Place

_SHORT = 0.75
"""Share of a state's full name up to which a name is an abbreviation and no other spelling ("Korut", "Korsel")."""
_SITES = frozenset({"site", "facility"})
_CROPPED = 4
"""Letters from which on a name may be another one that lost its last letter in scraping."""


def fuller_names(places: Sequence[Place]) -> dict[str, str]:
    """For each name that the page has in a fuller form, that form.

    A state is named by its own name where an abbreviation or a part of it is written ("Korut", "Saudi"), not where
    it is spelled otherwise; a site by the name with more words between the same first and last ("Bandara Internasional
    Sanaa" for "Bandara Sanaa"); a name that lost its last letter by the known one that has it. Linear in the number of
    places.
    """
    states = {place.name: place.country for place in places if place.level == "country" and place.country}
    sites = dict.fromkeys(place.name for place in places if place.level in _SITES)
    unknown = dict.fromkeys(place.name for place in places if not place.rule.startswith("place.known"))
    known = dict.fromkeys(place.name for place in places if place.rule.startswith("place.known"))
    whole = {name[:-1]: name for name in known if name[-1].isalpha()}
    out = {name: whole[name] for name in unknown if len(name) >= _CROPPED and name in whole}
    for name, country in states.items():
        full = _state(country)
        if full in states and _shortens(name, full):
            out[name] = full
    ends: dict[tuple[str, str], list[str]] = {}
    for name in sites:
        words = name.lower().split()
        ends.setdefault((words[0], words[-1]), []).append(name)
    for several in ends.values():
        full = max(several, key=lambda name: len(name.split()))
        for name in several:
            if len(name.split()) < len(full.split()) and _within(name.lower().split(), full.lower().split()):
                out[name] = full
    return out


def _shortens(name: str, full: str) -> bool:
    """Whether a name is an abbreviation of the full one or its beginning."""
    return len(name) < len(full) and (len(name) <= _SHORT * len(full) or full.startswith(name))


def _within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether the words stand among the others in their order."""
    rest = iter(many)
    return all(word in rest for word in few)


@cache
def _states() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("languages/knowledge/states.tsv")}


def _state(code: str) -> str:
    return _states().get(code, "")
