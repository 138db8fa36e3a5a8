"""A sentence whose counts are being given to its words of harm: what stands where, what lies between, what is given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.languages.tokens import Token
from palagan.reading.counts import Count
from palagan.reading.harm import Mark, harm_list

_SHORTEST_VERB = 6


@dataclass(frozen=True, slots=True)
class Governed:
    """A count with the word of harm that it belongs to; `rule` says by which way."""

    count: Count
    mark: Mark
    rule: str


class Work:
    """A sentence at work: what is governed so far, by the place of the count among the counts.

    Marks and counts are in order; every question is answered in time that does not grow with the sentence.
    """

    __slots__ = ("_blocked", "_firsts", "_lasts", "_states", "counts", "governed", "marks", "tokens")

    def __init__(self, tokens: Sequence[Token], counts: Sequence[Count], marks: Sequence[Mark]) -> None:
        self.tokens, self.counts, self.marks = tokens, counts, marks
        self.governed: dict[int, Governed] = {}
        self._firsts = [count.first for count in counts]
        self._lasts = [count.last for count in counts]
        self._states = [mark.first for mark in marks if mark.meaning.frame == "state"]
        self._blocked = _blocked(tokens, marks)

    def lower(self, index: int) -> str:
        """The word at an index, "" beyond the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def begins(self, index: int, phrases: Sequence[Sequence[str]]) -> bool:
        """Whether one of the phrases stands at an index."""
        return any(all(self.lower(index + k) == word for k, word in enumerate(phrase)) for phrase in phrases)

    def ends(self, index: int, phrases: Sequence[Sequence[str]]) -> bool:
        """Whether one of the phrases ends right before an index."""
        return any(self.begins(index - len(phrase), [phrase]) for phrase in phrases)

    def place_from(self, index: int) -> int | None:
        """The place of the first count that begins at or after an index."""
        place = bisect_left(self._firsts, index)
        return place if place < len(self.counts) else None

    def place_before(self, index: int) -> int | None:
        """The place of the last count that ends at or before an index."""
        place = bisect_right(self._lasts, index) - 1
        return place if place >= 0 else None

    def state_from(self, index: int) -> int | None:
        """Where the first state at or after an index begins."""
        at = bisect_left(self._states, index)
        return self._states[at] if at < len(self._states) else None

    def is_free(self, start: int, end: int) -> bool:
        """Whether no word of harm and no break of the clause stands in tokens `start:end`."""
        return end <= start or self._blocked[end] == self._blocked[max(0, start)]

    def has_verb(self, start: int, end: int) -> bool:
        """Whether tokens `start:end` hold a verb outside a relative clause, other than those that only lead on."""
        light, starts = harm_list("between", "light"), tuple(harm_list("between", "verb_starts"))
        for token in self.tokens[start:end]:
            word = token.lower
            if word == "yang":
                return False
            if len(word) >= _SHORTEST_VERB and not token.is_capital and word.startswith(starts) and word not in light:
                return True
        return False

    def give(self, place: int, mark: Mark, rule: str) -> bool:
        """Let a word of harm govern a count, if it is free and the two suit each other; whether it does."""
        count = self.counts[place]
        if place in self.governed or not suits(count, mark, rule == "listed"):
            return False
        if mark.meaning.kind == "displaced" and count.noun is not None and self.lower(count.noun) in _envoys():
            return False  # "mengusir 45 *diplomat*"
        self.governed[place] = Governed(count, mark, rule)
        return True


def _envoys() -> frozenset[str]:
    return harm_list("counted", "envoys")


def _blocked(tokens: Sequence[Token], marks: Sequence[Mark]) -> list[int]:
    """For each index how many tokens before it are words of harm or break a clause; "yang menurut …" and "saat ini" do
    not. Marks of land and of things counted by themselves stop nothing."""
    breaks = harm_list("between", "breaks")
    covered = {i for m in marks if m.meaning.frame not in ("control", "count") for i in range(m.first, m.last)}
    out = [0]
    for index, token in enumerate(tokens):
        stops = index in covered
        if not stops and token.lower in breaks:
            before = tokens[index - 1].lower if index else ""
            after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            stops = (before, token.lower) != ("yang", "menurut") and (token.lower, after) != ("saat", "ini")
        out.append(out[-1] + stops)
    return out


def suits(count: Count, mark: Mark, listed: bool = False) -> bool:
    """Whether what is counted can come to this kind of harm: people are killed, things destroyed, land held; one
    person's arrest is an event and no figure, unless it is `listed` with others."""
    kind, only, counted = mark.meaning.kind, mark.meaning.only, count.counted
    if kind == "territory":
        return counted == "land"
    if counted in ("never", "land") or count.number.share or count.picked or count.number.high == 0:
        return False
    if only in ("people", "arrest") and counted != "people" and not (counted == "unknown" and count.last == mark.first):
        return False
    if (only == "arrest" and count.one_person and not listed) or (only == "mass" and not count.is_mass):
        return False
    if kind == "destroyed" or only == "thing":
        return counted == "things" or (counted == "unknown" and not count.one_person and only != "thing")
    return counted != "things"
