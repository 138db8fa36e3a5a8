"""Who is in focus at each place of a report: who was named last, who acts, who speaks, who was caught."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from palagan.model.reading import Actor
from palagan.reading.cast import CastMention
from palagan.reading.caught import is_caught
from palagan.reading.counted_before import CountedBefore
from palagan.reading.in_focus import are_two_sides, is_ally, tells, two_officials
from palagan.reading.phrases import full_head, pronouns
from palagan.reading.roles import after_speech, obliques
from palagan.reading.two import Two
from palagan.reading.words import Word

_NO_BAND = (".CVL", ".REF", ".EDU", ".MED", ".GOV", ".MIL", ".COP", ".JUD", ".LEG", ".SPY", "UNO", "EUR")
"""Sectors of people and of bodies of a state, who are no "kelompok itu"."""
_PEOPLE = (".CVL", ".REF", ".EDU", ".MED", ".JRN", ".REL")
"""Sectors of groups of people who are no "komisi itu"."""
_OFFICES = (".GOV", ".LEG", ".MIL", ".COP", ".JUD", ".SPY")
_ARMED = (".REB", ".PRM")
"""Sectors of bands, whom "kelompok itu" means before people without a name ("pelaku")."""
_CATCHING = (".COP", ".MIL", ".JUD", ".GOV")
"""Sectors of those who catch others, or speak of it."""
_WANTED = (".UAF", ".REB", ".CRM")
_BACK = 60
"""How many actors back an anaphor is looked for."""
_RECENT = 3
"""Sentences within which who was caught is meant by "ia" that is caught."""
_LISTS = 4
"""Sentences with three names or more that "ketiga negara" may look back to."""


class Focus:
    """Who was spoken of last, while reading on."""

    def __init__(self, actors: dict[str, Actor], two: Two) -> None:
        self.actors, self.two = actors, two
        self.counted = CountedBefore()
        self._states = {actor.code: (name,) for name, actor in reversed(actors.items()) if actor.kind == "state"}
        self.recent: dict[str, None] = {}
        """Actor ids, the last one named last."""
        self.before: tuple[str, ...] = ()
        self._named: dict[str, None] = {}
        self._lists: tuple[tuple[str, ...], ...] = ()
        self.person: str | None = None
        self.subject: tuple[str, ...] = ()
        self._caught: tuple[str, int] | None = None
        """The person, or people, last caught or charged, and in which sentence."""
        self._number = 0
        self._here: tuple[str, ...] = ()
        self._here_person: str | None = None
        self._teller = ""
        self._state: tuple[str, ...] = ()
        self._speaker: tuple[str, ...] = ()

    def begin(self) -> None:
        """A sentence begins."""
        self._here, self._here_person, self._speaker = (), None, ()
        self._teller, self._state = "", ()
        self._named = {}
        self._number += 1
        self.counted.begin()

    def saw(self, one: CastMention, words: Sequence[Word], index: int, *, quoted: bool) -> None:
        """A mention was passed; it may be the sentence's subject or the speaker of a quotation."""
        self.counted.saw(one, words, index)
        aside = is_ally(words, index)
        for name in one.actors:
            if aside and name not in self.recent:
                self.recent = {name: None, **self.recent}
            elif not aside:
                self.recent.pop(name, None)
                self.recent[name] = None
            if one.how != "pronoun":
                self._named.setdefault(name)
        if one.country and one.how != "pronoun":
            self._state = self._states.get(one.country, ())
        if self.kind(one.actors[0]) in ("person", "group") and is_caught(words, index, one.end):
            self._caught = one.actors[0], self._number
        before = words[index - 1].lower if index > 0 else ""
        if quoted:
            return
        if before in after_speech():
            self._speaker = one.actors
        if before in obliques():
            return
        if self.kind(one.actors[0]) == "person" and one.how != "pronoun" and tells(words, one.end, index):
            self._teller = one.actors[0]
        self._here = self._here or one.actors
        if self._here_person is None and self.kind(one.actors[0]) == "person":
            self._here_person = one.actors[0]

    def end(self) -> None:
        """A sentence ends: its speaker or else its subject is now in focus."""
        self.before = tuple(islice(self._named, _BACK)) or self.before
        if len(self._named) > 2:
            self._lists = (self.before, *self._lists[: _LISTS - 1])
        told = self._speaker or self._here
        if told:
            self.subject = told
        person = next((name for name in self._speaker if self.kind(name) == "person"), None) or self._here_person
        if person:
            self.person = person

    def kind(self, name: str) -> str:
        """What kind of actor an id is."""
        return self.actors[name].kind

    def one_person(self, *, told: bool = False) -> tuple[str, ...]:
        """The person in focus; `told`: in words that the sentence ascribes to somebody, who comes first."""
        found = (told and self._teller) or self._here_person or self.person
        return (found,) if found else ()

    def caught(self) -> tuple[str, ...]:
        """The person of whom this sentence or one shortly before told that he was caught or charged; else where one who
        catches others is in focus, the last who is called a suspect or a rebel."""
        if self._caught and self._number - self._caught[1] <= _RECENT:
            return (self._caught[0],)
        if self.person is None or not self.actors[self.person].code.endswith(_CATCHING):
            return ()
        persons = (name for name in islice(reversed(self.recent), _BACK) if self.kind(name) == "person")
        return next(((name,) for name in persons if self.actors[name].code.endswith(_WANTED)), ())

    def called(self, head: str) -> tuple[str, ...]:
        """Whom "pria itu" means: who was called so last ("seorang *pria* bersenjata"), else who was caught, else the
        person in focus, unless he holds an office."""
        for name in islice(reversed(self.recent), _BACK):
            if self.actors[name].name.lower().startswith(head):
                return (name,)
        found = self.caught() or self.one_person()
        return tuple([name for name in found if not self.actors[name].code.endswith(_OFFICES)])

    def another(self, speakers: frozenset[str]) -> tuple[str, ...]:
        """The person spoken of in somebody's own words, who calls himself "saya"."""
        told = {self._here_person, *self._speaker} if self._here_person else set()
        persons = (*islice(reversed(self._named), _BACK), self.person, *islice(reversed(self.recent), _BACK))
        for name in persons:
            if name and name not in speakers and name not in told and self.kind(name) == "person":
                return (name,)
        return ()

    def several(self) -> tuple[str, ...]:
        """Who "mereka" may be: a subject that is more than one person, else the last such actor."""
        for told in (self._here, self.subject):
            if len(told) > 1 or (told and self.kind(told[0]) != "person" and not self._is_outlet(told[0])):
                return told
        for name in islice(reversed(self.recent), _BACK):
            if self.kind(name) in ("group", "organization") and not self._is_outlet(name):
                return (name,)
        return () if self.subject and self._is_outlet(self.subject[0]) else self.subject

    def _is_outlet(self, name: str) -> bool:
        """Whether it is one outlet or agency, who is told from and not of."""
        return self.kind(name) == "organization" and self.actors[name].code.endswith(".JRN")

    def state(self) -> tuple[str, ...]:
        """The state that words for somebody in this sentence named last: "Menteri *Kenya* menyebut negara itu"."""
        return self._state

    def actor(self) -> tuple[str, ...]:
        """Who acts in this sentence, as far as it has been read."""
        return self._here

    def side(self) -> tuple[str, ...]:
        """Whose side "pihaknya" is."""
        return self._here or self.subject

    def last(self, kinds: tuple[str, ...], beginning: str = "") -> tuple[str, ...]:
        """The last actor of these kinds whose name begins with the word, else the last of these kinds."""
        fallback: tuple[str, ...] = ()
        armed: tuple[str, ...] = ()
        for name in islice(reversed(self.recent), _BACK):
            if self.kind(name) in kinds:
                first = full_head(self.actors[name].name.split(" ")[0].lower())
                if beginning and first.startswith(beginning):
                    return (name,)
                no_body = self.kind(name) == "group" and self.actors[name].code.endswith(_PEOPLE)
                if not (beginning in pronouns("bands") and self.actors[name].code.endswith(_NO_BAND)) and not (
                    beginning and no_body
                ):
                    fallback = fallback or (name,)
                if beginning in pronouns("armed_bands") and self.actors[name].code.endswith(_ARMED):
                    armed = armed or (name,)
        return armed if armed and self.kind(fallback[0]) == "group" else fallback

    def pair(
        self,
        at: int,
        *,
        persons: bool = False,
        leaders: bool = False,
        states: bool = False,
        beside: Sequence[str] = (),
    ) -> tuple[str, ...]:
        """The two parties: two countries, else the last two bodies; `persons`: two of the last sentence go first;
        `leaders`: the last two who act for two countries do."""
        if persons:
            pair = [name for name in self.before if self.kind(name) == "person"]
            if len(pair) == 2 or (pair := list(self.counted.as_many(2))):
                return tuple(pair)
        earlier = [self.actors[name] for name in islice(reversed(self.recent), _BACK) if name not in self._named]
        if leaders and (officials := two_officials(earlier)):
            return officials
        if two := self.two.of(at, states=states, beside=beside):
            return two
        aside = self.two.mediators.union(beside)
        lands = dict.fromkeys(self.two.land(name) for name in reversed(self.recent) if name not in aside)
        if len(named := [land for land in lands if land]) == 2:
            return self.two.actors_of(named)
        bodies = (name for name in islice(reversed(self.recent), _BACK) if self.kind(name) in ("organization", "group"))
        found = list(islice((name for name in bodies if self.two.land(name) and name not in aside), 2))
        return tuple(reversed(found)) if are_two_sides([self.actors[name] for name in found]) else ()

    def neighbour(self, at: int) -> tuple[str, ...]:
        """Which of the page's two countries is not who acts in this sentence: "Kenya menuduh *negara tetangganya*"."""
        acting = {self.two.land(name) for name in self.actor()}
        two = self.two.of(at, states=True)
        other = tuple(name for name in two if self.two.land(name) not in acting)
        return other if len(two) == 2 and len(other) == 1 else ()

    def all_of(self, count: int) -> tuple[str, ...]:
        """As many as "ketiga negara" says, where this sentence or one shortly before names so many countries and no
        more: the countries themselves if it does, else one of each."""
        for named in (tuple(self._named), *self._lists):
            lands: dict[str, str] = {}
            for name in named:
                land = self.two.land(name)
                if land and (land not in lands or self.kind(name) == "state"):
                    lands[land] = name
            if len(lands) == count:
                return tuple(lands.values())
        return ()
