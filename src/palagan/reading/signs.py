"""What speaks for or against an anchor's telling an event of some type: its words, its company, its page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from palagan.model.article import Article
from palagan.model.reading import Span
from palagan.reading.anchors import Anchor
from palagan.reading.cast import Cast
from palagan.reading.clause import Clause, words
from palagan.reading.parties import Parties
from palagan.reading.scope import status_of

_WINDOW = 4
"""Tokens on either side of an anchor whose words serve its type."""


def page_signs(article: Article, sentences: Sequence[Span], cast: Cast) -> tuple[str, ...]:
    """What kind of page it is: armed actors on it or not, how many countries, words of mishaps or games or none."""
    codes = [actor.code for actor in cast.actors]
    armed = any(code.endswith((".MIL", ".REB", ".PRM", ".UAF")) or code == "IMG" for code in codes)
    lands = len({code.partition(".")[0] for code in codes if code != "UNK"})
    inside = {word for s in sentences[:12] for word in article.text[s.start : s.end].lower().split()}
    mishap = bool(inside & words("mishap"))
    return (f"page-armed={armed}", f"page-lands={min(lands, 4)}", f"page-mishap={mishap}", f"page={armed}|{mishap}")


def of_page(anchor: Anchor, page: tuple[str, ...]) -> tuple[str, ...]:
    """The page's signs, and each of them with the lexicon's type of the anchor."""
    return _of_page(anchor.entry.type, anchor.entry.needs != "-", page)


@lru_cache(maxsize=4096)
def _of_page(type_: str, doubtful: bool, page: tuple[str, ...]) -> tuple[str, ...]:
    return (*page, *(f"{feature}|lex={type_}|{doubtful}" for feature in page))


def type_signs(
    clause: Clause, cast: Cast, anchor: Anchor, parties: Parties, ruled_out: str, anchors: int, number: int
) -> tuple[str, ...]:
    """The signs of one anchor. `anchors` of its sentence are counted; `number` is that of the sentence on the page."""
    entry, voice = anchor.entry, anchor.voice
    told = f"{bool(parties.sources)}{bool(parties.targets)}"
    before, after = clause.word(anchor.first - 1), clause.word(anchor.last)
    features = [
        "bias",
        f"lex={entry.type}",
        f"root={entry.root}",
        f"form={anchor.form}",
        f"lex={entry.type}|{entry.frame}|{voice}",
        f"lex={entry.type}|told={told}",
        f"frame={entry.frame}|{voice}|told={told}",
        f"lex={entry.type}|needs={entry.needs}|told={told}",
        f"before={before}",
        f"after={after}",
        f"before={before}|lex={entry.type}",
        f"after={after}|lex={entry.type}",
        f"status={status_of(clause, anchor)}|lex={entry.type}",
        f"groups={min(len(clause.groups), 3)}|lex={entry.type}",
        f"quoted={clause.quoted[anchor.first] > 0}",
        f"anchors={min(anchors, 4)}",
        f"early={number < 3}",
    ]
    if ruled_out:
        features += [f"out={ruled_out}", f"out={ruled_out}|lex={entry.type}", f"out={ruled_out}|root={entry.root}"]
    features += _around(clause, anchor)
    features += _who(cast, anchor, parties)
    features += _capital(clause, anchor)
    if anchor.possessed:
        features.append(f"possessed|lex={entry.type}")
    if len(clause.tokens) < 8:
        features.append("short-sentence")
    return tuple(features)


def _capital(clause: Clause, anchor: Anchor) -> list[str]:
    """Whether the anchor has a capital inside its sentence, so that it is rather part of a name, and its neighbours."""
    tokens = clause.tokens
    if not anchor.first or not tokens[anchor.first].is_capital or not tokens[anchor.first - 1].is_word:
        return []
    beside = [at < len(tokens) and tokens[at].is_capital for at in (anchor.first - 1, anchor.last)]
    return ["capital", f"capital|{anchor.voice}", f"capital={beside[0]}{beside[1]}", f"capital|lex={anchor.entry.type}"]


def _around(clause: Clause, anchor: Anchor) -> list[str]:
    """The words about an anchor; parties count by their sector, so that what is learnt of one holds for others."""
    out = []
    named = {index for group in clause.groups for index in range(group.first, group.last)}
    for side, near in (
        ("left", range(max(0, anchor.first - _WINDOW), anchor.first)),
        ("right", range(anchor.last, min(len(clause.tokens), anchor.last + _WINDOW))),
    ):
        for index in near:
            if index not in named:
                word = clause.tokens[index].lower
                out.append(f"{side}={word}")
                if clause.tokens[index].is_word:
                    out.append(f"near={word}|lex={anchor.entry.type}")
    return out


def _who(cast: Cast, anchor: Anchor, parties: Parties) -> list[str]:
    """The kind and sector of the parties by rule."""
    out = []
    for side, actors in (("source", parties.sources), ("target", parties.targets)):
        for actor in actors[:1]:
            known = cast.get(actor)
            if known is not None:
                sector = known.code.partition(".")[2] or known.kind
                out += [f"{side}={sector}|lex={anchor.entry.type}", f"{side}={sector}|root={anchor.entry.root}"]
    return out
