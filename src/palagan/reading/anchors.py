"""Words that name an event: the lexicon of a language as a trie over tokens, and the anchors found in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from palagan.languages.morphology import derive
from palagan.languages.tables import alternatives, lexicon, table
from palagan.languages.tokens import Token, tokenize
from palagan.reading.idioms import idiom_ends, idioms_of

Voice = Literal["active", "passive", "noun", "bare"]

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_ACTIVE = ("me", "ber", "saling", "silih", "turun", "terbang")
_PASSIVE = ("di", "ter")
_PREFIXES = ("me", "di", "ber", "ter")
_AFTER = "pasca"
_FARTHEST = 5
"""Tokens of the longest phrase of two words with how many between them."""
_MOST = 65_536
"""Words that are remembered."""
_LONG = 7
"""Letters from which on such a form is hardly the end of another word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon: what a word means and how its parties stand. `root` joins the derivations of one word."""

    root: str
    type: str
    mode: str | None
    frame: str
    needs: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Tokens `first` up to but not `last` of a sentence name an event; `form` is what stands there, in lower case."""

    first: int
    last: int
    entry: Entry
    voice: Voice
    form: str
    possessed: bool = False
    """True where the word carries -nya, so that its doer or sufferer stands before."""


@cache
def _nouns(language: str) -> frozenset[str]:
    """Words that begin as a passive verb does and are nouns ("dialog", "terima kasih")."""
    return frozenset(lexicon(f"languages/{language}/clause.toml")["not_verbs"])


def _voice(form: str, affix: str, language: str) -> Voice:
    if affix in {"di", "di-kan", "di-i", "ter"}:
        return "passive"
    if affix.startswith(("meN", "mem", "meng")) or affix == "ber":
        return "active"
    if affix == "0":
        return "bare"
    if affix == "=":
        if form.startswith(_ACTIVE):
            return "active"
        if form.startswith(_PASSIVE) and form.partition(" ")[0] not in _nouns(language):
            return "passive"
    return "noun"


@cache
def lexicon_of(language: str) -> dict[str, tuple[tuple[tuple[str, ...], Entry, Voice], ...]]:
    """First word → (all words, entry, voice), longest first. Later rows of the table do not override earlier ones."""
    found: dict[tuple[str, ...], tuple[Entry, Voice]] = {}
    for row in table(f"languages/{language}/events.tsv"):
        for root in alternatives(row["words"]):
            entry = Entry(root, row["type"], None if row["mode"] == "-" else row["mode"], row["frame"], row["needs"])
            for affix in row["affixes"].split():
                form = derive(root, affix)
                words = tuple(token.lower for token in tokenize(form))
                found.setdefault(words, (entry, _voice(form, affix, language)))
    grouped: dict[str, list[tuple[tuple[str, ...], Entry, Voice]]] = {}
    for words, (entry, voice) in found.items():
        grouped.setdefault(words[0], []).append((words, entry, voice))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in grouped.items()}


@cache
def bare_verbs(language: str = "id") -> dict[str, Entry]:
    """Roots of the lexicon's verbs that have no entry of their own: verbs behind a pronoun ("yang *mereka culik*")."""
    out: dict[str, Entry] = {}
    known = {*lexicon_of(language), *lexicon(f"languages/{language}/clause.toml")["prepositions"]}
    for row in table(f"languages/{language}/events.tsv"):
        if {"meN", "di"} <= set(row["affixes"].split()):
            for root in alternatives(row["words"]):
                if root not in known and " " not in root:
                    mode = None if row["mode"] == "-" else row["mode"]
                    out.setdefault(root, Entry(root, row["type"], mode, row["frame"], row["needs"]))
    return out


@cache
def telling_verbs(language: str = "id") -> frozenset[str]:
    """Forms that begin with a prefix and name an event, so long that they stand out where the space before is lost."""
    found = {words[0] for rows in lexicon_of(language).values() for words, _, _ in rows}
    return frozenset(word for word in found if len(word) >= _LONG and word.startswith(_PREFIXES))


@lru_cache(maxsize=65_536)
def bare_form(word: str) -> tuple[str, bool]:
    """A word without its enclitic, and whether that was -nya ("serangannya" → "serangan", True)."""
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) - len(clitic) >= 4:
            return word[: -len(clitic)], clitic == "nya"
    return word, False


def find_anchors(tokens: Sequence[Token], language: str = "id") -> tuple[Anchor, ...]:
    """The anchors of one sentence, left to right, longest match, not overlapping."""
    lexicon, bare, idioms, opening = lexicon_of(language), bare_verbs(language), idioms_of(language), _opening(language)
    out: list[Anchor] = []
    position = 0
    for number, (_, _, _, lower) in enumerate(tokens):
        found = opening[lower]
        if found is None or number < position:
            continue
        word, openings = found
        if openings:
            anchor = _at(tokens, number, word, [(first, lexicon[first]) for first in openings], language)
        else:
            anchor = _behind_pronoun(tokens, number, language) if lower in bare else None
        idiom = idiom_ends(tokens, number, language) if lower in idioms else 0
        if idiom and (anchor is None or anchor.last <= idiom):
            position = idiom
        elif anchor is not None and not _is_label(tokens, anchor, language):
            out.append(anchor)
            position = anchor.last
    return tuple([anchor for at, anchor in enumerate(out) if not _only_leads(anchor, out[at + 1 : at + 2], language)])


