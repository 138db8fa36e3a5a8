"""The record: what the pages say together. Every value opens into the pages and words it rests on.

`rulings` are the decisions of people that lie over a thing; the machine's own record has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from palagan.model.decision import Ruling
from palagan.model.reading import Status

OriginKind = Literal["agency", "outlet", "official", "unknown"]
How = Literal["credit", "reprint", "shared-text", "same-group", "own-report", "decided", "unknown"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a stored page: `words` is `text[start:end]` of the article made from page `page`."""

    page: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor across pages. `key` is the same on every page: its knowledge-base id, else its code and folded name."""

    key: str
    name: str
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Aligned:
    """A shared stretch: `later[start:end]` stands nearly letter for letter as `earlier[earlier_start:earlier_end]`."""

    start: int
    end: int
    earlier_start: int
    earlier_end: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two pages that share text. `share`: the part of the later page's report words that stand in the earlier, 0–1."""

    earlier: str
    later: str
    share: float
    spans: tuple[Aligned, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """Why a page is counted under an origin: `how`, in plain words, and the words on the page where there are any."""

    page: str
    origin: str
    how: How
    detail: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """A connected source of reporting: a wire, an outlet's own report, an official statement."""

    id: str
    name: str
    kind: OriginKind
    pages: tuple[str, ...]
    because: tuple[Because, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginCount:
    """How many independent origins: at least `low`, at most `high`; `ids` are the origins counted in `low`."""

    low: int
    high: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Pages about the same running matter. Days are "YYYY-MM-DD" or None where no page is dated."""

    id: str
    title: str
    pages: tuple[str, ...]
    first: str | None
    last: str | None
    parties: tuple[Party, ...]
    places: tuple[str, ...]
    origins: OriginCount
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One page's telling of an event: the event's id on that page and its words."""

    page: str
    event: str
    evidence: Evidence
    anchor: Evidence
    status: Status
    said_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    published: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another happening: "carried-out-as"/"planned-as", "breaks"/"broken-by", "answers"/"answered-by"."""

    kind: str
    other: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Event mentions that tell the same event, within and across pages.

    `first_told`/`last_told` are publication moments. `contradictions` are plain sentences ("date told as 27 and 28
    September"). `origins` counts the independent origins of its mentions. `carried_over` names the fields
    ("date", "place") that no sentence telling it tells: they stand in other sentences of its pages, and are wrong more
    often.
    """

    id: str
    type: str
    mode: str | None
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    date: str | None
    place: str | None
    status: Status
    background: bool
    mentions: tuple[Mention, ...]
    said_by: tuple[Party, ...]
    denied_by: tuple[Party, ...]
    origins: OriginCount
    first_told: str | None
    last_told: str | None
    story: str | None
    links: tuple[Link, ...] = ()
    contradictions: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    carried_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One page's telling that somebody asserts, or denies, a proposition. `speaker` None is unnamed."""

    page: str
    speaker: Party | None
    via: tuple[Party, ...]
    evidence: Evidence
    published: str | None
    direct: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that some page ascribes to somebody. Its state is only what the record holds; never "true"."""

    id: str
    proposition: str
    about: str | None
    asserted: tuple[Assertion, ...]
    denied: tuple[Assertion, ...]
    asserted_origins: OriginCount
    denied_origins: OriginCount
    happening: str | None
    story: str | None
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of several tellings of the same matter."""

    words: str
    evidence: Evidence
    published: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """The same matter told differently, side by side. `about` names the matter; `differs` the field that differs."""

    id: str
    about: str
    differs: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One figure as one page tells it. No `speakers`: the page's own voice. `replaces`/`contradicts`: entry ids."""

    id: str
    kind: str
    low: float | None
    high: float | None
    words: str
    speakers: tuple[Party, ...]
    place: str | None
    date: str | None
    published: str | None
    outlet: str | None
    cumulative: bool
    evidence: Evidence
    replaces: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    current: bool = True
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The toll of one matter and kind of harm: every figure with who gave it.

    `low`–`high` is the union of what the speakers now say, not an average.
    """

    id: str
    about: str
    kind: str
    happening: str | None
    story: str | None
    entries: tuple[LedgerEntry, ...]
    low: float | None
    high: float | None
    origins: OriginCount


@dataclass(frozen=True, slots=True)
class Record:
    """What the pages say together; a pure function of the readings (and decisions)."""

    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    stories: tuple[Story, ...] = ()
    happenings: tuple[Happening, ...] = ()
    claims: tuple[Claim, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
