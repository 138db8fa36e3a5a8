"""The invented world that synthetic pages tell of: outlets, wars with their sides and places, words that are no words.

States, offices, people, places and media have the names of the knowledge base; what they do here nobody did.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from benchmarks.phrases import newsroom
from palagan.languages.tables import table
from palagan.model.reading import ActorKind

OUTLETS, GROUPED, WARS = 60, 20, 40
"""Outlets, those of them that belong to media groups of the knowledge base, and wars."""
_VOCABULARY, _POOL = 40_000, 1 << 17
_COMMON = 0.62
"""Share of running words that stand in the table of common words."""
_BODIES = ("Kementerian Luar Negeri", "Kementerian Pertahanan", "Kementerian Dalam Negeri", "Parlemen")
_GROUPS = (("warga", "CVL"), ("tentara", "MIL"), ("polisi", "COP"), ("warga sipil", "CVL"), ("militan", "REB"))


@dataclass(frozen=True, slots=True, eq=False)
class Agent:
    """Somebody who may be told of. `forms`: how the first mention names him, with title; then how later ones do."""

    name: str
    kind: ActorKind
    code: str
    known: str | None
    forms: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its country and level."""

    name: str
    country: str | None
    level: str | None


@dataclass(frozen=True, slots=True)
class War:
    """Two sides (those who can act, those who can speak), and where they meet."""

    number: int
    actors: tuple[tuple[Agent, ...], tuple[Agent, ...]]
    speakers: tuple[tuple[Agent, ...], tuple[Agent, ...]]
    spots: tuple[Spot, ...]
    began: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: `style` tells how its pages look, `dated` how it writes the time of publication."""

    name: str
    host: str
    style: int


class World:
    """All that stays the same from page to page, made of one seed."""

    def __init__(self, seed: int) -> None:
        rng = Random(f"world {seed}")
        self.rng = rng
        self._starts, self._ends = newsroom()["names"]["starts"], newsroom()["names"]["ends"]
        words = list({self.coin(rng, rng.choice((2, 2, 3, 3, 4))).lower(): None for _ in range(_VOCABULARY)})
        rare = list(accumulate(1 / (rank + 40) for rank in range(len(words))))
        common = [(row["word"], int(row["pages"])) for row in table("languages/id/word_pages.tsv")]
        often = list(accumulate(_per_page(pages / 1000) for _, pages in common))
        self.words = tuple(
            common[bisect(often, rng.random() * often[-1])][0]
            if rng.random() < _COMMON
            else words[bisect(rare, rng.random() * rare[-1])]
            for _ in range(_POOL)
        )
        self.tail = tuple(words[200:])
        self.by_length: dict[int, tuple[str, ...]] = _by_length(words)
        self.media = tuple(
            Agent(row["name"], "organization", row["code"] or "UNK.JRN", None, (row["name"], row["name"]))
            for row in table("languages/knowledge/agencies.tsv")
            if row["kind"] in {"wire", "broadcaster", "official"}
        )
        self.media_shares = list(accumulate(1 / (rank + 1) for rank in range(len(self.media))))
        self.outlets = self._outlets(rng)
        self.outlet_shares = list(accumulate(1 / (rank + 1.5) for rank in range(OUTLETS)))
        self.wars = self._wars(rng)
        self.war_shares = list(accumulate(1 / (rank + 2) for rank in range(WARS)))

    def coin(self, rng: Random, syllables: int) -> str:
        """A word that nobody has."""
        draw, starts, ends = rng.random, self._starts, self._ends
        made = "".join([starts[int(draw() * len(starts))] for _ in range(syllables)])
        return str(made + ends[int(draw() * len(ends))])

    def person(self, rng: Random) -> str:
        """Two such words as a name."""
        return f"{self.coin(rng, 2).capitalize()} {self.coin(rng, 3).capitalize()}"

    def _outlets(self, rng: Random) -> tuple[Outlet, ...]:
        grouped = [r["name"] for r in table("languages/knowledge/agencies.tsv") if r["group"] and r["kind"] == "portal"]
        names = rng.sample(sorted(set(grouped)), GROUPED)
        heads = newsroom()["names"]["outlets"]
        while len(names) < OUTLETS:
            names.append(f"{rng.choice(heads)} {self.coin(rng, 2).capitalize()}")
        rng.shuffle(names)
        return tuple(Outlet(name, f"media{n}.example", rng.randrange(6)) for n, name in enumerate(names))

    def _wars(self, rng: Random) -> tuple[War, ...]:
        people, spots, armed = _by_country("people"), _by_country("places"), _by_country("organizations")
        names = {row["code"]: row["name"] for row in table("languages/knowledge/states.tsv")}
        able = sorted(c for c in names if len(people[c]) >= 7 and len(spots[c]) >= 12)
        wars = []
        for number in range(WARS):
            sides = rng.sample(able, 2)
            casts = [_side(code, names[code], people[code], armed[code], rng) for code in sides]
            where = [r for code in sides for r in spots[code] if r["level"] not in {"sea", "facility"}]
            met = [Spot(r["name"], r["country"] or None, r["level"]) for r in rng.sample(where, min(len(where), 24))]
            actors, speakers = zip(*casts, strict=True)
            began = f"{rng.randrange(1990, 2015)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 28):02}"
            wars.append(War(number, (actors[0], actors[1]), (speakers[0], speakers[1]), tuple(met), began))
        return tuple(wars)


def _per_page(share: float) -> float:
    """How often a word of this share of pages is told on a page: more than once where nearly all have it."""
    return share + 12 * share**4


def _by_length(words: Sequence[str]) -> dict[int, tuple[str, ...]]:
    out: dict[int, list[str]] = defaultdict(list)
    for word in words:
        out[len(word)].append(word)
    return {length: tuple(same) for length, same in out.items()}


def _by_country(name: str) -> dict[str, list[dict[str, str]]]:
    out: dict[str, list[dict[str, str]]] = defaultdict(list)
    seen: set[str] = set()
    for row in table(f"languages/knowledge/{name}.tsv"):
        if row["name"] not in seen:
            seen.add(row["name"])
            out[(row.get("code") or row.get("country") or "")[:3]].append(dict(row))
    return out


def _side(
    code: str, name: str, people: list[dict[str, str]], armed: list[dict[str, str]], rng: Random
) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
    state = Agent(name, "state", code, code, (name, name))
    bodies = [
        Agent(
            f"{body} {name}",
            "organization",
            f"{code}.{'LEG' if body == 'Parlemen' else 'GOV'}",
            None,
            (f"{body} {name}", body),
        )
        for body in _BODIES
    ]
    groups = [
        Agent(f"{group} {name}", "group", f"{code}.{sector}", None, (f"{group} {name}", f"{group} {name}"))
        for group, sector in _GROUPS
    ]
    persons = [
        Agent(r["name"], "person", r["code"], r["id"], (f"{r['office']} {r['name']}".strip(), r["name"].split()[-1]))
        for r in rng.sample(people, min(len(people), 9))
    ]
    others = [
        Agent(r["name"], "organization", r["code"], r["id"], (r["name"], r["name"]))
        for r in rng.sample(armed, min(len(armed), 4))
    ]
    actors = (*([state] * 6), *groups, groups[1], *bodies[:2], *persons[:4], *others)
    return actors, (*bodies, *persons, *persons[:3], state)
