"""What the words around a name tell: that it acts or suffers, or that it only locates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from palagan.languages.tables import lexicon
from palagan.reading.anchors import telling_verbs
from palagan.reading.phrases import CUES, cues
from palagan.reading.words import Word, calendar_words, common_words

_LONGEST_LIST = 12
_STRUCK_REACH = 4
"""Words between a word of attacking and "ke", and between that and the sites that are attacked."""
_STRUCK_BEHIND = 12
"""Words behind sites within which a passive may tell that they were attacked."""
_LISTING = frozenset({"dan", "serta", "atau", "maupun"})


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon(CUES)["roles"][name])


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(lexicon(CUES)["verb_prefixes"])


def acts(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the name at words `first:last` stands where somebody acts or is acted upon.

    It does before a verb, after a preposition of parties ("oleh", "terhadap", "dengan"), after a transitive verb or a
    passive one ("ditolak Kyiv"), and after a noun of doing ("serangan Israel").
    """
    before = words[first - 1].lower if first > 0 else ""
    after = last
    while after < len(words) and after < last + 3 and words[after].lower in _list("adverbs"):
        after += 1
    if after < len(words) and words[after].lower in calendar_words():
        after = _past_day(words, after)
    if after < len(words) and is_verb(words[after]) and not _list("passive_locators") & {before}:
        return before not in cues("locators") or before in cues("compass")
    if any(before in _list(name) for name in ("party_prepositions", "doing_nouns", "meeting_verbs")):
        return True
    if first > 1 and before in _list("doing_adjectives") and words[first - 2].lower in _list("doing_nouns"):
        return True
    if first > 0 and before in _list("bare_verbs") and words[first - 1].text == before:
        return True
    if before in _list("verb_complements"):
        first -= 1
        before = words[first - 1].lower if first > 0 else ""
    return first > 0 and is_verb(words[first - 1]) and before.startswith(("me", "di"))


def _past_day(words: Sequence[Word], at: int) -> int:
    """Behind a day and the date in brackets after it ("Jumat (1/8/2025)")."""
    at += 1
    if at < len(words) and words[at].text == "(":
        for end in range(at + 1, min(len(words), at + 8)):
            if words[end].text == ")":
                return end + 1
    return at


