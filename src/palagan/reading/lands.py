"""Of which country an actor is: told by its words, or chosen among those that the page names.

With weights (languages/*/weights/lands.json, made by `training/lands.py`) trees choose; without them it is the country
that the page names most. Hostages are those of the other side of who holds them, which no page says; several countries
("sejumlah negara") are of none.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib import resources

from palagan.languages.tables import lexicon
from palagan.reading.belonging import HOME, Belongings
from palagan.reading.candidates import Candidate
from palagan.reading.capitals import INITIALS
from palagan.reading.codes import page_country
from palagan.reading.commanded import land_of_command
from palagan.reading.coreference import Draft
from palagan.reading.fallen import land_of_fallen
from palagan.reading.holders import Key
from palagan.reading.knowledge import Known
from palagan.reading.occupiers import land_of_occupier
from palagan.reading.phrases import CUES, cues
from palagan.reading.protesters import land_of_march
from palagan.reading.trees import Trees, trees_of
from palagan.reading.words import Sentence

_SELDOM = 2
"""Mentions of a group on a page up to which one of them tells of which country it is."""
_TELLING = frozenset({"body", "group", "title"})
_SETTLING = "ISR"
"""Whose settlers the press speaks of where it does not say whose they are."""


@cache
def land_models(language: str) -> Trees | None:
    """The language's model, or None where it has none yet."""
    path = resources.files("palagan").joinpath(f"languages/{language}/weights/lands.json")
    return trees_of(json.loads(path.read_text("utf-8"))["models"]["land"]) if path.is_file() else None


@cache
def _holders() -> dict[str, str]:
    lands: dict[str, str] = lexicon(CUES)["hostage_lands"]
    return lands


def is_untold(draft: Draft) -> bool:
    """Whether neither the actor's words nor the knowledge base tell its country, and no rule gives it."""
    told = draft.known is not None or draft.country is not None or draft.code is not None
    return not told and not _is_hostage(draft) and draft.head not in cues("lands_themselves")


def _is_hostage(draft: Draft) -> bool:
    return draft.head in cues("hostages")


class Lands:
    """Answers for the actors of one page, `kept` says which of the drafts they are."""

    def __init__(
        self,
        found: Sequence[Candidate],
        read: Sequence[Sentence],
        drafts: Sequence[Draft],
        links: Sequence[int | None],
        kept: Sequence[bool],
        model: Trees | None,
    ) -> None:
        self.page = page_country(one.country for one in found)
        self._found, self._read = found, read
        self._named = {one.country for one in found}
        self._chosen: dict[Key, str] = {}
        untold = [draft for draft, is_actor in zip(drafts, kept, strict=True) if is_actor and is_untold(draft)]
        if model is not None and untold:
            self._choose(model, Belongings(found, read, drafts, links), untold)

    def _choose(self, model: Trees, belongings: Belongings, untold: Sequence[Draft]) -> None:
        if len(belongings.countries) == 1:
            self._chosen = {draft.key: belongings.countries[0] for draft in untold}
            return
        options = [belongings.candidates(draft) for draft in untold]
        scores = iter(model.all_scores([one.parts for several in options for one in several])[0])
        for draft, several in zip(untold, options, strict=True):
            own = [next(scores) for _ in several]
            chosen = several[max(range(len(own)), key=own.__getitem__)].country
            self._chosen[draft.key] = belongings.of_us(draft) or chosen

    def of(self, draft: Draft) -> str | None:
        """The country of an actor, told by its words or not, or None."""
        if _is_hostage(draft):
            theirs = _holders().get(draft.country or self.page or "")
            return theirs if theirs and theirs in self._named else draft.country or self.page
        if draft.head in cues("settlers") and draft.country is None and _SETTLING in self._named:
            return _SETTLING
        if draft.head in cues("lands_themselves") or self._is_foreign(draft):
            return draft.country
        if draft.country is None and self._by_letters(draft):
            return HOME
        if is_untold(draft) and (commander := land_of_command(draft, self._found, self._read)):
            return commander
        if draft.country is None and draft.kind == "group" and draft.code is None:
            told = land_of_march(draft, self._found, self._read) or land_of_occupier(draft, self._found, self._read)
            if told is not None:
                return told
        chosen = draft.country or self._joined(draft) or self._chosen.get(draft.key, self.page)
        if draft.country is None and draft.kind == "group" and draft.code is None:
            return land_of_fallen(draft, chosen, self._found, self._read) or chosen
        return chosen

    def _joined(self, draft: Draft) -> str | None:
        """The country told behind another group joined to this one: "*warga sipil* dan pasukan Kenya"; where the page
        speaks of the group often, it says nothing of the others."""
        if draft.kind != "group" or draft.code is not None or len(draft.at) > _SELDOM:
            return None
        for number in draft.at:
            one, behind = self._found[number], self._found[number + 1 : number + 2]
            joined = self._read[one.sentence].words[one.last : one.last + 1]
            if not behind or not joined or joined[0].lower not in cues("conjoins"):
                continue
            other = behind[0]
            if (other.sentence, other.first) == (one.sentence, one.last + 1) and other.sort in _TELLING:
                return other.country
        return None

    def _is_foreign(self, draft: Draft) -> bool:
        """Whether an unnamed group is only told to be of some other land ("pemerintah *asing*")."""
        if draft.country is not None or draft.kind == "state":
            return False
        one = self._found[draft.at[0]]
        if one.sort not in ("group", "body"):
            return False
        words = self._read[one.sentence].words[one.name_first : one.name_last]
        return any(word.lower in cues("foreign_words") for word in words[1:])

    def _by_letters(self, draft: Draft) -> bool:
        """Whether a person has no name but letters: the press hides the names of suspects and victims of its own
        country ("berinisial AP"), and tells where a foreigner is from."""
        if draft.kind != "person" or draft.known is not None:
            return False
        if not all(map(self._is_letters, draft.at)) or self.page not in (None, HOME, *self._beside_home()):
            return False
        return any(self._is_told_by_letters(number) and not self._names_abroad(number) for number in draft.at)

    def _beside_home(self) -> tuple[str | None, ...]:
        """The page's own country too where the page also names ours."""
        return (self.page,) if HOME in self._named else ()

    def _names_abroad(self, number: int) -> bool:
        """Whether the sentence of a candidate names another country and not ours before it."""
        one = self._found[number]
        before = [other for other in self._found if other.sentence == one.sentence and other.first < one.first]
        lands = {other.country or (other.code or "").partition(".")[0] for other in before} - {""}
        return bool(lands) and HOME not in lands

    def _is_letters(self, number: int) -> bool:
        one = self._found[number]
        words = self._read[one.sentence].words[one.name_first : one.name_last]
        return len(words) == 1 and words[0].text.isupper() and len(words[0].text) <= INITIALS

    def _is_told_by_letters(self, number: int) -> bool:
        one = self._found[number]
        return one.first > 0 and self._read[one.sentence].words[one.first - 1].lower in cues("initialled")

    def names(self, country: str, *, but: Known) -> bool:
        """Whether the page names a country by anything else than this body."""
        return any(one.country == country and one.known is not but for one in self._found)