def _only_leads(anchor: Anchor, following: Sequence[Anchor], language: str) -> bool:
    """Whether a noun only leads to that of an event right behind it ("*aksi* penculikan")."""
    if anchor.form not in _leading_nouns(language):
        return False
    return any(other.first == anchor.last and other.voice in {"noun", "bare"} for other in following)


@cache
def _leading_nouns(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/clause.toml")["leading_nouns"])


def _behind_pronoun(tokens: Sequence[Token], number: int, language: str) -> Anchor | None:
    """A bare root that is a verb because whoever does it stands right before it as a pronoun."""
    if not number or tokens[number - 1].lower not in _pronouns(language):
        return None
    entry = bare_verbs(language)[tokens[number].lower]
    return Anchor(number, number + 1, entry, "active", entry.root)


@cache
def _pronouns(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/clause.toml")["doing_pronouns"])


def _is_label(tokens: Sequence[Token], anchor: Anchor, language: str) -> bool:
    """Whether a war only tells what sort of thing the noun before it is ("kapal *perang*", "kejahatan *perang*")."""
    if anchor.entry.frame != "war" or not anchor.first or anchor.last - anchor.first > 1:
        return False
    return tokens[anchor.first - 1].lower in _named_by_war(language)


@cache
def _named_by_war(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/clause.toml")["named_by_war"])


class _Opening(dict[str, tuple[str, tuple[str, ...]] | None]):
    """For each word that has been asked about: itself, undoubled ("serangan-serangan"), and the first words of the
    lexicon that it may stand for: itself, and itself without its enclitic; "pascaserangan" is what comes after one.
    None for a word at which neither an anchor nor an idiom begins."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._lexicon = lexicon_of(language)
        self._others = frozenset((*bare_verbs(language), *idioms_of(language)))

    def __missing__(self, asked: str) -> tuple[str, tuple[str, ...]] | None:
        lower = asked.removeprefix(_AFTER)
        left, _, right = lower.partition("-")
        word = left if left == right else lower
        firsts = dict.fromkeys((lower, word, bare_form(word)[0]))
        openings = tuple([first for first in firsts if first in self._lexicon])
        if len(self) >= _MOST:
            self.clear()
        found = self[asked] = (word, openings) if openings or asked in self._others else None
        return found


@cache
def _opening(language: str) -> _Opening:
    return _Opening(language)


def _at(
    tokens: Sequence[Token],
    position: int,
    word: str,
    openings: Sequence[tuple[str, Sequence[tuple[tuple[str, ...], Entry, Voice]]]],
    language: str,
) -> Anchor | None:
    ends: dict[int, tuple[int, frozenset[str]]] = {}
    for first, rows in openings:
        for words, entry, voice in rows:
            size = len(words)
            if size == 1:
                possessed = first != word and word.endswith("nya")
                return Anchor(position, position + 1, entry, voice, first, possessed)
            if size not in ends:
                ends[size] = _phrase_end(tokens, position, size, language)
            last, closings = ends[size]
            if words[-1] in closings and _goes_on(tokens, position, words):
                closing = tokens[last - 1].lower
                possessed = closing != words[-1] and bare_form(closing)[1]
                return Anchor(position, last, entry, voice, " ".join(words), possessed)
    return None


def _phrase_end(tokens: Sequence[Token], position: int, size: int, language: str) -> tuple[int, frozenset[str]]:
    """Where a phrase of so many words ends that opens at a token, and the last words that it may have, none where the
    sentence is too short; how many of it may stand inside one of two words ("menarik *semua* pasukan")."""
    last = position + size
    if size == 2:
        amounts = _amounts(language)
        while last <= len(tokens) and last - position < _FARTHEST:
            inside = tokens[last - 1]
            if not inside.is_number and inside.lower not in amounts:
                break
            last += 1
    return last, _closings(tokens[last - 1].lower) if last <= len(tokens) else frozenset()


def _goes_on(tokens: Sequence[Token], position: int, words: Sequence[str]) -> bool:
    """Whether the words of a phrase between its first and its last stand behind a token."""
    return all(tokens[position + at].lower == words[at] for at in range(1, len(words) - 1))


@lru_cache(maxsize=16_384)
def _closings(closing: str) -> frozenset[str]:
    """What a word may stand for at the end of a phrase: itself, and itself said once, both without an enclitic too."""
    once = _undoubled(closing)
    return frozenset((closing, bare_form(closing)[0], once, bare_form(once)[0]))


def _undoubled(word: str) -> str:
    """A word said twice said once, with its enclitic ("sanksi-sanksinya" → "sanksinya")."""
    left, _, right = word.partition("-")
    return right if left and right.startswith(left) else word


@cache
def _amounts(language: str) -> frozenset[str]:
    return frozenset(lexicon(f"languages/{language}/clause.toml")["amounts"])
