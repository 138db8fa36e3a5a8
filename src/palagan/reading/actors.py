"""Who is on the page: the cast, from the report's words, the knowledge base and the page itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from palagan.model.article import Article
from palagan.model.reading import Actor, Span
from palagan.reading.anaphora import find_anaphora
from palagan.reading.candidates import Candidate
from palagan.reading.cast import Cast, CastMention, How
from palagan.reading.codes import UNKNOWN, actor_code
from palagan.reading.coreference import Draft, gather
from palagan.reading.counterparts import with_counterparts
from palagan.reading.knowledge import Known, knowledge
from palagan.reading.lands import Lands, land_models
from palagan.reading.lines import report
from palagan.reading.members import with_members
from palagan.reading.names import find_candidates
from palagan.reading.phrases import armed_sectors, bodies, cues
from palagan.reading.short_names import told_apart
from palagan.reading.times import find_times, latest_day
from palagan.reading.words import Sentence, Word, spelled
from palagan.reading.worth import is_actor, is_spoken_of, stands, state_ends

_OWNING = frozenset({"PTY", "EDU", "SOC", "NGO", "BUS", "JRN", "REB", "MED", "IMG", "MNC"})
"""Sectors whose bodies are worth naming beside those who hold their offices."""
_HOME = "IDN"
"""The country whose bodies Indonesian pages name without saying whose they are."""
_OF_HOME = frozenset({"ri", "indonesia", "tni", "polri"})
_HOW_FULL = itemgetter(slice(0, 5))
"""Of two names that are worth the same, the one that comes first stays."""
_HOW: dict[str, How] = {
    "person": "name",
    "title": "title",
    "body": "name",
    "group": "group",
    "organization": "name",
    "unknown": "name",
}


class Drafted(NamedTuple):
    """The candidates of a report and its sentences, the drafts of actors, for each candidate the number of its draft,
    and which drafts are actors."""

    found: Sequence[Candidate]
    read: Sequence[Sentence]
    drafts: Sequence[Draft]
    links: Sequence[int | None]
    kept: Sequence[bool]


def find_cast(article: Article, sentences: Sequence[Span]) -> Cast:
    """The actors of the report and every stretch of its sentences that stands for one of them.

    Named actors are persons, bodies, agencies, states that act or suffer somewhere on the page, and unnamed groups.
    Pronouns and anaphors are mentions of the cast but not of the actors.
    """
    found, read, drafts, links, kept = drafted(article, sentences)
    day = article.published_day or latest_day(find_times(article.text, tuple(sentences), None))
    land = Lands(found, read, drafts, links, kept, land_models(article.language))
    actors: list[Actor] = []
    ids: dict[int, str] = {}
    for number, draft in enumerate(drafts):
        if kept[number]:
            ids[number] = f"a{len(ids) + 1}"
            actors.append(_actor(ids[number], draft, found, read, article.text, day, land))
    mentions: list[CastMention] = []
    for one, link in zip(found, links, strict=True):
        if link is not None and link in ids and stands(one, read):
            start, end = _span(one, read)
            if not mentions or start >= mentions[-1].end:  # who leads a government is named inside its name
                mentions.append(CastMention(start, end, (ids[link],), _how(one), one.country))
    actors += _owners(found, read, article.text, actors, day)
    return Cast(tuple(actors), find_anaphora(read, tuple(mentions), tuple(actors)))


def drafted(article: Article, sentences: Sequence[Span]) -> Drafted:
    """Who is spoken of in the report, before countries and codes."""
    base = knowledge()
    read = report(article.text, tuple(sentences))
    found = told_apart(find_candidates(read, base), read, base)
    found = with_members(with_counterparts(found, read), read)
    drafts, links = gather(read, found, base)
    ends = state_ends(read, found)
    for draft in drafts:
        if draft.kind == "group" and any(
            found[number].single and is_spoken_of(found[number], read) for number in draft.at
        ):
            draft.kind = "person"
        elif draft.kind == "group" and draft.head in cues("body_groups"):
            draft.kind = "organization"
    own = _outlet(article.outlet)
    kept = [is_actor(draft, found, read, ends) and not _is_outlet(draft, found, read, own) for draft in drafts]
    return Drafted(found, read, drafts, links, kept)


def _outlet(name: str | None) -> str:
    """The name of an outlet without its domain and small letters apart: "KOMPAS.com" → "kompas"."""
    return "".join(char for char in re.split(r"[.(]", name or "")[0].casefold() if char.isalnum())


def _is_outlet(draft: Draft, found: Sequence[Candidate], read: Sequence[Sentence], own: str) -> bool:
    """Whether all mentions are of the page's own outlet, which reports and is no actor of its report."""
    if draft.known is None or draft.known.sort != "agency":
        return False
    for number in draft.at:
        one = found[number]
        line = read[one.sentence].words
        if (
            one.first == 0
            and one.last + 2 < len(line)
            and line[one.last].text in ",-–—"
            and line[one.last + 1].text.isupper()
        ):
            continue  # "jpnn.com, JAKARTA -"
        words = line[one.name_first : one.name_last]
        if _outlet("".join(word.text for word in words)) != own:
            return False
    return True


