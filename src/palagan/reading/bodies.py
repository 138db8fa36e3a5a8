"""Bodies by pattern ("Kementerian Luar Negeri Turki") and unnamed groups ("para warga sipil di Gaza")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from palagan.reading.codes import UNKNOWN
from palagan.reading.cues import words as speech
from palagan.reading.knowledge import Knowledge, Known
from palagan.reading.nobody import is_nobody
from palagan.reading.owner import Owner, ends_in_a_state
from palagan.reading.phrases import Head, all_of_them, bodies, cues, groups, owned_heads, pronouns, unfolded
from palagan.reading.roles import acts_on_others, is_doing, is_noun, is_verb
from palagan.reading.villages import among
from palagan.reading.words import Word, common_words

_POINTED = 4
"""Words from "dua" on up to which "itu" tells that it is the two known."""


_OFFICIAL = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""Sectors whose former members are former officials."""


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
    owned: tuple[int, int] | None = None
    """The words of a known organisation that the group belongs to ("kelompok pemberontak *Houthi*")."""


def find_body(words: Sequence[Word], at: int, base: Knowledge, *, inside: bool = False) -> BodyRead | None:
    """The body whose head begins at word `at`, with the state, place or name that says whose it is.

    `inside` a title the last capitals may be the person's name, not the body's.
    """
    found = bodies().find(words, at)
    if found is None or found[1].kind != "organization":
        return None
    size, head = found
    capital = words[at].cap
    owner = Owner(words, base, head.phrase)
    whole = base.match(words, at)
    if whole is not None and whole[0] == size and at + size < len(words):
        after = base.match(words, at + size)
        if after is not None and after[1].sort == "state" and after[1].country != whole[1].country:
            whole = None  # "Kongres Filipina" is not the one that "Kongres" alone stands for
    if whole is not None and whole[0] >= size and whole[1].sort == "organization":
        owner.take(whole[1])
        size = whole[0]
        inside = True
    proper = capital and (at > 0 or size > 1 or words[at].lower not in common_words() or _capital_follows(words, at))
    end = owner.read(at + size, capital=proper, head=head)
    if inside and owner.run:
        end = owner.give_back(end, told=whole is not None)
    generic = head.phrase in cues("generic_bodies")
    bare = generic and not owner.told and not capital
    if bare and at > 0 and is_noun(words[at - 1]) and not acts_on_others(words, at, end):
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
    if not inside and not capital and at > 0 and _describes(words, at, end, head):
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
        end if owner.tail is None or owner.tail <= first else owner.tail,
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


def _describes(words: Sequence[Word], at: int, end: int, head: Head) -> bool:
    """Whether "militer" only describes the noun before it ("agresi *militer* Israel", "pangkalan *militer* China")."""
    if words[at - 1].text == "#" and at > 1:
        at -= 1  # "hubungan *#militer*"
    before = words[at - 1].lower
    if head.phrase not in cues("describing_heads") or not is_noun(words[at - 1]):
        return False
    if before not in common_words() and before.startswith("di"):
        return False  # "ditembaki *militer Israel*"
    if words[at - 1].lower in cues("person_nouns") or words[at - 1].lower in cues("day_parts"):
        return False
    if words[at - 1].lower in speech("tellers"):
        return False  # "pernyataan *militer Israel*"
    return is_doing(words[at - 1]) or end >= len(words) or not is_verb(words[end])


def _is_pair(words: Sequence[Word], at: int) -> bool:
    """Whether an anaphor stands for the two that were named ("*kedua pemimpin* negara itu", "*dua musuh* lama itu")."""
    after = [word.lower for word in words[at + 1 : at + _POINTED]]
    if words[at].lower not in pronouns("pair_heads") or not after or after[0] not in pronouns("pair_tails"):
        return False
    pointed = any(word in cues("demonstratives") for word in after)
    return pointed or words[at].lower in pronouns("definite_pair_heads")


def _is_all(words: Sequence[Word], at: int) -> bool:
    """Whether an anaphor stands for the three or more countries that were named ("*ketiga negara*")."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower in all_of_them() and behind in pronouns("state_heads")


def _is_neighbour(words: Sequence[Word], at: int) -> bool:
    """Whether an anaphor stands for the other of two countries ("*negara tetangganya* itu")."""
    behind = words[at + 1].lower if at + 1 < len(words) else ""
    return words[at].lower in pronouns("neighbour_heads") and behind in pronouns("neighbours")


def _of_two_words(words: Sequence[Word], start: int) -> tuple[int, Head] | None:
    """A group of two words of which the second tells whose it is: "anak *buahnya*", who is nobody's child."""
    if start + 1 >= len(words) or not words[start + 1].lower.endswith("nya"):
        return None
    second = words[start + 1]
    found = groups().find([words[start], second._replace(lower=second.lower.removesuffix("nya"))], 0)
    return found if found is not None and found[0] == 2 else None


def _is_of_a_land(words: Sequence[Word], at: int, base: Knowledge) -> bool:
    """Whether any noun is a person's here, who is told to be from a country ("seorang *insinyur* asal Kenya")."""
    if words[at].cap or words[at - 1].lower not in cues("one_person") or at + 2 >= len(words):
        return False
    known = base.match(words, at + 2) if words[at + 1].lower in cues("origin_links") else None
    return known is not None and known[1].sort in ("state", "demonym")


def _is_counted(words: Sequence[Word], at: int) -> bool:
    """Whether a counted noun is an actor here ("dua sumber") and no anaphor ("kedua negara")."""
    if unfolded(words[at].lower) not in cues("counted_heads"):
        return False
    return words[at - 1].lower not in pronouns("pair_heads") or words[at].lower not in pronouns("pair_tails")


