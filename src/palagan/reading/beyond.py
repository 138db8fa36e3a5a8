"""Parties of a noun that stand beyond its own words: in a clause behind it, or as the subject of who suffered it."""

from __future__ import annotations

from palagan.reading.anchors import Anchor, lexicon_of
from palagan.reading.asked import undergoes
from palagan.reading.clause import Clause, Group, words
from palagan.reading.forces import wielder
from palagan.reading.parties import Parties
from palagan.reading.reach import (
    NOUN_REACH,
    OBJECT_REACH,
    adjacent,
    boundary_between,
    governed,
    ids,
    preposition_index,
)
from palagan.reading.subjects import subject_of

_TELLING = frozenset({"accuse", "ask", "threat"})
"""Frames whose noun may be followed by a clause on whom it is about."""
_PASSIVE_REACH = 9
_NOMINAL = 7
"""Letters beyond which a word in pe- and -an is taken for the noun of a deed ("peluncuran")."""
_OLEH = frozenset({"oleh"})
_FROM = frozenset({"dari"})
_AGAINST = frozenset({None, "ke", "terhadap", "kepada", "dari", "atas", "di"})
_STRUCK = frozenset({None, "di"})
_RESULTS = frozenset({"yang", ",", "hingga", "sehingga", "dan", "serta"})
_CAPTIVE = 9
"""Tokens between a release and the verb that tells who held those released."""
_TOLD_LATER = 16
"""Tokens behind a deed within which it is told whom it killed."""
_QUOTES = frozenset({'"', "“"})


def told_later(clause: Clause, anchor: Anchor) -> Group | None:
    """Who does it by a light passive that follows: "serangan ke Kharkiv yang dilancarkan *Rusia*"."""
    for verb in clause.verbs:
        if verb < anchor.last:
            continue
        if clause.word(verb) in (words("adverbs") | words("killing_verbs")) - words("light_passives"):
            continue  # "serangan yang *diduga* dilakukan X", "serangan yang *menewaskan* warga itu dilakukan X"
        if verb - anchor.last >= _PASSIVE_REACH or clause.word(verb) not in words("light_passives"):
            return None
        if boundary_between(clause, anchor.last, verb) or clause.word(verb - 1) in words("joiners") - {"juga"}:
            return None
        return governed(clause, verb + 1, _OLEH) or adjacent(clause, verb + 1, 1) or wielder(clause, verb + 1)
    return None


def captor(clause: Clause, anchor: Anchor) -> Group | None:
    """Who holds those that are let go, and so lets them go: "pembebasan sandera yang ditahan *X*"."""
    for verb in clause.verbs:
        if abs(verb - anchor.first) > _CAPTIVE or clause.word(verb) not in words("held_captive"):
            continue
        if not boundary_between(clause, min(verb, anchor.last), max(verb, anchor.first)):
            return adjacent(clause, verb + 1, 1) or (
                next((g for g in clause.groups if g.first == verb + 2), None)
                if clause.word(verb + 1) == "oleh"
                else None
            )
    return None


def in_custody(clause: Clause, anchor: Anchor) -> Parties | None:
    """Who is put or kept in custody, and who puts him there: "*X* menempatkan *Y* dalam tahanan rumah"."""
    held = next((group for group in clause.groups if group.last == anchor.first), None)
    if anchor.form.partition(" ")[0] != "dalam" or held is None:
        return None
    verb = clause.word(held.first - 1) in words("putting_verbs")
    return Parties(ids(subject_of(clause, held.first - 1)) if verb else (), ids(held))


def held_by(clause: Clause, start: int, allowed: frozenset[str]) -> Group | None:
    """Who holds or lives in what a preposition leads to: "terhadap wilayah yang dikuasai *Houthi*", "ke beberapa lokasi
    di *Iran*"."""
    for group in clause.groups:
        if group.first < start:
            continue
        if group.first - start > OBJECT_REACH or boundary_between(clause, start, group.first):
            return None
        index = group.first - 1 if clause.word(group.first - 1) != "oleh" else group.first - 2
        if clause.word(index) == "milik":
            return group if _leads(clause, start, index, allowed) else None
        if clause.word(index) in words("holding") and clause.word(index - 1) == "yang":
            return group if _leads(clause, start, index - 1, allowed) else None
        if group.preposition == "di":
            at = preposition_index(clause, group)
            return group if at == group.first - 1 and _leads(clause, start, at, allowed) else None
        return None
    return None


