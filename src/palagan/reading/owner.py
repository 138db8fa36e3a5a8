"""Whose a body or a group is: the adjectives, office words, state, place, body or name that follow its head."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.phrases import Head, bodies, cues, titles
from palagan.reading.words import Word, calendar_words, common_words, office_words

_LONGEST = 12
_TOWN = 3
"""Capitals that the name of a town has at most."""
HOME = "IDN"
"""The country whose units and offices have names of their own ("Polsek", "Kodim")."""


def seat_in(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` tells in what place something stands."""
    return words[at - 1].lower == "di"


def _is_somebodys(word: str) -> bool:
    """Whether -nya tells whose they are, so that "dari" tells only from where they go ("*pasukannya* dari Suriah"); an
    envoy is of where he is sent to."""
    return word.endswith("nya") and word not in cues("envoys")


def arabic_part(word: Word) -> bool:
    """Whether a word goes on with a name though its article is small ("Jund *al-Sham*")."""
    link, _, rest = word.text.partition("-")
    return link in cues("arabic_links") and rest[:1].isupper()


def lives_in(words: Sequence[Word], at: int) -> bool:
    """Whether a word for a settlement with a name of its own stands at word `at`: "*Desa* Mawar"."""
    named = at + 1 < len(words) and words[at].cap and words[at + 1].cap and words[at + 1].alpha
    return named and words[at].lower in cues("settlements")


def ends_in_a_state(words: Sequence[Word], at: int, size: int, base: Knowledge) -> bool:
    """Whether the last word of a group only begins the name of a state: "warga *Papua* Nugini"."""
    known = base.match(words, at + size - 1) if size > 1 else None
    return known is not None and known[0] > 1 and known[1].sort == "state"


def of_a_town(words: Sequence[Word], at: int, phrase: str) -> bool:
    """Whether the town of people is named by capitals alone at word `at`: "ribuan warga *Mawar*"; "(32)" behind them
    tells that it is a person."""
    if phrase not in cues("townspeople") or at >= len(words) or not (words[at].cap and words[at].alpha):
        return False
    end = at
    while end < len(words) and words[end].cap and words[end].alpha:
        end += 1
    lower = words[at].lower
    named = end - at <= _TOWN and lower not in calendar_words() and lower not in common_words()
    return named and (end == len(words) or words[end].text != "(")


class Owner:
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
        self.at_end = 0
        self.tail: int | None = None
        """Where words begin that only tell in what place it is ("tentara Ukraina *di Bakhmut*")."""

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
        at_home = head.phrase in cues("home_heads")
        if at_home and capital:
            self.country = HOME
        while end < limit:
            word = words[end]
            known = self.base.match(words, end) if word.cap and word.lower not in cues("platforms") else None
            if at_home and known is not None and known[1].country != HOME and known[1].sort != "person":
                self.told, end = True, end + known[0]
                continue  # "Polsek *Astana* Anyar"
            if known is not None and known[1].sort == "person" and head.phrase in cues("ruled_heads"):
                if self.owner is not None or self.country is not None:
                    break  # "juru bicara pemerintah Kenya *William Ruto*"
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
                    and not (seat_in(words, end) and head.phrase in cues("placed_heads"))
                ):
                    break
                if known[1].sort in ("organization", "agency") and self.at is None:
                    self.at, self.at_end = end, end + known[0]
                self.take(known[1])
                if seat_in(words, end) and head.phrase in cues("placed_heads"):
                    self.country = known[1].country or self.country
                end += known[0]
                run = 0
            elif head.kind == "group" and lives_in(words, end):
                end = self._past_settlement(end)
            elif end == at and known is None and of_a_town(words, end, head.phrase):
                end = self._past_settlement(end - 1)
            elif (word.lower in cues("group_adjectives") and not word.cap) or (
                self.names and words[end - 1].cap and arabic_part(word)
            ):
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
                and (
                    head.phrase in cues("named_heads")
                    or (head.phrase in cues("ruled_heads") and not self.owner and titles().find(words, end) is None)
                )
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
                    and not (word.lower in cues("away_links") and _is_somebodys(words[end - 1].lower))
                    and end + 1 < limit
                    and words[end + 1].cap
                    and self.place(end + 1)
                    and (head.kind == "group" or word.lower != "di" or capital or head.phrase in cues("generic_bodies"))
                )
                or ((word.text[0].isdigit() or word.text == "/") and capital and end > at - 1)
            ):
                if word.lower == "di" and self.tail is None and head.phrase not in cues("seated_heads"):
                    self.tail = end
                end += 1
            else:
                break
        while end > at and (words[end - 1].lower in cues("trailing_links")):
            end -= 1
        if self.tail is not None and (self.tail >= end or self.tail <= at):
            self.tail = None
        self.run = run if end - run >= at else 0
        return end

    def _past_settlement(self, at: int) -> int:
        """Where the name of the settlement at word `at` ends."""
        words, end = self.words, at + 1
        known = self.base.match(words, end)
        if known is not None and known[1].sort == "place":
            self.country, end = self.country or known[1].country, end + known[0]
        while end < len(words) and words[end].cap and words[end].alpha and words[end].lower not in calendar_words():
            end += 1
        self.told = True
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
