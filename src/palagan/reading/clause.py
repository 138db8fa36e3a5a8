"""A sentence made ready for finding who did what to whom: tokens, groups of parties with their preposition, verbs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from palagan.languages.tables import lexicon
from palagan.languages.tokens import Token
from palagan.model.reading import Span
from palagan.reading.cast import Cast, CastMention
from palagan.reading.words import calendar_words

_REACH_BACK = 5
"""Tokens between a preposition and the party it governs ("ke sejumlah posisi militer Armenia")."""
_BRACKETS = 6
"""Words behind a name up to which brackets close that only tell more of it."""
_OPENING = frozenset("“«")
_CLOSING = frozenset("”»")
_TOLD_TO = frozenset({"kepada", "pada"})
_STOPS = frozenset({"yang", "dan", "serta"})
_VERBAL = ("me", "ber", "di", "ter")
"""What verbs begin with."""
_FIRST = frozenset(beginning[0] for beginning in _VERBAL)
_SCARE = 6
"""Words up to which a quotation without a mark in it may be no speech but a word held at arm's length."""


class Group(NamedTuple):
    """Parties named together ("Rusia, Prancis, dan AS"): tokens `first` up to but not `last`, and their preposition."""

    first: int
    last: int
    actors: tuple[str, ...]
    preposition: str | None
    pronoun: bool
    mentions: tuple[CastMention, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence. `verbs`: tokens that look like verbs; `quoted[i]`: the number of token i's quotation, or 0;
    `lowers`: its words and marks in lower case, `said`: the same as a set."""

    span: Span
    tokens: tuple[Token, ...]
    groups: tuple[Group, ...]
    verbs: tuple[int, ...]
    quoted: tuple[int, ...]
    lowers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    said: frozenset[str] = field(init=False, repr=False, compare=False)
    _at: dict[int, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lowers = tuple([lower for _, _, _, lower in self.tokens])
        object.__setattr__(self, "lowers", lowers)
        object.__setattr__(self, "said", frozenset(lowers))
        object.__setattr__(self, "_at", dict(enumerate(lowers)))

    def group_at(self, index: int) -> Group | None:
        """The group that covers a token."""
        for group in self.groups:
            if group.first <= index < group.last:
                return group
        return None

    def word(self, index: int) -> str:
        """The token in lower case, or "" outside the sentence."""
        return self._at.get(index, "")


@cache
def words(name: str, language: str = "id") -> frozenset[str]:
    """A word list of the language's clause lexicon, by name ("adverbs", "status.planned")."""
    data = lexicon(f"languages/{language}/clause.toml")
    section, _, key = name.rpartition(".")
    return frozenset((data[section] if section else data)[key])


def looks_like_verb(token: Token) -> bool:
    """Whether a lower-case word has the shape of a verb (me-, ber-, di-, ter-) and is none of the known others."""
    return token.text[0] in _FIRST and _looks_like_verb(token.text)


@lru_cache(maxsize=65_536)
def _looks_like_verb(text: str) -> bool:
    return looks_like_verb_word(text.lower())


def clause_of(tokens: tuple[Token, ...], sentence: Span, cast: Cast) -> Clause:
    """The sentence, given its tokens, with the parties that the cast has in it."""
    mentions = cast.in_span(sentence.start, sentence.end)
    covered = _token_ranges(tokens, mentions)
    taken = {index for first, last in covered for index in range(first, last)}
    verbs = [i for i, (_, _, text, _) in enumerate(tokens) if text[0] in _FIRST and _looks_like_verb(text)]
    free = tuple([i for i in verbs if i not in taken])
    return Clause(sentence, tokens, _groups(tokens, mentions, covered, cast), free, _quotations(tokens))


def _token_ranges(tokens: Sequence[Token], mentions: Sequence[CastMention]) -> list[tuple[int, int]]:
    if not mentions:
        return []
    starts, out = [token.start for token in tokens], []
    for mention in mentions:
        first = max(0, bisect_right(starts, mention.start) - 1)
        out.append((first, max(first + 1, bisect_right(starts, mention.end - 1))))
    return out


def _quotations(tokens: Sequence[Token]) -> tuple[int, ...]:
    """The number of each token's quotation, or 0: also for a few words within a clause, which are nobody's speech
    ("menghancurkan *"sarang teroris"* Y")."""
    out = list(_quoted(tokens))
    for number in range(1, max(out, default=0) + 1):
        first, end = out.index(number), len(out) - out[::-1].index(number)
        if _at_arms_length(tokens, first, end):
            out[first:end] = [0] * (end - first)
    return tuple(out)


def _at_arms_length(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the quotation at tokens `first:end` is a few words of the clause around it."""
    if not 3 <= end - first <= _SCARE + 2 or tokens[end - 1].text not in _CLOSING | {'"'}:
        return False
    around = first > 0 and tokens[first - 1].is_word and end < len(tokens) and tokens[end].is_word
    before = tokens[first - 1].lower if first else ""
    return (
        around
        and before not in words("saying")
        and all(token.text[0].isalnum() for token in tokens[first + 1 : end - 1])
    )


def _quoted(tokens: Sequence[Token]) -> tuple[int, ...]:
    out, number, inside = [], 0, False
    for _, _, text, _ in tokens:
        if text in _OPENING or (text == '"' and not inside):
            number, inside = number + 1, True
            out.append(number)
        elif text in _CLOSING or text == '"':
            out.append(number)
            inside = False
        else:
            out.append(number if inside else 0)
    return tuple(out)


def _groups(
    tokens: Sequence[Token], mentions: Sequence[CastMention], ranges: Sequence[tuple[int, int]], cast: Cast
) -> tuple[Group, ...]:
    out: list[Group] = []
    index = 0
    while index < len(mentions):
        end = index + 1
        while end < len(mentions) and _joined(tokens, ranges, end):
            end += 1
        others = [mentions[at] for at in range(index + 1, end) if not _owns(tokens, mentions, ranges, at, cast)]
        members = [mentions[index], *others]
        actors = tuple(dict.fromkeys(actor for mention in members for actor in mention.actors))
        first, last = ranges[index][0], ranges[end - 1][1]
        index, led = end, _preposition(tokens, first)
        if led in _TOLD_TO and _are_told(actors, cast):
            continue
        one = Group(first, last, actors, led, all(m.how == "pronoun" for m in members), tuple(members))
        if out and _lists(tokens, out[-1], one):
            head = out.pop()
            told = (*head.mentions[:-1], *members)
            named = tuple(dict.fromkeys(actor for mention in told for actor in mention.actors))
            one = Group(head.first, last, named, head.preposition, one.pronoun, told)
        out.append(one)
    return tuple(out)


def _are_told(actors: Sequence[str], cast: Cast) -> bool:
    """Whether they are media or unnamed journalists, to whom something is told ("katanya kepada *Reuters*") and who
    have no part in it; to a journalist with a name something may be done ("vonis kepada *wartawan X*")."""
    return all(cast.is_press(actor) and not cast.is_person(actor) for actor in actors)


def _owns(
    tokens: Sequence[Token], mentions: Sequence[CastMention], ranges: Sequence[tuple[int, int]], index: int, cast: Cast
) -> bool:
    """Whether a pronoun or a country only says whose those named right before it are: "rakyat *kami*", "Pasukan
    Mobilisasi (PMF) *Irak*"."""
    first = ranges[index][0]
    if ranges[index - 1][1] != first:
        return False
    own = cast.get(mentions[index].actor)
    of_country = own is not None and own.kind == "state" and tokens[first - 1].text == ")"
    return mentions[index].how == "pronoun" or of_country


def _lists(tokens: Sequence[Token], head: Group, one: Group) -> bool:
    """Whether a group names those that an unnamed one before it is made of: "para sekutu seperti *A, B, dan C*"."""
    if head.mentions[-1].how != "group":
        return False
    between = " ".join([token.lower for token in tokens[head.last : one.first] if token.lower != ","])
    return between in words("listing")


def _joined(tokens: Sequence[Token], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether mention `index` belongs to the group before it: joined by "dan", or by commas that end in "dan"."""
    between = _unbracketed([token.lower for token in tokens[ranges[index - 1][1] : ranges[index][0]]])
    if not between:
        return ranges[index - 1][1] >= ranges[index][0]  # "TNI-Polri" is one word
    joiners = words("joiners")
    if between in (["-"], ["–"], ["/"]):
        return True
    small = [word for word in between if word not in {",", "(", ")"} and not word[0].isalpha()]
    if small:
        return False
    plain = [word for word in between if word[0].isalpha()]
    if between[0] == "," and len(between) == 2 and _opens_another(tokens, ranges, index):
        return False
    if plain and len(plain) <= 3 and plain[0] in joiners and not any(looks_like_verb_word(word) for word in plain[1:]):
        apart = (
            (words("prepositions") - {"termasuk", "bersama"})
            | words("clause_openers")
            | words("asking_how_much")
            | words("deeds_of_others")
            | {"bukan"}
            | words("deeds_of_war")
        )
        return apart.isdisjoint(plain[1:])
    if between == [","]:
        return not _ends_a_place(tokens, ranges[index - 1][0]) and _list_goes_on(tokens, ranges, index)
    return False


def _ends_a_place(tokens: Sequence[Token], first: int) -> bool:
    """Whether the mention at a token only says in which country a place lies: "di Nairobi, *Kenya*, Presiden …"."""
    if first < 3 or tokens[first - 1].lower != ",":
        return False
    at = next((at for at in range(first - 2, -1, -1) if not tokens[at].is_capital), 0)
    return at < first - 2 and tokens[at].lower in words("where_at")


def _opens_another(tokens: Sequence[Token], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether mention `index`, which a comma and "dan" part from the one before, begins a clause of its own: "ancaman
    itu dari Rusia, dan *kami* akan melawan"."""
    (first, _), (_, last) = ranges[index - 1], ranges[index]
    listed = index > 1 and [token.lower for token in tokens[ranges[index - 2][1] : first]] == [","]
    following = tokens[last].lower if last < len(tokens) else ""
    acts = looks_like_verb_word(following) and any(looks_like_verb(token) for token in tokens[: ranges[index - 1][0]])
    return not listed and (acts or following in words("status.planned") or following in words("adverbs"))


def _unbracketed(between: list[str]) -> list[str]:
    """What stands between two mentions, without what stands behind the first in brackets: "A *(kiri)* dan B"."""
    if between[:1] == ["("] and ")" in between[:_BRACKETS]:
        return between[between.index(")") + 1 :]
    return between


def looks_like_verb_word(word: str) -> bool:
    """The same as `looks_like_verb` for a bare lower-case word."""
    return len(word) >= 5 and word.startswith(_VERBAL) and word not in words("not_verbs")


def _list_goes_on(tokens: Sequence[Token], ranges: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether after mention `index` the list ends in "dan"/"serta" before anything else comes."""
    for following in range(index + 1, min(index + 8, len(ranges))):
        between = [token.lower for token in tokens[ranges[following - 1][1] : ranges[following][0]]]
        if any(word in {"dan", "serta", "maupun", "atau"} for word in between) and len(between) <= 3:
            return True
        if between != [","]:
            return False
    return False


@cache
def _closing() -> frozenset[str]:
    """Words that a phrase ends with, so that who is named behind them stands free of its preposition."""
    return words("closing") | words("demonstratives") | calendar_words()


def _preposition(tokens: Sequence[Token], first: int) -> str | None:
    prepositions, openers = words("prepositions"), words("clause_openers")
    before, band = (tokens[first - 1].lower, tokens[first - 2]) if first > 1 else ("", None)
    if band and before in words("backed_by") and (band.is_capital or band.lower in words("bands")):
        return before  # "milisi *dukungan* X", "Houthi *dukungan* X"
    for back in range(1, _REACH_BACK + 1):
        index = first - back
        if index < 0:
            return None
        token = tokens[index]
        if token.lower in prepositions:
            if token.lower in words("rounding") and tokens[index + 1].is_number:
                return None
            if token.lower == "dari" and index and tokens[index - 1].lower in words("more_or_less") | words("shares"):
                return None
            return "dalam" if token.lower == "di" and tokens[index + 1].lower in words("amid") else token.lower
        ends = token.lower in openers or token.lower in _STOPS or token.lower in _closing()
        if not token.is_word or ends or looks_like_verb(token):
            return None  # "di bulan sebelumnya *Turki* menolak"
    return None
