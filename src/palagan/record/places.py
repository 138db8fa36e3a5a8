"""Places across pages: one spelling for each, and which lies in which, from the knowledge base."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from palagan.languages.tables import alternatives, table
from palagan.record.folding import fold
from palagan.record.matters import place_heads, wide_openings

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`]")


def _spelt(name: str) -> str:
    """A name folded, apostrophes dropped: "Sana'a" and "Sanaa" are one spelling."""
    return fold(_APOSTROPHES.sub("", name))


@cache
def _gazetteer() -> tuple[dict[str, str], dict[str, frozenset[str]], dict[str, str]]:
    """Spelling → place, place → the places it lies in, place → its printed name; all keys folded."""
    same: dict[str, str] = {}
    within: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for row in table("languages/knowledge/states.tsv"):
        key = _spelt(row["name"])
        names.setdefault(key, row["name"])
        for spelling in (row["name"], *alternatives(row["names"])):
            same.setdefault(_spelt(spelling), key)
        for capital in alternatives(row["capitals"]):
            place = same.setdefault(_spelt(capital), _spelt(capital))
            names.setdefault(place, capital)
            if place != key:
                within.setdefault(place, set()).add(key)
    rows = table("languages/knowledge/places.tsv")
    countries = {row["code"]: _spelt(row["name"]) for row in table("languages/knowledge/states.tsv")}
    for row in rows:
        key = same.get(_spelt(row["name"]), _spelt(row["name"]))
        names.setdefault(key, row["name"])
        for spelling in (row["name"], *alternatives(row["names"])):
            same.setdefault(_spelt(spelling), key)
    for row in rows:
        key = same[_spelt(row["name"])]
        holders = [_spelt(holder) for holder in alternatives(row["within"])]
        if row["country"] in countries:
            holders.append(countries[row["country"]])
        for holder in holders:
            target = same.get(holder, holder)
            if target != key:
                within.setdefault(key, set()).add(target)
    return same, {key: _closure(key, within) for key in within}, names


def _closure(key: str, within: dict[str, set[str]]) -> frozenset[str]:
    seen: set[str] = set()
    todo = [key]
    while todo:
        for holder in within.get(todo.pop(), ()):
            if holder not in seen:
                seen.add(holder)
                todo.append(holder)
    return frozenset(seen - {key})


@lru_cache(maxsize=65536)
def place_key(name: str | None) -> str | None:
    """One key for all known spellings of a place; the folded name when the knowledge base lacks it; None for None."""
    if name is None:
        return None
    known = _gazetteer()[0]
    folded = _spelt(name)
    head, _, rest = folded.partition(" ")
    if folded not in known and rest in known and head in place_heads():
        folded = rest
    return known.get(folded, folded) or None


def place_name(key: str) -> str:
    """The name to print for a key: the knowledge base's own, else the key."""
    return _gazetteer()[2].get(key, key)


def place_told(name: str | None) -> str | None:
    """The name to print for a place that a page names: the knowledge base's own, else as the page writes it."""
    key = place_key(name)
    return _gazetteer()[2].get(key, name) if key is not None else None


@lru_cache(maxsize=65536)
def holders(key: str) -> frozenset[str]:
    """The keys of all places that this one is known to lie in; a place that the knowledge base lacks lies in the town
    or district that its name ends with ("jembatan pelabuhan sydney")."""
    same, within, _ = _gazetteer()
    if key in same:
        return within.get(key, frozenset())
    words = key.split()
    for start in range(1, len(words)):
        place = same.get(" ".join(words[start:]))
        if place is not None and place not in _countries():
            return within.get(place, frozenset()) | {place}
    return frozenset()


def is_known(key: str) -> bool:
    """Whether the knowledge base has it."""
    return key in _gazetteer()[0]


def lies_in(inner: str, outer: str) -> bool:
    """Whether `inner` is `outer` or is known to lie in it (keys); what nobody knows lies in what nobody knows where its
    name ends with that one's ("kamp pengungsi kanyaruchinya")."""
    if inner == outer or outer in holders(inner):
        return True
    return inner.endswith(outer) and inner.endswith(f" {outer}") and not is_known(inner) and not is_known(outer)


def can_be_same(one: str | None, other: str | None) -> bool:
    """Whether two keys can name the place of one event: equal, one in the other, or one untold."""
    return one is None or other is None or lies_in(one, other) or lies_in(other, one)


def on_one_spot(one: str | None, other: str | None) -> bool:
    """Whether both are told, and are one town or site, or a town and a part of it."""
    if one is None or other is None or not is_spot(one):
        return False
    return one == other or (can_be_same(one, other) and is_spot(other))


def unlike(one: str | None, other: str | None) -> bool:
    """Whether two keys certainly name two places: neither lies in the other, and the knowledge base has both, or they
    lie in known places that are unlike, or in one place under names that share nothing."""
    if can_be_same(one, other) or one is None or other is None:
        return False
    if is_known(one) and is_known(other):
        return True
    theirs = [holders(key) | {key} if is_known(key) else holders(key) for key in (one, other)]
    if not theirs[0] or not theirs[1]:
        return False
    if not theirs[0] & theirs[1]:
        return True
    spots = [{key for key in held if is_spot(key)} for held in theirs]
    if spots[0] and spots[1] and not spots[0] & spots[1]:
        return True
    known = {word for key in theirs[0] & theirs[1] for word in key.split()}
    return not (set(one.split()) - known) & (set(other.split()) - known)


def narrower_place(one: str | None, other: str | None) -> str | None:
    """Of two keys that can be the same place the one that lies inside; the first told when neither is known to."""
    if one is None or other is None:
        return one or other
    return other if one != other and lies_in(other, one) else one


_WIDE = frozenset({"province", "region", "conflict-region", "sea"})
"""Levels of places.tsv that are too wide to be where one strike fell."""


@cache
def _countries() -> frozenset[str]:
    same = _gazetteer()[0]
    return frozenset(same[_spelt(row["name"])] for row in table("languages/knowledge/states.tsv"))


@cache
def _wide_places() -> frozenset[str]:
    same = _gazetteer()[0]
    wide = {_spelt(row["name"]) for row in table("languages/knowledge/places.tsv") if row["level"] in _WIDE}
    return _countries() | {same.get(key, key) for key in wide}


def is_spot(key: str) -> bool:
    """Whether it is no wider than a town or a district: a state, province, region, sea, border or front is wide."""
    return key not in _wide_places() and not key.startswith(wide_openings())


@cache
def _state_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("languages/knowledge/states.tsv")}


def state_name(code: str) -> str:
    """The name of a country or body by its code; the code when the knowledge base lacks it."""
    return _state_names().get(code, code)


@cache
def _capitals() -> frozenset[str]:
    rows = table("languages/knowledge/states.tsv")
    return frozenset(place_key(capital) or "" for row in rows for capital in alternatives(row["capitals"]))


def is_capital(key: str) -> bool:
    """Whether it is a state's capital, whose bare name mostly stands for the state."""
    return key in _capitals()
