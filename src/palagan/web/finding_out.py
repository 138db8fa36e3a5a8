"""What was found at addresses, kept for a while by a name that a form brings back, so that nothing is asked twice."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass

from palagan.gather.web.finding import Finding, Found

MOST = 40
"""Findings that are kept."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something found. `takes`: it can be listened to, or taken as the article that it is; `number` is its place in the
    finding. `barred` of its pages are forbidden by robots.txt; `daily`: pages a day that it seems to bring."""

    number: int
    kind: str
    url: str
    name: str
    items: int
    since: str | None
    until: str | None
    language: str | None
    detail: str
    daily: float | None
    barred: int
    titles: tuple[str, ...]
    takes: bool


@dataclass(frozen=True, slots=True)
class FoundOut:
    """What an address turned out to be, then what its site offers besides."""

    id: str
    url: str
    found: tuple[Offer, ...]

    @property
    def takes(self) -> bool:
        """Whether anything of it can be taken."""
        return any(one.takes for one in self.found)


class Findings:
    """Those of late, the oldest forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Finding] = OrderedDict()
        self._turn = threading.Lock()

    def keep(self, finding: Finding) -> str:
        """The name by which it is had again."""
        id_ = secrets.token_urlsafe(12)
        with self._turn:
            self._kept[id_] = finding
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return id_

    def of(self, id_: str) -> Finding | None:
        """The finding of that name; None where it was forgotten."""
        with self._turn:
            return self._kept.get(id_)


def found_out(id_: str, url: str, finding: Finding) -> FoundOut:
    """A finding as it is shown."""
    every = every_found(finding)
    return FoundOut(id_, url, tuple(_offer(number, one) for number, one in enumerate(every)))


def every_found(finding: Finding) -> tuple[Found, ...]:
    """What lies at the address, then what its site offers."""
    return (finding.what, *finding.offers)


def _offer(number: int, one: Found) -> Offer:
    takes = one.is_source or (one.kind == "article" and number == 0)
    return Offer(
        number, one.kind, one.url, one.name, one.items, one.since, one.until, one.language, one.detail, one.daily,
        one.barred, one.titles[:3], takes,
    )  # fmt: skip
