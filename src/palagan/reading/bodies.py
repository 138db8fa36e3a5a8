"""Bodies by pattern ("Kementerian Luar Negeri Turki") and unnamed groups ("para warga sipil di Gaza")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import Head, bodies, cues, groups, pronouns, titles, unfolded
from palagan.reading.roles import is_noun
from palagan.reading.words import Word, calendar_words, common_words, office_words

_LONGEST = 12


class BodyRead(NamedTuple):
    """A body or a group up to word `last`; its name, without brackets and quantifiers, is `name_first:name_last`."""

    name_first: int
    name_last: int
    last: int
    head: str
    sector: str | None
    country: str | None
    owner: Known | None
    alias: int | None
    definite: bool
    single: bool
    code: str | None
    kind: str
    bare: bool = False
    """Whether only the head stands there."""


def find_body(words: Sequence[Word], at: int, base: Knowledge, *, inside: bool = False) -> BodyRead | None:
    """The body whose head begins at word `at`, with the state, place or name that says whose it is.

    `inside` a title the last capitals may be the person's name, not the body's.
    """
    found = bodies().find(words, at)
    if found is None or found[1].kind != "organization":
        return None
    size, head = found
    capital = words[at].cap
    owner = _Owner(words, base, head.phrase)
    whole = base.match(words, at)
    if whole is not None and whole[0] >= size and whole[1].sort == "organization":
        owner.take(whole[1])
        size = whole[0]
        inside = True
    proper = capital and (at > 0 or size > 1 or words[at].lower not in common_words() or _capital_follows(words, at))
    end = owner.read(at + size, capital=proper, head=head)
    if inside and owner.run:
        end = owner.give_back(end, told=whole is not None)
    generic = head.phrase in cues("generic_bodies")
    if generic and not owner.told and not capital and at > 0 and is_noun(words[at - 1]):
        return None
    definite = end < len(words) and words[end].lower in cues("demonstratives")
    if not owner.told and not definite and not (generic or (head.named and capital and size > 1)):
        return None
    if (
        not capital
        and not head.named
        and not owner.country
        and not owner.owner
        and not (owner.names and head.phrase in cues("named_heads"))
    ):
        return None
    if not owner.told and definite and not generic and not head.named:
        return None
    last, alias = owner.bracket(end)
    if alias is not None and last < len(words) and owner.country is None and words[last].cap and owner.place(last):
        last = owner.read(last, capital=False, head=head)
        end = last
    if not owner.told and alias is not None and not capital:
        return None
    first = owner.at if owner.at is not None and head.phrase in cues("named_heads") else at
    return BodyRead(
        first,
        end,
        last + (definite and last == end),
        head.phrase,
        head.sector,
        owner.country,
        owner.owner,
        alias,
        definite,
        False,
        owner.code,
        "organization",
        end == at + len(head.phrase.split(" ")),
    )


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether a counted noun is an actor here ("dua sumber") and no anaphor ("kedua negara")."""
    if unfolded(words[at].lower) not in cues("counted_heads"):
        return False
    return words[at - 1].lower not in pronouns("pair_heads") or words[at].lower not in pronouns("pair_tails")


def _capital_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].cap and words[at + 1].lower in common_words()


def find_group(words: Sequence[Word], at: int, base: Knowledge) -> BodyRead | None:
    """The unnamed group that begins at word `at`, quantifiers included ("dua warga sipil", "sejumlah pejabat AS")."""
    start = at
    single = False
    while (
        start < len(words)
        and start < at + 4
        and (words[start].lower in cues("quantifiers") or words[start].text[0].isdigit())
    ):
        if words[start].lower in cues("one_person"):
            single = True
        start += 1
    found = groups().find(words, at)
    if found is not None and start > at:
        start = at
    elif start >= len(words):
        return None
    found = found or groups().find(words, start)
    body = bodies().find(words, start)
    if (body is not None and body[1].kind == "group" and (found is None or body[0] > found[0])) or (
        found is None and body is not None and body[1].kind == "organization" and start > at and body[1].named
    ):
        found = body
    if found is None and start > at and _is_counted(words, start):
        found = 1, Head(words[start].lower, None, "group")
    if found is None:
        return None
    size, head = found
    if head.phrase in cues("generic_bodies") and start == at and at > 0 and is_noun(words[at - 1]):
        return None
    if head.phrase == "sipil" or (
        words[start].cap and start > 0 and start == at and size == 1 and words[start].lower not in common_words()
    ):
        return None
    owner = _Owner(words, base, head.phrase)
    end = owner.read(start + size, capital=False, head=head)
    definite = end < len(words) and words[end].lower in cues("demonstratives")
    code = head.code if head.code and "." in head.code else (head.code or owner.code)
    return BodyRead(
        start,
        end,
        end + definite,
        head.phrase,
        head.sector,
        owner.country,
        owner.owner,
        None,
        definite,
        single,
        code,
        "group",
    )


