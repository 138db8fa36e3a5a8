"""All that the newsroom publishes, from a seed: the script's reports and, between them, small ones of every day."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from tests.newsroom.outlets import HERE, Outlet, outlet_of, outlets
from tests.newsroom.telling import Told, retold, tell, words

START = datetime(2026, 3, 2, tzinfo=UTC).timestamp()
"""When the newsroom opens: a Monday."""
DAY, HOUR = 86400.0, 3600.0
_QUIET = START + 4 * DAY
"""From then on no shots are told but by the script: a truce is agreed on that day."""
_LAST_EDIT, _LAST_DELETION = 3 * DAY, 4 * DAY
"""Before the end: what is changed or taken down later than that might not be found out in time."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An article from a moment on."""

    at: float
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `key` is its name in the script, or a number; `announced`: its outlet says when it changes;
    `credit`: the wire whose text it is; `parts`: pages that it is spread over; `forbidden`: robots.txt forbids it."""

    key: str
    outlet: Outlet
    path: str
    writer: str
    editions: tuple[Edition, ...]
    announced: bool = True
    credit: str | None = None
    gone_at: float | None = None
    gone_status: int = 404
    parts: int = 1
    forbidden: bool = False

    @property
    def at(self) -> float:
        """When it was published."""
        return self.editions[0].at

    def there(self, moment: float) -> bool:
        """Whether it is to be seen."""
        return self.at <= moment and (self.gone_at is None or moment < self.gone_at)

    def edition(self, moment: float) -> int:
        """Which edition is to be seen, from 0."""
        return max(0, sum(one.at <= moment for one in self.editions) - 1)


class World:
    """`pages` articles in `days` days; the same seed gives the same. A script's report after the end is left out.

    A `still` one has no edit within 20 hours of publication and no furniture that turns: whoever watches it, however
    often interrupted, gets the same bytes.
    """

    def __init__(self, seed: int = 1, days: int = 14, pages: int = 3000, *, still: bool = False) -> None:
        self.seed, self.days, self.pages, self.still = seed, days, pages, still
        self.end = START + days * DAY

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles by the moment of publication."""
        scripted = [one for one in _scripted() if one.at < self.end]
        filling = list(self._filling(max(0, self.pages - len(scripted))))
        return tuple(sorted((*scripted, *filling), key=lambda one: (one.at, one.outlet.host, one.path)))

    @cached_property
    def by_path(self) -> dict[tuple[str, str], Article]:
        """Articles by host and path."""
        return {(one.outlet.host, one.path): one for one in self.articles}

    @cached_property
    def picked(self) -> tuple[Article, ...]:
        """What the aggregator names: every seventh article, of outlets that anybody may read."""
        odd = ("hostile", "forbids")
        open_to_all = [one for one in self.articles if not one.forbidden and not any(map(one.outlet.is_, odd))]
        return tuple(open_to_all[::7])

    @cached_property
    def by_outlet(self) -> dict[str, tuple[Article, ...]]:
        """Articles by host, in the order of publication."""
        return {
            outlet.host: tuple(one for one in self.articles if one.outlet.host == outlet.host) for outlet in outlets()
        }

    def _filling(self, pages: int) -> Iterator[Article]:
        shares = sum(outlet.share for outlet in outlets())
        wire: list[tuple[float, Told]] = []  # what others reprint, word for word, days included
        number = 1000
        for outlet in outlets():  # the wire stands first, since others reprint it
            rng = Random(f"newsroom {self.seed} {outlet.host}")
            for at in self._moments(outlet, round(pages * outlet.share / shares), rng):
                number += 1
                told, credit, day = tell(rng, outlet.language, at < _QUIET), None, at
                taken = [(moment, one) for moment, one in wire if moment + 1200 < at][-1:]
                if outlet.is_("reprints") and taken and rng.random() < 0.3:
                    (day, told), credit = taken[0], "Kabar Kaspia"
                if outlet.is_("wire"):
                    wire.append((at, told))
                told = Told(told.title, _dated(told.paragraphs, day, outlet.language))
                yield self._article(outlet, number, at, told, credit, rng)

    def _moments(self, outlet: Outlet, count: int, rng: Random) -> list[float]:
        """Moments between 05:00 and 23:00 in Jakarta, evenly spread but for a little."""
        days = min(self.days, outlet.silent_from or self.days)
        step = days * 18 * HOUR / max(count, 1)
        found = []
        for place in range(count):
            into = (place + rng.uniform(0.1, 0.9)) * step
            day, left = divmod(into, 18 * HOUR)
            found.append(START + day * DAY + left - 2 * HOUR)
        return [round(max(moment, START + 60)) for moment in found]

    def _article(self, outlet: Outlet, number: int, at: float, told: Told, credit: str | None, rng: Random) -> Article:
        forbidden = outlet.is_("premium") and rng.random() < 0.12
        editions = [Edition(at, told.title, told.paragraphs)]
        quiet = outlet.is_("quiet-edits")
        if (quiet or outlet.is_("edits")) and at < self.end - _LAST_EDIT and rng.random() < 0.15:
            again = retold(told, rng, outlet.language)
            editions.append(
                Edition(round(at + rng.uniform(20 if self.still else 1, 30) * HOUR), told.title, again.paragraphs)
            )
        gone = None
        if outlet.is_("deletes") and at < self.end - _LAST_DELETION and rng.random() < 0.08:
            gone = editions[-1].at + round(rng.uniform(6, 40) * HOUR)
        return Article(
            key=f"f{number}",
            outlet=outlet,
            path=_path(outlet, at, told.title, number, forbidden),
            writer=rng.choice(words()["names"]["writers"]),
            editions=tuple(editions),
            announced=not quiet,
            credit=credit,
            gone_at=gone,
            gone_status=rng.choice((404, 410)),
            parts=3 if outlet.is_("paged") and len(told.paragraphs) >= 3 else 1,
            forbidden=forbidden,
        )


