"""Which drafts are actors of the page: those that act, suffer or speak on it, not places, things or passing phrases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from palagan.reading.candidates import Candidate
from palagan.reading.codes import bears_arms
from palagan.reading.coreference import Draft
from palagan.reading.knowledge import knowledge
from palagan.reading.phrases import cues
from palagan.reading.roles import (
    acts,
    clause_openers,
    is_aimed_at,
    is_noun,
    is_struck,
    is_verb,
    locates,
    only_where,
    speaks_or_is_named,
)
from palagan.reading.words import Sentence, Word, common_words

_LIKELY = 3


def state_ends(read: Sequence[Sentence], found: Sequence[Candidate]) -> list[dict[int, int]]:
    """For each sentence the words at which the name of a state ends, and where it begins."""
    ends: list[dict[int, int]] = [{} for _ in read]
    for one in found:
        if one.sort == "known" and one.known is not None and one.known.sort == "state":
            ends[one.sentence][one.last] = one.first
    return ends


def stands(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether a mention stands for its actor: a capital or a demonym only where it acts, a body not in the name of its
    law ("revisi UU *TNI*")."""
    if _names_a_law(one, read):
        return False
    if one.known is not None and one.sort == "known" and one.known.sort in ("capital", "demonym"):
        words = read[one.sentence].words
        return (
            acts(words, one.first, one.last)
            or _side_by_side(words, one.first, one.last)
            or (one.known.sort == "capital" and is_aimed_at(words, one.first))
        )
    return True


def _names_a_law(one: Candidate, read: Sequence[Sentence]) -> bool:
    of_a_body = one.sort == "body" or (one.known is not None and one.known.sort == "organization")
    return of_a_body and _before(one, read) in cues("laws")


