"""The plain sentences of the record (`Happening.contradictions`) told in the reader's language.

The record keeps them in English, as `record/contradictions.py` makes them; here their parts are taken out and put into
the message catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from palagan.views.messages import Tongue, say

_DATE = re.compile(r"date told as (?P<dates>.+)")
_DOER = re.compile(r"told as done by (?P<who>.+)")
_STATUS = re.compile(r"told as (?P<statuses>(?:happened|planned|possible|, | and )+)")
_DENIED = re.compile(r"(?:said by (?P<sayers>.+), )?denied by (?P<deniers>.+)")


def contradiction_told(sentence: str, tongue: Tongue, names: Collection[str] = ()) -> str:
    """The sentence in the reader's language; one of no known form is given back as it stands.

    `names` are those that may stand in it: so a name that holds "and" or a comma is not taken apart.
    """
    if found := _DATE.fullmatch(sentence):
        return say("contradiction.date", tongue, dates=listed(parts(found["dates"]), tongue))
    if found := _STATUS.fullmatch(sentence):
        statuses = [say(f"status.{one}", tongue) for one in parts(found["statuses"])]
        return say("contradiction.status", tongue, statuses=listed(statuses, tongue))
    if found := _DOER.fullmatch(sentence):
        return say("contradiction.doer", tongue, who=listed(parts(found["who"], names), tongue))
    if found := _DENIED.fullmatch(sentence):
        deniers = listed(parts(found["deniers"], names), tongue)
        if not found["sayers"]:
            return say("contradiction.denied", tongue, deniers=deniers)
        return say(
            "contradiction.disputed", tongue, sayers=listed(parts(found["sayers"], names), tongue), deniers=deniers
        )
    return sentence


def parts(told: str, names: Collection[str] = ()) -> list[str]:
    """The items of "A, B and C": names that are known stay whole, the rest is cut at commas and at the last "and"."""
    found: list[str] = []
    rest = told
    while rest:
        known = max((name for name in names if _begins(rest, name)), key=len, default=None)
        if known is None:
            return found + _cut(rest)
        found.append(known)
        rest = re.sub(r"^(?:, | and )", "", rest[len(known) :])
    return found


def _begins(told: str, name: str) -> bool:
    """Whether the name stands at the beginning as an item of its own."""
    return bool(name) and told.startswith(name) and (told == name or told[len(name) :].startswith((", ", " and ")))


def _cut(told: str) -> list[str]:
    head, joined, last = told.rpartition(" and ")
    return [*head.split(", "), last] if joined else told.split(", ")


def listed(items: Iterable[str], tongue: Tongue) -> str:
    """ "A, B and C"; "A, B dan C"."""
    several = list(items)
    if len(several) < 2:
        return "".join(several)
    return say("contradiction.and", tongue, head=", ".join(several[:-1]), last=several[-1])
