"""Whether an event goes on since a time: "sejak kudeta pada Februari 2021, perang berkecamuk"."""

from __future__ import annotations

from palagan.reading.between import Standing
from palagan.reading.ground import Ground, Telling
from palagan.reading.time_forms import class_of

_REACH = 12
"""Tokens before a time in which "sejak" is looked for."""
_FAR = 60
"""Tokens from the event to "sejak", and from the time to the comma, that are looked through."""
_OPENING = 2
"""Tokens that may stand before "sejak" where it opens the sentence ("Sebelumnya, sejak …")."""
_YEAR = 4
_MARKS = frozenset({"-", "–", "—", "--", ",", ";", "(", '"', "“", "”"})


def goes_on_since(ground: Ground, telling: Telling, time: Standing) -> bool:
    """Whether the time stands in a clause or phrase behind "sejak" of the event's own sentence and the event outside
    it: right before "sejak", or behind the comma that ends it where it opens the sentence.

    Of 14 such events in gold and in our own annotations whose date begins there, all 14 are open-ended (2026-11).
    """
    tokens = ground.tokens[telling.sentence]
    behind = range(time.first - 1, max(-1, time.first - 1 - _REACH), -1)
    since = next((index for index in behind if class_of(tokens[index].lower) == "since"), None)
    if since is None or any(token.text in _MARKS or _is_year(token.text) for token in tokens[since : time.first]):
        return False  # "sejak 2022 *pada Rabu*"
    if telling.last <= since:
        near = since - telling.last <= _FAR
        return near and not any(token.text in _MARKS for token in tokens[telling.last : since])
    begins = since <= _OPENING and telling.first >= time.last
    return begins and any(token.text == "," for token in tokens[time.last : min(telling.first, time.last + _FAR)])


def _is_year(text: str) -> bool:
    return len(text) == _YEAR and text.isdigit()
