"""The words that two pages share, laid against each other: side by side, or the later above the earlier.

Words in [brackets] stand in this page alone; small letters, capitals and punctuation make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from palagan.commands.layout import SIDE_BY_SIDE, Faint, side_by_side, wrap
from palagan.views.lineage import CopyRow, SharedWords
from palagan.views.messages import Tongue, say

_CONTEXT = 12
"""Words shown at either end of a long run that is the same in both pages."""
_LONG = 3 * _CONTEXT


def alignment(row: CopyRow, tongue: Tongue, columns: int, *, whole: bool = False, most: int = 0) -> Iterator[str]:
    """The shared stretches of two pages, longest first; at most so many, 0 for all.

    Without `whole`, long runs of the same words are shortened to their beginning and end.
    """
    spans = [span for span in row.spans if isinstance(span, SharedWords)]
    spans.sort(key=lambda span: (span.start - span.end, span.start))
    shown = spans[:most] if most else spans
    for span in shown:
        yield from _stretch(span, tongue, columns, whole)
    if len(shown) < len(spans):
        yield Faint(f"      {say('look.more_stretches', tongue, n=len(spans) - len(shown))}")


def _stretch(span: SharedWords, tongue: Tongue, columns: int, whole: bool) -> Iterator[str]:
    later, earlier = marked(span.words, span.earlier_words, None if whole else say("look.same_words", tongue))
    heads = (
        f"{say('look.later', tongue)} [{span.start}:{span.end}]",
        f"{say('look.earlier', tongue)} [{span.earlier_start}:{span.earlier_end}]",
    )
    if columns >= SIDE_BY_SIDE:
        yield Faint(side_by_side(*heads, columns, "      ")[0])
        yield from side_by_side(later, earlier, columns, "      ")
    else:
        for head, words in zip(heads, (later, earlier), strict=True):
            yield Faint(f"      {head}")
            yield from wrap(words, columns, "        ")
    yield ""


def marked(later: str, earlier: str, same: str | None = None) -> tuple[str, str]:
    """Both texts with the words that the other has not in [brackets].

    `same` ("{n} words the same") stands for the middle of a long run that both have; None leaves such runs whole.
    """
    one, other = later.split(), earlier.split()
    out: tuple[list[str], list[str]] = ([], [])
    matcher = SequenceMatcher(None, [*map(_plain, one)], [*map(_plain, other)], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        for words, line in ((one[a:b], out[0]), (other[c:d], out[1])):
            if kind == "equal":
                line += _shortened(words, same)
            elif words:
                line.append(f"[{' '.join(words)}]")
    return " ".join(out[0]), " ".join(out[1])


def _plain(word: str) -> str:
    return "".join(letter for letter in word.casefold() if letter.isalnum()) or word


def _shortened(words: Sequence[str], same: str | None) -> Iterable[str]:
    if same is None or len(words) < _LONG:
        return words
    left = len(words) - 2 * _CONTEXT
    return [*words[:_CONTEXT], f"… ({same.format(n=left)}) …", *words[-_CONTEXT:]]
