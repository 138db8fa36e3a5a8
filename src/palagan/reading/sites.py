"""The named places of a page as candidates for the place of an event, and what speaks for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from palagan.model.reading import Place
from palagan.reading.between import between, gap_of, step_of, verb_beside
from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling, likeness

MOST = 12
"""Places of a page that are candidates for one event: those nearest to it."""
_LED = frozenset({"in", "near"})
_STEPS = (0, 1, 3, 6, 10, 16, 24)
_BACK = (-4, -2, -1, 0, 1, 2, 3, 5, 8)
_MARKS = frozenset({",", "(", "dan", "yang"})


@dataclass(frozen=True, slots=True)
class Site:
    """One mention of a place: `key` its name in lower case, `led` what leads to it ("in", "to", "from", "near" or "-"),
    `before` the small word before it, `verb` the sort of the verb before it."""

    place: Place
    key: str
    sentence: int
    first: int
    last: int
    led: str
    before: str
    verb: str


class Placed(NamedTuple):
    """A candidate for the place of an event and what speaks for it; `site` is None where it is that none is told."""

    key: str | None
    site: Site | None
    features: tuple[str, ...]


def sites_of(ground: Ground) -> tuple[Site, ...]:
    """The named places of the page, in order."""
    out = []
    for place in ground.places:
        at = ground.sentence_at(place.start)
        first, last = ground.token_at(at, place.start), ground.token_at(at, place.end - 1) + 1
        before = ground.word(at, first - 1)
        if before and before not in words("prepositions") and before not in _MARKS:
            before = "w"
        key, led = " ".join(place.name.lower().split()), place.rule.rpartition(":")[2]
        out.append(Site(place, key, at, first, last, led, before, verb_beside(ground, at, first, -1)))
    return tuple(out)


class Placing:
    """Makes the candidates for the places of a page's events."""

    def __init__(self, ground: Ground, tellings: Sequence[Telling]) -> None:
        self.ground = ground
        self.sites = sites_of(ground)
        self._names: dict[str, list[Site]] = {}
        self._here: dict[int, list[Site]] = {}
        for site in self.sites:
            self._names.setdefault(site.key, []).append(site)
            self._here.setdefault(site.sentence, []).append(site)
        self._dateline = " ".join((ground.article.dateline or "").lower().split())
        self._told: dict[int, list[Telling]] = {}
        self._owners: dict[str, list[Telling]] = {}
        for telling in tellings:
            self._told.setdefault(telling.sentence, []).append(telling)
            own = self.nearest(telling)
            if own is not None:
                self._owners.setdefault(own.key, []).append(telling)
        self._fixed = {key: self._of_name(key) for key in self._names}

    def nearest(self, telling: Telling) -> Site | None:
        """The place of the event's own sentence nearest to it: one that "di" or the like leads to, or no country."""
        inside = [
            site
            for site in self._here.get(telling.sentence, ())
            if site.led in ("in", "to", "near") or site.place.level not in (None, "country")
        ]
        return min(inside, key=lambda site: gap_of(telling, site), default=None)

    def candidates(self, telling: Telling) -> tuple[Placed, ...]:
        """What may be the event's place, each with what speaks for it; the last one is that no place is told."""
        at = telling.sentence
        near = sorted(self._here.get(at, ()), key=lambda site: gap_of(telling, site))
        own = list(dict.fromkeys(site.key for site in near))
        led = list(dict.fromkeys(site.key for site in near if site.led in _LED))
        last = next((site for site in reversed(self.sites) if site.sentence < at and site.led == "in"), None)
        shared = (
            f"own={min(len(own), 2)}{min(len(led), 1)}",
            f"type={telling.type}",
            f"status={telling.status}",
            f"noun={telling.nominal}{telling.pointing}",
            f"early={at < 3}",
        )
        ranked = sorted(self._names, key=lambda name: min(abs(site.sentence - at) for site in self._names[name]))[:MOST]
        out = []
        for key in ranked:
            site = self._nearest_of(telling, key)
            back = at - site.sentence
            who, kin = _owner(telling, key, site), self._kin(telling, key)
            level = self._fixed[key][0]
            features = [*self._fixed[key], *shared, f"back={step_of(back, _BACK)}", *who, *kin]
            features += (f"led={site.led}", f"before={site.before}", f"verb={site.verb}", f"{kin[0]}|{shared[0]}")
            features += (
                f"{who[0]}|{level}",
                f"{who[1]}|{level}",
                f"{level}|{shared[0]}",
                f"{level}|{shared[1]}",
                f"{who[1]}|{shared[1]}",
            )
            if back == 0:
                features += self._inside(telling, site, own, led)
                features += (
                    f"in={site.led}|{who[0]}",
                    f"in={site.led}|{who[1]}",
                    f"in={site.before}|{shared[1]}",
                    f"in|narrower={self._narrower(site)}|{level}",
                )
            else:
                features += (f"out|{who[1]}|{level}|{shared[0]}", f"out={site.led}|{shared[1]}")
            if back and last is not None and last.key == key:
                features.append(f"last={step_of(at - last.sentence, _BACK)}")
            out.append(Placed(key, site, tuple(features)))
        out.append(Placed(None, None, ("none", f"sites={min(len(self._names), 6)}", *shared, f"none|{shared[0]}")))
        return tuple(out)

    def _of_name(self, key: str) -> tuple[str, ...]:
        several = self._names[key]
        level = several[0].place.level or "?"
        led = min(sum(1 for site in several if site.led == "in"), 3)
        return (
            f"level={level}",
            f"count={step_of(len(several), (1, 2, 3, 5, 8))}",
            f"led-in={led}",
            f"led-in={led}|level={level}",
            f"lead-in={several[0].sentence < 2}|level={level}",
            f"dateline={key == self._dateline}",
            f"rule={several[0].place.rule}",
        )

    def _narrower(self, site: Site) -> bool:
        """Whether the sentence has another place of the country that is no country."""
        return any(
            other.key != site.key and other.place.country == site.place.country and other.place.level != "country"
            for other in self._here[site.sentence]
        )

    def _nearest_of(self, telling: Telling, key: str) -> Site:
        """The place's mention in the event's sentence, led to if possible, else the last one before, else the first."""
        several = self._names[key]
        inside = [site for site in several if site.sentence == telling.sentence]
        if inside:
            return min(inside, key=lambda site: (site.led not in _LED, gap_of(telling, site)))
        return next((site for site in reversed(several) if site.sentence < telling.sentence), several[0])

    def _inside(self, telling: Telling, site: Site, own: Sequence[str], led: Sequence[str]) -> tuple[str, ...]:
        gap = gap_of(telling, site)
        others = sum(1 for other in self._told[telling.sentence] if other is not telling and gap_of(other, site) < gap)
        return (
            f"in={site.led}",
            f"rank={min(own.index(site.key), 2)}of{min(len(own), 3)}",
            f"led-rank={min(led.index(site.key), 2) if site.key in led else '-'}of{min(len(led), 3)}",
            f"others={min(others, 2)}",
            *between(self.ground, telling, site, step_of(gap, _STEPS)),
        )

    def _kin(self, telling: Telling, key: str) -> tuple[str, str]:
        """Whether other tellings of what may be the same event have the place in their own sentence."""
        others = [other for other in self._owners.get(key, ()) if other is not telling]
        best = max((likeness(telling, other) for other in others), default=0)
        return f"kin={best}", f"held={min(len(others), 4)}"


def _owner(telling: Telling, key: str, site: Site) -> tuple[str, str, str]:
    """Whether the place is itself a party of the event, or lies in the country of one."""
    land = (site.place.country or "?").lower()
    who = ("d" if key in telling.doers else "") + ("o" if key in telling.others else "")
    whose = ("d" if land in telling.doers else "") + ("o" if land in telling.others else "")
    return f"who={who}", f"land={whose}", f"who={who}{whose}|type={telling.type}"
