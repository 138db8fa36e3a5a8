"""What a step of reading speech hands on: a stretch ascribed to somebody, in words of one line."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """Words `first:last` of a line are ascribed to `speakers`.

    `speakers` is None when the page goes on with the speaker before, () when the speaker is no actor. `cue` are the
    first and last word of the cue; `sort` the class of its verb.
    """

    first: int
    last: int
    speakers: tuple[str, ...] | None
    cue_first: int
    cue_last: int
    direct: bool
    sort: str
    rule: str
    via: tuple[str, ...] = ()
    pronoun: bool = False
    """The speaker is given by a pronoun of one person."""
