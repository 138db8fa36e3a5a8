"""A synthetic page while it is written: text grows, and what slots stand for is noted with the span it has there."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.newsroom import Agent, Outlet, Spot, World
from benchmarks.phrases import Phrase, Step
from benchmarks.wording import day_phrase, day_value, number_phrase
from palagan.model.article import Credit, Found, Kind, Segment
from palagan.model.reading import Actor, Event, Figure, Place, Span, Statement, Status, TimeExpression

_DECK = 96
"""Words that are drawn at once, every sixth of them one of the story's own."""
_TELLS_PLACE, _TELLS_DAY = 0.75, 0.45
"""How often a clause tells where and when."""

_TEXT, _CHOICE, _WORD, _WORDS = int(Step.TEXT), int(Step.CHOICE), int(Step.WORD), int(Step.WORDS)
_SOURCE, _TARGET, _PLACE, _SPEAKER = int(Step.SOURCE), int(Step.TARGET), int(Step.PLACE), int(Step.SPEAKER)
_MAYBE_PLACE, _MAYBE_DAY, _CLAUSE = int(Step.MAYBE_PLACE), int(Step.MAYBE_DAY), int(Step.CLAUSE)
_ANCHOR, _ANCHOR_END = int(Step.ANCHOR), int(Step.ANCHOR_END)
_CONTENT, _CONTENT_END = int(Step.CONTENT), int(Step.CONTENT_END)


@dataclass(slots=True, eq=False)
class Matter:
    """Something that pages tell: who did what to whom, when, where, on whose word, and who denies it."""

    type: str
    mode: str | None
    clauses: tuple[Phrase, ...]
    source: Agent
    target: Agent
    date: str | None
    day: int | None
    spot: Spot
    status: Status = "happened"
    background: bool = False
    speaker: Agent | None = None
    denier: Agent | None = None


