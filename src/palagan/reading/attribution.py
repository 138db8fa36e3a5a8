"""Who the page says it has things from: stretches of text ascribed to speakers, and stretches that are denied."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.model.reading import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """`text[start:end]` is told on the word of `said_by` (speaker, then the chain through which the page has it),
    and denied by `denied_by` (both actor ids). `cue` is the words that ascribe or deny."""

    start: int
    end: int
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    cue: Span | None
