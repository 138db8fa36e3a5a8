"""The first pass over a page for events: every anchor with its parties by rule and what speaks for or against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from palagan.model.article import Article
from palagan.model.reading import Span
from palagan.reading.anchors import Anchor, find_anchors, telling_verbs
from palagan.reading.arguments import find_parties
from palagan.reading.attributed import Attribution
from palagan.reading.authors import Authors, authors_of, with_author
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, clause_of, words
from palagan.reading.declaring import only_told_of
from palagan.reading.denying import only_denies
from palagan.reading.headlines import in_headline
from palagan.reading.linking import Candidate, Earlier, Scene, candidates
from palagan.reading.own_words import with_own_words
from palagan.reading.parties import Parties
from palagan.reading.scope import is_negated, is_proposed, only_asked
from palagan.reading.seams import part_names, part_tokens
from palagan.reading.senses import in_sense
from palagan.reading.sides import ARMED, Sides, sides_of
from palagan.reading.signs import of_page, page_signs, type_signs
from palagan.reading.surroundings import Told, alike, beside, surroundings
from palagan.reading.tokenized import sentence_tokens
from palagan.reading.twins import both, in_order, merged, twin_of
from palagan.reading.untold import is_doubtful, is_to_begin, untold
from palagan.reading.warding import warded_off_by

_BETWEEN = 3
"""Small words between a noun and the verb it is the subject of."""
_MEASURE = 2
"""Words of measure between a verb and the noun that it carries."""


def is_armed(type_: str) -> bool:
    """Whether events of the type are about fighting or its end, so that parties of one may be those of another."""
    return type_ in ARMED


class Scanned(NamedTuple):
    """An anchor in its sentence. `ruled_out` names the rule that would drop it, or is "". `features` serve its type."""

    clause: Clause
    anchor: Anchor
    parties: Parties
    ruled_out: str
    features: tuple[str, ...]
    scene: Scene
    sides: Sides | None = None
    """What the page as a whole tells of who does what to whom; None until it has been scanned."""

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The actors that may be parties; made on each call, since anchors that fall need none."""
        return candidates(self.clause, self.anchor, self.parties, self.scene, self.sides)


_SAID, _FINITE = frozenset({"ACCUSE", "SUPPORT"}), frozenset({"active", "passive"})
"""Types of what is done by words, which nobody denies; and the voices of verbs: "*belum mengecam*" tells nothing."""


@dataclass(slots=True)
class _Memory:
    """What the scan has seen so far, for the scenes of later sentences."""

    earlier: list[Earlier]
    last_seen: dict[str, int]
    salience: dict[str, int]
    subject_before: tuple[str, ...]
    authors: Authors


def scan_events(
    article: Article,
    sentences: Sequence[Span],
    cast: Cast,
    ascribed: Mapping[int, Sequence[Attribution]],
) -> tuple[Scanned, ...]:
    """All anchors of the sentences in order. Of those that tell the same event in one sentence one has the parties of
    all, the others are ruled out as "joined".

    `ascribed` has the attributions of each sentence under its start.
    """
    out: list[tuple[Clause, Anchor, Parties, str, tuple[str, ...], Scene]] = []
    memory = _Memory([], {}, {}, (), Authors())
    cast = with_own_words(cast, article.text, ascribed)
    page, told_before = page_signs(article, sentences, cast), Told()
    for number, (sentence, tokens) in enumerate(zip(sentences, sentence_tokens(article.text, sentences), strict=True)):
        named = [(mention.start, mention.end) for mention in cast.in_span(sentence.start, sentence.end)]
        clause = clause_of(part_names(part_tokens(tokens, telling_verbs()), named), sentence, cast)
        anchors = in_sense(clause, find_anchors(clause.tokens), cast)
        seen = dict(memory.last_seen) if anchors else {}
        ranked = _most_named(memory) if anchors else ()
        here = ascribed.get(sentence.start, ())
        joined = _joined(clause, anchors, cast)
        in_order = [(anchor, ruled_out) for anchor, _, ruled_out in joined]
        for place, (anchor, parties, ruled_out) in enumerate(joined):
            at = clause.tokens[anchor.first].start
            speakers = frozenset(a for t in here if t.start <= at < t.end and not t.charge for a in t.said_by)
            parties = warded_off_by(anchor, parties, speakers, cast)
            parties = with_author(clause, anchor, parties, authors_of(clause, anchor.first, memory.authors, number))
            scene = Scene(
                cast,
                number,
                tuple(memory.earlier[-6:]),
                seen,
                ranked,
                speakers,
                memory.subject_before,
                article.published_day,
            )
            features = (
                *type_signs(clause, cast, anchor, parties, ruled_out, len(anchors), number),
                *of_page(anchor, page),
                *surroundings(clause, anchor, number),
                *beside(clause, in_order, place),
                *alike(clause, in_order, place),
                *told_before.signs(anchor),
            )
            out.append((clause, anchor, parties, ruled_out, features, scene))
            if not ruled_out and parties.explicit:
                memory.earlier.append(Earlier(anchor.entry.type, anchor.entry.root, parties, number))
        _remember(memory, clause, number)
    told = [(anchor.entry.type, parties) for _, anchor, parties, ruled_out, *_ in out if not ruled_out]
    sides = sides_of(cast, told, _of_title(article, cast))
    return tuple([Scanned(*one, sides) for one in out])


