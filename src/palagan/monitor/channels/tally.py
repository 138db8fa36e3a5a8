"""What delivering did, counted while channels work side by side."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Delivered:
    """What delivering did. `sent` were heard, `changed` in place; `held` are kept back by quiet hours or a budget,
    `waiting` by a channel's pace or fault. `next_due`: when to deliver again, None where nothing waits. `told`: lines
    for the terminal."""

    sent: int = 0
    changed: int = 0
    held: int = 0
    waiting: int = 0
    failed: int = 0
    next_due: float | None = None
    told: list[str] = field(default_factory=list)

    def due(self, moment: float | None) -> None:
        """There is something to do at a moment."""
        if moment is not None:
            self.next_due = moment if self.next_due is None else min(self.next_due, moment)
