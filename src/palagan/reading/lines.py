"""The lines of a report as words: sentences joined where no line break parts them, quotation marks paired."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from palagan.model.reading import Span
from palagan.reading.knowledge import knowledge
from palagan.reading.tokenized import remembered
from palagan.reading.words import Sentence, Word, read_words

_LOOK_AHEAD = 5
_OPEN = frozenset("“„«")
_CLOSE = frozenset("”‟»")
_SINGLE = frozenset("'‘’")
_NICKNAME = 2
_BEFORE_OPEN = frozenset(' \t\u00a0([{–—-:,.!?”\n*"')
_AFTER_CLOSE = frozenset(' \t\u00a0.,;:!?)]}–—\n*"')


class Quote(NamedTuple):
    """A stretch in quotation marks within one line: words `first:last` (marks not counted).

    `opened`, `closed`: whether the mark stands in this line; False when the quotation runs over lines.
    """

    first: int
    last: int
    opened: bool
    closed: bool


class Line(NamedTuple):
    """A line's words; the words at which its sentences begin; its quotations; `inside[i]`: word i is quoted."""

    start: int
    end: int
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    quotes: tuple[Quote, ...]
    inside: tuple[bool, ...]

    def sentence(self, at: int) -> tuple[int, int]:
        """The words of the sentence that holds word `at`."""
        number = bisect_right(self.starts, at)
        low = self.starts[number - 1] if number else 0
        return low, self.starts[number] if number < len(self.starts) else len(self.words)


@remembered
def report(text: str, sentences: Sequence[Span]) -> tuple[Sentence, ...]:
    """The report's words; the last few reports are remembered, since several steps read the same one."""
    return read_words(text, sentences, knowledge().is_name)


@remembered
def read_lines(text: str, sentences: Sequence[Span]) -> tuple[Line, ...]:
    """The lines of the report, with quotations that run over lines followed for up to five lines."""
    groups: list[list[Sentence]] = []
    for sentence in report(text, sentences):
        if groups and "\n" not in text[groups[-1][-1].end : sentence.start]:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    flat = [tuple(word for sentence in group for word in sentence.words) for group in groups]
    marks = [_marks(text, words) for words in flat]
    out = []
    carried = False
    for number, (group, words) in enumerate(zip(groups, flat, strict=True)):
        quotes, carried = _pair(marks[number], len(words), carried, marks[number + 1 : number + 1 + _LOOK_AHEAD])
        starts, count = [], 0
        for sentence in group:
            starts.append(count)
            count += len(sentence.words)
        inside = [False] * len(words)
        for quote in quotes:
            inside[quote.first : quote.last] = [True] * (quote.last - quote.first)
        out.append(Line(group[0].start, group[-1].end, words, tuple(starts), quotes, tuple(inside)))
    return tuple(out)


def _marks(text: str, words: Sequence[Word]) -> list[tuple[int, str]]:
    """The quotation marks of a line: at which word, and "open", "close" or "either"."""
    out = []
    for at, word in enumerate(words):
        char = word.lower
        if char in _OPEN:
            out.append((at, "open"))
        elif char in _CLOSE:
            out.append((at, "close"))
        elif char == '"':
            before = text[word.start - 1] if word.start else " "
            if before == "\\" and word.start > 1:
                before = text[word.start - 2]
            after = text[word.end] if word.end < len(text) else " "
            may_open = before in _BEFORE_OPEN and after not in " \t\n"
            may_close = after in _AFTER_CLOSE and before not in " \t\n"
            out.append(
                (at, "open" if may_open and not may_close else "close" if may_close and not may_open else "either")
            )
    return out or _single_marks(text, words)


def _single_marks(text: str, words: Sequence[Word]) -> list[tuple[int, str]]:
    """The single quotation marks of a line without double ones, in pairs around two words or more."""
    out: list[tuple[int, str]] = []
    begin: int | None = None
    for at, word in enumerate(words):
        if word.lower not in _SINGLE:
            continue
        before = text[word.start - 1] if word.start else " "
        after = text[word.end] if word.end < len(text) else " "
        if before in _BEFORE_OPEN and after not in " \t\n":
            begin = at
        elif begin is not None and after in _AFTER_CLOSE and before not in " \t\n":
            if at - begin > _NICKNAME:
                out += [(begin, "open"), (at, "close")]
            begin = None
    return out


def _pair(
    marks: Sequence[tuple[int, str]], size: int, carried: bool, following: Sequence[Sequence[tuple[int, str]]]
) -> tuple[tuple[Quote, ...], bool]:
    """The quotations of a line, and whether the last one runs on into the next line."""
    out: list[Quote] = []
    begin: int | None = 0 if carried else None
    opened = not carried
    for at, sort in marks:
        if begin is None:
            if sort != "close":
                begin, opened = at + 1, True
        elif sort == "open" and (at > begin or not opened) and begin > 0:
            out.append(Quote(begin, at, opened, False))
            begin, opened = at + 1, True
        else:
            out.append(Quote(begin, at, opened, True))
            begin = None
    if begin is None:
        return tuple(quote for quote in out if quote.last > quote.first), False
    runs_on = _closes(following)
    if size > begin and (runs_on or begin > 1 or not opened):
        out.append(Quote(begin, size, opened, False))
    return tuple(quote for quote in out if quote.last > quote.first), runs_on


def _closes(following: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Whether a following line closes a quotation that is open."""
    for marks in following:
        if marks:
            return marks[0][1] == "close" or (marks[0][1] == "either" and len(marks) % 2 == 1)
    return False
