"""Actors across pages: one key and one name for each, and how near two of them stand (minister and country)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from palagan.model.reading import Actor, Reading
from palagan.model.record import Party
from palagan.record.folding import fold
from palagan.record.places import state_name

UNKNOWN = "UNK"
OFFICIAL = frozenset({"", "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PRE"})
"""Sectors that speak and act for the country itself."""

_OWN = "nya"
_SPELLING = 2
"""First names this many letters apart, with one family name and one code, are one person (Ceyhun, Jeyhun)."""


@lru_cache(maxsize=65536)
def country_of(code: str) -> str:
    """The country or body before the dot."""
    return code.partition(".")[0]


def countries_of(parties: Iterable[Party]) -> frozenset[str]:
    """The countries and bodies of some parties, those that are known."""
    return frozenset([country_of(party.code) for party in parties]) - {UNKNOWN}


def sector_of(code: str) -> str:
    """The sector after the dot; "" for a whole state or body."""
    return code.partition(".")[2]


def is_official(party: Party) -> bool:
    """Whether it speaks for a known country or body itself."""
    return is_official_code(party.code)


@lru_cache(maxsize=65536)
def is_official_code(code: str) -> bool:
    """Whether a party of that code speaks for a known country or body itself."""
    return country_of(code) != UNKNOWN and sector_of(code) in OFFICIAL


def shown_name(party: Party) -> str:
    """The name as people are shown it: with the country where the words alone leave open whose soldiers, ministry or
    people they are ("tentaranya (Armenia)")."""
    country = country_of(party.code)
    if party.kind in {"person", "state"} or country == UNKNOWN or party.name != party.name.lower():
        return party.name
    state = state_name(country)
    return party.name if state == country else f"{_unowned(party.name)} ({state})"


def _unowned(name: str) -> str:
    """A word without the ending that says whose they are, where the country beside it does: "pasukannya"."""
    return name.removesuffix(_OWN) if " " not in name and len(name) > 2 * len(_OWN) else name


def nearness(one: Party, other: Party) -> int:
    """3: the same party. 2: the same code, not two named persons or bodies; or two spellings of one person's name.
    1: one stands for the other's country (a minister and his state, an army and its state). 0: different, or not known
    to be the same."""
    if one.key == other.key:
        return 3
    country = country_of(one.code)
    if country == UNKNOWN or country != country_of(other.code):
        return 0
    if one.kind == other.kind == "person":
        return 2 if is_one_person(one, other) else 0
    if one.code == other.code:
        return 2 if "group" in (one.kind, other.kind) or "state" in (one.kind, other.kind) else 1
    if "state" in (one.kind, other.kind):
        return 1 if is_official(one) and is_official(other) else 0
    return 1 if is_official(one) and is_official(other) and "person" in (one.kind, other.kind) else 0


def side_nearness(one: Sequence[Party], other: Sequence[Party]) -> float | None:
    """How near two sides of an event stand: the mean, over the smaller side, of each party's nearest on the other.
    None when a party of the smaller side has none; 0.0 when a side is empty."""
    if not one or not other:
        return 0.0
    if len(one) == len(other) == 1:
        return float(nearness(one[0], other[0])) or None
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    total = 0
    for party in few:
        best = max(nearness(party, candidate) for candidate in many)
        if best == 0:
            return None
        total += best
    return total / len(few)


def is_one_person(one: Party, other: Party) -> bool:
    """Whether two persons of one country can be one whose name is spelt or shortened otherwise; never two that the
    knowledge base tells apart."""
    if one.key == other.key:
        return True
    if is_known(one) and is_known(other):
        return False
    a, b = fold(one.name).split(), fold(other.name).split()
    if not a or not b or a[-1] != b[-1]:
        return False
    return _one_person(*sorted((" ".join(a), " ".join(b)), key=lambda name: (len(name.split()), name)))


def is_known(party: Party) -> bool:
    """Whether the knowledge base has it, or it is a state."""
    return ":" not in party.key


@dataclass(frozen=True, slots=True)
class Register:
    """The actors of pages: `of[(page, actor id)]` is the party."""

    of: dict[tuple[str, str], Party]

    def parties(self, page: str, actors: Iterable[str]) -> tuple[Party, ...]:
        """The parties of some actors of a page, each once, in order."""
        of = self.of
        found = [of[page, actor] for actor in actors if (page, actor) in of]
        return tuple({party.key: party for party in found}.values() if len(found) > 1 else found)


def register(readings: Iterable[Reading]) -> Register:
    """The parties of some pages, of each by that page alone: so that no other page changes them."""
    return Register({where: party for reading in readings for where, party in _of_page(reading).items()})


def _of_page(reading: Reading) -> dict[tuple[str, str], Party]:
    keys: dict[tuple[str, str], str] = {}
    rows: dict[str, list[Actor]] = defaultdict(list)
    for actor in reading.actors:
        key = _own_key(actor)
        keys[reading.article.page_id, actor.id] = key
        rows[key].append(actor)
    joined = _same_persons(rows)
    final: dict[str, list[Actor]] = defaultdict(list)
    for key, actors in rows.items():
        final[joined.get(key, key)] += actors
    parties = {key: _party(key, actors) for key, actors in final.items()}
    return {where: parties[joined.get(key, key)] for where, key in keys.items()}


def _own_key(actor: Actor) -> str:
    if actor.known:
        return actor.known
    if actor.kind == "state" and actor.code != UNKNOWN:
        return actor.code
    return f"{actor.code}:{fold(actor.name)}"


def _party(key: str, actors: Sequence[Actor]) -> Party:
    if len(actors) == 1:
        (one,) = actors
        state = one.kind == "state" and key == one.code
        return Party(key, state_name(one.code) if state else one.name, one.kind, one.code)

    def most(values: Iterable[str]) -> str:
        counts = Counter(values)
        return min(counts, key=lambda value: (-counts[value], -len(value), value))

    kind, code = most(a.kind for a in actors), most(a.code for a in actors)
    name = state_name(code) if kind == "state" and key == code else most(a.name for a in actors)
    return Party(key, name, kind, code)


def _same_persons(rows: dict[str, list[Actor]]) -> dict[str, str]:
    """Key → key it is another spelling of: persons of one country whose names can be one person's."""
    families: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for key in sorted(rows):
        for actor in rows[key]:
            words = fold(actor.name).split()
            if actor.kind == "person" and words and country_of(actor.code) != UNKNOWN:
                families[country_of(actor.code), words[-1]].add((key, " ".join(words)))
    joined: dict[str, str] = {}
    for members in families.values():
        if len(members) > 1:
            _join_family(sorted(members, key=lambda member: (-len(member[1].split()), member)), joined)
    roots = {key: _root(key, joined) for key in joined}
    return _named_by_knowledge(roots)