def _scripted() -> Iterator[Article]:
    reports = tomllib.loads((HERE / "script.toml").read_text("utf-8"))["report"]
    for place, row in enumerate(reports):
        outlet, at = _outlet(row["outlet"]), moment_of(row["at"])
        yield _report(row, row["id"], outlet, at, None, 100 + place)
        for turn, line in enumerate(row.get("reprints", ())):
            host, _, when = line.partition(" ")
            by = _outlet(row["outlet"]).name
            yield _report(row, f"{row['id']}/{host}", _outlet(host), moment_of(when), by, 200 + 10 * place + turn)


def _report(row: dict[str, Any], key: str, outlet: Outlet, at: float, credit: str | None, number: int) -> Article:
    editions = [Edition(at, row["title"], _dated(row["text"], moment_of(row["at"]), outlet.language))]
    if "edit" in row:
        changed = _dated(row["edit_text"], at, outlet.language)
        editions.append(Edition(moment_of(row["edit"]), row["edit_title"], changed))
    when, _, status = row.get("gone", "").rpartition(" ")
    forbidden = bool(row.get("forbidden"))
    return Article(
        key=key,
        outlet=outlet,
        path=_path(outlet, at, row["title"], number, forbidden),
        writer=words()["names"]["writers"][number % 10],
        editions=tuple(editions),
        announced=not outlet.is_("quiet-edits"),
        credit=credit,
        gone_at=moment_of(when) if when else None,
        gone_status=int(status or 404),
        parts=2 if outlet.is_("paged") else 1,
        forbidden=forbidden,
    )


def moment_of(told: str) -> float:
    """ "7 03:50": a day, counted from 0, and the time in UTC."""
    day, _, clock = told.partition(" ")
    hour, _, minute = clock.partition(":")
    return START + int(day) * DAY + int(hour) * HOUR + int(minute) * 60


def _outlet(host: str) -> Outlet:
    found = outlet_of(host)
    assert found is not None, host
    return found


def _path(outlet: Outlet, at: float, title: str, number: int, forbidden: bool) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    day = datetime.fromtimestamp(at, UTC)
    head = outlet.forbidden[0] if forbidden else "/world/" if outlet.language == "en" else "/internasional/"
    return f"{head}{day:%Y/%m/%d}/{number}-{slug}"


_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def _dated(paragraphs: tuple[str, ...] | list[str], at: float, language: str) -> tuple[str, ...]:
    """The paragraphs with the days written out, as they are in Jakarta."""
    today = datetime.fromtimestamp(at, UTC) + timedelta(hours=7)
    days = {"{hari}": today, "{kemarin}": today - timedelta(days=1)}
    out = []
    for text in paragraphs:
        for slot, day in days.items():
            if language == "en":
                told = f"{day:%A}"
            else:
                told = f"{_WEEKDAYS[day.weekday()]} ({day.day}/{day.month}/{day.year})"
            text = text.replace(slot, told)
        out.append(text)
    return tuple(out)
