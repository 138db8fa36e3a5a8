"""The subject of a verb: who does what it tells (for a passive, who suffers it), found to its left in the sentence."""

from __future__ import annotations

from palagan.reading.adverbials import before_adverbials
from palagan.reading.clause import Clause, Group, words
from palagan.reading.cues import active
from palagan.reading.left_verbs import is_asking, is_of, verb_before_comma, verb_before_then, verb_left
from palagan.reading.own_nouns import has_own_noun
from palagan.reading.parties import MUTUAL
from palagan.reading.reach import adjacent, ids
from palagan.reading.relatives import (
    NEVER_SUBJECT,
    before_opener,
    before_relative,
    blamed_for,
    does_itself,
    ending_at,
    is_done_by_a_thing,
    is_planned,
    led_by,
    only_speaks,
    over_relative,
    plain,
    suffers_between,
    tells_of_a_thing,
)

_FOR_DEEDS = frozenset({"accuse", "sanction", "support", "thank"})
"""Frames of what befalls somebody for what he did."""
_BLAMING, _SPOKEN = frozenset({"accuse"}), frozenset({"accuse", "ask", "threat"})
"""Frames of blaming, and of all that is done by speaking."""
_SAID_OF = frozenset({"accuse", "ask"})
"""Frames of what is said of somebody, or to him, that he does."""
_DEED_OR_WORD = frozenset({"reject"})
"""Frames of what may be done in deed as well as in words."""
_DEEPEST = 4
"""Verbs over which the subject of a verb is sought."""
_COPULA_REACH = 4
"""Tokens between a copula and whom it likens its subject to ("menjadi *salah satu dari sedikit* negara")."""
_OWN_WAY = MUTUAL | {"launch"}
"""Frames in which the object of another verb is no sign that its subject has no part."""


def subject_of(clause: Clause, verb: int, depth: int = 0) -> Group | None:
    """The group that does what the verb at token `verb` tells (for a passive: suffers it)."""
    start = _begins(clause, verb)
    before = clause.word(start - 1)
    if before == "yang":
        if tells_of_a_thing(clause, verb) and not (depth == 0 and is_of(clause, verb, _OWN_WAY)):
            return None
        if clause.word(verb).startswith("me") and is_done_by_a_thing(clause, start - 1):
            return None
        return _likened(clause, _nearest_left(clause, start - 1, any_preposition=True), depth)
    told = _told_of(clause, start)
    if told is not None and depth < _DEEPEST:
        headed = clause.word(told - 1) == "yang"
        return before_opener(clause, told - 1) if headed else subject_of(clause, told, depth + 1)
    if planner := _who_plans(clause, start) or before_relative(clause, start):
        return planner
    if depth < _DEEPEST and start - 1 in clause.verbs and before in active():
        return subject_of(clause, start - 1, depth + 1)  # "X mengaku telah *menyerang*"
    if before in words("shared_subject") and clause.group_at(start - 1) is None:
        return _of_main_clause(clause, start - 1, depth)
    if before in words("reasons") and (blamed := blamed_for(clause, start - 1)) is not None:
        return blamed
    if before in words("reasons") and (punished := _punished(clause, start - 1)) is not None:
        return subject_of(clause, punished, depth + 1)
    joined = before in words("verb_joiners")
    if depth < _DEEPEST and (joined or before in words("purpose")):
        governing = verb_left(clause, start - 1, over_purpose=joined and is_asking(clause, verb))
        if governing is not None and joined and is_planned(clause, governing):
            governing = verb_left(clause, governing - 1, over_purpose=False) or governing
        if governing is not None:
            if joined:
                governing = _over_told(clause, governing, verb, after_comma=clause.word(start - 2) == ",")
            if before in words("purpose") and not does_itself(clause, governing, verb):
                asked = _between(clause, governing, start - 1)
                if asked is not None and _makes_do(clause, governing):
                    return asked
            if (found := subject_of(clause, governing, depth + 1)) is not None:
                return found
            if joined and (_is_of_a_thing(clause, governing) or suffers_between(clause, governing, start)):
                return None
    if start == 0:
        return _behind_comma(clause, start)
    told = verb_before_comma(clause, verb, start)
    if told is not None and depth < _DEEPEST:
        return subject_of(clause, told, depth + 1)
    then = verb_before_then(clause, verb, start)
    if then is not None and depth < _DEEPEST:
        return subject_of(clause, then, depth + 1)
    struck = verb_left(clause, start - 1, over_purpose=False) if before == "," else None
    if struck is not None and depth < _DEEPEST and {clause.word(verb), clause.word(struck)} <= words("striking_verbs"):
        return subject_of(clause, struck, depth + 1)  # "bom *menghancurkan* kantor polisi, *menewaskan* dua orang"
    return _nearest_left(clause, start)