class _Owner:
    """Reads on after a head: adjectives, office words, and the state, place, body or name that owns it."""

    def __init__(self, words: Sequence[Word], base: Knowledge, head: str) -> None:
        self.words, self.base, self.head = words, base, head
        self.country: str | None = None
        self.owner: Known | None = None
        self.code: str | None = None
        self.told = False
        self.names = False
        self.run = 0
        """How many unknown capitals stand at the end of what was read."""
        self.at: int | None = None
        """Where an organisation that completes the name begins."""

    def give_back(self, end: int, *, told: bool) -> int:
        """The end without the last capitals, which inside a title are rather the name of its holder."""
        words = self.words
        if not told and end < len(words) and words[end].text == ",":
            return end
        keep = 0 if told else max(1, self.run - 2)
        return end - (self.run - min(keep, self.run))

    def read(self, at: int, *, capital: bool, head: Head) -> int:
        """The end of what belongs to the head that ended at word `at`."""
        words, limit = self.words, min(len(self.words), at + _LONGEST)
        end, run = at, 0
        while end < limit:
            word = words[end]
            known = self.base.match(words, end) if word.cap and word.lower not in cues("platforms") else None
            if known is not None and known[1].sort == "person" and head.phrase in cues("ruled_heads"):
                self.told = True
                self.country = self.country or known[1].country
                end += known[0]
            elif known is not None and known[1].sort != "person":
                seat = words[end - 1].lower == "di" and head.phrase in cues("seated_heads")
                if (
                    self.country is not None
                    and known[1].sort in ("state", "capital", "agency")
                    and known[1].country != self.country
                    and not seat
                ):
                    break
                if known[1].sort in ("organization", "agency") and self.at is None:
                    self.at = end
                self.take(known[1])
                end += known[0]
                run = 0
            elif word.lower in cues("group_adjectives") and not word.cap:
                end += 1
            elif capital and word.cap and word.alpha and word.lower not in calendar_words():
                title = titles().find(words, end)
                if title is not None and title[1].role in ("rank", "honorific", "profession"):
                    break
                if word.lower not in office_words():
                    if known is not None:
                        break
                    self.names = True
                    run += 1
                else:
                    run = 0
                self.told = True
                end += 1
            elif (
                not capital
                and head.phrase in cues("named_heads")
                and word.cap
                and word.alpha
                and word.lower not in calendar_words()
                and known is None
            ):
                self.names = self.told = True
                end += 1
            elif (
                (
                    capital
                    and word.lower in cues("body_links")
                    and end + 1 < limit
                    and words[end + 1].cap
                    and (
                        words[end + 1].lower in office_words()
                        or word.lower in cues("english_links")
                        or (end + 2 < limit and self.place(end + 2))
                    )
                    and self.base.match(words, end + 1) is None
                    and bodies().find(words, end + 1) is None
                )
                or (
                    word.lower in cues("owner_links")
                    and end + 1 < limit
                    and words[end + 1].cap
                    and self.place(end + 1)
                    and (head.kind == "group" or word.lower != "di" or capital or head.phrase in cues("generic_bodies"))
                )
                or ((word.text[0].isdigit() or word.text == "/") and capital and end > at - 1)
            ):
                end += 1
            else:
                break
        while end > at and (words[end - 1].lower in cues("trailing_links")):
            end -= 1
        self.run = run if end - run >= at else 0
        return end

    def place(self, at: int) -> bool:
        """Whether a state or a place is named at word `at`."""
        known = self.base.match(self.words, at)
        return known is not None and known[1].sort in ("state", "capital", "place")

    def take(self, known: Known) -> None:
        self.told = True
        if known.sort in ("organization", "agency", "seat"):
            self.owner = self.owner or known
            if known.sort != "agency" or self.head in cues("named_heads"):
                self.code = self.code or known.code_on(None)
        self.country = self.country or known.country

    def bracket(self, end: int) -> tuple[int, int | None]:
        """The end after an acronym in brackets, and the acronym's word."""
        words = self.words
        if (
            end + 2 < len(words)
            and words[end].text == "("
            and words[end + 2].text == ")"
            and words[end + 1].alpha
            and words[end + 1].cap
            and len(words[end + 1].text) <= 12
        ):
            inner = self.base.match(words, end + 1)
            if inner is not None and inner[1].sort == "state":
                return end + 3, None
            return end + 3, end + 1
        return end, None