class PageInMaking:
    """Text and values so far. `matter`, `spot`, `speaker`, `medium` and `number` are what the slots of the next phrase
    stand for; `anchor`, `content`, `figure`, `medium_span`, `day_span` and `spot_span` where the last one told them."""

    def __init__(
        self, rng: Random, world: World, outlet: Outlet, day: int, topic: Sequence[str], names: Sequence[Agent]
    ) -> None:
        self.rng, self.world, self.outlet, self.day, self.topic, self.names = rng, world, outlet, day, topic, names
        self.parts: list[str] = []
        self.at = 0
        self.segments: list[Segment] = []
        self.sentences: list[Span] = []
        self.actors: dict[Agent, tuple[str, list[Span]]] = {}
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.figures: list[Figure] = []
        self.times: list[TimeExpression] = []
        self.places: list[Place] = []
        self.credits: list[Credit] = []
        self.found: list[Found] = []
        self.taken: dict[str, tuple[Actor, list[Span]]] = {}
        self.taken_happenings, self.first_actor = 0, 1
        self._happenings: dict[Matter, str] = {}
        self._quiet = False
        self._deck: list[str] = []
        self._used = 0
        self.matter: Matter | None = None
        self.speaker: Agent = names[0]
        self.medium: Agent | None = None
        self.spot: Spot | None = None
        self.number = 0
        self.anchor = self.content = self.figure = self.medium_span = (0, 0)
        self.spot_span: Span | None = None
        self.day_span: Span | None = None
        self.bounds: tuple[float | None, float | None] = (None, None)
        self.medium_told = False

    def put(self, text: str) -> tuple[int, int]:
        """Some text as it is; gives where it stands."""
        start = self.at
        self.parts.append(text)
        self.at = start + len(text)
        return start, self.at

    def segment(self, start: int, kind: Kind, rule: str) -> None:
        """All from `start` is of one kind; the line ends."""
        if self.at > start:
            self.segments.append(Segment(start, self.at, kind, rule))
            self.put("\n")

    def line(self, phrase: Phrase) -> tuple[int, int]:
        """Tells a phrase in which nothing is noted; gives where it stands."""
        start, self._quiet = self.at, True
        self.tell(phrase)
        self._quiet = False
        return start, self.at

    def sentence(self, phrase: Phrase, clause: Phrase = ()) -> Span:
        """Tells a phrase, with a capital at its beginning; gives its span."""
        self.spot_span = self.day_span = None
        self.medium_told = False
        first, start = len(self.parts), self.at
        self.tell(phrase, clause)
        for index in range(first, len(self.parts)):
            part = self.parts[index]
            bare = part.lstrip('"')
            if bare:
                quotes = len(part) - len(bare)
                self.parts[index] = part[:quotes] + bare[0].upper() + bare[1:]
                break
        span = Span(start, self.at)
        self.sentences.append(span)
        return span

    def tell(self, phrase: Phrase, clause: Phrase = ()) -> None:
        """Runs the steps of a phrase."""
        draw, parts, matter = self.rng.random, self.parts, self.matter
        for step, what in phrase:
            if step == _TEXT:
                parts.append(what)
                self.at += len(what)
            elif step == _WORDS:
                text = " ".join(self._words(2 + int(draw() * 5)))
                parts.append(text)
                self.at += len(text)
            elif step == _CHOICE:
                text = what[int(draw() * len(what))]
                parts.append(text)
                self.at += len(text)
            elif step == _WORD:
                text = self._words(1)[0]
                parts.append(text)
                self.at += len(text)
            elif step == _SOURCE and matter is not None:
                self.mention(matter.source)
            elif step == _TARGET and matter is not None:
                self.mention(matter.target)
            elif step == _MAYBE_PLACE:
                if draw() < _TELLS_PLACE:
                    parts.append(" di ")
                    self.at += 4
                    self._name_place()
            elif step == _MAYBE_DAY:
                if matter is not None and matter.day is not None and draw() < _TELLS_DAY:
                    parts.append(" pada ")
                    self.at += 6
                    self._tell_day(matter.day, None)
            elif step == _PLACE:
                self._name_place()
            elif step == _SPEAKER:
                self.mention(self.speaker)
            elif step == _CLAUSE:
                self.tell(clause)
            elif step == _ANCHOR:
                self.anchor = (self.at, self.at)
            elif step == _ANCHOR_END:
                self.anchor = (self.anchor[0], self.at)
            elif step == _CONTENT:
                self.content = (self.at, self.at)
            elif step == _CONTENT_END:
                self.content = (self.content[0], self.at)
            else:
                self._seldom(step)

    def _seldom(self, step: int) -> None:
        draw, matter = self.rng.random, self.matter
        if step == Step.DAY:
            if matter is not None and matter.date is not None:
                self._tell_day(matter.day, matter.date)
            else:
                self._tell_day(self.day - int(draw() * 3), None)
        elif step == Step.NUMBER:
            words, low, high = number_phrase(self.number, draw())
            self.figure, self.bounds = self.put(words), (low, high)
        elif step == Step.MEDIUM:
            if self.medium is None:
                shares = self.world.media_shares
                self.medium = self.world.media[bisect(shares, draw() * shares[-1])]
            self.medium_span = (self.at, self.at + len(self.medium.name))
            self.medium_told = True
            self.mention(self.medium)
        elif step == Step.NAME:
            self.mention(self.names[int(draw() * len(self.names))])
        elif step == Step.OUTLET:
            self.put(self.outlet.name)

    def _words(self, count: int) -> list[str]:
        used = self._used
        if used + count > len(self._deck):
            self._deck = self.rng.choices(self.world.words, k=_DECK)
            self._deck[::6] = self.rng.choices(self.topic, k=_DECK // 6)
            used = 0
        self._used = used + count
        return self._deck[used : self._used]

    def mention(self, agent: Agent) -> None:
        """Names somebody, in full the first time."""
        if self._quiet:
            self.put(agent.name)
            return
        known = self.actors.get(agent)
        start = self.at
        words = agent.forms[1] if known else agent.forms[0]
        self.parts.append(words)
        end = self.at = start + len(words)
        if known is None:
            known = self.actors[agent] = self._met(agent)
            if agent.kind == "person" and len(words) > len(agent.name) and words.endswith(agent.name):
                known[1].append(Span(end - len(agent.name), end))
        known[1].append(Span(start, end))
        if agent.kind == "state":
            self.places.append(Place(start, end, words, agent.code, "country", "place.state"))

    def _met(self, agent: Agent) -> tuple[str, list[Span]]:
        """His id and mentions: those of the page that this one copies, if he stands there."""
        taken = self.taken.get(agent.name)
        return (taken[0].id, taken[1]) if taken else (f"a{len(self.actors) + self.first_actor}", [])

    def ids_of(self, agent: Agent) -> tuple[str, ...]:
        """Somebody's id on this page; nothing while he is not named there."""
        known = self.actors.get(agent)
        return (known[0],) if known else ()

    def happening_of(self, matter: Matter) -> str:
        """The name that a matter has on this page."""
        return self._happenings.setdefault(matter, f"h{len(self._happenings) + self.taken_happenings + 1}")

    def _name_place(self) -> None:
        spot = self.spot
        if spot is not None:
            start, end = self.put(spot.name)
            if not self._quiet:
                self.spot_span = Span(start, end)
                self.places.append(Place(start, end, spot.name, spot.country, spot.level, "place.known"))

    def _tell_day(self, day: int | None, value: str | None) -> None:
        words, rule = value or "", "time.month"
        if day is not None:
            words, value, rule = day_phrase(day, self.day, int(self.rng.random() * 4)), day_value(day), "time.day"
        start, end = self.put(words.removesuffix("/.."))
        if not self._quiet:
            self.day_span = Span(start, end)
            self.times.append(TimeExpression(start, end, value, rule))
