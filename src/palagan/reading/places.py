"""Named places of a page: what the knowledge base has, and names that a word for a place or "di" leads to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from palagan.languages.tables import alternatives, lexicon, table
from palagan.model.reading import Place, Span
from palagan.reading.knowledge import knowledge
from palagan.reading.lines import report
from palagan.reading.words import Word, calendar_words, spelled

WORDS = "languages/id/place_words.toml"
HEADS = "languages/id/place_heads.tsv"
_LONGEST_NAME = 5
_LONGEST_HEAD = 4
_SEAM = re.compile(r"(?<=[^\W\d_][a-z]{2})(?<!Mac)(?=[A-Z])")
"""Where a space is lost inside a name ("BenGurion"); in "McAllen" and "MacArthur" none is."""
_SORTS = frozenset({"state", "capital", "place"})


class _Found(NamedTuple):
    """Words `first:last` of a sentence name a place; `name_from` is where the name as given begins."""

    first: int
    last: int
    name_from: int
    country: str | None
    level: str | None
    rule: str


def find_places(text: str, sentences: Sequence[Span]) -> tuple[Place, ...]:
    """The places that the sentences name, in order, not overlapping; the longest name wins.

    `name` is as the press gives it: with a capitalised or inherent word for the place ("Kota Gaza", "bandara Sanaa"),
    without one in small letters ("desa Al-Luweib" is "Al-Luweib"), with its direction ("Lebanon selatan"); a lost space
    is put in. `rule` is how it was found, a colon, and what leads to it: "in" ("di"), "to", "from", "near" or "-".
    A state's name is a place too, whoever acts under it. Linear in the length of the text.
    """
    out: list[Place] = []
    openers = _openers()
    for sentence in report(text, tuple(sentences)):
        index = 0
        words = sentence.words
        for at in [at for at, word in enumerate(words) if word.cap or word.lower in openers]:
            found = _place_at(words, at) if at >= index else None
            if found is None:
                continue
            name = _SEAM.sub(" ", spelled(text, words[found.name_from : found.last]))
            start, end = words[found.name_from].start, words[found.last - 1].end
            rule = f"place.{found.rule}:{_led_by(words, found.first)}"
            out.append(Place(start, end, name, found.country, found.level, rule))
            index = found.last
    return tuple(out)


def _place_at(words: Sequence[Word], index: int) -> _Found | None:
    """The place that begins at a word, the longest of what the rules give."""
    if words[index].lower in _openers():
        found = _border(words, index) or _directed(words, index) or _headed(words, index) or _common(words, index)
        if found is not None:
            return found
    known = _known(words, index)
    if known is not None:
        return _with_direction(words, known)
    if words[index].cap and _led_by(words, index) in ("in", "to") and not _is_other(words, index):
        run = _run(words, index)
        name = " ".join(word.lower for word in words[index:run])
        named = run is not None and (run > index + 1 or name not in _heads())
        if run is not None and named and name not in _list("directions", "words") | _direction_ends():
            return _with_direction(words, _Found(index, run, index, None, None, "led"))
    return None


def _known(words: Sequence[Word], index: int) -> _Found | None:
    """A name of the knowledge base; an acronym ("AS") only in capitals."""
    if not words[index].cap:
        return None
    match = knowledge().match(words, index)
    if match is None or match[1].sort not in _SORTS:
        return None
    size, entry = match
    level = "country" if entry.sort == "state" else "city" if entry.sort == "capital" else _levels().get(entry.name)
    return _Found(index, index + size, index, entry.country, level, "known")


def _headed(words: Sequence[Word], index: int) -> _Found | None:
    """ "Kampung Kimak", "desa Al-Luweib", "Rumah Sakit Indonesia": a word for a place and a name."""
    for size in range(min(_LONGEST_HEAD, len(words) - index - 1), 0, -1):
        head = _heads().get(" ".join(word.lower for word in words[index : index + size]))
        if head is None:
            continue
        capital = words[index].cap
        inner = _heads().get(words[index + size].lower)
        if inner is not None and inner.kept == "capital" and words[index + size].cap and not capital:
            return None
        whole, known = _known(words, index), _known(words, index + size)
        last = known.last if known else _run(words, index + size)
        if last is None or (head.kept == "alone" and not capital) or (head.kept == "small" and capital):
            return None
        if whole is not None and whole.last >= last:
            return _with_direction(words, whole)
        if (
            known is None
            and last - index - size > 1
            and index
            and words[index - 1].lower in _list("officials", "words")
        ):
            return None
        keeps = head.kept in ("always", "alone") or (head.kept == "capital" and capital)
        name_from = index if keeps else index + size
        found = _Found(index, last, name_from, known.country if known else None, head.level, "headed")
        return _with_direction(words, found)
    return None


def _run(words: Sequence[Word], index: int) -> int | None:
    """Where the run of capitalised words that begins at a word ends, None when none begins there. The name of a day or
    a month ends it, and a further word for a place with a name of its own ("Pos Koramil" | "Kampung Kisor")."""
    if index >= len(words) or words[index].lower in _list("not_places", "words"):
        return None
    last = index
    while last < len(words) and last - index < _LONGEST_NAME:
        word = words[last]
        if word.cap:
            head = _heads().get(word.lower)
            if word.lower in calendar_words() or (last > index and head is not None and head.kept == "capital"):
                break
            last += 1
        elif last > index and last + 1 < len(words) and words[last + 1].cap and _glues(words, last):
            last += 1
        else:
            break
    while last > index and not words[last - 1].cap:
        last -= 1
    return last if last > index else None


def _glues(words: Sequence[Word], at: int) -> bool:
    """Whether a small word or a hyphen joins two parts of a name: "Kfar al Dan", "Al-Luweib"."""
    word = words[at]
    if word.text in "-‑–'’":
        return words[at - 1].end == word.start and word.end == words[at + 1].start
    return word.lower in _list("inside", "words")


def _is_other(words: Sequence[Word], index: int) -> bool:
    """Whether a person, a body or a medium of the knowledge base begins at a word."""
    match = knowledge().match(words, index)
    return match is not None and match[1].sort not in _SORTS | {"seat"}


def _with_direction(words: Sequence[Word], found: _Found) -> _Found:
    """ "Lebanon selatan", "Jalur Gaza bagian tengah", "Jakarta Pusat": the direction belongs to the name."""
    if found.last >= len(words) or words[found.last].lower not in _direction_words():
        return found
    for size in (3, 2, 1):
        follow = words[found.last : found.last + size]
        if len(follow) == size and " ".join(word.lower for word in follow) in _list("directions", "words"):
            return _Found(found.first, found.last + size, found.name_from, found.country, "region", found.rule)
    return found


def _directed(words: Sequence[Word], index: int) -> _Found | None:
    """ "barat laut Nigeria": only where "di" or the like leads to it."""
    if _led_by(words, index) != "in":
        return None
    for size in (2, 1):
        phrase = " ".join(word.lower for word in words[index : index + size])
        if phrase in _list("directions", "after_site") and index + size < len(words):
            known = _known(words, index + size)
            if known is not None and known.level == "country":
                return _Found(index, known.last, index, known.country, "region", "directed")
    return None


def _border(words: Sequence[Word], index: int) -> _Found | None:
    """ "perbatasan Thailand-Kamboja", "perbatasan antara Thailand dan Kamboja"."""
    if words[index].lower not in _list("border", "words"):
        return None
    at = index + 1
    if at < len(words) and words[at].lower in _list("border", "between"):
        at += 1
    one = _known(words, at) if at < len(words) else None
    if one is None:
        return None
    after = one.last
    if after < len(words) and words[after].lower in _list("border", "and"):
        after += 1
    other = _known(words, after) if after < len(words) else None
    gap = words[after].start - words[one.last - 1].end if other else 0
    if other is not None and (after > one.last or gap <= 1):
        return _Found(index, other.last, index, None, "region", "border")
    return _Found(index, one.last, index, one.country, "region", "border")


def _common(words: Sequence[Word], index: int) -> _Found | None:
    """ "zona demiliterisasi": a place that has no proper name."""
    for size in (3, 2):
        phrase = " ".join(word.lower for word in words[index : index + size])
        if phrase in _list("common", "sites"):
            return _Found(index, index + size, index, None, "site", "common")
    return None


def _led_by(words: Sequence[Word], index: int) -> str:
    """What leads to a word: a preposition right before it, or before the small words for a place."""
    at, leading, heads, directions = index - 1, _leading(), _heads(), _list("directions", "words")
    while at >= 0 and at >= index - 3:
        word = words[at].lower
        if word in leading:
            return leading[word]
        head = heads.get(word)
        if (head is None or head.kept == "alone") and word not in directions and word not in _direction_ends():
            break
        at -= 1
    return "-"


@cache
def _words_file() -> dict[str, Any]:
    return lexicon(WORDS)


@cache
def _list(name: str, key: str) -> frozenset[str]:
    return frozenset(_words_file()[name][key])


@cache
def _leading() -> dict[str, str]:
    """What each preposition of a place tells."""
    return {word: sort for sort in ("near", "from", "to", "in") for word in _list("prepositions", sort)}


@cache
def _openers() -> frozenset[str]:
    """The first words of what is not a bare name: words for a place, borders, directions, places with no name."""
    phrases = {*_heads(), *_list("border", "words"), *_list("common", "sites"), *_list("directions", "after_site")}
    return frozenset(phrase.split()[0] for phrase in phrases)


@cache
def _direction_words() -> frozenset[str]:
    """The first words of directions."""
    return frozenset(phrase.split()[0] for phrase in _list("directions", "words"))


@cache
def _direction_ends() -> frozenset[str]:
    """The last words of directions: "daya" of "barat daya"."""
    return frozenset(phrase.split()[-1] for phrase in _list("directions", "after_site"))


class _Head(NamedTuple):
    """A word for a place: the level of what it names, and when it is kept in the name."""

    level: str
    kept: str


@cache
def _heads() -> dict[str, _Head]:
    """Words for a place."""
    return {row["phrase"]: _Head(row["level"], row["kept"]) for row in table(HEADS)}


@cache
def _levels() -> dict[str, str]:
    """The level of each place of the knowledge base, by its name."""
    rows = table("languages/knowledge/places.tsv")
    return {name: row["level"] for row in rows for name in (row["name"], *alternatives(row["names"]))}