def _side_by_side(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a capital is named together with another country or body, neither as a place: "*Seoul* dan Tokyo"."""
    for at, step in ((last, 1), (first - 1, -1)):
        other = at + step
        if not (0 <= other < len(words)) or words[at].lower not in cues("pair_of_capitals") or not words[other].cap:
            continue
        begin = other if step > 0 else _begins(words, other)
        known = knowledge().match(words, begin)
        lead = words[min(first, begin) - 1].lower if min(first, begin) > 0 else ""
        if known is not None and known[1].sort != "place" and lead not in cues("locators") | cues("place_links"):
            return True
    return False


def _begins(words: Sequence[Word], last: int) -> int:
    """The first of the capitals that end at a word."""
    while last > 0 and words[last - 1].cap and words[last - 1].alpha:
        last -= 1
    return last


def is_actor(
    draft: Draft, found: Sequence[Candidate], read: Sequence[Sentence], ends: Sequence[Mapping[int, int]]
) -> bool:
    """Whether a draft is an actor. The rules were measured on the training gold, kind by kind (November 2025). An armed
    group is one by its members and its camps too: to fight these is to fight it."""
    kind = draft.key[0]
    ones = [found[number] for number in draft.at]
    if kind in ("p", "g"):
        return True
    ones = [one for one in ones if not _names_a_law(one, read)]
    if kind == "k" and not ones:
        return False
    if kind == "k" and draft.known is not None and bears_arms(draft.known):
        return True  # "menewaskan dua anggota *NPA*", "menggempur markas *NPA*"
    if kind == "k":
        return not all(_belongs(one, read) for one in ones)
    if kind == "s" and draft.key[1].startswith(("X", "SU")):
        return any(
            acts(read[one.sentence].words, one.first, one.last) or _beside_a_state(one, read, ends[one.sentence])
            for one in ones
        )
    if kind == "s":
        return any(
            stands(one, read) and not only_where(read[one.sentence].words, one.first, one.last, ends[one.sentence])
            for one in ones
        )
    if kind == "b":
        return _is_body(ones, found, read)
    if kind == "t":
        return any(_is_holder(one, read) for one in ones)
    return max(_likeness(one, read) for one in ones) + (len(ones) > 1) >= _LIKELY


def _acts_with(one: Candidate, found: Sequence[Candidate], read: Sequence[Sentence]) -> bool:
    """Whether it opens a clause together with another who acts: "*Polisi* dan warga menolak …"."""
    words = read[one.sentence].words
    opens = one.first == 0 or words[one.first - 1].text == ","
    if not opens or one.last + 1 >= len(words) or words[one.last].lower not in cues("conjoins"):
        return False
    beside = (other for other in found if (other.sentence, other.first) == (one.sentence, one.last + 1))
    return any(other.last < len(words) and is_verb(words[other.last]) for other in beside)


def _is_body(ones: Sequence[Candidate], found: Sequence[Candidate], read: Sequence[Sentence]) -> bool:
    if any(acts(read[one.sentence].words, one.first, one.last) or _acts_with(one, found, read) for one in ones):
        return True
    if all(
        one.name_last - one.name_first <= len(one.head.split()) and not one.definite and not one.country for one in ones
    ):
        return False
    if any(one.sector == "REB" or (one.owner is not None and bears_arms(one.owner)) for one in ones):
        return True
    if any(_is_struck(one, read) for one in ones):
        return True
    return not all(_before(one, read) in cues("belongings") or _before(one, read) in cues("at_places") for one in ones)


def _belongs(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether a known body is named only to tell what something else belongs to ("resolusi PBB", "di Istana")."""
    words = read[one.sentence].words
    if one.known is not None and one.known.sort == "agency":
        return False
    if acts(words, one.first, one.last) or speaks_or_is_named(words, one.first, one.last) or one.first == 0:
        return False
    before = words[one.first - 1]
    if before.lower in cues("member_words") and _done_by_members(words, one.first - 1):
        return False
    seat = one.known is not None and (one.known.sort == "seat" or words[one.first].lower in cues("seat_words"))
    if _is_struck(one, read):
        return False
    if before.lower in cues("laws"):
        return True
    return before.lower in cues("belongings") or (seat and before.lower in cues("at_places"))


def _done_by_members(words: Sequence[Word], at: int) -> bool:
    """Whether the members at word `at` do something: "dikeroyok puluhan *anggota* Pagar Nusa", "oleh *anggota* X"."""
    while at > 0 and words[at].lower in cues("member_words") | cues("quantifiers"):
        at -= 1
    return words[at].lower == "oleh" or (words[at].lower.startswith("di") and is_verb(words[at]))


def _is_struck(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether what is attacked is told by whose it is: "menyerang pos *TNI*"."""
    return _before(one, read) in cues("belongings") and is_struck(read[one.sentence].words, one.first - 1)


def _beside_a_state(one: Candidate, read: Sequence[Sentence], ends: Mapping[int, int]) -> bool:
    """Whether a land that is not a state to all is named together with one, neither as a place."""
    words = read[one.sentence].words
    after = one.last + 1 in ends.values() and one.last < len(words) and words[one.last].lower in cues("conjoins")
    before = one.first - 1 in ends and words[one.first - 1].lower in cues("conjoins")
    return (after or before) and not only_where(words, one.first, one.last, ends)


def _is_holder(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether a title without a name stands for somebody who acts or speaks here."""
    words = read[one.sentence].words
    if speaks_or_is_named(words, one.first, one.last) or one.definite:
        return True
    first, last = one.first if one.shared is None else one.shared, _past_states(words, one.last)
    if (last > one.last + 2 or one.shared is not None) and acts(words, first, last):
        return True
    if one.single:
        return bool(one.country or one.owner or one.sector not in ("CVL", None))
    if one.first > 1 and words[one.first - 1].lower in cues("own_things") and is_verb(words[one.first - 2]):
        return words[one.first - 2].lower.startswith("me")  # "menghadang konvoi *Bupati X*"
    if one.owner is not None and bears_arms(one.owner) and acts(words, one.first, one.last):
        return True  # "membunuh *pemimpin Abu Sayyaf*"
    told = one.single or words[one.first].cap or one.head not in cues("many_heads")
    if (one.country or one.owner) and told and acts(words, one.first, one.last):
        return True
    if one.country and (counted := _counted_from(words, one.first)) < one.first and acts(words, counted, one.last):
        return True  # "sanksi terhadap *tiga jenderal Kenya*"
    clause = one.first == 0 or not words[one.first - 1].alpha or words[one.first - 1].lower in clause_openers()
    if clause and one.last < len(words) and words[one.last].lower in cues("conjoins"):
        return True
    return clause and acts(words, one.first, one.last)


def _past_states(words: Sequence[Word], at: int) -> int:
    """Behind the states that share the head of the one before: "duta besar Inggris*, Prancis, dan Jerman*"."""
    while at + 1 < len(words) and _links(words[at]):
        named = at + 1 + _links(words[at + 1])
        known = knowledge().match(words, named) if named < len(words) and words[named].cap else None
        if known is None or known[1].sort != "state":
            return at
        at = named + known[0]
    return at


def _counted_from(words: Sequence[Word], first: int) -> int:
    """Where the words begin that say how many there are, right before word `first`."""
    while first > 0 and (words[first - 1].lower in cues("plural_words") or words[first - 1].text.isdigit()):
        first -= 1
    return first


def is_spoken_of(one: Candidate, read: Sequence[Sentence]) -> bool:
    """Whether "seorang …" is one person who speaks, or of whom more is told than that it is somebody."""
    words = read[one.sentence].words
    return speaks_or_is_named(words, one.first, one.last) or (bool(one.country) and one.sector not in ("CVL", None))


def _before(one: Candidate, read: Sequence[Sentence]) -> str:
    return read[one.sentence].words[one.first - 1].lower if one.first > 0 else ""


def _listed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the name stands in a list of names of two words or more."""
    before = first > 2 and _links(words[first - 1]) and words[first - 2].cap and words[first - 3].cap
    after = last + 2 < len(words) and _links(words[last]) and words[last + 1].cap and words[last + 2].cap
    return before or after


def _person_noun(lower: str) -> bool:
    return lower in cues("person_nouns") or (lower.endswith("nya") and lower[:-3] in cues("person_nouns"))


def _links(word: Word) -> bool:
    return word.text in ",;" or word.lower in cues("conjoins")


def _likeness(one: Candidate, read: Sequence[Sentence]) -> int:
    """How much an unknown run of capitals looks like a person or a body that acts, on this mention."""
    words = read[one.sentence].words
    run = [word for word in words[one.name_first : one.name_last] if word.alpha]
    before = _before(one, read)
    spoken = speaks_or_is_named(words, one.first, one.last)
    score = 3 if spoken else 0
    adjacent = one.first > 0 and words[one.first - 1].cap and words[one.first - 1].alpha
    listed = len(run) > 1 and _listed(words, one.first, one.last)
    closing = one.last + 1 < len(words) and words[one.last].text == "," and is_verb(words[one.last + 1])
    aimed = one.head == "kapal" and is_aimed_at(words, one.first)
    if _person_noun(before) or (
        before == "," and len(run) > 1 and (closing or _person_noun(words[one.first - 2].lower))
    ):
        score += 3
    elif locates(words, one.first, one.last) and not aimed and not (before in (",", "(") and (spoken or listed)):
        score -= 3
    elif not spoken and one.first > 0 and is_noun(words[one.first - 1]):
        score -= 1
    if acts(words, one.first, one.last):
        score += 2
    elif before.startswith("di") and len(before) > 4 and is_verb(words[one.first - 1]):
        score += 2  # whom a passive names is who did it
    if len(run) > 1:
        score += 1 + adjacent + 2 * listed
    after = one.last + (one.last < len(words) and words[one.last].text == ",")
    if after < len(words) and (words[after].lower in cues("one_person") or words[after].lower in cues("person_nouns")):
        score += 3 if after > one.last else 2
    if one.sort == "organization" or one.alias is not None:
        score += 2
    if aimed:
        score += 2  # "menembakkan meriam air ke *KRI X*"
    if one.last + 1 < len(words) and words[one.last].text == "," and words[one.last + 1].lower == "yang":
        score += 1
    if any("-" in word.text or word.lower in cues("arabic_links") for word in run[1:]):
        score += 1
    if len(run) > 1 and sum(word.lower in common_words() for word in run) * 2 >= len(run):
        score -= 3
    return score
