"""Which names are one person: "Nadeem Raza", "Jenderal Raza" and "Raza"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from palagan.reading.knowledge import Known
from palagan.reading.phrases import cues


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A word without case, accents and apostrophes, so that "Çavuşoğlu" and "Cavusoglu" are one."""
    text = unicodedata.normalize("NFKD", word).casefold().replace("ı", "i")
    return "".join(char for char in text if char.isalnum() or char == "-")


_SPELLINGS = tuple(
    (re.compile(old), new) for old, new in (("oe", "u"), ("dj", "j"), ("tj", "c"), ("th", "t"), ("gh", "g"))
)
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1")


@lru_cache(maxsize=4096)
def spelled(word: str) -> str:
    """A folded word in the one spelling that stands for those the press mixes: "Soetrisno" is "Sutrisno", "Russell"
    "Russel", "Sulthan" "Sultan", "Ghazali" "Gazali" (the spellings before 1947 and 1972, consonants written twice)."""
    for old, new in _SPELLINGS:
        word = old.sub(new, word)
    return _TWICE.sub(r"\1", word)


def parts_of_name(words: Iterable[str]) -> tuple[str, ...]:
    """The words of a name in one spelling; "al-Sultan" is "Al Sultan"."""
    out: list[str] = []
    for word in words:
        link, _, rest = word.partition("-")
        both = (link, rest) if rest and link.lower() in cues("arabic_links") else (word,)
        out += [spelled(fold(one)) for one in both]
    return tuple(out)


@dataclass(slots=True)
class Person:
    """The names met of one person, each as its folded words; `known` once one of them is in the knowledge base."""

    names: list[tuple[str, ...]] = field(default_factory=list)
    known: Known | None = None

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name with most words."""
        return max(self.names, key=len)


class People:
    """Persons of one page by their names. Give it the longest names first."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_crop: dict[str, list[str]] = {}
        self._by_known: dict[str, int] = {}

    def add(self, name: tuple[str, ...], known: Known | None) -> int:
        """The number of the person of this name: one already met, or a new one."""
        number = self.find(name, known)
        if number is None and known is not None and len(name) == 1:
            number = self.find(name)  # a surname that the page gives in full to somebody else than the one known by it
        if number is None:
            number = len(self.persons)
            self.persons.append(Person())
        person = self.persons[number]
        if name not in person.names:
            person.names.append(name)
        if known is not None and person.known is None and (len(name) > 1 or len(person.fullest) == 1):
            person.known = known
            self._by_known[known.id] = number
        for word in name:
            if word not in self._by_word:
                self._by_crop.setdefault(word[:-1], []).append(word)
            numbers = self._by_word.setdefault(word, [])
            if number not in numbers:
                numbers.append(number)
        return number

    def also(self, name: tuple[str, ...], other: tuple[str, ...]) -> None:
        """Let the person of this name bear another one too ("X alias Y")."""
        number = self.find(name)
        if number is None or not other or other in self.persons[number].names:
            return
        self.persons[number].names.append(other)
        for word in other:
            numbers = self._by_word.setdefault(word, [])
            if number not in numbers:
                numbers.append(number)

    def find(self, name: tuple[str, ...], known: Known | None = None, recent: Iterable[int] = ()) -> int | None:
        """The person whose full name holds `name` in order; of several, the most recent, else the first."""
        if known is not None and known.id in self._by_known:
            return self._by_known[known.id]
        if known is not None and len(name) == 1:
            known = None
        fits = (
            [
                number
                for number in min((self._by_word.get(word, []) for word in name), key=len)
                if (known is None or self.persons[number].known is None or self.persons[number].known is known)
                and any(_within(name, full) for full in self.persons[number].names)
            ]
            if name
            else []
        )
        if len(fits) > 1:
            for number in recent:
                if number in fits:
                    return number
        return fits[0] if fits else None

    def cropped(self, name: tuple[str, ...]) -> int | None:
        """The person whose name is `name` but for its last letter, which one crawler loses ("Sebb." for "Sebby")."""
        for word in self._by_crop.get(name[-1], ()):
            number = self.find((*name[:-1], word))
            if number is not None:
                return number
        return None

    def words(self) -> set[str]:
        """All words of all names."""
        return set(self._by_word)


def _within(name: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `name` stand in `full` in the same order."""
    rest = iter(full)
    return all(word in rest for word in name)
