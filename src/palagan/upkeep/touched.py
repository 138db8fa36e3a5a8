"""What a slice of changes has touched so far, passed from step to step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter

from palagan.model.record import Happening
from palagan.record.links import Role


@dataclass(slots=True)
class Touched:
    """Ids of what changed. `pages` came or changed, `gone` went; `days` are theirs, before and after (None: undated).

    `happenings` are the ones made anew, `lost` those that are no more; `seconds` is the time of each step.
    """

    pages: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    days: set[int | None] = field(default_factory=set)
    shared: set[int | None] = field(default_factory=set)
    """The later day of pages that share another part of their text than before; None where one of them has none."""
    redrawn: set[str] = field(default_factory=set)
    """Pages that draw on other sources now."""
    stories: set[str] = field(default_factory=set)
    happenings: dict[str, Happening] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    left_roles: dict[str, list[Role]] = field(default_factory=dict)
    """What those that are no more could be to others."""
    renamed: set[str] = field(default_factory=set)
    """Groups, of stories not touched, that are another happening now."""
    strikes: set[tuple[str, int]] = field(default_factory=set)
    """Town and day of strikes that were told with their day, before or after."""
    placed: set[str] = field(default_factory=set)
    """Happenings that are new, and were put on the map as they were kept."""
    ledgers: set[str] = field(default_factory=set)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Counts the time of a step, without that of steps within it."""
        began, before = perf_counter(), sum(self.seconds.values())
        try:
            yield
        finally:
            within = sum(self.seconds.values()) - before
            self.seconds[name] += perf_counter() - began - within
