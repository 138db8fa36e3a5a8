"""The named places of a page as candidates for the place of an event, and what speaks for each of them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from palagan.model.reading import Place
from palagan.reading.between import between, gap_of, step_of, verb_beside
from palagan.reading.clause import words
from palagan.reading.fuller import fuller_names
from palagan.reading.ground import Ground, Telling
from palagan.reading.kin import Kin, of_kin
from palagan.reading.made_once import made_once
from palagan.reading.narrower import narrower_places
from palagan.reading.phrases import cues

MOST = 6
"""Places of a page that are candidates for one event for being nearest to it. Beside them are the one that most events
of the page have in their sentence, the first that "di" leads to in its lead, and that of the event most like it."""
_FIRST, _WINDOW = 8, (24, 10)
"""How many mentions from the beginning of the page, before and after an event are looked at."""
_LEAD = 4
"""Sentences at the beginning of the page whose place may be that of all that follows."""
_LED = frozenset({"in", "near"})
_STEPS = (0, 1, 3, 6, 10, 16, 24)
_BACK = (-4, -2, -1, 0, 1, 2, 3, 5, 8)
_CAUSE = 3
"""Words before a place in which it is told to be what people march about."""
_MARKS = frozenset({",", "(", "dan", "yang"})


class Site(NamedTuple):
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
    """A candidate for the place of an event and what speaks for it; `site` is None where it is that none is told. That
    of a place which only locates another is the narrower one ("Gaza" in "Rafah, Gaza" is Rafah)."""

    key: str | None
    site: Site | None
    parts: tuple[tuple[str, ...], ...]
    """The features; what candidates share is one object, which is weighed once."""

    @property
    def features(self) -> tuple[str, ...]:
        """All in a row."""
        return tuple(chain.from_iterable(self.parts))


def sites_of(ground: Ground) -> tuple[Site, ...]:
    """The named places of the page, in order, each by the fullest name that the page has for it."""
    out = []
    full = fuller_names(ground.places)
    from_there = (-1, -1)
    for written in ground.places:
        place = replace(written, name=full[written.name]) if written.name in full else written
        at = ground.sentence_at(place.start)
        first, last = ground.token_at(at, place.start), ground.token_at(at, place.end - 1) + 1
        before = ground.word(at, first - 1)
        if before in words("origin") or (before in words("joiners") and from_there == (at, first - 1)):
            from_there = at, last
            continue  # "awak kapal *asal* X dan Y" are not there
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
        self._starts = [site.place.start for site in self.sites]
        self._dateline = " ".join((ground.article.dateline or "").lower().split())
        several: dict[str, list[Site]] = {}
        for site in self.sites:
            several.setdefault(site.key, []).append(site)
        self._fixed = {key: self._of_name(sites) for key, sites in several.items()}
        own = [near.key if (near := self.nearest(telling)) else None for telling in tellings]
        self._kin = Kin(tellings, own)
        self._first = {key: sites[0] for key, sites in several.items()}
        self._main = _main(self.sites, own)
        of_place = {site.place.start: site for site in self.sites}
        narrower = narrower_places(ground.article.text, ground.places)
        self._meant = {start: near for start, place in narrower.items() if (near := of_place.get(place.start))}

    def nearest(self, telling: Telling) -> Site | None:
        """The place of the event's own sentence nearest to it: one that "di" or the like leads to, or no country."""
        inside = [
            site
            for site in self._near(telling)
            if site.sentence == telling.sentence
            and (site.led in ("in", "to", "near") or site.place.level not in (None, "country"))
        ]
        return min(inside, key=lambda site: gap_of(telling, site), default=None)

    def candidates(self, telling: Telling) -> tuple[Placed, ...]:
        """What may be the event's place, each with what speaks for it; the last one is that no place is told."""
        at = telling.sentence
        near = self._near(telling)
        causes: frozenset[str] = frozenset()
        if telling.type == "PROTEST":
            causes = frozenset([site.key for site in near if self._is_cause(site)])
            near = [site for site in near if site.key not in causes or site.led == "in"]
        inside = [site for site in near if site.sentence == at]
        here = sorted(inside, key=lambda site: gap_of(telling, site)) if len(inside) > 1 else inside
        own = list(dict.fromkeys([site.key for site in here]))
        led = list(dict.fromkeys([site.key for site in here if site.led in _LED]))
        before = [site for site in near if site.place.start < telling.start and site.sentence != at][::-1]
        behind = [site for site in near if site.place.start >= telling.start and site.sentence != at]
        last = next((site for site in before if site.sentence < at and site.led == "in"), None)
        names: dict[str, Site] = {}
        for site in (*sorted(here, key=_is_not_led), *before, *behind):
            names.setdefault(site.key, site)  # one that is led to, then the nearest; the last before; the first behind
        many = f"own={min(len(own), 2)}{min(len(led), 1)}"
        shared = _of_event(many, telling.type, telling.status, telling.nominal, telling.pointing, at < 3)
        out = []
        chosen = dict(sorted(names.items(), key=lambda item: abs(at - item[1].sentence))[:MOST])
        alike = self._kin.likest(telling)
        for key in (*self._main, *([alike] if alike else [])):
            if key not in chosen and key not in causes:
                chosen[key] = names.get(key, self._first[key])
        for key, site in chosen.items():
            back = at - site.sentence
            who, whose = _owner(telling, key, site)
            kin, held = self._kin.of(telling, key)
            fixed = self._fixed[key]
            owned = _of_owner(who, whose, fixed[0], telling.type, many, back == 0)
            near_by = of_kin(step_of(back, _BACK), kin, held, many)
            beside = _of_words(site.led, site.before, site.verb, telling.type, back == 0)
            parts: tuple[tuple[str, ...], ...] = (fixed, shared, owned, near_by, beside)
            if back == 0:
                narrower = f"in|narrower={_narrower(site, here)}|{fixed[0]}"
                within = (*self._inside(telling, site, own, led), narrower)
                parts = (*parts, _led(site.led, site.before, who, whose, telling.type), within)
            elif last is not None and last.key == key:
                parts = (*parts, (f"last={step_of(at - last.sentence, _BACK)}",))
            meant = self._meant.get(site.place.start, site)
            out.append(Placed(meant.key, meant, parts))
        nowhere = ("none", f"sites={min(len(names), 6)}", f"none|{many}")
        out.append(Placed(None, None, (nowhere, shared)))
        return tuple(out)

    def _is_cause(self, site: Site) -> bool:
        """Whether people march for or against a place: "aksi solidaritas *untuk* X", "demo *pro*-X"."""
        back = range(max(0, site.first - _CAUSE), site.first)
        return any(self.ground.word(site.sentence, index) in cues("marching_for") for index in back)

    def _near(self, telling: Telling) -> list[Site]:
        """The places named around an event and the first ones of the page, in order."""
        here = bisect_left(self._starts, telling.start)
        low = max(_FIRST, here - _WINDOW[0])
        return [*self.sites[: min(_FIRST, low)], *self.sites[low : here + _WINDOW[1]]]

    def _of_name(self, several: Sequence[Site]) -> tuple[str, ...]:
        level = several[0].place.level or "?"
        led = min(sum(1 for site in several if site.led == "in"), 3)
        return (
            f"level={level}",
            f"count={step_of(len(several), (1, 2, 3, 5, 8))}",
            f"led-in={led}",
            f"led-in={led}|level={level}",
            f"lead-in={several[0].sentence < 2}|level={level}",
            f"dateline={several[0].key == self._dateline}",
            f"rule={several[0].place.rule}",
        )

    def _inside(self, telling: Telling, site: Site, own: Sequence[str], led: Sequence[str]) -> tuple[str, ...]:
        gap = gap_of(telling, site)
        rank = own.index(site.key) if site.key in own else len(own)  # in a very long sentence it may be far away
        return (
            f"rank={min(rank, 2)}of{min(len(own), 3)}",
            f"led-rank={min(led.index(site.key), 2) if site.key in led else '-'}of{min(len(led), 3)}",
            f"others={self._kin.nearer(telling, site, gap)}",
            *between(self.ground, telling, site, step_of(gap, _STEPS)),
        )