def locates(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the name only tells where: after "di", "kota", "wilayah" or as the tail of another place."""
    before = words[first - 1].lower if first > 0 else ""
    if before in cues("locators"):
        return True
    return (
        before in (",", "(")
        and first > 1
        and (words[first - 2].cap and not is_verb(words[last]) if last < len(words) else False)
    )


def only_where(words: Sequence[Word], first: int, last: int, states: Mapping[int, int]) -> bool:
    """Whether the state at words `first:last` is only the scene: after "di", or behind the place it lies around.

    `states` are the words at which a mention of a state ends, each with where it begins: a list of states is read by
    what stands before its first ("dari *Inggris*, Prancis, dan Belanda").
    """
    start = first
    for _ in range(_LONGEST_LIST):
        end = start - 1
        if end > 0 and words[end].lower in _LISTING:
            end -= words[end - 1].text == ","
        elif end <= 0 or words[end].text != ",":
            break
        if end not in states:
            break
        start = states[end]
    before = words[start - 1].lower if start > 0 else ""
    if before in _list("grounds") and _done_to(words, start - 1):
        return False
    if before == "di" and start > 1 and words[start - 2].lower in _list("struck_sites") and is_struck(words, start - 2):
        return False
    if before in _list("scene"):
        return not (last < len(words) and is_verb(words[last]) and before not in cues("place_links"))
    if before in cues("place_links") and start > 1 and words[start - 2].lower in _list("going"):
        return True
    if before == "," and last < len(words) and is_verb(words[last]):
        return False
    if before == "," and start > 2 and _goes_on(words, start, first, last):
        return False  # "dikecam PBB, *Inggris*, dan Jerman"
    return before in (",", "(") and start > 2 and words[start - 2].cap and (start - 1) not in states


def _goes_on(words: Sequence[Word], start: int, first: int, last: int) -> bool:
    """Whether a list that begins with another name, behind no word for a place, ends in "dan" with or right behind a
    state: its first state stands at `start`."""
    behind = last + (last < len(words) and words[last].text == ",")
    closed = any(words[index].lower in _LISTING for index in range(start, first)) or (
        behind + 1 < len(words) and words[behind].lower in _LISTING and words[behind + 1].cap and behind > last
    )
    head = start - 2
    while head >= 0 and (words[head].cap or words[head].text == "," or words[head].lower in _LISTING):
        head -= 1
    return closed and 0 <= head < start - 2 and words[head].lower not in _list("scene") | cues("locators")


def _done_to(words: Sequence[Word], at: int) -> bool:
    """Whether the ground at word `at` is what something is done to: "menggempur ibu kota X", "roket ke wilayah X"."""
    while at > 0 and words[at].lower in _list("grounds"):
        at -= 1
    if words[at].lower in ("ke", "terhadap"):
        return at > 0 and words[at - 1].lower not in _list("going")
    return is_verb(words[at]) and words[at].lower.startswith("me") and words[at].lower not in _list("going")


def is_aimed_at(words: Sequence[Word], at: int) -> bool:
    """Whether a weapon or an attack goes to the name at word `at`: "menembakkan rudal balistik ke *Kairo*"."""
    if at == 0 or words[at - 1].lower != "ke":
        return False
    before = words[max(0, at - 1 - _STRUCK_REACH) : at - 1]
    return any(word.lower in _list("striking") for word in before)


def is_struck(words: Sequence[Word], at: int) -> bool:
    """Whether the sites at word `at` are what an attack goes to: "serangan udara ke empat *lokasi* di X"."""
    begin = max(0, at - _STRUCK_REACH)
    for index in range(at - 1, begin - 1, -1):
        if words[index].lower in ("ke", "terhadap"):
            return any(word.lower in _list("striking") for word in words[max(0, index - _STRUCK_REACH) : index])
        if words[index].lower in _list("striking") and is_verb(words[index]):
            return True
        if not words[index].alpha and not words[index].text[0].isdigit():
            return False
    return _is_struck_behind(words, at)


def _is_struck_behind(words: Sequence[Word], at: int) -> bool:
    """Whether a passive behind the sites at word `at` says that they were attacked: "*pos* TNI di X *diserang*"."""
    if at > 0 and words[at - 1].alpha and not words[at - 1].text[0].isdigit() and words[at - 1].lower != "sebuah":
        return False
    for word in words[at + 1 : at + 1 + _STRUCK_BEHIND]:
        if word.lower in _list("struck_passives"):
            return True
        if is_verb(word) or word.text in ".;:":
            return False
    return False


def acts_on_others(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether what a noun tells is done by it to others: "kekerasan *polisi* terhadap X"; "serangan militer" is one of
    soldiers."""
    led = end < len(words) and words[end].lower == "terhadap"
    return led and words[at].lower not in cues("describing_heads")


def adverbs() -> frozenset[str]:
    """Words that may stand between a subject and its verb, auxiliaries among them."""
    return _list("adverbs") | _list("auxiliaries")


def is_verb(word: Word) -> bool:
    """Whether a lower-case word has the form of a verb or of what comes before one ("akan", "telah", "tidak")."""
    lower = word.lower
    if word.text != lower:
        return False
    if lower in _list("auxiliaries"):
        return True
    if lower in _list("not_verbs"):
        return False
    bare = lower.removesuffix("nya")
    return (
        lower.startswith(_prefixes())
        and len(lower) > 4
        and (lower in common_words() or bare in common_words() or (lower.startswith("me") and bare in telling_verbs()))
        and lower not in _list("not_verbs")
    )


def is_doing(word: Word) -> bool:
    """Whether a word is a noun of doing ("serangan"), whose doer stands behind it."""
    return word.lower in _list("doing_nouns")


def is_noun(word: Word) -> bool:
    """Whether a lower-case word is rather a noun: neither a verb nor a word of grammar."""
    lower = word.lower
    if not word.alpha or word.text != lower or is_verb(word):
        return False
    grammar = ("party_prepositions", "obliques", "clause_openers", "adverbs", "grammar")
    return not any(lower in _list(name) for name in grammar)


def speaks_or_is_named(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the name stands as only a person or a body does: after "kata" or "menurut", before an age in brackets."""
    before = words[first - 1].lower if first > 0 else ""
    if before in _list("after_speech") or before in _list("namers"):
        return True
    if (
        last + 2 < len(words)
        and words[last].text == "("
        and words[last + 1].text.isdigit()
        and words[last + 2].text == ")"
    ):
        return True
    if last < len(words) and words[last].text == ",":
        last += 1
    return last < len(words) and words[last].lower in _list("speech")


def after_speech() -> frozenset[str]:
    """Words behind which a speaker is named ("kata", "menurut")."""
    return _list("after_speech")


def clause_openers() -> frozenset[str]:
    """Conjunctions behind which a subject stands ("setelah", "bahwa")."""
    return _list("clause_openers")


def obliques() -> frozenset[str]:
    """Prepositions behind which nobody is the subject."""
    return _list("obliques")
