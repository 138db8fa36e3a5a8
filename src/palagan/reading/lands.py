"""Of which country an actor is whose words do not tell it: the page's, where a crowd gathers, whose hostages are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.candidates import Candidate
from palagan.reading.codes import SUPRANATIONAL, page_country
from palagan.reading.coreference import Draft
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import CUES, cues
from palagan.reading.roles import locates
from palagan.reading.words import Sentence

_COUNTING = frozenset({"GOV", "JUD", "MED", "COP", "PRE"})
"""Sectors whose bodies count the dead of their own country."""
_LEAD = 3
"""In how many sentences from the page's beginning the scene is looked for."""


@cache
def _holders() -> dict[str, str]:
    lands: dict[str, str] = lexicon(CUES)["hostage_lands"]
    return lands


class Lands:
    """Answers for the candidates of one page."""

    def __init__(self, found: Sequence[Candidate], read: Sequence[Sentence], base: Knowledge) -> None:
        self.page = page_country(one.country for one in found)
        self._found = found
        self._named = {one.country for one in found}
        self._read, self._base = read, base
        self._scenes: dict[int, str | None] = {}
        self._lead: str | None = None
        self._led = False

    def of(self, draft: Draft, found: Sequence[Candidate]) -> str | None:
        """The country of an actor, told by its words or not, or None."""
        if draft.head in cues("hostages"):
            theirs = _holders().get(draft.country or self.page or "")
            return theirs if theirs and theirs in self._named else draft.country or self.page
        if draft.country is not None or draft.kind != "group":
            return draft.country or self.page
        if draft.head in cues("harmed"):
            first = found[draft.at[0]]
            return self._teller(first) or self._scene(first.sentence) or self.page
        if draft.head in cues("crowds"):
            return self._scene(found[draft.at[0]].sentence) or self._opening() or self.page
        return self.page

    def _teller(self, one: Candidate) -> str | None:
        """The country of the body of state that the sentence of an unnamed victim begins with: it counts its own."""
        before = [c for c in self._found if c.sentence == one.sentence and c.last <= one.first]
        if len(before) != 1 or before[0].sort not in ("body", "title") or before[0].sector not in _COUNTING:
            return None
        return before[0].country

    def names(self, country: str, *, but: Known) -> bool:
        """Whether the page names a country by anything else than this body."""
        return any(one.country == country and one.known is not but for one in self._found)

    def _opening(self) -> str | None:
        if not self._led:
            self._led = True
            scenes = (self._scene(number) for number in range(min(_LEAD, len(self._read))))
            self._lead = next((scene for scene in scenes if scene), None)
        return self._lead

    def _scene(self, number: int) -> str | None:
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
