"""Who is told to belong to an armed group: "X, *teroris MIT Poso*", "tokoh ISIS, *X*", "X merupakan *anggota JAD*"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from palagan.reading.candidates import Candidate
from palagan.reading.phrases import cues
from palagan.reading.words import Sentence, Word

_ARMED = frozenset({"REB", "IMG", "PRM", "UAF"})
_APART = 3
"""Words between a name and the membership that a verb of being gives it."""
_BEFORE = 2
"""Words before a group that may count its members."""


def with_members(found: Sequence[Candidate], sentences: Sequence[Sentence]) -> list[Candidate]:
    """The candidates, names without a title of their own given the country and sector of the armed group that the page
    makes them members of."""
    out = list(found)
    _name_the_told(out, sentences)
    for number, (one, after) in enumerate(pairwise(found)):
        if one.sentence != after.sentence:
            continue
        words = sentences[one.sentence].words
        gap = words[one.last : after.first]
        if _is_name(one) and _is_membership(after, words) and (_apposed(gap) or _is_being(gap)):
            out[number] = _of(one, after)
        elif _is_membership(one, words) and _is_name(after) and _is_one(one, words) and _called(gap, words, after):
            out[number + 1] = _of(after, one)
        elif one.sort == "group" and one.sector and _is_called(gap):
            _name_all(out, number + 1, words, one)
    return out


def _name_the_told(out: list[Candidate], sentences: Sequence[Sentence]) -> None:
    """Give what a group of the sentence before is to all whose names a sentence begins with: "*Mereka yakni* X dan
    Y"."""
    for number, one in enumerate(out):
        if number and out[number - 1].sentence == one.sentence:
            continue
        words = sentences[one.sentence].words
        lead = [word.lower for word in words[: one.first] if word.alpha]
        if (
            len(lead) not in (2, 3)
            or lead[0] not in cues("told_again")
            or lead[-1] not in (cues("naming") | cues("being") | cues("each"))
        ):
            continue
        before = [other for other in out[:number] if other.sentence == one.sentence - 1 and other.sort == "group"]
        if before and before[-1].sector:
            _name_all(out, number, words, before[-1])


def _name_all(out: list[Candidate], first: int, words: Sequence[Word], group: Candidate) -> None:
    """Give what a group is to all whose names follow it: "dua terduga teroris berinisial *ZA (47) dan M (40)*"."""
    for at in range(first, len(out)):
        name, before = out[at], out[at - 1]
        if name.sentence != out[first].sentence or name.sort not in ("unknown", "person") or name.known is not None:
            return
        if at > first and not _is_joined(words[before.last : name.first]):
            return
        if name.sector is None:
            country = name.country or group.country
            out[at] = name._replace(
                sort="person", head=group.head, sector=group.sector, country=country, code=name.code or group.code
            )


def _is_called(gap: Sequence[Word]) -> bool:
    return len(gap) == 1 and gap[0].lower in cues("naming")


def _is_joined(gap: Sequence[Word]) -> bool:
    """Whether only "dan", a comma or an age in brackets stands between two names."""
    return bool(gap) and all(not word.alpha or word.lower in cues("conjoins") for word in gap)


def _is_name(one: Candidate) -> bool:
    """Whether a name stands without an office ("Amir" is a name as well)."""
    plain = (one.sector is None or one.head in cues("name_titles")) and one.code is None
    return one.sort in ("unknown", "person") and one.known is None and plain


def _is_membership(one: Candidate, words: Sequence[Word]) -> bool:
    """Whether a candidate is people of an armed group: "anggota JAD", "teroris", "tokoh ISIS"."""
    if one.sort not in ("group", "known", "title") or not _code(one):
        return False
    at = one.first
    if at > 0 and words[at - 1].lower in cues("member_words"):
        return True
    while at < one.last - 1 and words[at].lower in cues("quantifiers") and words[at].lower not in cues("member_words"):
        at += 1
    return words[at].lower in cues("member_words")


def _code(one: Candidate) -> str:
    """The code of the armed group, or nothing."""
    code = one.code or (one.known.code_on(None) if one.known is not None and one.sort == "known" else None)
    code = code or (f"{one.country or ''}.{one.sector}" if one.sector else "")
    return code if code.partition(".")[2] in _ARMED or code in _ARMED else ""


def _of(name: Candidate, group: Candidate) -> Candidate:
    code = _code(group)
    land, _, sector = code.partition(".")
    whole = code if not sector or land else None
    return name._replace(sort="person", sector=sector or land, country=name.country or land or None, code=whole)


def _apposed(gap: Sequence[Word]) -> bool:
    texts = [word.lower for word in gap]
    return texts[:1] == [","] and (len(texts) == 1 or (len(texts) == 2 and texts[1] in cues("member_words")))


def _is_being(gap: Sequence[Word]) -> bool:
    """Whether a verb of being stands between: "X *merupakan* …", "X juga *disebut merupakan salah satu* …"."""
    return 0 < len(gap) <= _APART and any(word.lower in cues("being") for word in gap) and all(w.alpha for w in gap)


def _is_one(group: Candidate, words: Sequence[Word]) -> bool:
    """Whether one member is spoken of, not several."""
    told = words[max(0, group.first - _BEFORE) : group.last]
    return not any(word.lower in cues("plural_words") or word.text[0].isdigit() for word in told)


def _called(gap: Sequence[Word], words: Sequence[Word], name: Candidate) -> bool:
    """Whether a name follows its bearer: at once, after a comma that closes behind the name, or "bernama"."""
    texts = [word.lower for word in gap]
    if not texts or (len(texts) == 1 and texts[0] in cues("naming")) or texts == ["atas", "nama"]:
        return name.name_last - name.name_first > 1 or bool(texts)
    closed = name.last >= len(words) or not words[name.last].alpha
    return texts == [","] and closed and name.name_last - name.name_first > 1
