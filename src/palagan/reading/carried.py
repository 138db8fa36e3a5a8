"""What the page has by way of others: words that only a carrier is named for, media that report what bodies told."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Actor
from palagan.reading.cast import Cast
from palagan.reading.chains import Carrier
from palagan.reading.cues import words as list_of
from palagan.reading.extent import content_end
from palagan.reading.lines import Line
from palagan.reading.predicates import asks
from palagan.reading.roles import is_verb
from palagan.reading.speakers import named_after
from palagan.reading.told import Told

_WORDS = 8
_SHORTEST = 3
_LEAD = 14


def by_medium(one: Told, carriers: Sequence[Carrier], cast: Cast) -> Told:
    """A medium's report of what it has from a body: "Mengutip kementerian, kantor berita X melaporkan …"."""
    carriers = [carrier for carrier in carriers if carrier.last <= one.cue_first]
    if not carriers or not one.rule.startswith("verb"):
        return one
    media = [name for name in one.speakers or () if (actor := cast.get(name)) is not None and _is_medium(actor)]
    bodies = [name for carrier in carriers for name in carrier.actors if name not in media]
    bodies = [name for name in bodies if (actor := cast.get(name)) is not None and not _is_medium(actor)]
    if not media or len(media) < len(one.speakers or ()) or not bodies:
        return one
    return one._replace(speakers=tuple(bodies[:1]), via=tuple(media), pronoun=False)


def _is_medium(actor: Actor) -> bool:
    return actor.code.endswith(".JRN")


def carrier_speaks(line: Line, carrier: Carrier, low: int, high: int, cast: Cast) -> Told | None:
    """A sentence that only a carrier is named for: what it tells is the carrier's statement."""
    if carrier.sort == "told" or asks(line, carrier.last if carrier.first - low <= 2 else low, high):
        return None
    if carrier.first - low <= 2:
        start = carrier.last
        depth = 0
        for index in range(carrier.last, min(high, carrier.last + _LEAD)):
            word = line.words[index]
            if word.lower in list_of("headlines"):
                return None
            depth += (word.text == "(") - (word.text == ")")
            if word.text in ",." and not depth:
                start = index + 1
                if start < high and line.words[start].lower in list_of("day_words"):
                    continue
                break
        if start >= high or start == carrier.last:
            return None
        end = content_end(line, start, high, cast)
        if end <= start:
            return None
        return Told(
            start,
            end,
            carrier.actors[:1],
            carrier.first,
            start,
            False,
            "report",
            "carrier",
        )
    end = carrier.first
    while end > low and line.words[end - 1].text in ",.-–":
        end -= 1
    if end - low < _WORDS and not any(is_verb(word) for word in line.words[low + 1 : end]):
        return _report_carried(line, carrier, low, high, cast)
    if end - low < _SHORTEST or any(line.inside[low:end]):
        return None
    return Told(low, end, carrier.actors[:1], carrier.first, carrier.last, False, "report", "carrier.after")


def _report_carried(line: Line, carrier: Carrier, low: int, high: int, cast: Cast) -> Told | None:
    """ "Laporan X, seperti dilansir Y, …": X tells what follows, by way of Y."""
    owner = cast.before(line.words[carrier.first].start, line.words[low].start)
    if owner is None or line.words[low].lower not in list_of("tellers"):
        return None
    commas = [at for at in range(carrier.last, min(high, carrier.last + _LEAD)) if line.words[at].text == ","]
    start = commas[-1] + 1 if commas else high
    if start >= high:
        return None
    end = content_end(line, start, high, cast)
    return Told(start, end, owner.actors, low, start, False, "say", "carrier.owned", carrier.actors)


def is_relative(line: Line, one: Told) -> bool:
    """Whether a report only stands in a relative clause."""
    return one.cue_first > 0 and line.words[one.cue_first - 1].lower == "yang"


def sentence_before(line: Line, low: int, high: int, cast: Cast) -> Told | None:
    """The sentence before one that only tells whose words it was: "…. Hal itu disampaikan Y."."""
    if not low or low + 3 >= high or line.words[low].lower not in list_of("this"):
        return None
    pointing, at = line.words[low + 1].lower, low + 2
    if pointing not in list_of("demonstratives") or line.words[at].lower not in list_of("tells_before"):
        return None
    speaker = named_after(line, at + 1, cast, high, owned=True)
    start, end = line.sentence(low - 1)
    while end > start and line.words[end - 1].text in '."”':
        end -= 1
    if speaker is None or end - start < _SHORTEST:
        return None
    return Told(start, end, speaker.actors, at, speaker.last, False, "say", "before")
