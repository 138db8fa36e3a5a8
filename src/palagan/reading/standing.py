"""Events told as a standing fact, a habit, or the beginning of what is told: "telah lama menuduh", "yang diduduki"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.model.stretch import stands_in
from palagan.reading.age import is_old
from palagan.reading.clause import looks_like_verb
from palagan.reading.ground import Ground, Telling
from palagan.reading.kin import likeness
from palagan.reading.moments import Dated
from palagan.reading.time_forms import class_of

_WITHIN = 3
"""Tokens between a habit and its event ("secara rutin *menggelar* latihan")."""
_LONG = 8
"""Tokens behind a noun within which it is told for how long it has lasted."""
_SUBJECT = 2
"""Tokens between "sejak" and its verb ("sejak militer *merebut* kekuasaan")."""
_LASTING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types of nouns that last; a sentence or a treaty of many years is of one day."""
_SAME = 4
"""How like two events are that are told by one word (`likeness`)."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("languages/id/standing.toml")[name])


@cache
def _rows(name: str) -> dict[str, list[tuple[str, ...]]]:
    """Rows of words by their last one."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in lexicon("languages/id/standing.toml")[name]:
        words = tuple(row.split())
        out.setdefault(words[-1], []).append(words)
    return out


def _ends(ground: Ground, sentence: int, index: int, name: str) -> int:
    """How many tokens the row of a list has that ends with a token; 0 where none does."""
    for row in _rows(name).get(ground.word(sentence, index), ()):
        if all(ground.word(sentence, index - back) == word for back, word in enumerate(reversed(row))):
            return len(row)
    return 0


def is_standing(ground: Ground, telling: Telling, dated: Dated) -> bool:
    """Whether the event is no act of some day but what was long so; `dated` is its date."""
    if telling.status != "happened":
        return False
    return _is_habit(ground, telling) or _is_age_old(ground, telling) or _is_held_land(ground, telling, dated)


def begins(ground: Ground, tellings: Sequence[Telling], number: int, dated: Dated, history: Sequence[bool]) -> bool:
    """Whether the event is told by a verb behind "sejak" and so as what went before, unless its sentence gives it a day
    of late or the page tells it as news elsewhere; `history` is what is held for history so far."""
    telling = tellings[number]
    if telling.nominal or telling.status != "happened" or _is_late(ground, telling, dated):
        return False
    before = ground.tokens[telling.sentence][max(0, telling.first - 1 - _SUBJECT) : telling.first]
    since = next((n for n, token in enumerate(before) if class_of(token.lower) == "since"), None)
    if since is None or any(not token.text[0].isalnum() for token in before[since:]):
        return False
    if since == len(before) - 1 and ground.word(telling.sentence, telling.first).startswith("di"):
        return False  # "sejak ditangkap, ia …": the day before as well as long ago
    others = enumerate(zip(tellings, history, strict=True))
    return not any(n != number and not old and likeness(telling, other) >= _SAME for n, (other, old) in others)


def _is_late(ground: Ground, telling: Telling, dated: Dated) -> bool:
    """Whether its own sentence gives it a day that is not long ago."""
    return stands_in(dated.moment, ground.sentences[telling.sentence]) and not is_old(dated.value, ground.today)


def _is_habit(ground: Ground, telling: Telling) -> bool:
    between = _listed("doing" if telling.nominal else "ever")
    for index in range(telling.first - 1, max(-1, telling.first - 2 - _WITHIN), -1):
        if row := _ends(ground, telling.sentence, index, "habit"):
            return not _has_verb(ground, telling.sentence, index + 1 - row)
        if ground.word(telling.sentence, index) not in between:
            return False
    return False


def _has_verb(ground: Ground, sentence: int, end: int) -> bool:
    """Whether a verb stands in the clause before a token, to which a habit behind it belongs ("ditahan sejak lama")."""
    for token in reversed(ground.tokens[sentence][:end]):
        if token.lower in _listed("openers") or not token.text[0].isalnum():
            return False
        if looks_like_verb(token):
            return True
    return False


def _is_age_old(ground: Ground, telling: Telling) -> bool:
    if not telling.nominal or telling.type not in _LASTING:
        return False
    for index in range(telling.last, min(telling.last + _LONG, len(ground.tokens[telling.sentence]))):
        if _ends(ground, telling.sentence, index, "ages"):
            return True
        if ground.word(telling.sentence, index) not in _listed("lasting"):
            return False
    return False


def _is_held_land(ground: Ground, telling: Telling, dated: Dated) -> bool:
    if telling.type != "COERCE" or _is_late(ground, telling, dated):
        return False
    own, before = (ground.word(telling.sentence, index) for index in (telling.first, telling.first - 1))
    return own in _listed("held_lands") and before == "yang"
