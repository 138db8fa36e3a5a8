"""Whole numbers said in Indonesian words, for tests that read them back; a second writing of the rule on purpose."""

from __future__ import annotations

_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_SCALES = [(1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu")]


def words_of(number: int) -> str:
    """ "dua juta tiga ratus lima belas" for 2,000,315; whole numbers from 0 up to a thousand billion."""
    if number == 0:
        return _UNITS[0]
    parts = []
    for worth, word in _SCALES:
        count, number = divmod(number, worth)
        if count == 1 and word == "ribu":
            parts.append("seribu")
        elif count:
            parts.append(f"{_below_thousand(count)} {word}")
    if number:
        parts.append(_below_thousand(number))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{_UNITS[hundreds]} ratus")
    if rest in (10, 11):
        parts.append("sepuluh" if rest == 10 else "sebelas")
    elif 12 <= rest <= 19:
        parts.append(f"{_UNITS[rest - 10]} belas")
    else:
        tens, unit = divmod(rest, 10)
        if tens:
            parts.append(f"{_UNITS[tens]} puluh")
        if unit:
            parts.append(_UNITS[unit])
    return " ".join(parts)
