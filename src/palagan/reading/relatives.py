"""Whom a relative clause belongs to, for the subject of the verbs in it and behind it."""

from __future__ import annotations

from functools import cache

from palagan.reading.clause import Clause, Group, words
from palagan.reading.roles import after_speech

NEVER_SUBJECT = (words("prepositions") | words("backed_by")) - {"antara", "termasuk", "selain"}
"""Prepositions behind which nobody is the subject."""
_BLAME = 8
"""Tokens between a noun of blame and the end of whom it is for."""


def ending_at(clause: Clause, end: int) -> Group | None:
    """The group that ends right before a token."""
    return next((group for group in clause.groups if group.last == end), None)


def begins(clause: Clause, verb: int, between: frozenset[str] = frozenset()) -> int:
    """Where a verb begins with the small words before it ("*lalu* menyerang"), those `between` too."""
    while clause.word(verb - 1) in words("adverbs") or clause.word(verb - 1) in between:
        verb -= 1
    return verb


def before_opener(clause: Clause, opener: int) -> Group | None:
    """Who stands right before "yang", a comma between: whom "yang diklaim X telah …" is about."""
    if clause.word(opener) != "yang":
        return None
    return ending_at(clause, opener - 1 if clause.word(opener - 1) == "," else opener)


def before_relative(clause: Clause, start: int) -> Group | None:
    """The head of a relative clause that a comma closes right before a verb: "*Israel*, yang mengaku membela diri dari
    Iran, menyerang"."""
    if clause.word(start - 1) != ",":
        return None
    for index in range(start - 2, 0, -1):
        if clause.word(index) == "," or clause.quoted[index] != clause.quoted[start - 1]:
            inside = clause.word(index) == "," and clause.word(index + 1) == "yang"
            head = ending_at(clause, index) if inside else None
            told = any(index < verb < start - 1 for verb in clause.verbs)
            return head if head is not None and told and head.preposition not in NEVER_SUBJECT else None
    return None


def over_relative(clause: Clause, group: Group, before: int) -> Group | None:
    """Whom a relative clause that ends right before a verb belongs to: "*WNI* yang ditangkap atas tuduhan mendukung
    pemberontak telah divonis"."""
    if clause.word(before) not in words("adverbs"):
        return None
    for index in range(group.first - 1, 0, -1):
        word = clause.word(index)
        if word == "yang":
            told = any(index < verb < group.first for verb in clause.verbs)
            head = ending_at(clause, index) if told else None
            return head if head is not None and head.preposition not in NEVER_SUBJECT else None
        if not word[0].isalnum() or word in words("clause_openers") or word in words("verb_joiners"):
            return None
    return None


def tells_of_a_thing(clause: Clause, verb: int) -> bool:
    """Whether a passive verb tells of what another verb has as its object: "A menyetujui usul yang *didukung* B"."""
    opener = verb - 1
    while opener > 0 and clause.word(opener) in words("adverbs"):
        opener -= 1
    if clause.word(opener) != "yang" or not clause.word(verb).startswith("di"):
        return False
    index = opener - 1
    while index >= 0 and plain(clause, index) and clause.group_at(index) is None:
        index -= 1
    active = index in clause.verbs and clause.word(index).startswith("me")
    return active and index < opener - 1 and clause.group_at(index) is None


def describes_a_thing(clause: Clause, verb: int, before: int) -> bool:
    """Whether a passive verb with its agent says of a thing which it is: "menyetujui usul *yang didukung AS* untuk"."""
    if not clause.word(verb).startswith("di") or clause.word(verb - 1) != "yang" or clause.verbs[0] == verb:
        return False
    return ending_at(clause, verb - 1) is None and any(verb < group.first < before for group in clause.groups)


def is_done_by_a_thing(clause: Clause, opener: int) -> bool:
    """Whether the clause that "yang" at a token opens tells what a thing does, which is not its subject's own doing: "A
    menentang *langkah* yang mengakui B", "A mengecam *serangan* di C yang menewaskan B"; not "A melancarkan *serangan*
    yang menewaskan B"."""
    if is_opposed(clause, opener):
        return True
    head = opener
    while head > 0 and plain(clause, head - 1) and clause.group_at(head - 1) is None:
        head -= 1
    before = head - 1
    if head == opener or before < 0 or clause.group_at(before) is not None:
        return False
    if clause.word(before) in words("clause_openers"):
        return True
    own = words("light_verbs") | words("serial_verbs") | words("making_verbs") | words("copulas")
    return before in clause.verbs and clause.word(before).startswith("me") and clause.word(before) not in own