def _told_of(clause: Clause, start: int) -> int | None:
    """The passive verb with its agent that says of its subject what the next verb tells: "X *dituduh* Y menyerang"."""
    agent = ending_at(clause, start)
    if agent is None:
        return None
    verb = agent.first - (2 if clause.word(agent.first - 1) == "oleh" else 1)
    told = clause.word(verb) in words("told_passives")
    return verb if told or (clause.word(verb).startswith("di") and is_of(clause, verb, _SAID_OF)) else None


def _begins(clause: Clause, verb: int) -> int:
    """Where a verb begins with what belongs to it."""
    start = verb
    if clause.word(start - 1) == "kuat" and clause.word(start - 2) in words("adverbs"):
        start -= 1  # "diduga *kuat* mendalangi"
    while start > 0 and clause.word(start - 1) in words("adverbs") and clause.group_at(start - 1) is None:
        start -= 1
    return before_adverbials(clause, start)


def _who_plans(clause: Clause, start: int) -> Group | None:
    """Whose plan the verb tells: "penolakan terhadap rencana *pemerintah Lebanon* melucuti senjata Hizbullah",
    "menolak hak *Israel* untuk menyerang"."""
    purposed = clause.word(start - 1) in words("purpose")
    group = ending_at(clause, start - purposed)
    if purposed:
        return group if group is not None and clause.word(group.first - 1) in words("powers") else None
    if group is None or group.preposition is None:
        return None
    if clause.word(group.first - 1) in words("planning_nouns"):
        return group
    apart = group.preposition == "dengan" and clause.word(group.first - 1) == "dengan"
    return group if apart and clause.word(group.first - 2) in {",", "."} else None


def _likened(clause: Clause, group: Group | None, depth: int) -> Group | None:
    """Who is told to be one of those that a relative clause describes: "*Kenya* menjadi salah satu negara yang
    menyumbang"."""
    if group is None or depth >= _DEEPEST or any(mention.how != "group" for mention in group.mentions):
        return group
    for index in range(group.first - 1, max(-1, group.first - 1 - _COPULA_REACH), -1):
        if clause.word(index) in words("copulas"):
            return subject_of(clause, index, depth + 1) or group
        if not clause.word(index).isalpha() or clause.word(index) in words("prepositions") | {"yang"}:
            return group
    return group


def _of_main_clause(clause: Clause, opener: int, depth: int) -> Group | None:
    """The subject of a clause that names none ("*Israel* mundur setelah menyerang", "Saat menjenguk korban, *Netanyahu*
    mengancam"): that of the main clause, to the left or, where the sentence begins so, behind the comma."""
    left = verb_left(clause, opener, over_purpose=False)
    if left is not None and clause.word(opener - 1) == "," and clause.word(left - 1) == "yang":
        main = verb_left(clause, left - 1, over_purpose=False)  # "X disambut warga yang *berkumpul* di Y, sebelum"
        left = left if main is None else main
    if left is not None and (teller := _told_by(clause, left, opener)) is not None:
        return teller
    if left is not None and depth < _DEEPEST:
        return subject_of(clause, left, depth + 1)
    if any(group.last <= opener for group in clause.groups):
        return _nearest_left(clause, opener)
    return _behind_comma(clause, opener)


def _punished(clause: Clause, opener: int) -> int | None:
    """The passive verb of blaming or punishing whose subject did what its reason tells: "*X* dikecam Y karena
    menyerang Z"."""
    left = verb_left(clause, opener, over_purpose=False)
    if left is None or not clause.word(left).startswith("di"):
        return None
    blamed = is_of(clause, left, _FOR_DEEDS) or clause.word(left) in words("punishing_passives")
    return left if blamed else None


def _told_by(clause: Clause, verb: int, opener: int) -> Group | None:
    """Who tells, named behind a passive verb: "hal itu disampaikan *X* saat menerima Y"."""
    told = next((group for group in clause.groups if group.first > verb), None)
    if told is None or told.last > opener or clause.word(verb) not in words("told_by"):
        return None
    between = range(verb + 1, told.first)
    return told if all(plain(clause, index) or clause.word(index) == "oleh" for index in between) else None


