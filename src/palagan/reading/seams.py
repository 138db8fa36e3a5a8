"""Words that lost the space between them in scraping ("duasandera", "Pakistanmenewaskan"), parted around known ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from palagan.languages.tables import table
from palagan.languages.tokens import Token

_SHORTEST = 7
_LONGEST = 60
_SHORTEST_PART = 3
_MOST_PARTS = 4
_ENCLITICS = ("nya", "kan", "lah", "kah", "pun")


def part_tokens(tokens: Sequence[Token], known: frozenset[str]) -> tuple[Token, ...]:
    """The tokens, those with a lost space parted where a word of `known` meets another word or a name.

    Only tokens that are no common word themselves are looked at; offsets stay those of the text. Linear in the length.
    """
    plain = _plain(known)
    doubtful = {
        text for _, _, text, lower in tokens if len(lower) >= _SHORTEST and lower not in plain and _parts(text, known)
    }
    if not doubtful:
        return tuple(tokens)
    out: list[Token] = []
    for token in tokens:
        if token.text in doubtful:
            out.extend(_cut(token, known, _MOST_PARTS))
        else:
            out.append(token)
    return tuple(out)


def part_names(tokens: Sequence[Token], names: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens, those parted that have a common word before or behind a name ("rencanaTurki", "Turkiyang").

    `names`: where each begins and ends, in order.
    """
    edges = {start for start, _, _, _ in tokens} | {end for _, end, _, _ in tokens} if names else set()
    borders = sorted({border for name in names for border in name} - edges)
    if not borders:
        return tuple(tokens)  # all begin and end where words do
    out: list[Token] = []
    for token in tokens:
        inside = borders[bisect_right(borders, token.start) : bisect_left(borders, token.end)]
        at = token.start
        for border in inside:
            rest = token.text[at - token.start : border - token.start], token.text[border - token.start :]
            if any(part in _common() and part not in _ENCLITICS for part in rest):
                out.append(_part(token, at - token.start, border - token.start))
                at = border
        out.append(token if at == token.start else _part(token, at - token.start, token.end - token.start))
    return tuple(out)


@cache
def _plain(known: frozenset[str]) -> frozenset[str]:
    """Words in which no space is lost, those that are printed with a capital too ("Pang*lima*")."""
    return _common() | known | frozenset(row["word"] for row in table("languages/id/word_pages.tsv"))


@lru_cache(maxsize=65_536)
def _parts(text: str, known: frozenset[str]) -> bool:
    """Whether a word of no list has parts; the same names come again and again."""
    if not (text[0].isalpha() and _SHORTEST <= len(text) <= _LONGEST) or text.isupper():
        return False
    if text.endswith(_ENCLITICS) and text[:-3].lower() in known:
        return False
    return len(_cut(Token(0, len(text), text, text.lower()), known, _MOST_PARTS)) > 1


@cache
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in table("languages/id/common_words.tsv"))


def _cut(token: Token, known: frozenset[str], most: int) -> list[Token]:
    """A token's parts; the token alone where no cut makes two good ones."""
    lower = token.lower
    if most < 2 or lower in known or lower in _common():
        return [token]
    for at in range(len(lower) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        if lower[:at] in known:
            rest = _cut(_part(token, at, len(lower)), known, most - 1)
            if len(rest) > 1 or rest[0].lower in known or rest[0].lower in _common() or rest[0].is_capital:
                return [_part(token, 0, at), *rest]
            break
    for at in range(_SHORTEST_PART, len(lower) - _SHORTEST_PART):
        named = any(sign.isupper() for sign in token.text[:at])
        if lower[at:] in known and lower[at - 1].isalpha() and (named or lower[:at] in _common()):
            return [_part(token, 0, at), _part(token, at, len(lower))]
    return [token]


def _part(token: Token, start: int, end: int) -> Token:
    return Token(token.start + start, token.start + end, token.text[start:end], token.lower[start:end])
