"""Odd pages out of bytes: a grammar of news fragments, or the bytes themselves; the same bytes, the same page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from palagan.gather.identity import page_id
from palagan.model.ids import sha256_hex
from palagan.model.page import Hints, Media, Page
from tests.robustness.fragments import ENCODINGS, HTML_TABLES, PUBLISHED, TEXT_TABLES

T = TypeVar("T")
MOST_PIECES = 150


class Choices:
    """Choices that bytes make, one after the other; 0 when they are used up."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def below(self, bound: int) -> int:
        """A number from 0 to below `bound` (at most 65,536)."""
        width = 1 if bound <= 256 else 2
        taken = self.data[self.at : self.at + width]
        self.at += width
        return int.from_bytes(taken, "little") % bound

    def one(self, several: Sequence[T]) -> T:
        """One of several."""
        return several[self.below(len(several))]

    @property
    def left(self) -> bool:
        """Whether bytes are left."""
        return self.at < len(self.data)

    def rest(self) -> bytes:
        """All that is left."""
        return self.data[self.at :]


def page_from(data: bytes) -> Page:
    """The page that some bytes choose: medium, hints, and words by the grammar or as they stand, in some encoding."""
    choices = Choices(data)
    way = choices.below(4)
    media: Media = "html" if way % 2 else "text"
    hints = Hints(outlet="Contoh", published=choices.one(PUBLISHED), language=choices.one(("id", "id", "en", None)))
    if way < 2:
        encoding, content = choices.one(ENCODINGS), choices.rest()
    else:
        encoding, content = "utf-8", words_from(choices, media).encode("utf-8", "surrogatepass")
    return Page(page_id(content, hints), "fuzz", media, content, encoding, sha256_hex(content), hints)


def words_from(choices: Choices, media: Media) -> str:
    """A text of fragments; now and then one is said many times, in capitals, by half, or is any character."""
    tables = HTML_TABLES if media == "html" else TEXT_TABLES
    out: list[str] = []
    while choices.left and len(out) < MOST_PIECES:
        piece = choices.one(choices.one(tables))
        manner = choices.below(32)
        if manner == 31:
            piece = (piece + " ") * 40
        elif manner == 30:
            piece = piece.upper()
        elif manner == 29:
            piece = piece[: len(piece) // 2]
        elif manner == 28:
            piece = chr(choices.below(0xD800))
        out.append(piece if manner % 4 == 0 else piece + " ")
    return "".join(out)
