"""What the layers beneath tell of faults and work, in the reader's language: their English sentences are the keys.

They tell it once, for logs, for the command line and for the case; only here it is known who reads. The forms stand in
`in_tongue.toml`; what is not among them stays as it was told, for a fault in another language is better than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from palagan.languages.tables import lexicon
from palagan.views.messages import Tongue

LONGEST = 500
"""Letters of a sentence that is looked up; longer ones stay as they are."""
_PLACE = re.compile(r"\{(\*?)(\w+)\}")
_NARROW = {"n": "[0-9][0-9.,]*", "more": "[0-9]+", "left": "[0-9][0-9,]*", "host": r"[^\s,;]+", "status": "[^;·]+"}
"""What may stand in places of these names; in others anything."""
_BETWEEN = tuple((one, re.compile(re.escape(one) + r"(?![^(]*\))")) for one in (" · ", "; ", ", "))
"""What stands between the parts of a sentence, brackets aside."""
_ANYTHING = r"[^\n]+?"
_DEEPEST = 3


def in_tongue(told: str, tongue: Tongue) -> str:
    """A sentence of the layers beneath in that language, in the whole or in its parts, as far as they are known."""
    return told if tongue == "en" or len(told) > LONGEST else _in_indonesian(told, 0)


@lru_cache(maxsize=2000)
def _in_indonesian(told: str, depth: int) -> str:
    whole = _of_one_form(told, depth)
    if whole is not None or depth >= _DEEPEST:
        return whole or told
    for between, outside in _BETWEEN:
        parts = outside.split(told)
        if len(parts) > 1:
            return between.join(_in_indonesian(part, depth + 1) for part in parts)
    return told


def _of_one_form(told: str, depth: int) -> str | None:
    for form, further, wanted in _forms():
        found = form.fullmatch(told)
        if found is not None:
            values = found.groupdict()
            if depth < _DEEPEST:
                values |= {name: _in_indonesian(values[name], depth + 1) for name in further}
            return _filled(wanted, values)
    return None


def _filled(wanted: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[2]], wanted)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """Each form as a pattern, its places that are looked up again, and its Indonesian."""
    return tuple(_form(english, wanted) for english, wanted in lexicon("web/in_tongue.toml")["forms"].items())


def _form(english: str, wanted: str) -> tuple[re.Pattern[str], tuple[str, ...], str]:
    pattern, end = "", 0
    for place in _PLACE.finditer(english):
        inside = _NARROW.get(place[2], _ANYTHING)
        pattern += re.escape(english[end : place.start()]) + f"(?P<{place[2]}>{inside})"
        end = place.end()
    further = tuple(place[2] for place in _PLACE.finditer(english) if place[1])
    return re.compile(pattern + re.escape(english[end:])), further, wanted
