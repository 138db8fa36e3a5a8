"""Words that lost the space between them in scraping ("duasandera", "Pakistanmenewaskan"), parted around known ones."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.languages.tables import table
from palagan.languages.tokens import Token

_SHORTEST = 7
_LONGEST = 60
_SHORTEST_PART = 3
_MOST_PARTS = 4


def part_tokens(tokens: Sequence[Token], known: frozenset[str]) -> tuple[Token, ...]:
    """The tokens, those with a lost space parted where a word of `known` meets another word or a name.

    Only tokens that are no common word themselves are looked at; offsets stay those of the text. Linear in the length.
    """
    out: list[Token] = []
    common = _common()
    for token in tokens:
        if token.lower in common or token.lower in known:
            out.append(token)
        elif token.is_word and _SHORTEST <= len(token.text) <= _LONGEST and not token.text.isupper():
            out.extend(_cut(token, known, _MOST_PARTS))
        else:
            out.append(token)
    return tuple(out)


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
        if lower[at:] in known and (named or lower[:at] in _common()):
            return [_part(token, 0, at), _part(token, at, len(lower))]
    return [token]


def _part(token: Token, start: int, end: int) -> Token:
    return Token(token.start + start, token.start + end, token.text[start:end], token.lower[start:end])
