"""Every way to take an Indonesian word apart into root, prefixes, suffix and clitics; which is right is not told here.

The nasal of meN- and peN- is undone as Sneddon, Indonesian Reference Grammar (2010), 1.1.3, tells it: before a vowel,
"ng" may have swallowed k, "ny" s, "m" p, "n" t. Which affixes go together is data (`id/affixes.tsv`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from palagan.languages.tables import table

Prefixes = tuple[str, ...]

VOWELS = frozenset("aeiou")
LEAST_ROOT = 3
"""Letters in a root: shorter ones ("es", "cek" has three) are not sought inside a word."""
LONGEST = 40
"""Letters in a word worth taking apart; "mempertanggungjawabkannyalah" has 28."""
NONE = "0"


class Analysis(NamedTuple):
    """`root` with `prefixes` (outermost first, "meN" for all its forms), `suffix` and `clitic` ("" for none)."""

    root: str
    prefixes: Prefixes
    suffix: str
    clitic: str


@cache
def patterns() -> dict[tuple[Prefixes, str], float]:
    """Prefixes and suffix that go together, with the number of word types so made in the news counted."""
    out: dict[tuple[Prefixes, str], float] = {}
    for row in table("languages/id/affixes.tsv"):
        prefixes = () if row["prefixes"] == NONE else tuple(row["prefixes"].split("+"))
        for cell in row["suffixes"].split():
            suffix, _, count = cell.partition(":")
            out[prefixes, "" if suffix == NONE else suffix] = float(count)
    return out


@cache
def clitics() -> dict[str, float]:
    """What may stand behind a whole word ("nya", "lah", "nyalah"; "" for nothing), with its number of word types."""
    return {
        "" if row["clitic"] == NONE else row["clitic"]: float(row["types"]) for row in table("languages/id/clitics.tsv")
    }


@cache
def _endings() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Last letter → the endings that may stand behind a stem, each with its suffix and its clitic; "" is in all."""
    suffixes = sorted({suffix for _, suffix in patterns()})
    every = [(suffix + clitic, suffix, clitic) for clitic in clitics() for suffix in suffixes]
    letters = {ending[-1:] for ending, _, _ in every}
    return {last: tuple(one for one in every if one[0][-1:] in ("", last)) for last in letters}


@cache
def _next() -> dict[Prefixes, dict[str, tuple[str, ...]]]:
    """Which prefix may follow those before it, by the two letters that a word must begin with for it."""
    out: dict[Prefixes, dict[str, set[str]]] = {}
    for prefixes, _ in patterns():
        for place, prefix in enumerate(prefixes):
            out.setdefault(prefixes[:place], {}).setdefault(prefix[:2], set()).add(prefix)
    return {
        before: {letters: tuple(sorted(after)) for letters, after in found.items()} for before, found in out.items()
    }


def syllables(word: str) -> int:
    """Groups of vowels."""
    return sum(1 for i, letter in enumerate(word) if letter in VOWELS and (i == 0 or word[i - 1] not in VOWELS))


def analyses(word: str) -> tuple[Analysis, ...]:
    """All analyses of a word in lower case, the word as its own root among them; none for what has no vowel.

    The work is bounded by the word's length: words of more than `LONGEST` letters are taken as they are.
    """
    if len(word) > LONGEST:
        return (Analysis(word, (), "", ""),)
    found: list[Analysis] = []
    endings = _endings()
    for ending, suffix, clitic in endings.get(word[-1:], endings[""]):
        if len(word) - len(ending) >= LEAST_ROOT and word.endswith(ending):
            _prefixed(word[: len(word) - len(ending)], (), suffix, clitic, found)
    return tuple(dict.fromkeys(found) if len(found) > 1 else found)


def _prefixed(base: str, prefixes: Prefixes, suffix: str, clitic: str, found: list[Analysis]) -> None:
    """Put to `found` all ways to take prefixes off."""
    if (prefixes, suffix) in patterns() and not VOWELS.isdisjoint(base):
        found.append(Analysis(base, prefixes, suffix, clitic))
    following = _next().get(prefixes)
    for prefix in following.get(base[:2], ()) if following else ():
        for rest in without_prefix(prefix, base):
            if len(rest) >= LEAST_ROOT:
                _prefixed(rest, (*prefixes, prefix), suffix, clitic, found)


def without_prefix(prefix: str, word: str) -> tuple[str, ...]:
    """What may stand behind a prefix: without_prefix("meN", "menyerang") is ("nyerang", "serang")."""
    match prefix:
        case "meN" | "peN":
            return tuple(_without_nasal(prefix[:2], word))
        case "ber" | "ter" | "per":
            return tuple(_without_r(prefix, word))
        case "pe":
            return tuple(_without_pe(word))
        case _:
            return (word[len(prefix) :],) if word.startswith(prefix) else ()


def _without_nasal(prefix: str, word: str) -> Iterator[str]:
    if not word.startswith(prefix):
        return
    rest = word[2:]
    if rest[:1] in set("lmnrwy"):
        yield rest
    if rest.startswith("ng"):
        yield from _after_ng(rest[2:])
    elif rest.startswith("ny"):
        if rest[2:3] in VOWELS:
            yield "s" + rest[2:]
    elif rest.startswith("m"):
        if rest[1:2] in VOWELS:
            yield "p" + rest[1:]
        elif rest[1:2] in set("bfvp"):
            yield rest[1:]
    elif rest.startswith("n"):
        if rest[1:2] in VOWELS:
            yield "t" + rest[1:]
        elif rest[1:2] in set("cdjzts"):
            yield rest[1:]


def _after_ng(rest: str) -> Iterator[str]:
    if rest[:1] in VOWELS:
        yield rest
        yield "k" + rest
        if rest[0] == "e" and syllables(rest[1:]) == 1:
            yield rest[1:]  # "mengebom"
    elif rest[:1] in set("ghk"):
        yield rest


def _without_r(prefix: str, word: str) -> Iterator[str]:
    """ber-, ter-, per- lose their r before r and before a first syllable in -er- ("bekerja", "terasa"); "belajar"."""
    if word.startswith(prefix):
        yield word[3:]
    if not word.startswith(prefix[:2]) or len(word) < 5:
        return
    rest = word[2:]
    if rest[0] == "r" or (len(rest) > 3 and rest[0] not in VOWELS and rest[1:3] == "er" and rest[3] not in VOWELS):
        yield rest
    elif rest.startswith(("lajar", "lunjur")):
        yield rest[1:]


def _without_pe(word: str) -> Iterator[str]:
    if word.startswith("pelajar"):
        yield word[3:]
    if word.startswith("pe") and word[2:3] not in VOWELS:
        yield word[2:]
