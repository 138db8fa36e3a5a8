"""From whom the page has an event that stands in nobody's statement: asides, carriers, recordings, things announced."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from palagan.model.article import Article
from palagan.model.reading import Span
from palagan.reading.cast import Cast
from palagan.reading.chains import Carrier, read_carriers
from palagan.reading.clause import words as clause_words
from palagan.reading.cues import active, after
from palagan.reading.cues import words as list_of
from palagan.reading.lines import Line, read_lines
from palagan.reading.roles import is_verb
from palagan.reading.speakers import named_after, subject_before, word_at

_OPENING = 4
"""Words from the beginning of a sentence within which what it rests on is named ("Sementara itu, dalam laporan X")."""
_LINK = 3
"""Words between a recording, the verb that puts it out, and who does."""
_DONE = 4
"""Words between "telah" and the event."""
_NEAR = 8
"""Words between a verb and the event that is its object."""

Actors = tuple[str, ...]


class Hearsay:
    """Looks events of one page up in their sentences. What does not ascribe gives ()."""

    def __init__(self, article: Article, sentences: Sequence[Span], cast: Cast) -> None:
        self._lines = read_lines(article.text, sentences)
        self._starts = [line.start for line in self._lines]
        self._cast = cast
        self._carriers: dict[int, list[Carrier]] = {}

    def carriers(self, offset: int) -> Actors:
        """All that the sentence around an offset is said to be taken from ("dilansir AFP dan Reuters")."""
        line, _, low, high = self._place(offset)
        return _all(self._carried(line, low, high))

    def is_told(self, offset: int) -> bool:
        """Whether what one does by speaking is told as done before, outside quotation marks ("telah meminta")."""
        line, at, low, _ = self._place(offset)
        for index in range(at - 1, max(low, at - _DONE) - 1, -1):
            word = line.words[index].lower
            if line.inside[index] or word == "bahwa" or word in active():
                return False
            if word in list_of("done_before"):
                return not line.inside[at]
        return False

    def is_purpose(self, offset: int) -> bool:
        """Whether a noun at an offset only says what something is for ("wilayahnya dipakai untuk *serangan*")."""
        line, at, low, _ = self._place(offset)
        return at > low and line.words[at - 1].lower in list_of("what_for") and not is_verb(line.words[at])

    def relayed(self, offset: int, end: int) -> Actors:
        """Whose paper hands on what stands at an offset in words of somebody that end at `end`: ""…," kata Y, *menurut
        pernyataan X*"."""
        line, _, _, high = self._place(offset)
        for index in range(word_at(line, end), high):
            if line.words[index].lower in list_of("according") and line.words[index - 1].text == ",":
                named = named_after(line, index + 1, self._cast, high, owned=True)
                report = index + 1 < high and line.words[index + 1].lower in list_of("tellers")
                return named.actors if named is not None and report else ()
        return ()

    def source(self, offset: int, *, spoken: bool) -> Actors:
        """From whom the page has an event at an offset that stands in nobody's words; `spoken`: it is done by
        speaking, so that only who carries it can be its source."""
        line, at, low, high = self._place(offset)
        carriers = [one for one in self._carried(line, low, high) if one.sort == "carried"]
        if carriers and (spoken or self._all_from(line, at, low, carriers[0])):
            return _all(carriers)
        if spoken or line.inside[at]:
            return ()
        return (
            self._aside(line, at, high)
            or self._shown(line, at, low, high)
            or self._reported(line, at, low, high)
            or self._announced(line, at, low, high)
            or self._announced_by(line, at, high)
        )

    def _place(self, offset: int) -> tuple[Line, int, int, int]:
        """The line, word and sentence of an offset."""
        line = self._lines[max(0, bisect_right(self._starts, offset) - 1)]
        at = min(word_at(line, offset), len(line.words) - 1)
        if at and line.words[at].start > offset:
            at -= 1
        return (line, at, *line.sentence(at))

    def _carried(self, line: Line, low: int, high: int) -> list[Carrier]:
        key = line.words[low].start
        if key not in self._carriers:
            self._carriers[key] = read_carriers(line, low, high, self._cast)
        return self._carriers[key]

    def _all_from(self, line: Line, at: int, low: int, carrier: Carrier) -> bool:
        """Whether a carrier is named for the whole sentence: at its beginning, or behind the event ("*Serangan* itu,
        seperti dilansir AFP, menghantam …")."""
        if carrier.first - low <= _OPENING:
            following = line.words[carrier.last : at]
            return at >= carrier.last and not any(word.lower in list_of("headlines") for word in following)
        return at < carrier.first and not line.inside[at]

    def _aside(self, line: Line, at: int, high: int) -> Actors:
        """Who speaks in an aside behind the event: "Sejak *serangan* itu, kata X, …"; "…, menurut X"."""
        for index in range(at + 1, high):
            word = line.words[index].lower
            if line.inside[index] or line.words[index - 1].text not in ",.":
                continue
            if word in after() or word in list_of("according"):
                named = named_after(line, index + 1, self._cast, high)
                if named is not None and named.first == index + 1:
                    return named.actors
        return ()

    def _shown(self, line: Line, at: int, low: int, high: int) -> Actors:
        """Who put out what shows the event: "Rekaman yang dirilis oleh X menunjukkan …"."""
        for index in range(low, min(at, low + _OPENING)):
            if line.words[index].lower not in list_of("showing"):
                continue
            for put in range(index + 1, min(at, index + 1 + _LINK)):
                if line.words[put].lower in list_of("put_out"):
                    named = named_after(line, put + 1, self._cast, high)
                    if named is None or named.first > put + _LINK or named.last >= at:
                        return ()
                    between = line.words[named.last : at]
                    told = any(word.text == "," or word.lower in list_of("proofs") for word in between)
                    return named.actors if told else ()
        return ()

    def _reported(self, line: Line, at: int, low: int, high: int) -> Actors:
        """Whose report the sentence rests on: "Dalam laporan X, …", "Berdasarkan data X …"."""
        for index in range(low + 1, min(at, low + _OPENING + 1)):
            lead, word = line.words[index - 1].lower, line.words[index].lower
            if word in list_of("tellers") and (lead in list_of("based_on") or lead == "dalam"):
                mention = self._cast.at(line.words[index + 1].start) if index + 1 < high else None
                last = word_at(line, mention.end) if mention is not None else high
                related = (
                    last >= at
                    or line.words[last].lower == "yang"
                    or not (line.words[last].alpha or line.words[last].text == ",")
                )
                return mention.actors if mention is not None and not related else ()
        return ()

    def _announced(self, line: Line, at: int, low: int, high: int) -> Actors:
        """Whose announcement has the event for its object: "X membenarkan *serangan* itu", "Y menyebut *perang* itu
        sebagai …"."""
        for index in range(at - 1, max(low, at - _NEAR), -1):
            word = line.words[index]
            if word.text == "," or line.inside[index] or word.lower in clause_words("clause_openers"):
                return ()
            named_as = word.lower in list_of("naming_as") and _is_named(line, at, high)
            if word.lower in list_of("announcing") or named_as:
                if line.words[index - 1].lower in list_of("unsaid"):
                    return ()
                speaker = subject_before(line, index, self._cast, low)
                return speaker.actors if speaker is not None else ()
            if is_verb(word):
                return ()
        return ()

    def _announced_by(self, line: Line, at: int, high: int) -> Actors:
        """The same in the passive: "*Serangan* itu diklaim X"."""
        for index in range(at + 1, min(high, at + _NEAR)):
            word = line.words[index]
            if word.lower in list_of("announced") and not line.inside[index]:
                named = named_after(line, index + 1, self._cast, high)
                return named.actors if named is not None and named.first <= index + _LINK else ()
            if not word.alpha or is_verb(word):
                return ()
        return ()


def _is_named(line: Line, at: int, high: int) -> bool:
    """Whether a name for the event follows: "… sebagai …", no verb between."""
    for word in line.words[at + 1 : min(high, at + _NEAR)]:
        if word.lower == "sebagai" or not word.alpha or is_verb(word):
            return word.lower == "sebagai"
    return False


def _all(carriers: Sequence[Carrier]) -> Actors:
    return tuple(dict.fromkeys(actor for carrier in carriers for actor in carrier.actors))
