"""Events of an article: anchors by lexicon, parties by structure, then time, place, status, attribution, background."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.article import Article
from palagan.model.reading import Event, Place, Span, TimeExpression
from palagan.reading.anchors import Anchor
from palagan.reading.attributed import Attribution
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.decide import Decided, decide
from palagan.reading.elsewhen import is_elsewhen
from palagan.reading.happenings import Told, join_happenings
from palagan.reading.making import Making
from palagan.reading.no_dates import dating
from palagan.reading.parties import VICTIM
from palagan.reading.retold import gathered
from palagan.reading.scan import Scanned, scan_events
from palagan.reading.setting import settled
from palagan.reading.that_place import kind_pointed_to
from palagan.reading.within import by_sentence

_OUTCOME = VICTIM | {"kill"}
"""Frames of words that tell what came of an attack."""


def find_events(
    article: Article,
    sentences: Sequence[Span],
    cast: Cast,
    times: Sequence[TimeExpression],
    places: Sequence[Place],
    attributions: Sequence[Attribution],
) -> tuple[Event, ...]:
    """The events that the sentences tell, in order, ids "e1" …; `happening` joins mentions of one event."""
    told: list[Told] = []
    page = scan_events(article, sentences, cast, by_sentence(sentences, attributions))
    for scanned, decided in zip(page, decide(page, article.language), strict=True):
        if decided is not None:
            told.append(_told(scanned, decided, len(told) + 1))
    times = dating(article.text, times)
    events = settled(article, sentences, cast, times, places, attributions, [one.event for one in told])
    filled = join_happenings([one._replace(event=event) for one, event in zip(told, events, strict=True)])
    return gathered(told, filled, article.text, cast, places)


def _told(scanned: Scanned, decided: Decided, number: int) -> Told:
    """The event of an anchor, its setting still to be found."""
    clause, anchor, parties = scanned.clause, scanned.anchor, decided.parties
    event = Making(
        id=f"e{number}",
        type=decided.type,
        mode=anchor.entry.mode if decided.type == anchor.entry.type else None,
        sources=parties.sources,
        targets=parties.targets,
        date=None,
        place=None,
        status=decided.status,
        said_by=(),
        denied_by=(),
        background=False,
        happening="",
        anchor=Span(clause.tokens[anchor.first].start, clause.tokens[anchor.last - 1].end),
        evidence=clause.span,
        confidence=decided.confidence,
        rule=f"event.{anchor.entry.frame}.{anchor.voice}:{anchor.form}",
    )
    nominal = anchor.voice in {"noun", "bare"}
    pointing = nominal and (clause.word(anchor.last) in words("demonstratives") or anchor.possessed)
    return Told(
        event=event,
        root=anchor.entry.root,
        explicit=scanned.parties.explicit,
        demonstrative=pointing,
        nominal=nominal or anchor.entry.frame in VICTIM,
        further=not nominal and _is_further(clause, anchor),
        outcome=anchor.entry.frame in _OUTCOME,
        elsewhen=is_elsewhen(clause, anchor),
        that_weapon=_fires_that_weapon(clause, anchor),
        that_place=_points_to_place(clause),
    )


def _is_further(clause: Clause, anchor: Anchor) -> bool:
    """Whether a verb tells of a further event: "X juga telah menyerang", "X menahan pula"."""
    at = anchor.first - 1
    while clause.word(at) in words("adverbs") and clause.word(at) not in words("further"):
        at -= 1
    return clause.word(at) in words("further") or clause.word(anchor.last) in words("further")


def _fires_that_weapon(clause: Clause, anchor: Anchor) -> bool:
    """Whether a verb fires a weapon told before: "X menembakkan *rudal balistik itu*"."""
    if anchor.voice != "active" or anchor.entry.frame != "launch" or clause.word(anchor.last) not in words("weapons"):
        return False
    return any(clause.word(anchor.last + step) in words("demonstratives") for step in (1, 2))


def _points_to_place(clause: Clause) -> bool:
    """Whether the sentence points back to a town or a site: "tiga warga di *kota itu* terluka"."""
    if words("demonstratives").isdisjoint(clause.said):
        return False
    return any(kind_pointed_to(clause.lowers, at) for at in range(len(clause.lowers)))
