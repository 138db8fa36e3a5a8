"""Words of an event that tell none where they stand: a war that dates, aid that is stopped, backing that is a trait."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from palagan.languages.tables import lexicon
from palagan.reading.anchors import Anchor
from palagan.reading.calling import only_tells
from palagan.reading.clause import Clause, looks_like_verb, words
from palagan.reading.dangers import is_danger
from palagan.reading.not_held import never_came

_OBJECT = 4
"""Tokens between a verb or noun and the noun that is its object ("membatasi dengan ketat aliran *bantuan*")."""
_AIM = 3
"""Tokens behind a noun within which its aim begins ("operasi besar-besaran *untuk* mengevakuasi …")."""
_FORCE = 4
"""Tokens on either side of a word of sending within which the force that is sent is named."""
_SENT = 9
"""The same before a passive ("*jet* tempur dari tiga negara itu tengah dikirim")."""
_DRAFT = 10
"""Tokens before what a draft asks for within which it is told to be turned down."""
_RAGING = 8
"""Tokens behind a war within which it may be told as going on ("perang antara X dan Y *masih berlangsung*")."""
_FORGONE = 6
"""Tokens between "menahan diri" and the deed."""
_BOTH = 3
"""Tokens before "dan" within which the word stands by which both nouns are sought."""
_NAMING = frozenset({"noun", "bare"})
_SOUGHT = frozenset({"release", "truce"})
_CALLING = 9
"""Tokens before "sebagai" within which somebody calls something so."""
_NAME = 5
"""Tokens behind a war in which it may be said to have broken out."""
_ADVICE = frozenset({"berkonsultasi", "konsultasi"})
_MARKS = frozenset("'\"“‘")
_FRIENDLY = frozenset({"AGREE", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT"})
_HELP = frozenset({"AID", "SUPPORT"})
_DOUBTFUL = frozenset({"ACCUSE", "AGREE", "REQUEST"})


@cache
def listed(name: str, language: str = "id") -> frozenset[str]:
    """A word list of the language's lexicon of what tells no event, by name ("withholding")."""
    return frozenset(lexicon(f"languages/{language}/untold.toml")[name])


def untold(clause: Clause, anchor: Anchor, following: Sequence[Anchor] = ()) -> str:
    """Why the anchor tells no event, or ""; `following` are the anchors behind it in its sentence."""
    if _is_label(clause, anchor) or (anchor.entry.root == "sebut" and only_tells(clause, anchor, following)):
        return "label"
    if _is_withheld(clause, anchor) or _is_of_lost_draft(clause, anchor) or never_came(clause, anchor):
        return "withheld"
    if _is_trait(clause, anchor) or is_danger(clause, anchor, following):
        return "trait"
    if anchor.voice == "active" and anchor.entry.type in _HELP and clause.word(anchor.first - 1) in words("charges"):
        return "trait"  # "tuduhan *mendanai* pemberontak"
    if _is_sought(clause, anchor):
        return "sought"
    if _only_helps(clause, anchor, following) or _answers_by(clause, anchor, following):
        return "helping"
    return "undertaking" if _has_aim(clause, anchor, following) else ""


def is_doubtful(clause: Clause, anchor: Anchor, *, by_army: bool) -> bool:
    """Whether a word of charging, agreeing, asking, sending or a mere operation tells nothing for lacking what it needs
    ("X *kesal*", "hal itu *harus* …", "kursi itu *dikirim*"); "X *diharuskan* …" names whom it asks. `by_army`: whether
    an army does it, whose operation is one of war."""
    entry = anchor.entry
    if entry.type == "MOBILIZE":
        if entry.mode != "troops" or anchor.last - anchor.first > 1:
            return False
        far = _SENT if anchor.voice == "passive" else _FORCE
        near = range(anchor.first - far, anchor.last + _FORCE)
        return not any(clause.word(index).startswith(tuple(listed("forces"))) for index in near)
    if entry.type == "ASSAULT":
        return anchor.form.startswith("operasi") and anchor.form != "operasi militer" and not by_army
    return entry.type in _DOUBTFUL and not (entry.type == "REQUEST" and anchor.voice == "passive")


