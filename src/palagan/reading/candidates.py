"""A candidate: a stretch of the report that may be a mention of an actor."""

from __future__ import annotations

from typing import Literal, NamedTuple

from palagan.reading.knowledge import Known

Sort = Literal["person", "title", "body", "known", "group", "organization", "unknown"]


class Candidate(NamedTuple):
    """Words `first:last` of sentence `sentence` may be a mention; of these `name_first:name_last` is the name.

    `head` is the title, body or group phrase in lower case; `country` what the words themselves name; `owner` an
    organisation named inside a title; `alias` the word of an acronym given in brackets or of another name ("X alias
    Y"), up to `alias_end` where that name has several.
    """

    sentence: int
    first: int
    last: int
    name_first: int
    name_last: int
    sort: Sort
    known: Known | None = None
    head: str = ""
    sector: str | None = None
    country: str | None = None
    owner: Known | None = None
    former: bool = False
    alias: int | None = None
    definite: bool = False
    single: bool = False
    code: str | None = None
    owner_first: int = 0
    owner_last: int = 0
    twin: str | None = None
    """The key that a known body would have by its pattern alone ("militer ISR")."""
    shared: int | None = None
    """Where the head stands that this candidate shares with the one before ("pasukan Azerbaijan dan *Armenia*")."""
    alias_end: int = 0

    @property
    def land(self) -> str | None:
        """The country that the words name, else that of whom they are known to mean."""
        return self.country or (self.known.country if self.known is not None else None)
