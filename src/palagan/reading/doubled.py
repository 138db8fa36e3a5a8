"""Heads that are told in full and in short before a name: "Kepolisian Daerah (Polda) *Papua*"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.words import Word

_HEAD = 4
"""Words of a head in full."""
_BODIES = frozenset({"known", "body"})

Reader = Callable[[Sequence[Word], int], Candidate | None]


def with_short_head(
    words: Sequence[Word], at: int, plain: Candidate | None, reader: Reader, number: int
) -> Candidate | None:
    """The body that begins at word `at`, read as if its head stood there in short alone; `plain` where that reads no
    further than the brackets do."""
    opening = next((k for k in range(at + 1, min(len(words), at + _HEAD + 1)) if words[k].text == "("), None)
    if opening is None or opening + 3 >= len(words) or words[opening + 2].text != ")":
        return plain
    after = opening + 3
    if not _is_short_for(words[opening + 1].lower, words[at:opening]):
        return plain
    if plain is not None and (plain.last > after or plain.sort in ("person", "title")):
        return plain
    if not (words[after].cap or words[after].text[0].isdigit()):
        return plain
    read = reader((*words[:at], words[opening + 1], *words[after:]), at)
    if read is None or read.sort not in _BODIES or read.last < at + 2:
        return plain
    shift = after - at - 1
    return read._replace(
        sentence=number,
        first=at,
        last=read.last + shift,
        name_first=at,
        name_last=read.name_last + shift,
        alias=opening + 1,
        alias_end=0,
    )


def _is_short_for(short: str, head: Sequence[Word]) -> bool:
    """Whether the letters of one word stand in this order in the words of a head ("densus", "detasemen khusus")."""
    if len(head) < 2 or not all(word.alpha for word in head):
        return False
    rest = iter("".join(word.lower for word in head))
    return len(short) > 2 and all(letter in rest for letter in short)