def is_opposed(clause: Clause, opener: int) -> bool:
    """Whether "yang" at a token tells of a thing that the verb before it stands against, places of it between: "A
    *mengutuk* pengeboman rumah sakit di Kabul yang"."""
    verb = next((verb for verb in reversed(clause.verbs) if verb < opener), opener)
    if verb + 1 >= opener or clause.word(verb) not in words("opposing_verbs"):
        return False
    between = range(verb + 1, opener)
    return plain(clause, verb + 1) and all(
        clause.group_at(index) is None
        and clause.word(index)[:1].isalnum()
        and clause.word(index) not in words("clause_openers")
        for index in between
    )


def is_thrown_in(clause: Clause, verb: int, before: int) -> bool:
    """Whether a verb stands in a relative clause between commas, which another verb behind it does not go on: "X, yang
    *mewakili* Y, menolak"."""
    for index in range(verb - 1, 0, -1):
        if clause.word(index) == ",":
            closed = any(clause.word(at) == "," for at in range(verb + 1, before))
            return closed and clause.word(index + 1) == "yang" and ending_at(clause, index) is not None
    return False


@cache
def _no_plain_words() -> frozenset[str]:
    return words("prepositions") | words("clause_openers") | {"yang"}


def plain(clause: Clause, index: int) -> bool:
    """Whether a token may stand between a verb or a comma and the name that it leads to: a small word, no verb, nothing
    that opens a clause or governs."""
    word = clause.word(index)
    token = clause.tokens[index]
    return token.is_word and word == token.text and word not in _no_plain_words() and index not in clause.verbs


def led_by(clause: Clause, group: Group) -> int:
    """The first token to the left of a group that is no plain word; -1 for none."""
    index = group.first - 1
    while index >= 0 and plain(clause, index):
        index -= 1
    return index


def blamed_for(clause: Clause, opener: int) -> Group | None:
    """Whom sanctions or blame are told to be for, right before the reason: "menjatuhkan *sanksi* kepada *X* karena
    menyerang Y"."""
    group = ending_at(clause, opener)
    if group is None or group.preposition not in {"kepada", "terhadap", "atas", "bagi", "untuk"}:
        return None
    before = [clause.word(index) for index in range(max(0, group.first - _BLAME), group.first)]
    return group if not words("blame").isdisjoint(before) else None


def is_planned(clause: Clause, verb: int) -> bool:
    """Whether a verb only tells what somebody means to do, who does something with that: "*membantah* rencana menyerang
    X dan mengecam Y"."""
    return clause.word(verb - 1) in words("planning_nouns") and not any(group.last == verb for group in clause.groups)


def suffers_between(clause: Clause, governing: int, start: int) -> bool:
    """Whether who stands between two joined verbs suffers the first: "…, menewaskan *400 orang* dan melukai 7",
    "serangan itu menewaskan *dua warga X* dan melukai lima"."""
    between = [group for group in clause.groups if governing < group.first and group.last <= start]
    if not between or not clause.word(governing).startswith("me"):
        return False
    if clause.word(governing) in words("killing_verbs"):
        return True
    return clause.word(governing - 1) == "," and between[-1].last == start - 1


def only_speaks(clause: Clause, group: Group) -> bool:
    """Whether a group is who speaks in words thrown in: "Rusia, kata *Zelensky*, menyerang"."""
    if clause.word(group.last) != ",":
        return False
    at = led_by(clause, group)
    return (
        clause.word(at) in words("clause_openers") and clause.word(at) in after_speech() and clause.word(at - 1) == ","
    )


def does_itself(clause: Clause, governing: int, verb: int) -> bool:
    """Whether who calls in an envoy does what he calls him for: "*X* memanggil dubes Y untuk memprotes Z"."""
    return clause.word(governing) in words("summoning") and clause.word(verb) in words("summoners_do")
