"""Who stands on both sides of an event, and the frames in which the sides are told otherwise than doer and object."""

from __future__ import annotations

from typing import NamedTuple

MUTUAL = frozenset({"fight", "war", "meet", "mutual", "truce", "agree2", "sign"})
VICTIM = frozenset({"victim", "toll"})


class Parties(NamedTuple):
    """Actor ids on both sides; `explicit` whether the sentence itself tells any."""

    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def explicit(self) -> bool:
        """Whether any party was found."""
        return bool(self.sources or self.targets)