def _main(sites: Sequence[Site], own: Sequence[str | None]) -> list[str]:
    """The place that most events have in their sentence, and the first of the lead that "di" leads to."""
    most = Counter(key for key in own if key is not None).most_common(1)
    lead = next((site.key for site in sites if site.sentence < _LEAD and site.led == "in"), None)
    return list(dict.fromkeys([*(key for key, _ in most), *([lead] if lead else [])]))


def _is_not_led(site: Site) -> bool:
    return site.led not in _LED


def _narrower(site: Site, here: Sequence[Site]) -> bool:
    """Whether the sentence has another place of the country that is no country."""
    return any(
        other.key != site.key and other.place.country == site.place.country and other.place.level != "country"
        for other in here
    )


def _owner(telling: Telling, key: str, site: Site) -> tuple[str, str]:
    """Whether the place is itself a party of the event, or lies in the country of one: "d" a doer, "o" another."""
    land = (site.place.country or "?").lower()
    doers, others = telling.doers, telling.others
    who = ("d" if key in doers else "") + ("o" if key in others else "")
    return who, ("d" if land in doers else "") + ("o" if land in others else "")


@made_once(4096)
def _of_event(many: str, type_: str, status: str, nominal: bool, pointing: bool, early: bool) -> tuple[str, ...]:
    """What all candidates of an event share."""
    return many, f"type={type_}", f"status={status}", f"noun={nominal}{pointing}", f"early={early}"


@made_once(16_384)
def _of_owner(who: str, whose: str, level: str, type_: str, many: str, inside: bool) -> tuple[str, ...]:
    """Whose place it is, and of what level."""
    features = (
        f"who={who}",
        f"land={whose}",
        f"who={who}{whose}|type={type_}",
        f"who={who}|{level}",
        f"land={whose}|{level}",
        f"{level}|{many}",
        f"{level}|type={type_}",
        f"land={whose}|type={type_}",
    )
    return features if inside else (*features, f"out|land={whose}|{level}|{many}")


@made_once(4096)
def _of_words(led: str, before: str, verb: str, type_: str, inside: bool) -> tuple[str, ...]:
    """The words that lead to the place."""
    features = f"led={led}", f"before={before}", f"verb={verb}"
    return features if inside else (*features, f"out={led}|type={type_}")


@made_once(4096)
def _led(led: str, before: str, who: str, whose: str, type_: str) -> tuple[str, ...]:
    """What leads to a place of the event's own sentence."""
    return f"in={led}|who={who}", f"in={led}|land={whose}", f"in={before}|type={type_}", f"in={led}"
