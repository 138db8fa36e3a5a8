"""What a channel is given to send, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from palagan.monitor.alerts.message import Message

MAYBE = "it may have arrived"
"""Ends the reason of a fault after which nobody knows: a second try may come twice."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a message leads: the case's name, and the address of its workbench, None where that is not known."""

    case: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message for one channel. `id` is the idempotency key, the same at every try; `made` its moment, `now` that of
    this try. `earlier` is what the channel called what it sent of the same matter before; `silent`: change that where
    the channel can, nobody need hear of it. `again`: an earlier try may have arrived."""

    id: str
    message: Message
    settings: Mapping[str, str]
    home: Home
    made: float
    now: float
    earlier: str | None = None
    silent: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel took it. `remote` is what the channel calls it; `learnt` are settings that the channel asked to
    change (name, value)."""

    remote: str | None = None
    detail: str | None = None
    learnt: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """Not now: why; `after` how many seconds, None where nobody said."""

    detail: str
    after: float | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Never: why. `channel`: nothing will go by it until its user mends it; else it is this one message."""

    detail: str
    channel: bool


Outcome = Sent | Later | Refused
