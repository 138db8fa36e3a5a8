"""Candidates for the cast: every stretch that names a person, a body, a state or a group, with what its words tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.reading.bands import led_by, sector_of_troops
from palagan.reading.bodies import BodyRead, find_body, find_group
from palagan.reading.candidates import Candidate
from palagan.reading.capitals import (
    bracketed,
    capitals_of,
    is_common,
    leads_in,
    only_by_position,
    starts_here,
    with_domain,
)
from palagan.reading.claimants import land_of_claimant
from palagan.reading.doubled import with_short_head
from palagan.reading.joining import join
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import (
    beginnings,
    cues,
    full_head,
    organization_words,
    owned_heads,
    ship_codes,
    unfolded,
)
from palagan.reading.roles import is_verb, speaks_or_is_named
from palagan.reading.runs import is_designation, name_run, org_run
from palagan.reading.titles import read_title
from palagan.reading.villages import with_villages
from palagan.reading.words import Sentence, Word, calendar_words

_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
"""The Arabic article as the press writes it before names."""


def find_candidates(sentences: Sequence[Sentence], base: Knowledge) -> list[Candidate]:
    """All candidates of a report in order; they do not overlap. Each word is looked at a bounded number of times."""
    capitals, initials = capitals_of(sentences)
    named: set[str] = set()
    starts = beginnings()
    plain, low = _plain_beginnings(), base.low
    out: list[Candidate] = []

    def reader(words: Sequence[Word], at: int) -> Candidate | None:
        return _candidate(0, words, at, base, capitals, initials)

    for number, sentence in enumerate(sentences):
        words = sentence.words
        at, size = 0, len(words)
        while at < size:
            _, _, text, lower, cap, alpha = words[at]
            if not cap and (
                (lower not in plain and lower not in low and text not in named)
                and not ("-" in lower and unfolded(lower) in starts)
                if alpha
                else not (text[0].isdigit() and at + 1 < size and words[at + 1].lower in starts)
            ):
                at += 1
                continue
            found = _candidate(number, words, at, base, capitals, initials)
            if cap:
                found = with_short_head(words, at, found, reader, number)
            found = found or _known_again(number, words, at, named)
            if found is not None and found.sort == "unknown" and leads_in(words, found, named):
                found = None
            if found is None:
                at += 1
            else:
                if found.sort == "group" and found.country is None and words[found.name_last - 1].lower.endswith("nya"):
                    sector = sector_of_troops(out) if found.sector == "MIL" else None
                    land = land_of_claimant(out, words, found) or _whose(out)
                    found = found._replace(country=land, sector=sector or found.sector)
                out.append(found)
                if found.sort == "person":
                    named.update(word.text for word in words[found.name_first : found.name_last])
                at = max(found.last, at + 1)
    return join(sentences, with_villages(out, sentences))


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
    plain = frozenset(word for word in beginnings() if "-" not in word)
    return plain | {f"{head}nya" for head in owned_heads()} | {f"antar{head}" for head in owned_heads()}


def _candidate(
    number: int, words: Sequence[Word], at: int, base: Knowledge, capitals: frozenset[str], initials: frozenset[str]
) -> Candidate | None:
    word = words[at]
    if word.text in initials:
        return Candidate(number, at, at + 1, at, at + 1, "unknown")
    known = base.match(words, at)
    if (known is None or known[0] == 1) and is_designation(words, at):
        return None
    if known is not None and known[1].sort != "person" and word.lower in cues("platforms"):
        return None
    if (
        known is not None
        and known[1].sort in ("agency", "person", "organization")
        and known[0] == 1
        and only_by_position(words, at, capitals)
    ):
        known = None
    opens = not word.alpha or word.lower in _plain_beginnings() or "-" in word.lower
    if opens and (leader := led_by(words, at, base)) is not None:
        return Candidate(number, at, leader[1], leader[0], leader[1], "person", leader[2])
    title = read_title(words, at, base) if opens else None
    body = find_body(words, at, base) if opens else None
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
    whole = (
        body is not None
        and known is not None
        and (body.last - at == known[0] or (known[1].sort == "state" and body.name_last - at == known[0]))
        and _goes_first(known[1], body.head)
    )
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
            if at > 0 and words[at - 1].lower in cues("named_after"):
                return Candidate(number, at, max(end, at + size), at, max(end, at + size), "unknown")
            return Candidate(number, at, max(end, at + size), at, max(end, at + size), "person", entry)
        size = with_domain(words, at, size) if entry.sort == "agency" else size
        last, alias = bracketed(words, at + size)
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
    group = find_group(words, at, base) if opens else None
    if group is not None and _names_body(words, group, base):
        return None
    armed = group is not None and at + 1 < len(words) and group.head.split(" ")[0] in cues("armed_heads")
    inner = base.match(words, at + 1) if armed else None
    if inner is not None and inner[1].sort == "organization" and group is not None and at + 1 + inner[0] > group.last:
        end = at + 1 + inner[0]  # "kelompok *Perlawanan Islam di Irak*", not "kelompok perlawanan"
        return Candidate(number, at, end, at + 1, end, "known", inner[1], country=inner[1].country)
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
    if is_common(word) and (word.text not in capitals or starts_here(words, at)):
        return None
    ship = ship_codes().get(word.text)
    if ship is not None and (end := name_run(words, at + 1, base)) > at + 1:
        land, _, navy = ship.partition(".")
        return Candidate(number, at, end, at, end, "organization", None, "kapal", navy, land)
    end = org_run(words, at)
    if end > at:
        last, alias = bracketed(words, end)
        sector = next((organization_words()[w.lower] for w in words[at:end] if w.lower in organization_words()), None)
        return Candidate(number, at, last, at, end, "organization", sector=sector, alias=alias)
    end = name_run(words, at, base)
    if end <= at or all(is_common(one) for one in words[at:end] if one.alpha):
        return None
    if (
        end == at + 1
        and starts_here(words, at)
        and word.text not in capitals
        and not word.text.isupper()
        and not speaks_or_is_named(words, at, end)
    ):
        return None
    last, alias = bracketed(words, end)
    return Candidate(number, at, last, at, end, "unknown", alias=alias)


def _names_body(words: Sequence[Word], group: BodyRead, base: Knowledge) -> bool:
    """Whether the last word of a group begins the name of a body: "anggota *Tentara Pembebasan X*"."""
    last = group.last - 1
    if last <= 0 or not words[last].cap or words[last - 1].cap:
        return False
    body = find_body(words, last, base)
    return body is not None and body.last > group.last


def _known_again(number: int, words: Sequence[Word], at: int, named: set[str]) -> Candidate | None:
    """A word of a name met before that is also a common word ("Teguh", "Surya"), where it stands as a name; or one that
    begins with an Arabic article ("al-Sharaa")."""
    word = words[at]
    if word.text not in named or not word.alpha or word.lower in cues("honorific_words"):
        return None
    if not word.cap:
        article, _, name = word.text.partition("-")
        return (
            Candidate(number, at, at + 1, at, at + 1, "unknown")
            if name[:1].isupper() and article in _ARTICLES
            else None
        )
    if starts_here(words, at) and not (at + 1 < len(words) and is_verb(words[at + 1])):
        return None
    return Candidate(number, at, at + 1, at, at + 1, "unknown")


def _goes_first(known: Known, head: str) -> bool:
    """Whether a known name goes before a body of the same words; an agency behind its head is only that head's name."""
    if known.sort == "agency":
        return head not in cues("named_heads")
    return known.sort in ("organization", "state", "capital")