def _tells_which(words: Sequence[Word], at: int) -> bool:
    """Whether a point of the compass only tells which one the name or the noun before it is."""
    if words[at].cap or at == 0:
        return False
    before = words[at - 1]
    return before.cap or (is_noun(before) and before.lower not in cues("quantifiers"))


def _capital_follows(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].cap and words[at + 1].lower in common_words()


_HOLDERS = (".REB", ".CRM", ".PRM")


@cache
def _before_heads() -> frozenset[str]:
    """Words before the head of a group: how many they are, and that they were it once."""
    return cues("quantifiers") | cues("former")


def find_group(words: Sequence[Word], at: int, base: Knowledge) -> BodyRead | None:
    """The unnamed group that begins at word `at`, quantifiers included ("dua warga sipil", "sejumlah pejabat AS")."""
    start = at
    single = former = False
    if any(_is_pair(words, first) or _is_all(words, first) for first in range(max(0, at - 1), at + 1)):
        return None
    while (
        start < len(words)
        and start < at + 4
        and (words[start].lower in _before_heads() or words[start].text[0].isdigit())
    ):
        single = single or words[start].lower in cues("one_person")
        former = former or words[start].lower in cues("former") - cues("late")
        start += 1
    found = groups().find(words, at)
    if found is not None and (found[1].phrase in cues("only_counted") or ends_in_a_state(words, at, found[0], base)):
        found = None
    if found is not None and start > at:
        start = at
    if found is None and start < len(words):
        found = groups().find(words, start)
        if found is not None and start == at and found[1].phrase in cues("only_counted"):
            return None
        if found is not None and ends_in_a_state(words, start, found[0], base):
            head = groups().get(words[start].lower)
            found = (1, head) if head is not None else None
    if found is None and start > at + 1 and words[start - 1].lower in cues("only_counted"):
        start -= 1
        found = groups().find(words, start)
    if start >= len(words) or is_nobody(words, start) or _is_neighbour(words, start):
        return None
    counted = found is not None and found[1].phrase in cues("only_counted")
    body = bodies().find(words, start)
    if (body is not None and body[1].kind == "group" and not counted and (found is None or body[0] > found[0])) or (
        found is None and body is not None and body[1].kind == "organization" and start > at and body[1].named
    ):
        found = body
    if not counted and (found is None or found[0] == 1):
        found = _of_two_words(words, start) or found
    own = words[start].lower.removesuffix("nya") if found is None and words[start].lower.endswith("nya") else ""
    if own and own in owned_heads():
        head = groups().get(own) or bodies().get(own)
        found = (1, head._replace(kind="group")) if head is not None else None
    if found is None and start > at and _is_counted(words, start):
        sector = "CVL" if unfolded(words[start].lower) in cues("counted_persons") else None
        found = 1, Head(words[start].lower, sector, "group")
    if found is None and start > at and _is_of_a_land(words, start, base):
        found = 1, Head(words[start].lower, "CVL", "group")
    if found is None and (people := among(words, start)) is not None:
        found = 1, people
    if found is None:
        return None
    size, head = found
    if former and head.sector in _OFFICIAL:
        head = head._replace(sector="ELI", code=None)
    whole = base.match(words, start) if start > at and words[start].cap else None
    if whole is not None and whole[0] > size and whole[1].sort == "organization":
        return None  # "anggota *Jamaah Ansharut Daulah*" are no congregation
    if head.sector == "JRN" and at > 0 and words[at - 1].lower in cues("press_events"):
        return None  # "jumpa pers"
    if words[start].lower in cues("compass") and _tells_which(words, start):
        return None  # "Ukraina *barat*" is a part of it, "markas *barat*" one of several
    if head.sector in _OFFICIAL and start + size < len(words) and _is_pair(words, start + size):
        return None  # "*delegasi* kedua negara" are those two
    bare = cues("generic_bodies") | cues("describing_groups")
    if head.phrase in bare and start == at and at > 0 and (is_noun(words[at - 1]) or is_doing(words[at - 1])):
        return None
    if head.phrase == "sipil" or (
        words[start].cap
        and start > 0
        and start == at
        and size == 1
        and words[start].lower not in common_words()
        and (head.code is None or words[start - 1].cap or words[start - 1].lower in cues("locators"))
    ):
        return None
    owner = Owner(words, base, head.phrase)
    end = owner.read(start + size, capital=False, head=head)
    if head.phrase in cues("hostages") and (owner.code or "").endswith(_HOLDERS):
        owner.code = owner.country = owner.owner = None  # "keluarga sandera *Hamas*" are none of its own
    before = words[start - 1] if start > 0 else None
    if head.phrase in cues("arms") and not owner.told and before and (is_verb(before) or before.lower == "dengan"):
        return None  # "saling menembakkan *artileri*", "menggempur kota dengan *artileri*"
    definite = end < len(words) and words[end].lower in cues("demonstratives")
    vague = head.code == UNKNOWN and owner.code is not None  # "pakar" are of nowhere, "pakar *PBB*" are not
    code = owner.code if vague else head.code if head.code and "." in head.code else (head.code or owner.code)
    last, alias = owner.bracket(end)
    named = start - 1 if start > at and words[start - 1].lower in cues("former") else start
    return BodyRead(
        named,
        end if owner.tail is None else owner.tail,
        last if alias is not None else end + definite,
        head.phrase,
        head.sector,
        owner.country,
        owner.owner,
        alias,
        definite,
        single,
        code,
        "group",
        owned=(owner.at, owner.at_end) if owner.at is not None else None,
    )