def _named_by_knowledge(roots: dict[str, str]) -> dict[str, str]:
    """The same joins, each group under its knowledge-base id where it has one."""
    groups: dict[str, set[str]] = defaultdict(set)
    for key, root in roots.items():
        groups[root] |= {key, root}
    best = {root: min(members, key=lambda key: (":" in key, key != root, key)) for root, members in groups.items()}
    return {key: best[root] for root, members in groups.items() for key in members if key != best[root]}


def _join_family(members: Sequence[tuple[str, str]], joined: dict[str, str]) -> None:
    """Members come longest name first. A name joins the one longer person it fits; one that fits two joins none."""
    persons: list[tuple[str, str]] = []
    for key, name in members:
        fits = sorted({_root(other, joined) for other, longer in persons if other != key and _one_person(name, longer)})
        if len(fits) == 1 and fits[0] != _root(key, joined):
            joined[_root(key, joined)] = fits[0]
        persons.append((key, name))


def _root(key: str, joined: dict[str, str]) -> str:
    while key in joined:
        key = joined[key]
    return key


def _one_person(short: str, longer: str) -> bool:
    a, b = short.split(), longer.split()
    if set(a) <= set(b):
        return True
    return len(a) == len(b) == 2 and len(a[0]) > _SPELLING + 1 and _distance(a[0], b[0]) <= _SPELLING


@lru_cache(maxsize=4096)
def _distance(one: str, other: str) -> int:
    """Letters to change, add or drop (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, against in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != against))
    return row[-1]
