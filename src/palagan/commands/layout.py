"""Lines for a terminal of any width: wrapped under an indent, side by side, strong or faint."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TypeVar

WIDEST = 160
NARROWEST = 40
PIPED = 100
"""Columns where the output goes into a file or a pipe and COLUMNS tells none."""
SIDE_BY_SIDE = 100
"""Columns from which two columns can be read beside each other."""
_BETWEEN = " │ "

Style = TypeVar("Style", bound=str)


class Strong(str):
    """A line that stands out: a heading."""

    __slots__ = ()


class Faint(str):
    """A line that stands back: ids, how something is known."""

    __slots__ = ()


def width() -> int:
    """The columns to fill: those of the terminal, or of COLUMNS, within bounds."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((PIPED, 24)).columns))


def cells(words: str) -> int:
    """Columns that some words take up."""
    if words.isascii():
        return len(words)
    from rich.cells import cell_len

    return cell_len(words)


def wrap(words: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """The words in lines of at most so many columns, the first after `first`, the others after `rest` (else blanks).

    White space counts as one blank. A word that is longer than a line is cut.
    """
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, room = first, columns - cells(first)
    empty = True
    for word in _cut(words.split(), max(8, columns - max(cells(first), cells(rest)))):
        needed = cells(word) + (not empty)
        if needed > room and not empty:
            lines.append(line)
            line, room, empty, needed = rest, columns - cells(rest), True, cells(word)
        line += word if empty else f" {word}"
        room -= needed
        empty = False
    return [*lines, line] if not empty or not lines else lines


def _cut(words: Iterable[str], most: int) -> Iterator[str]:
    for word in words:
        while cells(word) > most:
            end = most
            while cells(word[:end]) > most:
                end -= 1
            yield word[:end]
            word = word[end:]
        yield word


def styled(style: type[Style], lines: Iterable[str]) -> Iterator[Style]:
    """The lines in a style."""
    return (style(line) for line in lines)


def side_by_side(left: str | Iterable[str], right: str | Iterable[str], columns: int, indent: str = "") -> list[str]:
    """Two texts in two columns of equal width; each may be several paragraphs."""
    each = (columns - cells(indent) - len(_BETWEEN)) // 2
    sides = [
        [
            line
            for words in ((side,) if isinstance(side, str) else side)
            for line in wrap(words, each, _indent_of(words))
        ]
        for side in (left, right)
    ]
    return [
        f"{indent}{one}{' ' * (each - cells(one))}{_BETWEEN}{other}".rstrip()
        for one, other in zip_longest(*sides, fillvalue="")
    ]


def _indent_of(words: str) -> str:
    return words[: len(words) - len(words.lstrip(" "))]


def short(words: str, most: int = 300) -> str:
    """The words in one line, cut after so many letters."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
