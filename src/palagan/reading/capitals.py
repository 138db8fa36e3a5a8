"""What the capitals of a page tell: which are owed to their place, which are initials, what belongs to them behind."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.knowledge import knowledge
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence, Word, calendar_words, common_words

INITIALS = 4
"""Letters at most that stand for somebody who is not named."""

_CLOSING = frozenset('.;:?!"“”')
"""Signs behind which a list of letters is over."""


def capitals_of(sentences: Sequence[Sentence]) -> tuple[frozenset[str], frozenset[str]]:
    """Words with a capital inside some sentence of the page, and letters for the unnamed ("berinisial AP")."""
    capitals: set[str] = set()
    initials: set[str] = set()
    marks, links = cues("initialled"), cues("conjoins")
    for sentence in sentences:
        named = mark = first = False
        for at, (_, _, text, lower, cap, alpha) in enumerate(sentence.words):
            letters = mark and cap and len(text) <= INITIALS and text.isupper()
            if letters and not first:
                letters = not knowledge().is_name(text) or _has_age(sentence.words, at)
            if cap and named:
                capitals.add(text)
            if letters:
                initials.add(text)
            goes_on = mark and (not alpha or letters or lower in links)  # "berinisial ZA (47) dan BL (40)"
            named, first = alpha or text == ",", alpha and lower in marks
            mark = first or (goes_on and text not in _CLOSING)
    return frozenset(capitals), frozenset(initials)


def _has_age(words: Sequence[Word], at: int) -> bool:
    """Whether an age in brackets stands behind a word ("AS (35)")."""
    behind = words[at + 1 : at + 3]
    return len(behind) > 1 and behind[0].text == "(" and behind[1].text.isdigit()


def with_domain(words: Sequence[Word], at: int, size: int) -> int:
    """How many words the name of an outlet has with what no space parts from it ("Tribun" of "Tribun-Papua.com")."""
    last, end = at + size, at + size
    while last < len(words) and words[last].start == words[last - 1].end:
        if not (words[last].alpha or words[last].text in "-."):
            break
        last += 1
        if words[last - 1].lower in cues("domains"):
            end = last
        elif end > at + size and words[last - 1].alpha:
            break
    return end - at


def is_common(word: Word) -> bool:
    return word.lower in common_words() or (word.lower.endswith("nya") and word.lower[:-3] in common_words())


def leads_in(words: Sequence[Word], found: Candidate, named: set[str]) -> bool:
    """Whether a run of capitals is a first word that owes its capital to its place and a name met before."""
    first = words[found.first]
    return (
        found.name_last - found.first >= 2
        and first.text not in named
        and words[found.first + 1].text in named
        and starts_here(words, found.first)
    )


def starts_here(words: Sequence[Word], at: int) -> bool:
    """Whether a capital at this word is owed to its place: first in the sentence or in a quotation."""
    return at == 0 or not (words[at - 1].alpha or words[at - 1].text in ",/()" or words[at - 1].text[0].isdigit())


def only_by_position(words: Sequence[Word], at: int, capitals: frozenset[str]) -> bool:
    """Whether a common word has its capital only from its place ("Antara Rusia dan …")."""
    word = words[at]
    return (
        word.lower in common_words()
        and word.lower not in cues("never_plain")
        and starts_here(words, at)
        and not (word.text in capitals and word.lower not in cues("locators"))
    )


def bracketed(words: Sequence[Word], at: int) -> tuple[int, int | None]:
    """The end after an acronym in brackets that begins at word `at`, and the acronym's word."""
    if at + 2 < len(words) and words[at].text == "(" and words[at + 2].text == ")":
        inner = words[at + 1]
        if (
            inner.alpha
            and inner.cap
            and (inner.text.isupper() or sum(c.isupper() for c in inner.text) >= 2 or len(inner.text) <= 8)
            and inner.lower not in calendar_words()
        ):
            return at + 3, at + 1
    return at, None
