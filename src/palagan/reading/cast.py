"""The cast of a page: its actors, and every stretch of text that stands for one or more of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from palagan.model.reading import Actor

How = Literal["name", "title", "state", "group", "pronoun"]
"""What stands in the text: a proper name (with or without title), a title alone, the name of a state or what stands for
one, an unnamed group, or a pronoun or anaphor ("ia", "pihaknya", "kementerian itu", "kedua negara")."""


class CastMention(NamedTuple):
    """`text[start:end]` stands for `actors` (ids; more than one for "keduanya", "kedua negara").

    `country` is the code of the country that the words themselves name ("pasukan Azerbaijan" → "AZE"), or None.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    how: How
    country: str | None = None

    @property
    def actor(self) -> str:
        """The first (mostly the only) actor."""
        return self.actors[0]


@dataclass(frozen=True, slots=True)
class Cast:
    """Actors by order of first mention; mentions sorted by start, not overlapping, each with at least one actor."""

    actors: tuple[Actor, ...]
    mentions: tuple[CastMention, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)
    _lands: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple([mention.start for mention in self.mentions]))
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in self.actors})
        object.__setattr__(self, "_lands", {actor.id: actor.code.partition(".")[0] for actor in self.actors})

    def in_span(self, start: int, end: int) -> tuple[CastMention, ...]:
        """The mentions that lie wholly within `start:end`, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple([mention for mention in self.mentions[first:last] if mention.end <= end])

    def at(self, offset: int) -> CastMention | None:
        """The mention that covers `offset`, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and self.mentions[index].end > offset:
            return self.mentions[index]
        return None

    def after(self, offset: int, end: int) -> CastMention | None:
        """The first mention that starts at or after `offset` and ends by `end`, or None."""
        index = bisect_left(self._starts, offset)
        if index < len(self.mentions) and self.mentions[index].end <= end:
            return self.mentions[index]
        return None

    def before(self, offset: int, start: int) -> CastMention | None:
        """The last mention that ends at or before `offset` and starts at or after `start`, or None."""
        index = bisect_left(self._starts, offset) - 1
        while index >= 0 and self.mentions[index].end > offset:
            index -= 1
        if index >= 0 and self.mentions[index].start >= start:
            return self.mentions[index]
        return None

    def get(self, actor: str) -> Actor | None:
        """The actor with this id, or None."""
        return self._by_id.get(actor)

    def is_press(self, actor: str) -> bool:
        """Whether the actor is a medium or somebody of the press."""
        known = self._by_id.get(actor)
        return known is not None and known.code.endswith(".JRN")

    def is_person(self, actor: str) -> bool:
        """Whether the actor is a person with a name of his own."""
        known = self._by_id.get(actor)
        return known is not None and known.kind == "person"

    def land(self, actor: str) -> str:
        """The country of an actor's code, the code itself where it is unknown; "" for nobody."""
        return self._lands.get(actor, "")
