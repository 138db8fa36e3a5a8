"""A case that listens to the whole newsroom, watched by a clock that the newsroom goes by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from palagan.gather.web.fetching import Manners
from palagan.monitor.channels.posting import Ways
from palagan.monitor.clock import SimulatedClock
from palagan.monitor.settings import WatchSettings
from palagan.store.open import CaseFile, make_case, open_case
from palagan.store.subscriptions import Kind, subscribe
from tests.newsroom.feeds import subscriptions
from tests.newsroom.moment import SharedMoment
from tests.newsroom.outlets import HERE
from tests.newsroom.running import Newsroom, to_loopback

AGENT = "Palagan/0.1 (+redaksi@contoh.example)"
_KINDS: dict[str, Kind] = {
    "rss": "feed", "messy-rss": "feed", "atom": "feed", "json": "feed", "aggregator": "feed",
    "news-sitemap": "news-sitemap", "sitemap-index": "sitemap-index", "section": "section",
}  # fmt: skip


class NewsroomClock(SimulatedClock):
    """A simulated clock whose moment the newsroom sees, and that goes on where the last one was killed."""

    def __init__(self, moment: SharedMoment) -> None:
        self._moment = moment
        super().__init__(moment.now())

    @property
    def _now(self) -> float:
        return self._moment.now()

    @_now.setter
    def _now(self, moment: float) -> None:
        self._moment.set(moment)


@dataclass(frozen=True, slots=True)
class Golden:
    """An alert that must ring, as golden/alerts.json tells it. Moments are texts for `world.moment_of`."""

    why: str
    rule: str
    tells: tuple[str, ...]
    first_after: str
    first_by: str
    toll_now: float | None = None
    denied_by: str | None = None
    origins_low: int | None = None


def golden() -> tuple[dict[str, dict[str, Any]], list[Golden]]:
    """The rules by name, and what they must ring."""
    told = json.loads((HERE / "golden" / "alerts.json").read_text("utf-8"))
    return told["rules"], [Golden(**{**one, "tells": tuple(one["tells"])}) for one in told["alerts"]]


def iso(moment: float) -> str:
    """ISO 8601 UTC."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def settings(room: Newsroom, until: float, **others: Any) -> WatchSettings:
    """How the newsroom is watched: as by everybody, but that nobody waits long for an answer that does not come. Nor is
    he hasty: a request that is given up before a busy server saw it would be logged at a later moment."""
    manners = replace(Manners(AGENT), connect=5.0, pause=4.0, whole=6.0)
    return WatchSettings(agent=AGENT, reach=room.reach, look_up=to_loopback, manners=manners, until=until, **others)


def ways(room: Newsroom) -> Ways:
    """How messages reach the newsroom's inbox."""
    return Ways(room.reach, to_loopback)


def listening_case(path: Path, room: Newsroom, but: tuple[str, ...] = ()) -> CaseFile:
    """A new case that listens to every outlet but some."""
    moment = room.moment.now()
    make_case(path, iso(moment)).close()
    case = open_case(path)
    with case.writing() as connection:
        for outlet, url in subscriptions(room.base):
            if outlet.host in but:
                continue
            subscribe(
                connection,
                url=url,
                kind=_KINDS[outlet.feed],
                name=outlet.name,
                outlet=None if outlet.feed == "aggregator" else outlet.name,
                language=None if outlet.feed == "aggregator" else outlet.language,
                added=iso(moment),
                due=moment,
            )
    return case


@contextmanager
def opened(path: Path) -> Iterator[CaseFile]:
    """A case, closed at the end."""
    case = open_case(path)
    try:
        yield case
    finally:
        case.close()
