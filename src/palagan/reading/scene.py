"""What a page's scene tells of an actor's country: where its sentence and the page's opening lie, who counts the dead."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.codes import SUPRANATIONAL
from palagan.reading.knowledge import knowledge
from palagan.reading.roles import locates
from palagan.reading.words import Sentence

_COUNTING = frozenset({"GOV", "JUD", "MED", "COP", "PRE"})
"""Sectors whose bodies count the dead of their own country."""
_LEAD = 3
"""In how many sentences from the page's beginning the scene is looked for."""


class Scene:
    """Answers for the candidates of one page."""

    def __init__(self, found: Sequence[Candidate], read: Sequence[Sentence]) -> None:
        self._found, self._read, self._base = found, read, knowledge()
        self._scenes: dict[int, str | None] = {}
        self._lead: str | None = None
        self._led = False

    def of(self, one: Candidate) -> tuple[tuple[str, str | None], ...]:
        """The country of the body that the actor's sentence begins with, of its place, and of the page's first one."""
        return ("tells", self._teller(one)), ("scene", self._at(one.sentence)), ("opening", self._opening())

    def _teller(self, one: Candidate) -> str | None:
        """The country of the body of state that the sentence of an unnamed victim begins with: it counts its own."""
        before = [c for c in self._found if c.sentence == one.sentence and c.last <= one.first]
        if len(before) != 1 or before[0].sort not in ("body", "title") or before[0].sector not in _COUNTING:
            return None
        return before[0].country

    def _opening(self) -> str | None:
        if not self._led:
            self._led = True
            scenes = (self._at(number) for number in range(min(_LEAD, len(self._read))))
            self._lead = next((scene for scene in scenes if scene), None)
        return self._lead

    def _at(self, number: int) -> str | None:
        """The country of the first place that a sentence only locates by ("di Sydney"), or None."""
        if number not in self._scenes:
            self._scenes[number] = self._place(self._read[number])
        return self._scenes[number]

    def _place(self, sentence: Sentence) -> str | None:
        words, at = sentence.words, 0
        while at < len(words):
            known = self._base.match(words, at) if words[at].cap else None
            if known is None:
                at += 1
                continue
            size, entry = known
            lies = entry.sort in ("place", "state", "capital") and entry.country not in (None, *SUPRANATIONAL)
            if lies and locates(words, at, at + size):
                return entry.country
            at += size
        return None
