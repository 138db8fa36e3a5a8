"""`/network`: who does what to whom, drawn and as a table; a tie opens the happenings of the two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from palagan.looking.network import Between, NetworkWish, between, network
from palagan.views.network import ALL, MOST, Network, Tie, quads, told_apart
from palagan.views.network_picture import Picture, picture
from palagan.web.asked import Ask, Asked
from palagan.web.screen import screen

router = APIRouter()
Order = Literal["origins", "happenings", "source", "target"]
QUADS = ("material-conflict", "verbal-conflict", "verbal-cooperation", "material-cooperation")
SIZES = (30, MOST, 100, ALL)


@dataclass(frozen=True, slots=True)
class NetworkScreen:
    """The network with what is drawn of it; `ties` in the order asked for. `steps`: the stretches of time before and
    after the one asked for, by "earlier" and "later". `between` has the happenings of the two parties asked for."""

    network: Network
    ties: tuple[Tie, ...]
    most: int
    hide: tuple[str, ...]
    plans: bool
    background: bool
    sort: Order
    names: Mapping[str, str]
    quads: Mapping[str, str]
    steps: Mapping[str, tuple[str, str]]
    between: Between | None

    @property
    def picture(self) -> Picture:
        """The drawing."""
        return picture(self.network)

    @property
    def state(self) -> dict[str, Any]:
        """What stands in the address beside the filters."""
        return {
            "most": self.most if self.most != MOST else None,
            "hide": list(self.hide),
            "plans": 1 if self.plans else None,
            "background": 1 if self.background else None,
            "sort": self.sort if self.sort != "origins" else None,
        }


@screen(router, "/network", "network")
def show(
    asked: Ask,
    most: Annotated[int, Query(ge=2, le=ALL)] = MOST,
    hide: Annotated[list[str], Query()] = [],  # noqa: B006  FastAPI copies it
    plans: bool = False,
    background: bool = False,
    sort: Order = "origins",
    one: str | None = None,
    other: str | None = None,
) -> NetworkScreen:
    """The strongest ties under the filters; with `one` and `other` (keys) the happenings of these two."""
    wanted = NetworkWish(asked.wish, most, tuple(dict.fromkeys(hide)), plans, background)
    found = network(asked.connection, wanted)
    names = told_apart(found.actors)
    return NetworkScreen(
        network=found,
        ties=tuple(sorted(found.ties, key=_ORDERS[sort](names))),
        most=most,
        hide=wanted.hidden,
        plans=plans,
        background=background,
        sort=sort,
        names=names,
        quads=quads(),
        steps=_steps(asked),
        between=between(asked.connection, wanted, one, other, asked.after) if one and other else None,
    )


_ORDERS: Mapping[Order, Callable[[Mapping[str, str]], Callable[[Tie], Any]]] = {
    "origins": lambda names: lambda tie: (-tie.origins, -tie.happenings, names[tie.source], names[tie.target]),
    "happenings": lambda names: lambda tie: (-tie.happenings, -tie.origins, names[tie.source], names[tie.target]),
    "source": lambda names: lambda tie: (names[tie.source].casefold(), -tie.origins, names[tie.target]),
    "target": lambda names: lambda tie: (names[tie.target].casefold(), -tie.origins, names[tie.source]),
}


def _steps(asked: Asked) -> dict[str, tuple[str, str]]:
    """As many days before, and after, as lie between the bounds asked for; nothing where one of them is open."""
    try:
        since = dt.date.fromisoformat(asked.chosen.since or "")
        until = dt.date.fromisoformat(asked.chosen.until or "")
        days = until - since + dt.timedelta(days=1)
        if days.days < 1:
            return {}
        steps = {"earlier": (since - days, until - days), "later": (since + days, until + days)}
    except (ValueError, OverflowError):
        return {}
    return {name: (start.isoformat(), end.isoformat()) for name, (start, end) in steps.items()}
