"""Which place a sentence points back to: "dua orang terluka di *kota itu*" is of the last town named before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.model.stretch import stands_in
from palagan.reading.clause import words
from palagan.reading.ground import Ground, Telling
from palagan.reading.sites import Placed, Site

_TOWNS = frozenset({"city", "regency", "district", "village"})


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("languages/id/that_place.toml")[name])


def in_that_place(ground: Ground, telling: Telling, placed: Placed, sites: Sequence[Site]) -> Placed:
    """The event's place; the one that its sentence points back to instead of one that another sentence tells."""
    sentence = ground.sentences[telling.sentence]
    if placed.site is None or stands_in(placed.site.place, sentence):
        return placed
    meant = _pointed_at(ground, telling.sentence, sites)
    return placed if meant is None else Placed(meant.key, meant, placed.parts)


def kind_pointed_to(words_: Sequence[str], at: int) -> str:
    """The kind of place whose name's last word a token is, pointed to by the next one ("*rumah sakit* itu"); or ""."""
    if at + 1 >= len(words_) or words_[at + 1] not in words("demonstratives"):
        return ""
    both = f"{words_[at - 1]} {words_[at]}" if at else ""
    return next((kind for kind in (both, words_[at]) if kind in _listed("towns") or kind in _listed("sites")), "")


def _pointed_at(ground: Ground, sentence: int, sites: Sequence[Site]) -> Site | None:
    """The last place of the kind that the sentence points to, named before it does; none that one only comes from."""
    lower = [token.lower for token in ground.tokens[sentence]]
    for index, token in enumerate(ground.tokens[sentence]):
        kind = kind_pointed_to(lower, index)
        if kind:
            before = [site for site in sites if site.place.start < token.start and site.led != "from"]
            return next((site for site in reversed(before) if _is_of(kind, site)), None)
    return None


def _is_of(kind: str, site: Site) -> bool:
    if kind in _listed("towns"):
        return site.place.level in _TOWNS or site.key.startswith(f"{kind} ")
    return site.key.startswith(f"{kind} ")
