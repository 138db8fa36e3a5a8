"""The words of a text by the shortest way: what is plain ASCII is cut as bytes, patterns read only the rest."""

from __future__ import annotations

import re
import string

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")


def _cut(kept: str, *, lower: bool) -> bytes:
    """A table for `bytes.translate`: ASCII letters and what is kept stay, all else of ASCII becomes a space."""
    cased = {ord(char): ord(char.lower() if lower else char) for char in string.ascii_letters + kept}
    return bytes(cased.get(code, ord(" ")) if code < 128 else code for code in range(256))


_LOWER_LETTERS = _cut("", lower=True)
_JOINED_LETTERS = _cut("'-", lower=False)
_FOLDED = _cut(string.digits, lower=True)


def _through(text: str, table: bytes) -> str:
    return text.encode("utf-8", "surrogatepass").translate(table).decode("utf-8", "surrogatepass")


def lower_words(text: str) -> list[str]:
    """The runs of letters, in lower case, in order."""
    cut = _through(text, _LOWER_LETTERS)
    if cut.isascii():
        return cut.split()
    words: list[str] = []
    for part in cut.split():
        if part.isascii():
            words.append(part)
        else:
            words += [word.lower() for word in _LETTERS.findall(part)]
    return words


def joined_words(text: str) -> list[str]:
    """The runs of letters as written, those that an apostrophe or a hyphen joins in one ("anak-anak", "Ka'bah")."""
    words: list[str] = []
    for part in _through(text, _JOINED_LETTERS).split():
        if part.isalpha():
            words.append(part)
        else:
            words += _JOINED.findall(part)
    return words


def folded(text: str) -> str:
    """Letters and digits in lower case with single spaces between: what two spellings of the same line share."""
    if text.isascii():
        return " ".join(_through(text, _FOLDED).split())
    return " ".join(_LETTERS_AND_DIGITS.findall(text)).casefold()
