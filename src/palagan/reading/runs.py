"""Runs of capitals: how far the name of a person or of an organisation goes."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.knowledge import Knowledge
from palagan.reading.phrases import cues, organization_words, titles
from palagan.reading.words import Word, calendar_words, common_words, office_words

_LONGEST = 8
_DESIGNATION = 4
_QUOTES = "'\"“”‘’"


def name_run(words: Sequence[Word], at: int, base: Knowledge, *, started: bool = False) -> int:
    """Where the personal name that begins at word `at` ends (exclusive), or `at` when none begins there.

    Capitals go on over particles ("bin", "al-"), initials, a nickname in quotation marks and "Jr."; they stop at a
    title, an office word, a day or month, and at a known state or organisation. `started`: the first word is a name
    for sure.
    """
    end = at
    if started:
        found = base.match(words, at)
        end = at + (found[0] if found else 1)
    limit = min(len(words), at + _LONGEST)
    while end < limit:
        word = words[end]
        if word.cap and word.alpha:
            if not _may_be_name(words, end, base, first=end == at) or (
                started and end > at and word.lower in common_words()
            ):
                break
            if (
                end > at
                and not started
                and words[end - 1].text not in _QUOTES
                and base.person_at(words, end)
                and words[at].lower not in cues("arabic_links")
            ):
                break
            end += 1
            if (
                len(word.text) == 1
                and end < limit
                and words[end].text == "."
                and end + 1 < limit
                and words[end + 1].cap
            ):
                end += 1
        elif end > at and _particle(words, end, limit):
            end += 1
        elif (
            end > at
            and word.text in _QUOTES
            and end + 2 < limit
            and words[end + 1].cap
            and words[end + 2].text in _QUOTES
        ):
            if end + 3 < limit and words[end + 3].cap:
                end += 3
            else:
                break
        elif (
            end == at
            and word.lower.startswith(("al-", "el-", "as-", "ash-", "an-"))
            and "-" in word.text
            and word.text[word.text.index("-") + 1 :][:1].isupper()
        ):
            end += 1
        else:
            break
    return end


def is_designation(words: Sequence[Word], at: int) -> bool:
    """Whether the word is the letters of a type number ("F-16", "Su-25", "S-300"), which is nobody's name."""
    if len(words[at].text) > _DESIGNATION or at + 2 >= len(words):
        return False
    mark, number = words[at + 1], words[at + 2]
    joined = words[at].end == mark.start and mark.end == number.start
    return joined and mark.text in "-‐‑–" and number.text[0].isdigit()


def _may_be_name(words: Sequence[Word], at: int, base: Knowledge, *, first: bool) -> bool:
    word = words[at]
    if not first and words[at - 1].lower in cues("arabic_links") and words[at - 1].cap:
        return True
    if word.lower in calendar_words() or (not first and word.lower in cues("title_links")):
        return False
    known = base.match(words, at)
    if known is not None and known[1].sort in (
        "state",
        "capital",
        "seat",
        "organization",
        "agency",
        "demonym",
        "place",
    ):
        # A known place or body inside a run of capitals ends it, but not one that is also a common part of names.
        return (
            known[1].sort in ("place", "capital", "demonym")
            and not first
            and at > 0
            and words[at - 1].cap
            and known[0] == 1
        )
    if word.lower in office_words() or word.lower in organization_words():
        # "Vanny Putra Perdana": an office word may close a name, with nothing of an office after it.
        return (
            not first
            and words[at - 1].cap
            and at > 1
            and words[at - 2].cap
            and (at + 1 >= len(words) or not words[at + 1].cap)
            and word.lower not in organization_words()
        )
    title = titles().find(words, at) if word.lower not in cues("name_titles") else None
    if title is not None and title[1].role != "honorific":
        return title[1].role == "profession" and len(word.text) <= 2
    return True


def _particle(words: Sequence[Word], at: int, limit: int) -> bool:
    """Whether a lower-case word inside a name goes on to a further capital ("bin Salman", "al-Sisi")."""
    if is_designation(words, at):
        return False
    word = words[at]
    if "-" in word.text and word.lower.split("-")[0] in cues("name_particles"):
        tail = word.text.split("-", 1)[1]
        return tail[:1].isupper()
    return (
        word.lower in cues("name_particles")
        and at + 1 < limit
        and words[at + 1].cap
        and words[at + 1].alpha
        and word.lower not in cues("english_links")
    )


def org_run(words: Sequence[Word], at: int) -> int:
    """Where a run of capitals with a word of English organisations ("Agency") in it ends, or `at`."""
    end = at
    telling = False
    limit = min(len(words), at + _LONGEST)
    while end < limit:
        word = words[end]
        if word.cap and word.alpha and word.lower not in calendar_words():
            if word.lower in organization_words():
                telling = True
            elif word.lower in common_words() and word.lower in office_words():
                break
            end += 1
        elif end > at and word.lower in cues("english_links") and end + 1 < limit and words[end + 1].cap:
            end += 1
        else:
            break
    while (
        telling
        and end > at
        and words[end - 1].lower not in organization_words()
        and words[end - 1].lower in common_words()
    ):
        end -= 1
    return end if telling and end - at > 1 else at
