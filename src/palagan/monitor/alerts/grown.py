"""What an alert had come to when it was last told, kept with it; by it growth and promotion are judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from palagan.monitor.alerts.matter import Bounds, State


@dataclass(frozen=True, slots=True)
class Grown:
    """`rank` as in `replay.py`, the highest so far; `changes` counts the messages composed; `rung` are the moments of
    ringing, ISO 8601. `first` and `last` are moments of publication, `sides` the codes of its parties: by them a
    further breach of a truce is known to be of one episode. `ended`: it was told that the rule holds no longer."""

    rank: int = 0
    changes: int = 0
    rung: tuple[str, ...] = ()
    first: float = 0.0
    last: float = 0.0
    sides: tuple[str, ...] = ()
    story: str | None = None
    ended: bool = False
    low: int = 0
    high: int = 0
    toll: Mapping[str, Bounds] = field(default_factory=dict)
    asserted: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    pages: int = 0
    parties: tuple[str, ...] = ()
    place: str | None = None
    status: str = ""

    @property
    def state(self) -> State:
        """What the matter had come to."""
        return State(
            self.low, self.high, (), self.toll, self.asserted, self.denied, self.pages, self.parties, self.place,
            self.status,
        )  # fmt: skip


_DECODER = msgspec.json.Decoder(Grown)


def grown_json(grown: Grown) -> str:
    """As one line of JSON."""
    return msgspec.json.encode(grown).decode("utf-8")


def grown_of(line: str) -> Grown:
    """What `grown_json` wrote; of what cannot be read (a case of others) nothing is known."""
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, ValueError):
        return Grown()
