"""Whose turn it is to ask a host, where others may ask it too: one at a time, each by the pace that the last left."""

from __future__ import annotations

from typing import Protocol

from palagan.gather.web.pace import Pace


class Turns(Protocol):
    """The turns at every host (`hosts.host_name`), as far as whoever else asks keeps to them."""

    def take(self, host: str, pace: Pace, now: float) -> Pace | None:
        """Take the turn; gives the pace that holds now, where `pace` is what the taker knew. None: it is another's."""

    def begins(self, host: str, pace: Pace, now: float) -> None:
        """A request begins in our turn. `pace` is to hold where nothing more is heard of us."""

    def give(self, host: str, pace: Pace, now: float) -> None:
        """Give the turn back, with the pace that whoever is next keeps to. One that is not ours stays as it is."""


class NobodyElse:
    """Turns where nobody else asks."""

    def take(self, host: str, pace: Pace, now: float) -> Pace | None:
        """The pace that was known."""
        del host, now
        return pace

    def begins(self, host: str, pace: Pace, now: float) -> None:
        """Nobody is to know."""

    def give(self, host: str, pace: Pace, now: float) -> None:
        """Nobody waits for it."""