def other_noun_between(clause: Clause, start: int, group: Group) -> bool:
    """Whether what leads to the group belongs to another noun of an event: "serangan ini disebut balasan atas
    *peluncuran roket* ke Israel"."""
    leading = words("leading_to_events")
    if any(clause.word(index) in words("standing_by") for index in range(start + 1, group.first)):
        return True
    for index in range(start + 1, group.first):
        led = clause.word(index - 1) in leading or (index - 2 >= start and clause.word(index - 2) in leading)
        if led and tells_event(clause, index):
            return True
    return False


def tells_event(clause: Clause, index: int) -> bool:
    """Whether a token that names nobody is a noun of an event."""
    word = clause.word(index)
    if clause.group_at(index) is not None:
        return False
    made = len(word) > _NOMINAL and word.startswith("pe") and word.endswith("an")
    return made or any(voice == "noun" for _, _, voice in lexicon_of("id").get(word, ()))


def _leads(clause: Clause, start: int, end: int, allowed: frozenset[str]) -> bool:
    """Whether one of the prepositions leads to the plain words that end before a token."""
    for index in range(end - 1, start - 1, -1):
        word = clause.word(index)
        if word in allowed:
            return index < end - 1
        if not word[:1].isalnum() or word in words("prepositions") or index in clause.verbs or word == "yang":
            return False
    return False


