"""A text cut into lines and pieces of lines, each with what can be seen of it, from which its kind is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from palagan.articles.language import function_words
from palagan.articles.letters import folded, joined_words
from palagan.articles.runins import Piece, cut_line
from palagan.articles.words import holds_any, phrase_set

_CLOSERS = "\"'”’»)]*_ "
_STOPS = ".!?…:;"
_SAMPLE = 1500
"""A long line is looked at through its first and last characters: its features do not change after that."""
_MARKUP = re.compile(r"(?:#{1,6}\s+|[*_]{1,3}(?=\S)|>\s+|[-•*·]\s+)")
_SIGNED = re.compile(r"\s*[(\[][\w .,/&*-]{1,40}[)\]]\W*$")
"""What a report is signed with after its last stop: "(blq/bac)", "[ANTARA]"."""
_ADDRESS = re.compile(r"https?://|www\.|[\w.-]@[\w-]+\.\w|\.(?:jpe?g|png|webp|gif)\b", re.IGNORECASE)
_ADDRESS_STEMS = ("http", "www.", "@", ".jp", ".png", ".webp", ".gif")


class Line(NamedTuple):
    """A line, or a piece of one where other matter runs in: `text` is the page's `[start:end]`, trimmed.

    `number` counts the lines of the page from 0; `order` the pieces. `capitals` is the share of its words that begin
    with a capital, `function` that of function words, `menu` that of words of menus and buttons. `repeats` is how
    often the same letters stand on the page. `given` is what the cutting already knows it to be ("related", …).
    """

    order: int
    number: int
    start: int
    end: int
    text: str
    fold: str
    whole: bool
    gap_before: bool
    gap_after: bool
    words: int
    letters: int
    stops: bool
    capitals: float
    function: float
    menu: float
    repeats: int
    address: bool
    given: str | None = None

    @property
    def length(self) -> int:
        """Characters."""
        return self.end - self.start

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: a sentence of some length, with small words in it and a stop at its end."""
        if self.words < 4:
            return False
        if self.length >= 90 and self.words >= 12 and self.function >= 0.08 and self.capitals < 0.75:
            return True
        if self.words >= 20 and self.length >= 180 and self.menu < 0.5:
            return True
        asks = self.text.rstrip(_CLOSERS).endswith(("?", "!", ":", "…"))
        if not self.stops or (asks and self.capitals >= 0.6 and self.words < 20):
            return False
        if self.words >= 6 and (self.function > 0.0 or self.capitals < 0.5):
            return True
        return (self.words >= 12 and self.capitals < 0.9) or self.capitals < 0.5

    @property
    def is_headline(self) -> bool:
        """Whether it could be a headline: some words, mostly capitals, no full stop."""
        return (
            3 <= self.words <= 25 and 15 <= self.length <= 180 and self.capitals >= 0.5 and not self.text.endswith(".")
        )


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of `text` that have anything in them, in order; every non-space character is in exactly one of them.

    A line ends at "\\n" alone. Where links, advertisements or markers run into a line of a report, the line comes in
    several pieces. Linear in the length of the text.
    """
    pieces = list(_pieces(text))
    folds = [folded(text[piece.start : piece.end][:_SAMPLE]) for piece, _, _ in pieces]
    times = Counter(folds)
    out = []
    for order, (piece, number, alone) in enumerate(pieces):
        before = pieces[order - 1] if order else None
        after = pieces[order + 1] if order + 1 < len(pieces) else None
        out.append(
            _line(
                text,
                piece,
                order=order,
                number=number,
                whole=alone,
                gap_before=before is None or number - before[1] > 1,
                gap_after=after is None or after[1] - number > 1,
                fold=folds[order],
                repeats=times[folds[order]],
            )
        )
    return tuple(out)


def _pieces(text: str) -> Iterator[tuple[Piece, int, bool]]:
    start = 0
    number = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        a, b = trimmed(text, start, end)
        if a < b:
            cut = cut_line(text, a, b)
            for piece in cut:
                yield piece, number, len(cut) == 1
        start = end + 1
        number += 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _line(
    text: str,
    piece: Piece,
    *,
    order: int,
    number: int,
    whole: bool,
    gap_before: bool,
    gap_after: bool,
    fold: str,
    repeats: int,
) -> Line:
    start, end = piece.start, piece.end
    body = text[start:end]
    sample = body if len(body) <= _SAMPLE else body[:_SAMPLE]
    marked = _MARKUP.match(sample)
    words = joined_words(sample[marked.end() :] if marked else sample)
    count = len(words) if len(body) <= _SAMPLE else len(words) * len(body) // _SAMPLE
    lower = [word.lower() for word in words]
    total = len(words) or 1
    return Line(
        order=order,
        number=number,
        start=start,
        end=end,
        text=body,
        fold=fold,
        whole=whole,
        gap_before=gap_before,
        gap_after=gap_after,
        words=count,
        letters=sum(map(len, words)),
        stops=_ends_with_stop(body[-12:]) or _ends_with_stop(_unsigned(body[-60:])),
        capitals=len([word for word in words if word[0].isupper()]) / total,
        function=sum(map(function_words().__contains__, lower)) / total,
        menu=sum(map(phrase_set("furniture.toml", "menu").__contains__, lower)) / total,
        repeats=repeats,
        address=holds_any(sample.lower(), _ADDRESS_STEMS) and _ADDRESS.search(sample) is not None,
        given=piece.given,
    )


def _unsigned(tail: str) -> str:
    return _SIGNED.sub("", tail) if ")" in tail or "]" in tail else tail


def _ends_with_stop(tail: str) -> bool:
    bare = tail.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _STOPS
