"""Words and marks of a text, lossless: every token is a slice, offsets are code points of the whole text."""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    [A-Za-z]++(?![\w'’`‐‑–-])                    # plain words, found much faster than the others
  | \d+(?:[.,:/]\d+)*(?:-an)?                    # numbers, dates, times: 1.200  9/10/2020  12.30
  | [^\W\d_]+(?:['’`][^\W\d_]+)*(?:[-‐‑–](?=[^\W\d_])[^\W\d_]+(?:['’][^\W\d_]+)*)*\d*   # words, hyphened words, F16
  | \w+                                          # what is left of word characters
  | \.\.\.+ | --+                                # ellipsis, double hyphen
  | [^\w\s]                                      # one mark
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """`text[start:end]`; `lower` is the same in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with an upper-case letter."""
        return self.text[0].isupper()

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.text[0].isdigit()


def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]` in order; nothing but white space lies between them. Linear in the length."""
    stop = len(text) if end is None else end
    return tuple(
        [_new(Token, (m.start(), m.end(), word := m.group(), word.lower())) for m in TOKEN.finditer(text, start, stop)]
    )


_new = tuple.__new__
"""A token made without its class's own call, which costs as much again."""