def accused_behind(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom a clause behind a word of asking or blaming is about: "tuntutan Turki agar *Suriah* …", "meminta supaya
    *Turki* …"."""
    frame = anchor.entry.frame
    if frame not in _TELLING or (frame == "threat" and anchor.voice == "active"):
        return None  # who threatens tells what his own side will do
    for index in range(anchor.last, min(anchor.last + OBJECT_REACH, len(clause.tokens))):
        if clause.word(index) in words("content_openers"):
            about = adjacent(clause, index + 1, 2)
            return None if about is not None and frame == "ask" and undergoes(clause, about.last) else about
        if index in clause.verbs or not clause.word(index)[0].isalnum():
            return None
    return None


def opposed_by(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom people march against: "berunjuk rasa menentang *pemerintah X*", "aksi menolak rencana *X*"."""
    for index in range(anchor.last, min(anchor.last + OBJECT_REACH, len(clause.tokens))):
        if clause.word(index) in words("marching_against"):
            return adjacent(clause, index + 1, NOUN_REACH)
        if clause.word(index) in words("clause_openers") or clause.word(index) in {";", ":"}:
            return None
    return None


def conditioned(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is threatened in case he does not obey: "mengancam akan menyerang jika *Iran* menolak"."""
    if anchor.entry.frame != "threat":
        return None
    for index in range(anchor.last, len(clause.tokens)):
        if clause.word(index) in words("status.condition"):
            return adjacent(clause, index + 1, 2)
        if clause.word(index) in {";", ":"}:
            return None
    return None


def taken_from(clause: Clause, anchor: Anchor) -> Group | None:
    """From whom a place or power is taken: "merebut kota itu dari *tentara X*", "direbut dari tangan *X*"."""
    if anchor.voice not in {"active", "passive"} or anchor.form not in words("taking_verbs"):
        return None
    return governed(clause, anchor.last, _FROM)


def struck(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom a deed strikes by the verb that it is the subject of: "serangan itu menewaskan *warga Lebanon*"."""
    at = anchor.last
    own = adjacent(clause, at, NOUN_REACH)
    at = own.last if own is not None else at
    while clause.word(at) in words("demonstratives") | words("adverbs") | {"yang"}:
        at += 1
    return _struck_by(clause, at) if clause.word(at) in words("striking_verbs") else killed_by(clause, at)


def killed_by(clause: Clause, start: int) -> Group | None:
    """Whom a deed is told to have killed or hurt further on: "serangan di pasar, yang menewaskan *lima warga*",
    "menggempur kota itu hingga melukai *lima warga*"."""
    for index in range(start, min(start + _TOLD_LATER, len(clause.tokens))):
        word = clause.word(index)
        if word in words("killing_verbs"):
            before = index - 1
            while clause.word(before) in words("adverbs"):
                before -= 1
            return _struck_by(clause, index) if clause.word(before) in _RESULTS else None
        cut = word in words("clause_openers") and word not in _RESULTS
        plain = index not in clause.verbs or word in words("striking_verbs") | words("light_passives") | words(
            "occurring"
        )
        if cut or not plain or word in {";", ":"}:
            return None
    return None


def _struck_by(clause: Clause, verb: int) -> Group | None:
    for group in clause.groups:
        if group.first > verb:
            shut = group.first - verb > OBJECT_REACH or _opened_between(clause, verb, group.first)
            return None if shut or group.preposition not in _STRUCK else group
    return None


def harmed_in(clause: Clause, anchor: Anchor) -> Group | None:
    """Who is told to be harmed in a deed, other words between: "*tiga warga* tewas pada Senin dalam serangan"."""
    if clause.word(anchor.first - 1) not in words("from_it") | words("within"):
        return None
    for index in range(anchor.first - 2, max(-1, anchor.first - 2 - OBJECT_REACH), -1):
        word = clause.word(index)
        if word in words("harmed"):
            return _harmed(clause, index)
        if word in words("clause_openers") or word in {",", ";", ":"} or index in clause.verbs:
            return None
    return None


def _opened_between(clause: Clause, start: int, end: int) -> bool:
    """Whether another clause opens between two tokens, quotation marks aside."""
    openers = words("clause_openers") | {";", ":", ",", "."}
    return any(clause.word(index) in openers or index in clause.verbs for index in range(start + 1, end))


def told_to_be(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom "yang" and a passive verb are told to be about: "yang diserang adalah *tentara X*"."""
    opener = anchor.first - 1
    if clause.word(opener) != "yang" or any(group.last == opener for group in clause.groups):
        return None
    if opener and clause.tokens[opener - 1].is_word and clause.word(opener - 1) not in words("openers_of_clefts"):
        return None
    return adjacent(clause, anchor.last + 1, 2) if clause.word(anchor.last) in words("copulas") else None


def threatened(clause: Clause, anchor: Anchor) -> Group | None:
    """Whom a deed that is threatened would befall: "mengancam akan menyerang *Iran*"."""
    if anchor.entry.frame != "threat":
        return None
    at = anchor.last
    while clause.word(at) in words("threatening") | words("adverbs") | _QUOTES:
        at += 1
    if at not in clause.verbs or at == anchor.last or not clause.word(at).startswith("me"):
        return None
    for group in clause.groups:
        if group.first > at:
            shut = group.first - at > OBJECT_REACH or _opened_between(clause, at, group.first)
            shut = shut or clause.word(group.first - 1) in words("sending_verbs")
            return group if not shut and group.preposition in _AGAINST else None
    return None


def undergone(clause: Clause, anchor: Anchor) -> Group | None:
    """The subject whom it befell: "*Suriah* menjadi sasaran serangan", "*Kiev* gelap akibat serangan", "*wilayah X*
    berada di bawah pendudukan"."""
    before = anchor.first - 1
    word = clause.word(before)
    if word in words("under"):
        return subject_of(clause, before - 1) if clause.word(before - 1) == "di" else None
    if word in words("aim_of"):
        return subject_of(clause, before - 1) if clause.word(before - 1) in words("becoming") else None
    if word not in words("from_it") | words("within") | {"oleh"}:
        return None
    verb = before - 1
    if clause.word(verb - 1) in words("harmed") and clause.word(verb).isalpha():
        verb -= 1  # "rusak *berat* akibat"
    if clause.word(verb) in words("harmed") or (word == "oleh" and clause.word(verb).startswith(("di", "ter"))):
        return _harmed(clause, verb)
    return None


def _harmed(clause: Clause, verb: int) -> Group | None:
    """Who is told to be harmed; nobody where it is a thing ("ditolak masuk ke gedung yang *rusak* akibat serangan")."""
    of_thing = clause.word(verb) in words("damaged") and clause.word(verb - 1) == "yang"
    if of_thing and not any(group.last == verb - 1 for group in clause.groups):
        return None
    return subject_of(clause, verb)
