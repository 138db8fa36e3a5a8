"""What is told of a matter that rang: the same plain data for every channel, which each renders in its own way.

Nothing is stated as a fact that is a claim: the headline names who says so, and the words stand as the pages have them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from palagan.views.messages import Tongue

Kind = Literal["happening", "ledger", "claim", "truce", "source", "search", "digest", "test"]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a page as they stand there. `origin`: where the page has them from, and how that is known."""

    words: str
    outlet: str | None
    time: str | None
    page: str
    url: str | None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One of the matters that a digest tells."""

    headline: str
    permalink: str
    origins_low: int
    origins_high: int
    rung: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message, worded in `language`.

    `rule` is the rule's name and `rule_told` the rule in words. `headline` is one sentence; `news` what is other than
    in the message before ("asal 2 → 4 · tewas 3 → 5", "" in the first). `facts` are further lines as they are to be
    read (date and place, origins with their names, who asserts and who denies, toll before and now, ties). `lines` are
    the words of pages, the first told first; `more` of them are left out. `first` and `last` are moments of
    publication, `rung` the moments of ringing by the clock. `permalink` is a path of the workbench ("/happening/hp-…"),
    `about` the id there. `ended`: the matter no longer meets the rule, which `news` explains. `items` are those of a
    digest alone. Moments are ISO 8601.
    """

    kind: Kind
    rule: str
    rule_told: str
    headline: str
    news: str
    facts: tuple[str, ...]
    lines: tuple[Line, ...]
    more: int
    origins_low: int
    origins_high: int
    origin_names: tuple[str, ...]
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    toll_now: str | None
    toll_before: str | None
    permalink: str
    about: str
    first: str | None
    last: str | None
    rung: tuple[str, ...]
    language: Tongue
    ended: bool = False
    items: tuple[Item, ...] = ()


_DECODER = msgspec.json.Decoder(Message)


def to_json(message: Message) -> str:
    """The message as one line of JSON, the same for the same message."""
    return msgspec.json.encode(message).decode("utf-8")


def of_json(body: str) -> Message:
    """The message that `to_json` wrote."""
    return _DECODER.decode(body)


FEWEST_LETTERS = 80
"""Letters of a quotation that are left when a message is shortened."""


def shortened(message: Message, fits: Callable[[Message], bool]) -> Message:
    """The message so that it fits a channel, which `fits` tells of any: later quotations go first, then the ends of the
    words, then items of a digest, then facts from the last; what was left out is counted in `more`. A message that
    fits is given back as it is; the headline and the permalink always stay."""
    while not fits(message):
        if len(message.lines) > 1:
            message = replace(message, lines=message.lines[:-1], more=message.more + 1)
        elif message.lines and len(message.lines[0].words) > FEWEST_LETTERS:
            (line,) = message.lines
            most = max(FEWEST_LETTERS, len(line.words) // 2)
            message = replace(message, lines=(replace(line, words=clipped(line.words, most)),))
        elif message.items:
            message = replace(message, items=message.items[:-1], more=message.more + 1)
        elif message.lines:
            message = replace(message, lines=(), more=message.more + 1)
        elif message.facts:
            message = replace(message, facts=message.facts[:-1])
        elif message.rule_told or message.news:
            message = replace(message, rule_told="", news="")
        else:
            return message
    return message


def clipped(words: str, most: int) -> str:
    """The words in one line of at most so many letters, cut between words where that can be, "…" at a cut."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    cut = words[: most - 1]
    whole = cut if words[most - 1] == " " else cut.rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else cut).rstrip(" ,;:–-") + "…"
