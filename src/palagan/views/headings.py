"""What a ledger or a discrepancy is about, in the reader's language: "forces of Armenia, since 27 September 2020"."""

from __future__ import annotations

import re

from palagan.views.messages import Tongue, say

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(/\.\.)?")
_PEOPLE = frozenset({"forces", "rebels", "civilians", "people"})
_PLACED = frozenset({"strike", "war", "history"})


def heading(about: str, tongue: Tongue) -> str:
    """The parts of `Ledger.about` or `Discrepancy.about` ("forces · Armenia · 2020-09-27/..") as people say them.

    A part that the catalogue lacks (a name, a place) stays as it is; days are written out.
    """
    first, *rest = about.split(" · ")
    if first == "untold":
        return say("about.untold", tongue)
    if first in _PEOPLE and rest:
        whose = say("about.both", tongue) if rest[0] == "both" else rest[0]
        told = say(f"about.{first}", tongue, of=whose)
        rest = rest[1:]
    elif first in _PLACED and rest:
        told = say(f"about.{first}", tongue, at=rest[0])
        rest = rest[1:]
    else:
        told = say(f"type.{first}", tongue)
    return ", ".join([told, *(_told(part, tongue) for part in rest)])


def _told(part: str, tongue: Tongue) -> str:
    match = _DAY.fullmatch(part)
    if match is None:
        return say(f"type.{part}", tongue)
    year, month, day, on = match.groups()
    named = say("about.months", tongue).split()[int(month) - 1] if 1 <= int(month) <= 12 else month
    written = f"{int(day)} {named} {year}"
    return say("about.since", tongue, day=written) if on else written


def differing(differs: str, tongue: Tongue) -> str:
    """What a discrepancy differs in ("demand", "date", or a kind of harm), told in the reader's language."""
    told = say(f"differs.{differs}", tongue)
    return say(f"harm.{differs}", tongue) if told == differs else told
