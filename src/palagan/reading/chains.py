"""The chain through which a page has something: "dikutip dari Reuters", "dilansir AFP", "kepada kantor berita EFE"."""

from __future__ import annotations

from typing import NamedTuple

from palagan.reading.cast import Cast
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line
from palagan.reading.roles import is_verb
from palagan.reading.speakers import word_at

_NEAR = 6


class Carrier(NamedTuple):
    """Words `first:last` say that the page has the sentence from `actors`."""

    first: int
    last: int
    actors: tuple[str, ...]
    sort: str


def read_carriers(line: Line, low: int, high: int, cast: Cast) -> list[Carrier]:
    """The carriers named in the sentence of words `low:high`, nearest to the page first (in the order of the words)."""
    out: list[Carrier] = []
    carriers, words = list_of("carriers"), line.words
    past = low
    for at in range(low, high):
        lower = words[at].lower
        if (lower in carriers or lower == "kepada") and at >= past and not line.inside[at]:
            found = _named(line, at, high, cast, told_to=lower == "kepada")
            if found is not None:
                out.append(found)
                past = found.last
    return out


def _named(line: Line, at: int, high: int, cast: Cast, *, told_to: bool) -> Carrier | None:
    index = at + 1
    while index < min(high, at + _NEAR):
        word = line.words[index]
        mention = cast.at(word.start)
        if mention is not None:
            actors = [name for name in mention.actors if _carries(cast, name, told_to=told_to)]
            if not actors:
                return None
            last = word_at(line, mention.end)
            while last + 1 < high and line.words[last].lower in ("dan", ",") and len(actors) < 4:
                other = cast.at(line.words[last + 1].start)
                subject = (
                    line.words[last].text == "," and other is not None and _acts(line, word_at(line, other.end), high)
                )
                if other is None or subject or not all(_carries(cast, name, told_to=True) for name in other.actors):
                    break
                actors += [name for name in other.actors if name not in actors]
                last = word_at(line, other.end)
            first = at - 1 if at > 0 and line.words[at - 1].lower in list_of("so_told") else at
            return Carrier(first, last, tuple(actors), "told" if told_to else "carried")
        if word.text in ".,;:" or line.inside[index] or (is_verb(word) and not told_to):
            return None
        index += 1
    return None


def _acts(line: Line, at: int, high: int) -> bool:
    """Whether a verb or a relative clause follows at word `at`: what stands before it is a subject, no carrier."""
    return at < high and (is_verb(line.words[at]) or line.words[at].lower == "yang")


def _carries(cast: Cast, name: str, *, told_to: bool) -> bool:
    """Whether an actor can carry a report: a medium; behind "dikutip" any body that is no state."""
    actor = cast.get(name)
    if actor is None:
        return False
    if actor.kind == "group":
        return False
    if actor.code.endswith(".JRN"):
        return True
    return not told_to and actor.kind == "organization"
