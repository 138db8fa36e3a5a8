"""Known persons whose family name the press has one letter wrong: "Dmitry Medvdev" is Dmitry Medvedev.

Only a letter too many or too few, or two that changed places; with another letter in its place it is often another
person ("Sudianto", "Subianto"). The given names must be the same, and the family name long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.reading.knowledge import Known, knowledge

_LONG = 7
"""Letters of the longer of both spellings."""


def misspelt(words: Sequence[str]) -> Known | None:
    """The one known person whose name this is but for a letter of its last word; None where none or several are."""
    if len(words) < 2:
        return None
    given, family = " ".join(words[:-1]).lower(), words[-1].lower()
    found = {known.id: known for name, known in _families().get(given, ()) if _is_slip(family, name)}
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _families() -> dict[str, tuple[tuple[str, Known], ...]]:
    """Given names → family names and persons, in lower case."""
    out: dict[str, list[tuple[str, Known]]] = {}
    for entries in knowledge().pairs.values():
        for entry in entries:
            if entry.known.sort == "person":
                *given, family = (text.lower() for text in entry.texts)
                out.setdefault(" ".join(given), []).append((family, entry.known))
    return {given: tuple(families) for given, families in out.items()}


def _is_slip(word: str, other: str) -> bool:
    longer, shorter = (word, other) if len(word) >= len(other) else (other, word)
    if len(longer) < _LONG or longer[0] != shorter[0]:
        return False
    if len(longer) == len(shorter) + 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer)))
    return len(longer) == len(shorter) and any(
        shorter == longer[:at] + longer[at + 1] + longer[at] + longer[at + 2 :] != longer
        for at in range(1, len(longer) - 1)
    )
