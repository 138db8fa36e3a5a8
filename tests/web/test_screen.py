"""A screen and its twin tell any words, half characters too."""

from __future__ import annotations

import json
from dataclasses import dataclass

from palagan.web.screen import plain, twin_of


@dataclass(frozen=True, slots=True)
class Told:
    """A value of a screen."""

    words: str
    counts: dict[str, tuple[int, ...]]


def test_a_twin_tells_half_a_character() -> None:
    value = Told("pos \ud83d dijaga", {"a": (1, 2)})
    assert plain(value) == {"words": "pos \ud83d dijaga", "counts": {"a": [1, 2]}}
    assert json.loads(bytes(twin_of(value).body)) == plain(value)
