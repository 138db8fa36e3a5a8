"""The phrases that titles, bodies and groups begin with, found by their first words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from palagan.languages.tables import alternatives, lexicon, table
from palagan.languages.tokens import tokenize
from palagan.reading.words import Word

T = TypeVar("T")
_SHORT = 4
CUES = "languages/id/cues.toml"


class Trie(Generic[T]):
    """Phrases by their first word; `find` gives the longest at a place. A short acronym must stand in its own case."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._singles: dict[str, tuple[str | None, T]] = {}
        self._pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases:
            texts = tuple(token.text for token in tokenize(phrase))
            lowers = tuple(text.lower() for text in texts)
            if len(texts) == 1:
                exact = phrase if len(phrase) <= _SHORT and phrase.isupper() else None
                self._singles.setdefault(lowers[0], (exact, value))
            elif texts:
                self._pairs.setdefault((lowers[0], lowers[1]), []).append((lowers, value))
        for rows in self._pairs.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._first = frozenset((*self._singles, *(first for first, _ in self._pairs)))

    def first_words(self) -> frozenset[str]:
        """All words that a phrase begins with, in lower case."""
        return self._first

    def get(self, word: str) -> T | None:
        """The value of a phrase of this one lower-case word, or None."""
        found = self._singles.get(word)
        return found[1] if found is not None else None

    def find(self, words: Sequence[Word], at: int) -> tuple[int, T] | None:
        """How many words the longest phrase that begins at word `at` has, and its value; None when there is none."""
        first = words[at].lower
        if first not in self._first and "-" not in first:
            return None
        single = unfolded(first)
        if at + 1 < len(words):
            for lowers, value in self._pairs.get((single, words[at + 1].lower), ()):
                size = len(lowers)
                if at + size <= len(words) and all(words[at + k].lower == lowers[k] for k in range(2, size)):
                    return size, value
        found = self._singles.get(first) or self._singles.get(single)
        if found is None or (found[0] is not None and words[at].text != found[0]):
            return None
        return 1, found[1]


@cache
def owned_heads() -> frozenset[str]:
    """Heads of groups that are said to be somebody's by an ending ("pasukannya", "warganya")."""
    single = {head for head in groups().first_words() if groups().get(head) is not None}
    return frozenset(single | (cues("group_bodies") & bodies().first_words())) - cues("not_owned")


def unfolded(lower: str) -> str:
    """The half of a doubled word ("pejabat-pejabat" → "pejabat"), any other word as it is."""
    if "-" not in lower:
        return lower
    half = lower[: len(lower) // 2]
    return half if lower == f"{half}-{half}" else lower


class Title(NamedTuple):
    """A title: its sector and country where they follow from it, and its role (office, rank, honorific, profession)."""

    phrase: str
    sector: str | None
    country: str | None
    role: str


class Head(NamedTuple):
    """What the name of a body or a group begins with."""

    phrase: str
    sector: str | None
    kind: str
    code: str | None = None
    named: bool = True
    """Whether the phrase alone, without an owner, stands for an actor."""


@cache
def titles() -> Trie[Title]:
    """Titles by their words."""
    return Trie(
        (
            spelling,
            Title(alternatives(row["title"])[0].lower(), row["sector"] or None, row["country"] or None, row["role"]),
        )
        for row in table("languages/knowledge/titles.tsv")
        for spelling in alternatives(row["title"])
    )


@cache
def small_titles() -> dict[str, str]:
    """Titles that are another one when they are written small: "dr" is a physician, "Dr" holds a degree."""
    return dict(lexicon(CUES)["small_titles"])


@cache
def ship_codes() -> dict[str, str]:
    """Codes of navies and coast guards by the letters that stand before the names of their ships ("KRI")."""
    return dict(lexicon(CUES)["ships"])


@cache
def armed_sectors() -> dict[str, dict[str, str]]:
    """Sectors of armed groups by head and country, where they are not those of the head alone."""
    return dict(lexicon(CUES)["armed_sectors"])


@cache
def bodies() -> Trie[Head]:
    """Heads of bodies: the patterns of the knowledge base up to their {state}, and general heads of organisations."""
    equipment = frozenset(lexicon(CUES)["equipment"])
    people, media = frozenset(lexicon(CUES)["group_bodies"]), frozenset(lexicon(CUES)["single_media"])
    out: list[tuple[str, Head]] = []
    for row in table("languages/id/org_heads.tsv"):
        if row["where"] == "first":
            out.append((row["word"], Head(row["word"], row["sector"], "organization", None, False)))
    for row in table("languages/knowledge/bodies.tsv"):
        before, _, after = row["pattern"].partition("{state}")
        phrase = before.strip().lower()
        if phrase and not after.strip() and not phrase.endswith("-") and phrase not in equipment:
            kind = "group" if phrase in people else "organization" if phrase in media else row["kind"]
            short = len(phrase) <= _SHORT and before.strip().isupper()
            out.append((before.strip() if short else phrase, Head(phrase, row["sector"], kind)))
    return Trie(dict(out).items())


_UNARMED = frozenset({"CVL", "EDU", "JRN", "MED", "REF", "REL"})


@cache
def groups() -> Trie[Head]:
    """Unnamed groups by the words that name them."""
    out = []
    for row in table("languages/knowledge/groups.tsv"):
        for phrase in alternatives(row["phrase"]):
            code = row["code"] if "." in row["code"] else None
            sector = row["sector"] or None
            out.append((phrase, Head(phrase.lower(), sector, "group", code or row["code"] or None)))
    return Trie(out)


@cache
def unarmed_words() -> frozenset[str]:
    """Words with which groups of people begin whom others harm, rather than they them: "warga", "pengungsi", "guru"."""
    rows = table("languages/knowledge/groups.tsv")
    phrases = [one for row in rows if row["sector"] in _UNARMED for one in alternatives(row["phrase"])]
    return frozenset(phrase.split(" ")[0] for phrase in phrases) - cues("mobs")


@cache
def full_head(head: str) -> str:
    """The head of a body in full ("kemlu" → "kementerian luar negeri")."""
    full: str = lexicon(CUES)["short_heads"].get(head, head)
    return full


@cache
def synonym(title: str) -> str:
    """The title that another stands for ("kepala negara" → "presiden")."""
    same: str = lexicon(CUES)["title_synonyms"].get(title, title)
    return same


@cache
def organization_words() -> dict[str, str]:
    """Words that make a run of capitals the name of an organisation, with their sector."""
    return {row["word"]: row["sector"] for row in table("languages/id/org_heads.tsv") if row["where"] == "any"}


@cache
def cues(name: str) -> frozenset[str]:
    """A list of function words by name ("locators", "quantifiers", …)."""
    return frozenset(lexicon(CUES)[name])


@cache
def pronouns(name: str) -> frozenset[str]:
    """A list of pronouns or of heads of anaphors by name."""
    return frozenset(lexicon(CUES)["pronouns"][name])


@cache
def all_of_them() -> dict[str, int]:
    """Words that stand for as many as were named before ("ketiga negara"), with how many they are."""
    return dict(lexicon(CUES)["pronouns"]["all_of_them"])


@cache
def beginnings() -> frozenset[str]:
    """Lower-case words with which a title, a body or a group may begin."""
    words = titles().first_words() | bodies().first_words() | groups().first_words()
    return frozenset(words | cues("quantifiers") | cues("former") | cues("one_person"))
