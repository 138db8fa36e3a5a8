"""What synthetic pages tell of: stories with those who act and speak in them, their matters, names and tolls."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from random import Random

from benchmarks.newsroom import Agent, Outlet, Spot, War, World
from benchmarks.phrases import Phrase, phrases
from benchmarks.told import Matter
from benchmarks.wording import day_value
from palagan.model.reading import Status

PLANNED, POSSIBLE, SAID, DENIED, DATED = 0.07, 0.03, 0.42, 0.1, 0.82
"""Shares of matters: still to come, only possible, told on a word, denied by somebody, told with their day."""
_STOCK_DAYS = 40
"""Days that an outlet repeats one stock paragraph on a war."""
_HISTORY = 10


@dataclass(frozen=True, slots=True)
class Cast:
    """Those of a war who stand in one story: who acts, by side; who speaks; people who are nobody."""

    actors: tuple[tuple[Agent, ...], tuple[Agent, ...]]
    speakers: tuple[Agent, ...]
    names: tuple[Agent, ...]


@dataclass(slots=True, eq=False)
class Story:
    """A running matter: `matters` with the most told first, `plans` those still to come, `dead` and `growth` its toll
    (none where 0), by each of `givers` otherwise."""

    number: int
    war: War
    day: int
    cast: Cast
    topic: tuple[str, ...]
    matters: list[Matter]
    plans: list[Matter]
    dead: int
    growth: float
    givers: tuple[Agent, ...]
    pages: int = 0


class Tellers:
    """Makes stories; all by one generator of random numbers."""

    def __init__(self, world: World, rng: Random, first: int) -> None:
        self.world, self.rng, self.phrases = world, rng, phrases()
        self._stock: dict[tuple[str, int], tuple[int, str]] = {}
        self._stories = first
        past = Random("history")
        self.history = [self._past(war, past) for war in world.wars]

    def story(self, day: int, size: int) -> Story:
        """A new story of about so many pages, beginning on a day."""
        rng, world = self.rng, self.world
        draw = rng.random
        war = world.wars[bisect(world.war_shares, draw() * world.war_shares[-1])]
        spot = war.spots[int(draw() ** 1.7 * len(war.spots))]
        if draw() < 0.4:
            spot = Spot(world.coin(rng, 3).capitalize(), spot.country, "city")
        cast = self._cast(war)
        topic = tuple(rng.choices(world.tail, k=18))
        matters = [self.matter(war, cast, day, spot) for _ in range(4 + int(2 * size**0.5))]
        dead = int(2 + 1 / (0.004 + draw())) if draw() < (0.4 if size == 1 else 0.6) else 0
        givers = tuple(rng.choices(cast.speakers, k=1 + int(draw() * 3)))
        self._stories += 1
        plans = [matter for matter in matters if matter.status == "planned"]
        return Story(self._stories, war, day, cast, topic, matters, plans, dead, 0.1 + draw(), givers)

    def _cast(self, war: War) -> Cast:
        rng = self.rng
        sides = (tuple(rng.choices(war.actors[0], k=4)), tuple(rng.choices(war.actors[1], k=4)))
        speakers = rng.choices(war.speakers[0], k=3) + rng.choices(war.speakers[1], k=2)
        return Cast(sides, tuple(speakers), tuple(self._nobody(war) for _ in range(2)))

    def matter(self, war: War, cast: Cast, day: int, spot: Spot) -> Matter:
        """Something done, or planned, on about that day."""
        draw, told = self.rng.random, self.phrases
        planned = draw() < PLANNED
        kind = told.planned[int(draw() * len(told.planned))] if planned else told.types[int(draw() * len(told.types))]
        modes = (told.plans if planned else told.clauses)[kind]
        mode, clauses = modes[int(draw() * len(modes))]
        near, side = draw(), draw() < 0.4
        if planned:
            when = day + 1 + int(near * 6)
        else:
            when = day - (int(near < 0.45) if near < 0.8 else int(draw() ** 3 * 30))
        sources, targets = cast.actors[side], cast.actors[not side]
        source, target = sources[int(draw() * len(sources))], targets[int(draw() * len(targets))]
        if draw() < 0.12:
            target = cast.names[int(draw() * len(cast.names))]
        speaker = cast.speakers[int(draw() * len(cast.speakers))] if draw() < SAID else None
        denier = cast.speakers[int(draw() * len(cast.speakers))] if draw() < DENIED else None
        if draw() > 0.75:
            spot = war.spots[int(draw() * len(war.spots))]
        date, on = (day_value(when), when) if draw() < DATED else (None, None)
        status: Status = "planned" if planned else "happened" if draw() > POSSIBLE else "possible"
        return Matter(kind, mode, clauses, source, target, date, on, spot, status, False, speaker, denier)

    def done(self, plan: Matter) -> Matter:
        """A plan carried out."""
        mode, clauses = self._as_done(plan.type, plan.mode)
        return Matter(plan.type, mode, clauses, plan.source, plan.target, plan.date, plan.day, plan.spot)

    def harm(self, matter: Matter) -> Matter:
        """The harm that a toll is told of: the matter itself, or what was done in its course."""
        if matter.type == "ASSAULT":
            return matter
        mode, clauses = self._as_done("ASSAULT", None)
        return Matter("ASSAULT", mode, clauses, matter.source, matter.target, matter.date, matter.day, matter.spot)

    def stock(self, outlet: Outlet, war: War, day: int) -> str:
        """The paragraph on a war that an outlet repeats for weeks."""
        since, text = self._stock.get((outlet.name, war.number), (day - _STOCK_DAYS, ""))
        if day - since >= _STOCK_DAYS:
            said = self.rng.choices(self.world.words, k=26 + int(self.rng.random() * 20))
            text = f"{war.actors[0][0].name} dan {war.actors[1][0].name} {' '.join(said)}."
            self._stock[outlet.name, war.number] = day, text
        return text

    def _as_done(self, kind: str, mode: str | None) -> tuple[str | None, tuple[Phrase, ...]]:
        modes = self.phrases.clauses[kind]
        return next((one for one in modes if one[0] == mode), modes[0])

    def _past(self, war: War, rng: Random) -> list[Matter]:
        """What pages on a war tell as history, the same in every stream of one world."""
        out = []
        for number in range(_HISTORY):
            kind = rng.choice(self.phrases.types)
            mode, clauses = rng.choice(self.phrases.clauses[kind])
            year = int(war.began[:4]) + rng.randrange(5)
            date = (f"{year}", f"{year}-{1 + number:02}", f"{war.began}/..")[number % 3]
            source, target = rng.choice(war.actors[0]), rng.choice(war.actors[1])
            out.append(Matter(kind, mode, clauses, source, target, date, None, rng.choice(war.spots), background=True))
        return out

    def _nobody(self, war: War) -> Agent:
        name = self.world.person(self.rng)
        code = war.actors[self.rng.random() < 0.5][0].code
        return Agent(name, "person", f"{code}.CVL", None, (name, name.split()[-1]))
