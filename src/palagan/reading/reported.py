"""Reported speech: "X mengatakan bahwa …", "Menurut X, …", "…, kata X, …", "disampaikan X bahwa …"."""

from __future__ import annotations

from functools import cache

from palagan.reading.according import according_to, is_based_on
from palagan.reading.by_verb import is_cropped, told_by_verb
from palagan.reading.cast import Cast
from palagan.reading.cues import TELLING, active, after, passive
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end, content_start
from palagan.reading.lines import Line
from palagan.reading.predicates import asks
from palagan.reading.roles import is_verb
from palagan.reading.speakers import named_after, subject_before, word_at
from palagan.reading.told import Told

_SHORTEST = 2
_LONGEST = 400
_NESTED = 12
"""Words from where "menurut X" begins to a verb of speech whose subject only stands between."""


def read_reported(line: Line, low: int, high: int, cast: Cast) -> list[Told]:
    """The reports in the sentence of words `low:high`, in order; quoted words hold none."""
    out: list[Told] = []
    words, inside, cues_ = line.words, line.inside, _cues()
    past = low
    for at in range(low, high):
        lower = words[at].lower
        if (lower not in cues_ and at > low) or at < past or inside[at]:
            continue
        found: Told | None = None
        if lower in list_of("according") or (at == low and is_based_on(line, at, high)):
            found = according_to(line, at, low, high, cast, out)
        elif lower in active() or is_cropped(line, at, high):
            found = told_by_verb(line, at, low, high, cast)
        elif lower in passive() or (lower.endswith("nya") and lower[:-3] in passive()):
            found = _passive(line, at, low, high, cast)
        elif lower in after():
            found = _aside(line, at, low, high, cast)
        elif lower == "demikian" and at > low:
            found = _so_told(line, at, low, high, cast)
        elif lower == "bahwa" and at > low:
            found = _owned(line, at, low, high, cast)
        if found is not None and found.last - found.first >= _SHORTEST:
            out.append(found)
            past = found.cue_last
    return _outer(out)


def _outer(told: list[Told]) -> list[Told]:
    """Of a report inside another one only the outer; of a report that only holds one ("bersikeras menyatakan bahwa",
    "menurut koran X, Y mengatakan") the inner."""
    kept: list[Told] = []
    for one in told:
        outer = kept[-1] if kept else None
        if outer is None or one.cue_first < outer.first or one.last > outer.last:
            kept.append(one)
        elif one.cue_first == outer.first:
            kept[-1] = one._replace(speakers=one.speakers or outer.speakers)
        elif outer.rule == "according" and one.rule.startswith("verb") and one.cue_first - outer.first <= _NESTED:
            kept[-1] = one._replace(via=outer.speakers or ())
        elif one.rule == "passive":
            kept.append(one)
    return kept


@cache
def _cues() -> frozenset[str]:
    """The words that may tell of a report where they stand inside a sentence."""
    owned = (f"{form}nya" for form in passive())
    cropped = (form[:-1] for form in active() if form.endswith("n"))
    return frozenset({*list_of("according"), *active(), *cropped, *passive(), *owned, *after(), "bahwa", "demikian"})