def _owners(
    found: Sequence[Candidate], read: Sequence[Sentence], text: str, actors: Sequence[Actor], day: str | None
) -> list[Actor]:
    """Parties, universities, companies that are named only inside a title ("peneliti di Stimson Center")."""
    out: dict[str, Actor] = {}
    met = {actor.known for actor in actors} | {actor.name for actor in actors}
    for one in found:
        if one.owner_last <= one.owner_first or one.sort not in ("person", "title"):
            continue
        words = read[one.sentence].words
        start, end = words[one.owner_first].start, words[one.owner_last - 1].end
        code = (one.owner.code_on(day) if one.owner else None) or f"{one.country or UNKNOWN}.{one.sector or 'SOC'}"
        name = text[start:end]
        key = one.owner.id if one.owner else name
        if code.split(".")[-1] not in _OWNING or key in met or name in met or (one.owner and one.owner.sort == "seat"):
            continue
        old = out.get(key)
        spans = (*(old.mentions if old else ()), Span(start, end))
        number = old.id if old else f"a{len(actors) + len(out) + 1}"
        out[key] = Actor(
            number, old.name if old else name, "organization", code, spans, one.owner.id if one.owner else None, "title"
        )
    return list(out.values())


def _span(one: Candidate, read: Sequence[Sentence]) -> tuple[int, int]:
    words = read[one.sentence].words
    return words[one.first].start, words[one.last - 1].end


def _how(one: Candidate) -> How:
    if one.known is not None and one.known.sort in ("state", "capital", "demonym") and one.sort == "known":
        return "state"
    return _HOW.get(one.sort, "name")


def _is_elsewhere(known: Known, draft: Draft, name: str, land: Lands) -> bool:
    """Whether a body that is known at home is rather another land's of the same name ("Mahkamah Konstitusi").

    So it is where the page is about another land and the name has nothing of home in it; a short form ("Kemlu") and a
    page that names home keep it, unless the head alone was named.
    """
    if known.sort != "organization" or known.country != _HOME or land.page in (None, _HOME) or known.kind == "group":
        return False
    words = name.casefold().split()
    if not words or _OF_HOME & set(words) or words[0] in cues("short_heads").union(cues("home_heads")):
        return False
    if bodies().get(words[0]) is None or len(words) < 2:
        return False
    return bool(draft.head) or not land.names(_HOME, but=known)


def _as_named(one: Candidate, text: str, words: Sequence[Word]) -> tuple[bool, bool, int, bool, int, str]:
    """What a name is worth as the actor's, and the name: a state's best as the knowledge base gives it, its own before
    its capital's; then the fullest; then a person's as the knowledge base gives it, never with a title before it
    ("Donald Trump" for "Presiden Trump").
    """
    name, own, is_state, is_own = spelled(text, words), False, False, False
    if one.known is not None and one.known.kind in ("person", "state"):
        own = name.casefold().endswith(one.known.name.casefold())
        name = name[-len(one.known.name) :] if own else name
        is_state, is_own = one.known.kind == "state", one.known.sort == "state"
    size, length = sum(1 for word in words if word.alpha), words[-1].end - words[0].start
    return own and is_state, is_own, size, own, length, name


def _bare(one: Candidate, words: Sequence[Word]) -> Sequence[Word]:
    """A title without "seorang" before and "itu" behind it."""
    first, last = one.first, one.last - one.definite
    while first < last - 1 and (words[first].lower in cues("one_person") or words[first].lower in cues("one_of")):
        first += 1
    return words[first:last]


def _actor(
    name: str,
    draft: Draft,
    found: Sequence[Candidate],
    read: Sequence[Sentence],
    text: str,
    day: str | None,
    land: Lands,
) -> Actor:
    spans: dict[tuple[int, int], None] = {}
    best: tuple[bool, bool, int, bool, int, str] = (False, False, 0, False, 0, "")
    at_home = False
    for number in draft.at:
        one = found[number]
        if not stands(one, read):
            continue
        words = read[one.sentence].words
        at_home = at_home or any(word.lower in _OF_HOME for word in words[one.first : one.last])
        whole = (words[one.first if one.shared is None else one.shared].start, words[one.last - 1].end)
        spans.setdefault(whole)
        if one.shared is not None:
            rest = spelled(text, words[one.first : one.last])
            best = best if best[-1] else (False, False, 0, False, 0, f"{one.head} {rest}")
        elif one.name_last > one.name_first:
            inner = (words[one.name_first].start, words[one.name_last - 1].end)
            spans.setdefault(inner)
            best = max(best, _as_named(one, text, words[one.name_first : one.name_last]), key=_HOW_FULL)
        else:
            bare = _bare(one, words)
            if draft.key[0] == "t":
                spans.setdefault((bare[0].start, bare[-1].end))
            if not best[-1]:
                best = (False, False, 0, False, 0, spelled(text, bare))
        if one.alias is not None:
            at_home = at_home or words[one.alias].lower in cues("short_heads")
            spans.setdefault((words[one.alias].start, words[max(one.alias, one.alias_end - 1)].end))
    known, country, sector = draft.known, draft.country, draft.sector
    if known is not None and not at_home and _is_elsewhere(known, draft, best[-1], land):
        sector, country, known = sector or (known.code_on(day) or "").partition(".")[2] or None, land.page, None
    country = country if known is None and draft.known is not None else land.of(draft)
    code, rule = actor_code(
        known=known,
        code=draft.code,
        country=country,
        sector=armed_sectors().get(draft.head, {}).get(country or "", sector),
        former=draft.former,
        state=draft.kind == "state",
        person=draft.kind == "person",
        day=day,
        title=draft.title,
    )
    mentions = tuple(Span(*span) for span in sorted(spans))
    return Actor(name, best[-1], draft.kind, code, mentions, draft.known.id if draft.known else None, rule)
