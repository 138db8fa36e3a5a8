"""Candidates for the cast: every stretch that names a person, a body, a state or a group, with what its words tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.reading.bodies import find_body, find_group
from palagan.reading.candidates import Candidate
from palagan.reading.joining import join
from palagan.reading.knowledge import Knowledge
from palagan.reading.phrases import beginnings, cues, full_head, organization_words, owned_heads, unfolded
from palagan.reading.roles import is_verb, speaks_or_is_named
from palagan.reading.runs import is_designation, name_run, org_run
from palagan.reading.titles import read_title
from palagan.reading.words import Sentence, Word, calendar_words, common_words


def find_candidates(sentences: Sequence[Sentence], base: Knowledge) -> list[Candidate]:
    """All candidates of a report in order; they do not overlap. Each word is looked at a bounded number of times."""
    capitals = _capitals(sentences)
    named: set[str] = set()
    starts = beginnings()
    plain, low = _plain_beginnings(), base.low
    out: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        words = sentence.words
        at = 0
        while at < len(words):
            word = words[at]
            counts = word.text[0].isdigit() and at + 1 < len(words) and words[at + 1].lower in starts
            if (not counts and not word.alpha) or (
                not counts
                and not (
                    word.cap
                    or word.lower in plain
                    or word.lower in low
                    or ("-" in word.lower and unfolded(word.lower) in starts)
                    or (word.lower.endswith("nya") and word.lower[:-3] in owned_heads())
                )
            ):
                at += 1
                continue
            found = _candidate(number, words, at, base, capitals) or _known_again(number, words, at, named)
            if found is not None and found.sort == "unknown" and _leads_in(words, found, named):
                found = None
            if found is None:
                at += 1
            else:
                if found.sort == "group" and found.country is None and words[found.name_last - 1].lower.endswith("nya"):
                    found = found._replace(country=_whose(out))
                out.append(found)
                if found.sort == "person":
                    named.update(word.text for word in words[found.name_first : found.name_last])
                at = max(found.last, at + 1)
    return join(sentences, out)


def _whose(before: Sequence[Candidate]) -> str | None:
    """The country of who was named last, whose troops "pasukannya" are."""
    for one in before[:-4:-1]:
        country = one.country or (one.known.country if one.known is not None else None)
        if country is not None:
            return country
    return None


@cache
def _plain_beginnings() -> frozenset[str]:
    """Those of the lower-case words that begin a title, a body or a group that have no hyphen in them."""
    return frozenset(word for word in beginnings() if "-" not in word)


def _capitals(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that stand with a capital inside some sentence of the page."""
    return frozenset(
        word.text
        for sentence in sentences
        for before, word in zip(sentence.words, sentence.words[1:], strict=False)
        if word.cap and (before.alpha or before.text == ",")
    )


