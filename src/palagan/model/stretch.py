"""Whether words stand in a sentence: what another sentence tells may be that of something else."""

from __future__ import annotations

from typing import Protocol


class Stretch(Protocol):
    """Characters `start` up to but not `end` of a page's text: a span, evidence, a time told."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def stands_in(words: Stretch | None, sentence: Stretch) -> bool:
    """Whether words begin in a sentence; not where there are none."""
    return words is not None and sentence.start <= words.start < sentence.end
