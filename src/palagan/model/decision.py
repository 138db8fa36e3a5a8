"""Decisions: what a person says of a thing in the record. They are only added to and name a thing by its words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from palagan.model.ids import sha256_hex

_NO_WORDS = re.compile(r"[\W_]+")

Verdict = Literal["accept", "reject", "correct", "merge", "split", "unsure", "undo"]
DecidedKind = Literal["happening", "claim", "figure", "story", "copy", "origin", "actor", "page"]
State = Literal["stands", "replaced", "undone", "reopened", "orphaned"]
"""Of a decision: it is laid over the record; a later one says otherwise; it was undone; the words beneath changed;
what it is about is no longer read."""

VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
KINDS: tuple[DecidedKind, ...] = get_args(DecidedKind)


@dataclass(frozen=True, slots=True)
class Beneath:
    """Words that a thing rests on: `words` is `text[start:end]` of the article made from page `page`.

    `role` is what the thing is there (an event's type, a figure's kind of harm, "asserts"), `mark` the words within
    that tell it from its neighbours, folded (the anchor, the figure, the speaker), which stand at `at`. For a story,
    an origin or a page the whole page is beneath and `words` is empty; an actor rests on no page.
    """

    page: str
    start: int
    end: int
    words: str
    role: str
    mark: str
    at: int

    @property
    def sha(self) -> str:
        """The SHA-256 of the words, letters and digits alone, so that furniture and spacing change nothing."""
        return sha256_hex(plainly(self.words).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True, slots=True)
class Key:
    """What a decision is about: not the machine's id but the words beneath. `told` names it to a person in a line."""

    kind: DecidedKind
    told: str
    beneath: tuple[Beneath, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `at` is ISO 8601 UTC; `value` and `machine` (what stood there) are JSON; `target` is the id then.

    `others` are the things merged with, the parts split off, or the story that a page is put into; `undoes` is the id
    of the decision taken back; `reader` names the reader whose record was decided on.
    """

    id: str
    at: str
    by: str
    why: str
    verdict: Verdict
    key: Key
    field: str | None = None
    value: str | None = None
    others: tuple[Key, ...] = ()
    undoes: str | None = None
    machine: str | None = None
    target: str = ""
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it lies over a thing. `machine` is the machine's value of the field, told to a person.

    `disputed`: another reviewer's last decision on the same matter says otherwise.
    """

    decision: str
    verdict: Verdict
    by: str
    at: str
    why: str
    field: str | None = None
    machine: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """A random sample drawn for review: `size` of the `drawn_from` things of a kind that the record then held."""

    id: str
    at: str
    kind: DecidedKind
    size: int
    drawn_from: int
    seed: int
    keys: tuple[Key, ...]


def plainly(words: str) -> str:
    """Letters and digits alone in one case, single-spaced: what of some words must not change for a decision."""
    return _NO_WORDS.sub(" ", unicodedata.normalize("NFKC", words).casefold()).strip()
