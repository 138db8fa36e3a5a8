"""Who speaks at a cue: the subject before a verb, the name behind "kata", the owner of a report."""

from __future__ import annotations

from typing import NamedTuple

from palagan.reading.cast import Cast, CastMention
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line
from palagan.reading.phrases import cues
from palagan.reading.roles import is_verb, obliques

_REACH = 60
_NEAR = 7
_TITLE = 12
_PRONOUN = 7
"""Letters of the longest pronoun of one person ("dirinya", "beliau")."""


class Speaker(NamedTuple):
    """The actors who speak (none: somebody who is no actor), and where their mention begins and ends, in words."""

    actors: tuple[str, ...]
    first: int
    last: int
    pronoun: bool = False


def word_at(line: Line, offset: int) -> int:
    """The word of the line that begins at or after `offset`."""
    low, high = 0, len(line.words)
    while low < high:
        middle = (low + high) // 2
        if line.words[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def subject_before(line: Line, at: int, cast: Cast, low: int) -> Speaker | None:
    """The subject of the verb at word `at`: the nearest mention before it, not below word `low`, that is no object.

    What stands behind a preposition, a verb or in brackets is passed over, save behind "laporan dari", "data dari".
    Joint subjects ("X dan Y mengatakan") are given together. None when no mention is found.
    """
    index = at - 1
    floor = max(low, at - _REACH)
    while index >= floor:
        if line.inside[index]:
            return None
        word = line.words[index]
        if word.text == ")":
            index = _open_bracket(line, index, floor) - 1
            continue
        if word.lower == "bahwa" and index < at - 1:
            return None
        mention = cast.at(word.start)
        if mention is None:
            index -= 1
            continue
        first = word_at(line, mention.start)
        counted = _before_count(line, first, low)
        before = line.words[counted] if counted >= low and first > low else None
        if before is not None and _oblique(line, counted + 1, low) and not _adjoins(line, index, at, before.lower):
            index = first - 2 if not is_verb(before) else first - 1
            continue
        described = _described(line, first, at, cast, low)
        if described is not None:
            index = described
            continue
        named = _apposed(line, mention, first, cast, low)
        return named or _joint(line, mention, first, cast, low)
    return None


def _before_count(line: Line, first: int, low: int) -> int:
    """The word before a mention and its number: "*mengakui* 23 prajuritnya gugur"."""
    counted = first - 1 > low and line.words[first - 1].text[0].isdigit()
    return first - 2 if counted else first - 1


def _adjoins(line: Line, last: int, at: int, before: str) -> bool:
    """Whether nothing but adverbs, or "yang", parts the mention that ends with word `last` from the verb at `at`.

    Then a conjunction before it ("usai X mengatakan") or a noun of telling ("klaim X yang") makes it no object.
    """
    between = [word.lower for word in line.words[last + 1 : at]]
    if len(between) == 1 and between[0] in list_of("controls"):
        return True
    if between[:2] == [",", "yang"] and before not in list_of("carriers"):
        between = between[1:]
    if between and between[0] == "yang":
        return all(word in list_of("between") for word in between[1:])
    return before in list_of("conjunctions") and all(word in list_of("between") for word in between)


def _described(line: Line, first: int, at: int, cast: Cast, low: int) -> int | None:
    """The last word of the subject that the words before the verb only describe, between two commas: "*Ivan Bilyk*,
    peneliti dari Universitas Kyiv, mengatakan"; None where word `first` begins no such description.
    """
    comma = at - 1
    while comma > first and line.words[comma].lower in list_of("between"):
        comma -= 1
    if line.words[comma].text != ",":
        return None
    opening = comma - 1
    depth = 0
    low = max(low, at - _REACH)
    while opening > low and (depth or line.words[opening].text != ","):
        depth += (line.words[opening].text == ")") - (line.words[opening].text == "(")
        opening -= 1
    if opening <= low or line.words[opening].text != "," or opening + 1 >= first:
        return None
    inner = line.words[opening + 1]
    if inner.lower in obliques() or inner.cap or is_verb(inner):
        return None
    last = opening - 1
    if line.words[last].text == ")":
        last = _open_bracket(line, last, low) - 1
    return last if last >= low and cast.at(line.words[last].start) is not None else None


def _apposed(line: Line, mention: CastMention, first: int, cast: Cast, low: int) -> Speaker | None:
    """The name that a group or a title stands behind: "*Yael Cohen*, seorang warga Haifa, mengatakan"."""
    if mention.how not in ("group", "title") or first - 2 < low or line.words[first - 1].text != ",":
        return None
    name = cast.at(line.words[first - 2].start)
    actor = cast.get(name.actor) if name is not None and name.how == "name" else None
    if name is None or actor is None or actor.kind != "person":
        return None
    return Speaker(name.actors, word_at(line, name.start), word_at(line, name.end))


def _oblique(line: Line, first: int, low: int) -> bool:
    before = line.words[first - 1]
    if before.lower in list_of("tellers"):
        return False
    if before.lower in list_of("agents") and first - 2 >= low and line.words[first - 2].lower in list_of("tellers"):
        return False
    if before.lower in obliques():
        return True
    return is_verb(before) and not before.lower.startswith("ter")


def _open_bracket(line: Line, index: int, floor: int) -> int:
    while index > floor and line.words[index].text != "(":
        index -= 1
    return index


def _joint(line: Line, mention: CastMention, first: int, cast: Cast, low: int) -> Speaker:
    """The speaker with those joined to it by "dan" or a comma before it."""
    actors = list(mention.actors)
    begin = first
    joined = False
    while begin - 2 >= low and len(actors) < 4:
        link = line.words[begin - 1].lower
        if link not in cues("conjoins") and not (joined and link == ","):
            break
        joined = True
        if link != "," and line.words[begin - 2].text == "," and begin - 3 >= low:
            begin -= 1  # "A, B, dan C"
        other = cast.at(line.words[begin - 2].start)
        if (
            other is None
            or other.end < line.words[begin - 2].end
            or (begin - 3 >= low and _oblique(line, word_at(line, other.start), low))
        ):
            break
        actors = [*other.actors, *actors]
        begin = word_at(line, other.start)
    last = word_at(line, mention.end)
    return Speaker(tuple(dict.fromkeys(actors)), begin, last, _is_pronoun(mention) and begin == first)


def _is_pronoun(mention: CastMention) -> bool:
    return mention.how == "pronoun" and len(mention.actors) == 1 and mention.end - mention.start <= _PRONOUN


def named_after(line: Line, at: int, cast: Cast, high: int, *, owned: bool = False) -> Speaker | None:
    """The speaker named behind a cue that ends before word `at`: the first mention near, with those joined by "dan".

    `owned`: a noun stands between ("menurut laporan dari X"), so that a preposition does not end the search.
    """
    index = at
    while index < min(high, at + _NEAR):
        word = line.words[index]
        mention = cast.at(word.start)
        if mention is not None:
            actors = list(mention.actors)
            last = word_at(line, mention.end)
            named = _named_behind(line, last, high, cast) if index > at or mention.how in ("group", "title") else None
            if named is not None:  # "operator energi Ukraina, Energoatom,"
                return named
            while last + 1 < high and line.words[last].lower in cues("conjoins") and len(actors) < 4:
                step = 1
                other = cast.at(line.words[last + step].start)
                if other is None:
                    break
                actors += [name for name in other.actors if name not in actors]
                last = word_at(line, other.end)
            return Speaker(tuple(actors), word_at(line, mention.start), last, _is_pronoun(mention))
        if not owned and word.lower in list_of("to_whom"):
            return None
        if word.text in '.;:"“”' or (word.text == "," and index > at) or (is_verb(word) and index > at):
            return None
        index += 1
    return None


def _named_behind(line: Line, last: int, high: int, cast: Cast) -> Speaker | None:
    """The name that stands behind a title or a group that ends before word `last`: "peneliti pada X, *Y*"."""
    index = last
    while index < min(high, last + _TITLE) and line.words[index].text not in ',.;:"“”':
        if is_verb(line.words[index]) or line.words[index].lower in list_of("occasion_links"):
            return None
        index += 1
    if index + 1 >= high or line.words[index].text != ",":
        return None
    name = cast.at(line.words[index + 1].start)
    actor = cast.get(name.actor) if name is not None and name.how == "name" else None
    end = word_at(line, name.end) if name is not None else high
    if name is None or actor is None or (index > last and actor.kind != "person"):
        return None
    if end < high and line.words[end].text not in ",.)" and line.words[end].lower not in list_of("to_whom"):
        return None
    return Speaker(name.actors, index + 1, end)