def _is_label(clause: Clause, anchor: Anchor) -> bool:
    """A war or talks by which something is only dated or named, and what a craft is made for."""
    before, entry = clause.word(anchor.first - 1), anchor.entry
    if anchor.voice in _NAMING and _is_called(clause, anchor):
        return True
    if anchor.form == "mulai berlaku":
        return any(clause.word(index).startswith(tuple(listed("taking_effect"))) for index in range(anchor.first))
    if anchor.form == "serang":
        return before.rpartition("-")[2] in listed("striking")
    if entry.frame == "war":
        dated = before in listed("dated_by") and _is_named(clause, anchor.last)
        return (dated or before in listed("labelled")) and not _is_raging(clause, anchor)
    if anchor.form in _ADVICE and before in {"untuk", "guna"}:
        called = {clause.word(index) for index in range(anchor.first)}
        return "pulang" in called and not called.isdisjoint(listed("called_home"))
    return entry.type == "CONSULT" and anchor.voice == "noun" and before in listed("kept")


def _is_called(clause: Clause, anchor: Anchor) -> bool:
    """Whether it is what somebody calls something else: "menyebut penyitaan itu sebagai *pembajakan*"."""
    at = anchor.first - 1
    while clause.word(at) in _MARKS or clause.word(at) in listed("kinds_of_deed"):
        at -= 1
    before = {clause.word(index) for index in range(at - _CALLING, at)}
    return clause.word(at) == "sebagai" and not before.isdisjoint(listed("calling"))


def _is_named(clause: Clause, at: int) -> bool:
    """Whether a war is told of by its name or length alone: "sejak *perang 12 hari*", "sejak *perang Ukraina*"."""
    token = clause.tokens[at] if at < len(clause.tokens) else None
    if token is None or not (token.is_number or token.is_capital or token.lower in words("counting")):
        return False
    end = at + 1
    while end < len(clause.tokens) and end - at < _NAME and clause.word(end)[:1].isalnum():
        if clause.word(end) in words("clause_openers") | {"pada", "yang"}:
            break
        if end in clause.verbs or clause.word(end) in listed("breaking_out") | {"dengan", "antara", "melawan"}:
            return False
        end += 1
    return True


def _is_raging(clause: Clause, anchor: Anchor) -> bool:
    """Whether the war by which something is dated is itself told as going on: "saat *perang* itu masih berlangsung"."""
    for index in range(anchor.last, anchor.last + _RAGING):
        word, behind = clause.word(index), clause.word(index + 1)
        if word in listed("still") and behind in listed("raging"):
            return True
        if word in words("clause_openers") or (word == "," and behind != "yang"):
            return False
    return False


def _is_withheld(clause: Clause, anchor: Anchor) -> bool:
    """What another word says to be stopped, lifted or turned down, which that word tells."""
    if anchor.voice not in _NAMING:
        return False
    if anchor.entry.type == "AID" or anchor.form.startswith("pengiriman"):
        return _is_object_of(clause, anchor, listed("withholding"))
    if anchor.entry.type == "SANCTION":
        return _is_object_of(clause, anchor, listed("lifting"))
    if anchor.entry.type == "ASSAULT":
        return _is_object_of(clause, anchor, listed("putting_off")) or _is_forgone(clause, anchor)
    if anchor.entry.type == "ACCUSE":
        if anchor.form in words("charges") and _is_called_so(clause, anchor):
            return True
        pointed = clause.word(anchor.last) in words("demonstratives") | {"bahwa"}
        return pointed and anchor.form in words("charges") and _is_object_of(clause, anchor, listed("denying"))
    return anchor.entry.type == "REQUEST" and clause.word(anchor.first - 1) in listed("turning_down")


def _is_of_lost_draft(clause: Clause, anchor: Anchor) -> bool:
    """Whether only a draft that is turned down would ask for it: "memveto rancangan resolusi PBB *yang menuntut* …"."""
    if anchor.entry.type != "REQUEST" or clause.word(anchor.first - 1) != "yang":
        return False
    before = [clause.word(index) for index in range(max(0, anchor.first - _DRAFT), anchor.first)]
    lost = next((at for at, word in enumerate(before) if word in listed("voting_down")), None)
    return lost is not None and not listed("drafts").isdisjoint(before[lost:])


def _is_called_so(clause: Clause, anchor: Anchor) -> bool:
    """Whether a charge only names again what stands before its comma: "menuding Y, *tuduhan* yang dibantah Z"."""
    at = anchor.last + 1
    while clause.word(at) in words("adverbs") | listed("outright"):
        at += 1
    before = anchor.first - 1 - (clause.word(anchor.first - 1) in {"sebuah", "suatu"})
    apposed = clause.word(before) in {",", "-", "--", "—", "–"}
    return apposed and clause.word(anchor.last) == "yang" and clause.word(at) in listed("denied")


