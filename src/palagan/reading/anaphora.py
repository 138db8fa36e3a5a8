"""Pronouns and anaphors: whom "ia", "mereka", "pihaknya", "kementerian itu" and "kedua negara" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from palagan.model.reading import Actor
from palagan.reading.cast import CastMention
from palagan.reading.caught import is_caught_next
from palagan.reading.focus import Focus
from palagan.reading.in_focus import acts_on, speakers_of
from palagan.reading.phrases import all_of_them, cues, full_head, pronouns
from palagan.reading.two import Two
from palagan.reading.words import Sentence, Word

_QUOTES = frozenset('"“”')


def find_anaphora(
    sentences: Sequence[Sentence], mentions: Sequence[CastMention], actors: Sequence[Actor]
) -> tuple[CastMention, ...]:
    """All mentions, pronouns among them, sorted and not overlapping.

    A pronoun stands for the subject last in focus: the one that the sentence began with, else the subject or the
    speaker of the sentence before. An anaphor ("kelompok itu") stands for the last actor whose name begins with its
    noun, else for the last of its kind.
    """
    known = {actor.id: actor for actor in actors}
    context = Focus(known, Two(sentences, mentions, known))
    out: list[CastMention] = []
    openers = _openers()
    at, count = 0, len(mentions)
    for sentence in sentences:
        words = sentence.words
        context.begin()
        quoted = False
        speakers: frozenset[str] | None = None
        index, size = 0, len(words)
        while index < size:
            start, _, text, lower, _, alpha = words[index]
            while at < count and mentions[at].end <= start:
                at += 1
            if not alpha and text in _QUOTES:
                quoted = text == "“" or (text == '"' and not quoted)
            if at < count and mentions[at].start <= start:
                one = mentions[at]
                if start == one.start:
                    out.append(one)
                    context.saw(one, words, index, quoted=quoted)
                index += 1
                continue
            if quoted and lower in pronouns("person"):
                speakers = speakers_of(words, mentions, at) if speakers is None else speakers
                found: tuple[int, tuple[str, ...]] | None = (
                    1,
                    (is_caught_next(words, index + 1) and context.caught()) or context.another(speakers),
                )
            else:
                found = _anaphor(words, index, context) if lower in openers else None
            if found is None:
                index += 1
                continue
            length, ids = found
            end = words[index + length - 1].end
            if at < count and mentions[at].start < end:
                index += 1
                continue
            if ids:
                one = CastMention(start, end, ids, "pronoun")
                out.append(one)
                context.saw(one, words, index, quoted=quoted)
            index += length
        context.end()
    return tuple(out)


@cache
def _openers() -> frozenset[str]:
    """Words that a pronoun or an anaphor begins with."""
    heads = ("pair_heads", "neighbour_heads", "state_heads", "person_heads", "body_heads")
    names = ("person", "plural", "side", "pair", *heads)
    return frozenset(all_of_them()).union(*(pronouns(name) for name in names))


def _anaphor(words: Sequence[Word], at: int, context: Focus) -> tuple[int, tuple[str, ...]] | None:
    """How many words an anaphor at word `at` has, and the actors it stands for; None when none stands there."""
    lower = words[at].lower
    if lower in pronouns("person"):
        caught = context.caught() if is_caught_next(words, at + 1) else ()
        return 1, caught or context.one_person(told=at > 0 and words[at - 1].lower == "bahwa")
    if lower in pronouns("plural"):
        return 1, context.counted.undergoing(words, at) or context.several()
    if lower in pronouns("side"):
        return 1, context.side()
    if lower in pronouns("pair"):
        return 1, context.pair(words[at].start, persons=True)
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if lower in all_of_them() and (lower.endswith("nya") or after in pronouns("state_heads")):
        found = context.all_of(all_of_them()[lower]) or context.counted.as_many(all_of_them()[lower])
        return (1 if lower.endswith("nya") else 2, found) if found else None
    if lower in pronouns("pair_heads") and after in pronouns("pair_tails"):
        if at > 0 and words[at - 1].lower in pronouns("no_pair_after"):
            return None
        if lower not in pronouns("definite_pair_heads") and at + 2 < len(words) and words[at + 2].cap:
            return None  # "dua menteri *Kenya*" points back to nobody
        third = words[at + 2].lower if at + 2 < len(words) else ""
        size = 3 if (after == "belah" and third == "pihak") or third in pronouns("state_heads") else 2
        trailing = at + size < len(words) and words[at + size].lower in pronouns("pair_trailing")
        beside = context.actor() if at > 0 and acts_on(words[at - 1]) else ()
        leaders = after in pronouns("leaders") and third not in pronouns("state_heads")
        states = after in pronouns("state_heads")
        return size + trailing, context.pair(words[at].start, leaders=leaders, states=states, beside=beside)
    if lower in pronouns("neighbour_heads") and after in pronouns("neighbours"):
        pointed = at + 2 < len(words) and words[at + 2].lower in cues("demonstratives")
        return 2 + pointed, context.neighbour(words[at].start)
    if after not in cues("demonstratives"):
        return None
    if lower in pronouns("state_heads"):
        return 2, context.state() or context.last(("state",))
    if lower in pronouns("plain_persons"):
        return 2, context.called(lower)
    if lower in pronouns("person_heads"):
        return 2, context.one_person() or context.last(("person",))
    if lower in pronouns("body_heads"):
        return 2, context.last(("organization", "group"), full_head(lower))
    return None