def _of_title(article: Article, cast: Cast) -> tuple[str, ...]:
    """The countries of the actors that the title names, in its order."""
    title = f" {' '.join((article.title or '').lower().split())} "
    found: list[tuple[int, str]] = []
    for actor in cast.actors if article.title else ():
        forms = {actor.name, *(article.text[m.start : m.end] for m in actor.mentions)}
        at = [place for form in forms if len(form) > 1 and (place := title.find(f" {form.lower()}")) >= 0]
        if at:
            found.append((min(at), cast.land(actor.id)))
    return tuple(dict.fromkeys(land for _, land in sorted(found)))


def _most_named(memory: _Memory) -> tuple[str, ...]:
    ranked = sorted([(-times, actor) for actor, times in memory.salience.items()])
    return tuple([actor for _, actor in ranked[:4]])


def _remember(memory: _Memory, clause: Clause, number: int) -> None:
    memory.authors = authors_of(clause, len(clause.tokens), memory.authors, number)
    for group in clause.groups:
        for actor in group.actors:
            memory.last_seen[actor] = number
            memory.salience[actor] = memory.salience.get(actor, 0) + 1
    subject = next((group for group in clause.groups if group.preposition is None), None)
    if subject is not None:
        memory.subject_before = subject.actors


def _joined(clause: Clause, anchors: Sequence[Anchor], cast: Cast) -> list[tuple[Anchor, Parties, str]]:
    asked = only_asked(clause, anchors)
    out: list[tuple[Anchor, Parties, str]] = []
    for number, anchor in enumerate(anchors):
        parties = find_parties(clause, anchor)
        ruled_out = untold(clause, anchor, anchors[number + 1 :]) or _ruled_out(
            clause, anchor, parties, number in asked, cast
        )
        if out and _carries(clause, out[-1][0], anchor):
            parties = both(parties, out.pop()[1])
        twin = None if ruled_out else twin_of(clause, out, anchor, parties, cast)
        if twin is None:
            out.append((anchor, parties, ruled_out))
            continue
        earlier, theirs, _ = out[twin]
        better, other = in_order((earlier, theirs), (anchor, parties))
        out[twin] = (better[0], merged(better, other, swapped=better[0] is anchor, cast=cast), "")
        if not _is_subject_of(clause, earlier, anchor):
            out.append((*other, "joined"))
    return sorted(out, key=_place)


def _is_subject_of(clause: Clause, noun: Anchor, verb: Anchor) -> bool:
    """Whether a verb only tells what became of the event that the noun before it names: "*serangan* itu *dipukul
    mundur*"."""
    if noun.voice != "noun" or verb.voice not in {"active", "passive"}:
        return False
    between = range(noun.last, verb.first)
    plain = words("demonstratives") | words("adverbs")
    return len(between) <= _BETWEEN and all(clause.word(index) in plain for index in between)


def _carries(clause: Clause, verb: Anchor, noun: Anchor) -> bool:
    """Whether a verb only says that what the noun behind it names was begun: "*meluncurkan* dua serangan udara"."""
    if verb.entry.frame != "launch" or noun.voice != "noun" or noun.entry.type != verb.entry.type:
        return False
    between = [clause.word(index) for index in range(verb.last, noun.first)]
    cut = words("prepositions") | words("clause_openers")
    return len(between) <= _MEASURE and all(word.isalnum() and word not in cut for word in between)


def _place(one: tuple[Anchor, Parties, str]) -> int:
    return one[0].first


def _ruled_out(clause: Clause, anchor: Anchor, parties: Parties, asked: bool, cast: Cast) -> str:
    if in_headline(clause, anchor.first):
        return "headline"
    if only_denies(clause, anchor):
        return "denial"
    if is_proposed(clause, anchor):
        return "proposed"
    if only_told_of(clause, anchor):
        return "reported"
    if anchor.entry.type == "CONSULT" and anchor.voice == "noun" and clause.word(anchor.first - 1) in words("venues"):
        return "venue"
    if asked:
        return "called for" if is_to_begin(clause, anchor) else "asked"
    if is_negated(clause, anchor):
        return "unsaid" if anchor.entry.type in _SAID and anchor.voice in _FINITE else "negated"
    if clause.group_at(anchor.first) is not None:
        return "name"
    if (
        anchor.voice == "passive"
        and clause.word(anchor.first - 1) == "yang"
        and not parties.sources
        and anchor.entry.mode == "seize"
    ):
        return "attribute"
    if _needs_met(clause, anchor, parties):
        return ""
    by_army = any(known.code.endswith(".MIL") for id_ in parties.sources if (known := cast.get(id_)) is not None)
    return "doubtful" if is_doubtful(clause, anchor, by_army=by_army) else "needs"


def _needs_met(clause: Clause, anchor: Anchor, parties: Parties) -> bool:
    match anchor.entry.needs:
        case "conflict" | "person" | "warn":
            return bool(parties.sources and parties.targets)
        case "recognise":
            near = [clause.word(i) for i in range(anchor.last, anchor.last + 6)]
            return any(word in words("recognised") for word in near)
        case "two":
            return len(parties.sources) >= 2
        case "weapon":
            near = [clause.word(i) for i in range(anchor.first - 4, anchor.last + 5)]
            return any(word in words("weapons") for word in near)
        case "sign":
            before = [clause.word(i) for i in range(anchor.first - 4, anchor.first)]
            return any(word.startswith(("menandatangani", "meneken")) for word in before)
        case "verb":
            return anchor.voice in {"active", "passive"} and parties.explicit
        case "number":
            return any(token.is_number or token.lower in words("counting") for token in clause.tokens)
        case _:
            return True