def _is_forgone(clause: Clause, anchor: Anchor) -> bool:
    """Whether somebody holds himself back from it: "menahan diri dari *serangan*"."""
    before = [clause.word(index) for index in range(anchor.first - _FORGONE, anchor.first)]
    return "dari" in before and any(pair == ("menahan", "diri") for pair in pairwise(before))


def _is_object_of(clause: Clause, anchor: Anchor, verbs: frozenset[str]) -> bool:
    ends = listed("object_ends") | words("clause_openers")
    for index in range(anchor.first - 1, anchor.first - 1 - _OBJECT, -1):
        word = clause.word(index)
        if word in verbs:
            return True
        if not word.replace("-", "").isalpha() or word in ends:
            return False
    return False


def _is_trait(clause: Clause, anchor: Anchor) -> bool:
    """Backing that marks somebody or that a deed is taken for, and being held with nobody told to hold."""
    before, entry = clause.word(anchor.first - 1), anchor.entry
    if entry.type == "SUPPORT":
        if anchor.voice == "passive":
            return before == "yang" and entry.root.startswith(tuple(listed("backed")))
        return anchor.voice in _NAMING and (before in listed("taken_for") or _stands_behind(clause, anchor))
    if anchor.voice != "passive" or before != "masih" or entry.root not in listed("held"):
        return False
    behind = clause.word(anchor.last)
    return not anchor.possessed and behind != "oleh" and not any(group.first == anchor.last for group in clause.groups)


def _stands_behind(clause: Clause, anchor: Anchor) -> bool:
    """Whether a word only tells which country stands behind a band: "milisi *dukungan* X"."""
    return anchor.form in words("backed_by") and any(
        group.first == anchor.last and group.preposition == anchor.form for group in clause.groups
    )


def _is_sought(clause: Clause, anchor: Anchor) -> bool:
    """A truce or release that is the aim of something else, an attack made ready, backing for the sake of which one
    acts."""
    entry, at = anchor.entry, anchor.first - 1
    if anchor.voice == "active":
        if entry.type == "SUPPORT":
            return clause.word(at) == "untuk" and entry.root.startswith(tuple(listed("backed")))
        if clause.word(at) == "untuk":
            at -= 1
        return entry.type == "ASSAULT" and clause.word(at) in listed("readying")
    if entry.frame not in _SOUGHT or anchor.voice not in _NAMING:
        return False
    if clause.word(at) in _MARKS:
        at -= 1
    if clause.word(at) not in {"dan", "serta"}:
        return clause.word(at) in listed("sought_by")
    return any(clause.word(index) in listed("sought_by") for index in range(at - _BOTH, at))


def is_to_begin(clause: Clause, anchor: Anchor) -> bool:
    """Of what is asked for: whether they are talks or the like that are only to be begun, and so do not go on yet."""
    at = anchor.first - 1
    while clause.word(at) in words("adverbs"):
        at -= 1
    return anchor.voice == "noun" and anchor.entry.type in _FRIENDLY and clause.word(at) in listed("bringing_about")


def _only_helps(clause: Clause, anchor: Anchor, following: Sequence[Anchor]) -> bool:
    """Help to do what the verb right behind tells as an event, alone or with its object: "*membantu* mengakhiri
    perang"; "*membantu* membangun rumah sakit" is help."""
    if anchor.form != "membantu" or not following:
        return False
    behind = anchor.last
    if following[0].first == behind + 1:
        return looks_like_verb(clause.tokens[behind])
    return following[0].first == behind


def _answers_by(clause: Clause, anchor: Anchor, following: Sequence[Anchor]) -> bool:
    """Paying back that the verb behind "dengan" tells as an event itself: "*membalas* dengan mengusir diplomat X"."""
    if anchor.form not in listed("paying_back") or clause.word(anchor.last) not in {"dengan", "lewat", "melalui"}:
        return False
    done = following[0] if following and following[0].first == anchor.last + 1 else None
    return done is not None and done.voice == "active" and done.entry.type != anchor.entry.type


def _has_aim(clause: Clause, anchor: Anchor, following: Sequence[Anchor]) -> bool:
    """An undertaking whose aim is the event of help right behind it."""
    if anchor.form not in listed("undertakings") or not following:
        return False
    aim = following[0].first - 1
    return following[0].entry.type == "AID" and clause.word(aim) == "untuk" and aim - anchor.last < _AIM