def _candidate(
    number: int, words: Sequence[Word], at: int, base: Knowledge, capitals: frozenset[str]
) -> Candidate | None:
    word = words[at]
    known = base.match(words, at)
    if known is None and is_designation(words, at):
        return None
    if known is not None and known[1].sort != "person" and word.lower in cues("platforms"):
        return None
    if (
        known is not None
        and known[1].sort in ("agency", "person", "organization")
        and known[0] == 1
        and _only_by_position(words, at, capitals)
    ):
        known = None
    title = read_title(words, at, base)
    body = find_body(words, at, base)
    reach = max(known[0] if known else 0, body.last - at if body else 0)
    if title is not None and title.last - at >= reach:
        return Candidate(
            number,
            title.first,
            title.last,
            title.name_first,
            title.name_last,
            "person" if title.name_last > title.name_first else "title",
            title.known,
            title.head,
            title.sector,
            title.country,
            title.owner,
            title.former,
            None,
            title.definite,
            title.single,
            title.code,
            title.owner_first,
            title.owner_last,
        )
    whole = body is not None and known is not None and known[1].sort == "organization" and body.last - at == known[0]
    if body is not None and body.last - at >= (known[0] if known else 0) and not whole:
        return Candidate(
            number,
            at,
            body.last,
            body.name_first,
            body.name_last,
            "body",
            None,
            body.head,
            body.sector,
            body.country,
            body.owner,
            False,
            body.alias,
            body.definite,
            False,
            body.code,
        )
    if known is not None:
        size, entry = known
        if entry.sort == "person":
            end = name_run(words, at, base, started=True)
            return Candidate(number, at, max(end, at + size), at, max(end, at + size), "person", entry)
        size = _glued_on(words, at, size) if entry.sort == "agency" else size
        last, alias = _bracket(words, at + size)
        if alias is not None and entry.kind == "state" and (short := base.match(words, alias)) is not None:
            alias = alias if short[1].kind == "state" else None
        return Candidate(
            number,
            at,
            last,
            at,
            at + size,
            "known",
            entry,
            body.head if body is not None and body.bare else "",
            country=entry.country,
            alias=alias,
            twin=f"{full_head(body.head)} {body.country}" if whole and body is not None and body.country else None,
        )
    group = find_group(words, at, base)
    if group is not None and group.owner is not None and group.owned is not None and group.head in cues("armed_heads"):
        first, last = group.owned
        return Candidate(
            number, at, group.last, first, last, "known", group.owner, country=group.country, alias=group.alias
        )
    if group is not None:
        return Candidate(
            number,
            at,
            group.last,
            group.name_first,
            group.name_last,
            "group",
            None,
            group.head,
            group.sector,
            group.country,
            group.owner,
            False,
            group.alias,
            group.definite,
            group.single,
            group.code,
        )
    if not word.cap or word.lower in calendar_words() or word.lower in cues("platforms"):
        return None
    if word.lower in cues("locators") or word.text in cues("not_names"):
        return None
    if _common(word) and (word.text not in capitals or _starts(words, at)):
        return None
    end = org_run(words, at)
    if end > at:
        last, alias = _bracket(words, end)
        sector = next((organization_words()[w.lower] for w in words[at:end] if w.lower in organization_words()), None)
        return Candidate(number, at, last, at, end, "organization", sector=sector, alias=alias)
    end = name_run(words, at, base)
    if end <= at or all(_common(one) for one in words[at:end] if one.alpha):
        return None
    if (
        end == at + 1
        and _starts(words, at)
        and word.text not in capitals
        and not word.text.isupper()
        and not speaks_or_is_named(words, at, end)
    ):
        return None
    last, alias = _bracket(words, end)
    return Candidate(number, at, last, at, end, "unknown", alias=alias)


def _glued_on(words: Sequence[Word], at: int, size: int) -> int:
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


def _common(word: Word) -> bool:
    return word.lower in common_words() or (word.lower.endswith("nya") and word.lower[:-3] in common_words())


def _leads_in(words: Sequence[Word], found: Candidate, named: set[str]) -> bool:
    """Whether a run of capitals is a first word that owes its capital to its place and a name met before."""
    first = words[found.first]
    return (
        found.name_last - found.first >= 2
        and first.text not in named
        and words[found.first + 1].text in named
        and _starts(words, found.first)
    )


def _known_again(number: int, words: Sequence[Word], at: int, named: set[str]) -> Candidate | None:
    """A word of a name met before that is also a common word ("Teguh", "Surya"), where it stands as a name."""
    word = words[at]
    if word.text not in named or not word.cap or not word.alpha or word.lower in cues("honorific_words"):
        return None
    if _starts(words, at) and not (at + 1 < len(words) and is_verb(words[at + 1])):
        return None
    return Candidate(number, at, at + 1, at, at + 1, "unknown")


def _starts(words: Sequence[Word], at: int) -> bool:
    """Whether a capital at this word is owed to its place: first in the sentence or in a quotation."""
    return at == 0 or not (words[at - 1].alpha or words[at - 1].text in ",/()" or words[at - 1].text[0].isdigit())


def _only_by_position(words: Sequence[Word], at: int, capitals: frozenset[str]) -> bool:
    """Whether a common word has its capital only from its place ("Antara Rusia dan …")."""
    word = words[at]
    return (
        word.lower in common_words()
        and _starts(words, at)
        and not (word.text in capitals and word.lower not in cues("locators"))
    )


def _bracket(words: Sequence[Word], at: int) -> tuple[int, int | None]:
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
