"""What a noun ascribes to whoever is named beside it: "tuduhan X bahwa …", "laporan X yang menyebutkan bahwa …"."""

from __future__ import annotations

from palagan.reading.cast import Cast
from palagan.reading.clause import words
from palagan.reading.cues import active
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end
from palagan.reading.lines import Line
from palagan.reading.roles import is_verb
from palagan.reading.speakers import Speaker, named_after

_BESIDE = 4
"""Words between the noun and the name ("tuduhan berulang dari X"), and between the name and "bahwa"."""
_OPENING = 1
"""Words before a noun that stands at the beginning of its clause ("Menanggapi tuduhan X bahwa …, Y …")."""


def alleged(line: Line, at: int, low: int, high: int, cast: Cast) -> tuple[Speaker, int, int] | None:
    """Who charges by the noun at word `at` of the sentence `low:high`, and the words of the charge; None for none.

    In a quotation the charge ends with it: whoever repeats a charge is not the one on whose word it is told.
    """
    stop = next((index for index in range(at, high) if not line.inside[index]), high) if line.inside[at] else high
    speaker = named_after(line, at + 1, cast, min(stop, at + 1 + _BESIDE), owned=True)
    if speaker is None or not speaker.actors or _is_elsewhere(line.words[speaker.first - 1].lower):
        return None
    start = _behind_that(line, speaker.last, stop)
    if start is None or start >= stop:
        return None
    end = content_end(line, start, stop, cast)
    if at - low <= _OPENING or not line.words[at - 1].alpha:
        end = next((index for index in range(start, end) if _ends(line, index)), end)
    return (speaker, start, end) if end > start else None


def _is_elsewhere(before: str) -> bool:
    """Whether the word before a name says that it is not the one who charges: "laporan di Kenya bahwa …"."""
    return before in words("prepositions") and before not in list_of("agents")


def _behind_that(line: Line, last: int, high: int) -> int | None:
    """The word behind the "bahwa" that follows a name at once, or behind "yang menyebutkan"."""
    for index in range(last, min(high, last + _BESIDE)):
        word = line.words[index]
        if word.lower == "bahwa":
            return index + 1
        if not word.alpha or word.cap or (is_verb(word) and word.lower not in active()):
            return None
    return None


def _ends(line: Line, at: int) -> bool:
    """Whether the charge that opens its clause is over: what is said of it begins, or the clause that it belongs to."""
    return line.words[at].text == "," or line.words[at].lower in list_of("charge_ends")
