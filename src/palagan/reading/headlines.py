"""Headlines of other reports inside a sentence: behind "Simak juga Video:", or quoted behind "dalam artikel"."""

from __future__ import annotations

from palagan.reading.clause import Clause, words

_REACH = 30
"""Tokens of the longest headline."""
_LEAD = 4
"""Tokens of what leads to a linked headline ("Simak juga Video:")."""
_QUOTES = frozenset("'‘’\"“”`")
_LEADING = _QUOTES | {":"}


def in_headline(clause: Clause, index: int) -> bool:
    """Whether a token stands in the headline of another report, which tells its events and not this one.

    A linked headline may run on into the report without a stop; so only words with a capital are in it.
    """
    if _LEADING.isdisjoint(clause.said):
        return False
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        word = clause.tokens[at].lower
        if word == ":" and clause.tokens[index].is_capital:
            lead = [clause.word(back) for back in range(at - 1, max(-1, at - 1 - _LEAD), -1)]
            if any(one in words("also") for one in lead) and any(one in words("looking") for one in lead):
                return True
        if word in _QUOTES:
            return clause.word(at - 1) in words("titled")
    return False