def _aside(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ ", kata X, …": words told around or before a cue, without quotation marks."""
    word = line.words[at]
    before = line.words[at - 1] if at > low else None
    whose = cast.at(before.start) if before is not None and word.lower in list_of("namings_by") else None
    if whose is not None:  # "yang mereka sebut bersifat defensif"
        first = word_at(line, whose.start)
        if first <= low or line.words[first - 1].lower != "yang" or at + 1 >= high or not is_verb(line.words[at + 1]):
            return None
        end = content_end(line, at + 1, high, cast)
        return Told(at + 1, end, whose.actors, at, at + 1, False, "say", "aside.relative", (), whose.how == "pronoun")
    if before is not None and (before.text not in ",.?!" or line.inside[at - 2 if at - 2 >= 0 else 0]):
        return None
    if before is None or (at - 2 >= low and line.words[at - 2].lower in active()):
        return None
    own = word.lower.endswith("nya") and word.lower[:-3] in after()
    speaker = None if own else named_after(line, at + 1, cast, high)
    if not own and speaker is None:
        return None
    last = at + 1 if speaker is None else speaker.last
    actors = None if speaker is None else speaker.actors
    first_half = (max(low, at - _LONGEST), at - 1)
    second = last
    while second < high and (line.words[second].text in ",." or line.words[second].lower in list_of("aside_openers")):
        second += 1
    closed = last < high and line.words[last].text in ",." and high - second >= 3 and not _occasion_word(line, second)
    if closed and high - second >= first_half[1] - first_half[0] and not line.inside[second]:
        return Told(
            second,
            content_end(line, second, high, cast),
            actors,
            at,
            second,
            False,
            "say",
            "aside",
            (),
            bool(speaker and speaker.pronoun),
        )
    start = first_half[0]
    return Told(
        start,
        at - 1,
        actors,
        at,
        last,
        _first_person(line, start, at - 1),
        "say",
        "aside.after",
        (),
        bool(speaker and speaker.pronoun),
    )


def _so_told(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ "…, demikian pernyataan X", "…, demikian kata X": the words of the sentence before the cue."""
    following = line.words[at + 1].lower if at + 1 < high else ""
    if line.words[at - 1].text != "," or at - low > _LONGEST or any(line.inside[low:at]):
        return None
    if asks(line, low, at):
        return None
    if following not in list_of("tellers") and following not in after() and following not in passive():
        return None
    speaker = named_after(line, at + 2, cast, high, owned=True)
    if speaker is None:
        return None
    return Told(low, at - 1, speaker.actors, at, speaker.last, False, "say", "aside.so")


def _occasion_word(line: Line, at: int) -> bool:
    lower = line.words[at].lower
    following = line.words[at + 1].lower if at + 1 < len(line.words) else ""
    if lower in list_of("settings") and following in list_of("demonstratives"):
        return False  # "Apalagi, kata dia, saat ini …"
    return (
        lower in list_of("occasions")
        or lower in list_of("carriers")
        or (is_verb(line.words[at]) and lower.startswith("di"))
    )


def _owned(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ "laporan media India bahwa …": the owner of a report, a claim or a statement tells what follows."""
    mention = cast.at(line.words[at - 1].start)
    if mention is None:
        return _put_out(line, at, low, high, cast)
    first = word_at(line, mention.start)
    noun = first - 1
    if noun > low and line.words[noun].lower in list_of("owners") | list_of("manners"):
        noun -= 1
    if noun < low or line.words[noun].lower not in list_of("tellers"):
        return None
    return Told(at + 1, content_end(line, at + 1, high, cast), mention.actors, noun, at, False, "say", "owned")


def _put_out(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    """ "X mengeluarkan pernyataan resmi bahwa …": who puts out a statement tells what follows."""
    noun = at - 1
    while noun > low and line.words[noun].lower in list_of("manners"):
        noun -= 1
    if noun - 1 <= low or line.words[noun].lower not in list_of("tellers") or not is_verb(line.words[noun - 1]):
        return None
    speaker = subject_before(line, noun - 1, cast, low)
    if speaker is None or not line.words[noun - 1].lower.startswith("me"):
        return None
    if any(line.words[noun - 1].lower in list_of(name) for name in ("hearings", "unsaid")):
        return None
    return Told(at + 1, content_end(line, at + 1, high, cast), speaker.actors, noun - 1, at, False, "say", "owned")


def _first_person(line: Line, first: int, last: int) -> bool:
    return any(word.lower in list_of("first_person") for word in line.words[first:last])


def _passive(line: Line, at: int, low: int, high: int, cast: Cast) -> Told | None:
    form = line.words[at].lower
    verb = passive().get(form) or passive()[form[:-3]]
    if verb.sort not in TELLING or (at > low and line.words[at - 1].lower in list_of("unsaid")):
        return None
    following = line.words[at + 1].lower if at + 1 < high else ""
    if form not in passive():  # "disebutnya"
        if not is_verb(line.words[min(at + 1, high - 1)]):
            return None
        return Told(at + 1, content_end(line, at + 1, high, cast), None, at, at + 1, False, verb.sort, "passive.own")
    if following == "bahwa":
        return Told(at + 2, content_end(line, at + 2, high, cast), None, at, at + 2, False, verb.sort, "passive")
    speaker = named_after(line, at + 1, cast, high)
    if speaker is None or speaker.first > at + 3:
        return None
    start = content_start(line, speaker.last, high, strict=True)
    if start is not None and line.words[start - 1].lower == "bahwa":
        return Told(start, content_end(line, start, high, cast), speaker.actors, at, start, False, verb.sort, "passive")
    if verb.form in list_of("naming_passives") and speaker.last < high and is_verb(line.words[speaker.last]):
        return Told(
            speaker.last,
            content_end(line, speaker.last, high, cast),
            speaker.actors,
            at,
            speaker.last,
            False,
            verb.sort,
            "passive.verb",
        )
    return None
