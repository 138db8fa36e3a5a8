"""Which two countries "kedua negara" and "kedua pihak" are: those that the page names together, near the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from palagan.model.reading import Actor
from palagan.reading.cast import CastMention
from palagan.reading.codes import SUPRANATIONAL, UNKNOWN
from palagan.reading.phrases import pronouns
from palagan.reading.words import Sentence

_HERE = 3.0
"""What it counts for two countries to be named together in the sentence before the words, or to be all it names
before them."""
_AROUND = 2.5
"""What it counts that they are all that the sentence names, behind the words too."""
_BEFORE = 2.0
"""The same as `_HERE` of the sentence before."""
_MOST = 3.0
"""Times of being named together that count; oftener tells no more."""
_OFTEN = 3
"""Times that a country is named from which on "kedua pihak" may be it and another that is never named beside it."""
_BETWEEN = 3
"""Words between two that are named together ("Rusia *dan pasukan* Ukraina")."""

_CIVIL = (".CVL", ".REF", ".MED")
"""Sectors of people, who stand for their country only where nobody else of it is named."""

Lands = tuple[str, str]


class _Named(NamedTuple):
    """What one sentence names: where, of which country and who; and the countries that stand together in it,
    with where they end."""

    ones: tuple[tuple[int, str, str], ...]
    together: tuple[tuple[Lands, int], ...]


class Two:
    """The countries of a page two by two; `mentions` without pronouns."""

    def __init__(
        self, sentences: Sequence[Sentence], mentions: Sequence[CastMention], actors: Mapping[str, Actor]
    ) -> None:
        self._sentences, self._mentions, self._actors = sentences, mentions, actors

    def of(self, at: int, *, states: bool, beside: Sequence[str] = ()) -> tuple[str, ...]:
        """The two that the words at `at` mean, an actor of each country; nobody where the page leaves it open.

        `states`: the words speak of countries, so that the two named most serve where none are named together, however
        seldom.
        `beside`: who acts on the two and so is neither of them ("*Rusia* mendesak kedua pihak").
        """
        without = {self.land(name) for name in beside}
        number = max(index for index, sentence in enumerate(self._sentences) if sentence.start <= at)
        here = self._named[number]
        earlier = [named for named in self._named[:number] if named.ones]
        before = earlier[-1] if earlier else _Named((), ())
        worths = {lands: min(float(count), _MOST) for lands, count in self._together.items()}
        led = tuple([one for one in here.ones if one[0] < at])
        for ones, worth in ((led, _HERE), (here.ones, _AROUND), (before.ones, _BEFORE)):
            lands = sorted({land for _, land, _ in ones})
            if len(lands) == 2:
                both = (lands[0], lands[1])
                worths[both] = worths.get(both, 0.0) + worth
                if ones is led:
                    break
        near = {both: _BEFORE for both, _ in before.together} | {
            both: _HERE if end <= at else _AROUND for both, end in here.together
        }
        for both, worth in near.items():
            worths[both] += worth
        worths = {both: worth for both, worth in worths.items() if not without & set(both)}
        best: Sequence[str] = max(worths.items(), key=lambda both: both[1])[0] if worths else ()
        if not best:
            counts = Counter(land for named in self._named for _, land, _ in named.ones if land not in without)
            most = counts.most_common(2)
            if len(most) > 1 and (states or most[1][1] >= _OFTEN):
                best = [land for land, _ in most]
        return tuple([self._actor(land, (*here.ones, *before.ones)) for land in best])

    def actors_of(self, lands: Sequence[str]) -> tuple[str, ...]:
        """An actor of each country."""
        return tuple([self._actor(land, ()) for land in lands])

    def _actor(self, land: str, near: Sequence[tuple[int, str, str]]) -> str:
        """The country itself if it is one of the cast, else who is named near the words, else first on the page."""
        of_it = [actor for actor in self._actors.values() if self.land(actor.id) == land]
        own = next((actor.id for actor in of_it if actor.kind == "state"), "")
        acting = {actor.id for actor in of_it if not actor.code.endswith(_CIVIL)} or {actor.id for actor in of_it}
        own = own or next((name for _, of, name in near if of == land and name in acting), "")
        return own or next(actor.id for actor in of_it if actor.id in acting)

    def land(self, name: str) -> str:
        """The country of an actor who may be one of two; "" of outlets and of bodies of many countries."""
        land, _, sector = self._actors[name].code.partition(".")
        return "" if land == UNKNOWN or land in SUPRANATIONAL or sector == "JRN" else land

    @cached_property
    def mediators(self) -> frozenset[str]:
        """Who is told to have brought others together, and is neither of two that are left open."""
        brought = [m for sentence, named in self._by_sentence for m in named if _brings_together(sentence, m)]
        return frozenset([name for mention in brought for name in mention.actors])

    @cached_property
    def _together(self) -> Counter[Lands]:
        """How often the page names two countries together: "A dan B", "A-B", "antara A dengan B"."""
        return Counter([both for named in self._named for both, _ in named.together])

    @cached_property
    def _by_sentence(self) -> list[tuple[Sentence, list[CastMention]]]:
        """Each sentence with its mentions."""
        out, at = [], 0
        for sentence in self._sentences:
            end = at
            while end < len(self._mentions) and self._mentions[end].start < sentence.end:
                end += 1
            out.append((sentence, list(self._mentions[at:end])))
            at = end
        return out

    @cached_property
    def _named(self) -> tuple[_Named, ...]:
        """What each sentence names."""
        joiners = pronouns("pair_joiners")
        out = []
        for sentence, named in self._by_sentence:
            inside = [mention for mention in named if not _brings_together(sentence, mention)]
            ones = [(m.start, land, name) for m in inside for name in m.actors if (land := self.land(name))]
            together: list[tuple[Lands, int]] = []
            for one, other in pairwise(inside):
                between = [word for word in sentence.words if one.end <= word.start < other.start]
                if len(between) <= _BETWEEN and (not between or between[0].lower in joiners):
                    lands = {land for name in (*one.actors, *other.actors) if (land := self.land(name))}
                    together += [((first, second), other.end) for first, second in combinations(sorted(lands), 2)]
            out.append(_Named(tuple(ones), tuple(together)))
        return tuple(out)


def _brings_together(sentence: Sentence, mention: CastMention) -> bool:
    """Whether who is named only mediates: "gencatan senjata yang diperantarai *X*"."""
    before = [word.lower for word in sentence.words if word.start < mention.start]
    if before[-1:] == ["oleh"]:
        before.pop()
    return bool(before) and before[-1] in pronouns("mediated")
