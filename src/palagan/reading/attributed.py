"""A stretch of text that the page has from somebody, or that somebody denies."""

from __future__ import annotations

from dataclasses import dataclass

from palagan.model.reading import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """`text[start:end]` is told on the word of `said_by` (speaker, then the chain through which the page has it),
    and denied by `denied_by` (both actor ids). `cue` is the words that ascribe or deny. `charge`: it is somebody's
    charge ("tuduhan X bahwa …"), which stays his when another repeats it. `via` are those of `said_by` that only carry
    it. `blame`: it is what somebody is only blamed for ("mengutuk serangan itu"), which he need not tell."""

    start: int
    end: int
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    cue: Span | None
    charge: bool = False
    via: tuple[str, ...] = ()
    blame: bool = False