def _behind_comma(clause: Clause, opener: int) -> Group | None:
    """The first group that stands right behind a comma: the subject of a main clause that another precedes."""
    for group in clause.groups:
        if group.first > opener and clause.word(group.first - 1) == "," and group.preposition is None:
            return group if clause.quoted[group.first] == clause.quoted[opener] else None
    return None


def _over_told(clause: Clause, governing: int, verb: int, *, after_comma: bool) -> int:
    """The verb of blaming of whose object a verb tells the deed, else the verb itself: "*menuduh* Mesir menyerang Sudan
    dan mengecam Libya", "… dan mendesak Mesir mundur"; before what is done by speaking, and before telling, also one
    of telling: "*berkata* Mesir kalah dan mengancam"."""
    doer = ending_at(clause, _begins(clause, governing))
    left = next((other for other in reversed(clause.verbs) if other < governing), None)
    if doer is None or left is None:
        return governing
    blames = is_of(clause, left, _BLAMING) and (after_comma or is_of(clause, verb, _BLAMING))
    spoken = clause.word(verb) in active() and not is_of(clause, verb, _DEED_OR_WORD)
    tells = clause.word(left) in active() and (spoken or is_of(clause, verb, _SPOKEN))
    again = is_of(clause, left, _SAID_OF) and bool(set(ids(adjacent(clause, verb + 1, 1))) & set(doer.actors))
    whole = all(plain(clause, index) for index in range(left + 1, doer.first))
    return left if whole and (blames or tells or again) else governing


def _makes_do(clause: Clause, verb: int) -> bool:
    """Whether the object of a verb does what "untuk …" behind it tells: "mendorong *X* untuk menyerang"."""
    return is_asking(clause, verb) or clause.word(verb) in words("causing_verbs")


def _between(clause: Clause, start: int, end: int) -> Group | None:
    for group in clause.groups:
        if start < group.first and group.last <= end and group.preposition in {None, "kepada", "pada", "terhadap"}:
            return group
    return None


def _nearest_left(clause: Clause, before: int, *, any_preposition: bool = False) -> Group | None:
    """The nearest group to the left that no preposition governs, in the same quotation."""
    for group in reversed(clause.groups):
        if group.last > before:
            continue
        if clause.quoted[group.first] != clause.quoted[max(0, before - 1)]:
            return None
        if only_speaks(clause, group) or clause.word(group.first - 1) in words("excluding"):
            continue
        if any_preposition:
            return group
        if group.preposition not in NEVER_SUBJECT:
            if has_own_noun(clause, group.last, before):
                return None
            return over_relative(clause, group, before) or _head_of(clause, group)
    return None


def _is_of_a_thing(clause: Clause, verb: int) -> bool:
    """Whether a thing is the subject of a verb, so that it is of the next one too: "melaporkan sebuah *serangan*
    menghantam gedung hingga menewaskan"."""
    start = _begins(clause, verb)
    if clause.word(start - 1) in words("verb_joiners"):
        left = verb_left(clause, start - 1, over_purpose=False)
        return left is not None and _is_of_a_thing(clause, left)
    before = [group.last for group in clause.groups if group.last <= verb and group.preposition not in NEVER_SUBJECT]
    return bool(before) and clause.word(verb).startswith("me") and has_own_noun(clause, before[-1], start)


def _head_of(clause: Clause, group: Group, depth: int = 0) -> Group:
    """The group itself, or the one that a relative clause or an apposition with it belongs to: "*Rusia* yang menduduki
    wilayah Ukraina menolak", "*Rusia*, sekutu utama Suriah, menolak"."""
    index = led_by(clause, group)
    head: Group | None = None
    if clause.word(index) == "," and clause.word(group.last) == "," and index < group.first - 1:
        head = ending_at(clause, index)
    elif index in clause.verbs and clause.group_at(index) is None:
        opened = index - 1
        while opened > 0 and clause.word(opened) in words("adverbs"):
            opened -= 1
        if clause.word(opened) == "yang":
            head = ending_at(clause, opened - 1 if clause.word(opened - 1) == "," else opened)
    if head is None or head.preposition in NEVER_SUBJECT or depth > 1:
        return group
    return _head_of(clause, head, depth + 1)
