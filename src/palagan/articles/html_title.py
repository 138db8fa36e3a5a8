"""The headline of an HTML page: the heading that readers see, borne out by what the page declares.

A declared title often ends (or begins) with the site's name; a first heading is often the rubric's or the logo's. Where
one of them is the other with something put on, the shorter one that readers see is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.articles.html_layout import Block, Layout
from palagan.articles.html_meta import Declared
from palagan.articles.letters import folded
from palagan.articles.outlets import is_outlet_name, known_outlet

MOST = 300
"""Characters of the longest headline; what is longer is a paragraph."""

_SEPARATOR = re.compile(r"\s*(?:\s[-–—|]{1,2}\s|\s*\|\s*|\s*::\s*|\s*[»·•]\s*)\s*")
_HEADINGS = {"h1": 4.0, "h2": 3.0, "h3": 1.5, "h4": 0.5, "h5": 0.0, "h6": 0.0}
_CUT = re.compile(r"\s*(?:\.{2,3}|…)$")
_AWAY = frozenset(["nav", "aside", "related", "comments", "footer", "ads", "tags"])


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, the number of the line it is (None: only declared), and the rule that found it."""

    value: str
    block: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A declared title: its value without the site's name, the letters of it, of the whole, and of its parts."""

    value: str
    rule: str
    bare: str
    whole: str
    parts: frozenset[str]


def _told(declared: Declared, site: str | None) -> _Told:
    value = without_site(declared.value, site)
    parts = frozenset(folded(part) for part in _SEPARATOR.split(declared.value))
    return _Told(value, declared.rule, folded(value), folded(declared.value), parts)


def find_headline(
    layout: Layout,
    inherited: Sequence[frozenset[str]],
    declared: Sequence[Declared],
    first: int | None,
    site: str | None,
) -> Headline | None:
    """The page's headline, or None. `first` is the first line of the report, `site` the outlet's name where known.

    `inherited` gives for every node the marks of it and of those around it.
    """
    best: tuple[float, int, str] | None = None
    end = first if first is not None else len(layout.blocks)
    titles = [_told(told, site) for told in declared]
    for number, block in enumerate(layout.blocks):
        if len(block.text) > MOST or len(block.text) < 3:
            continue
        fold = folded(block.text)
        worth, rule = _match(fold, titles, is_cut=_CUT.search(block.text) is not None)
        if worth == 0.0 and (number >= end or not _is_heading(layout, block) or _is_rubric(block, fold, site)):
            continue
        score = 10 * worth + _standing(layout, inherited[block.node], number, end)
        if worth == 0.0:
            if inherited[block.node] & _AWAY:
                continue
            score += 3.0 if not titles or _alike(fold, titles) else 0.0
        if best is None or score > best[0]:
            best = (score, number, rule or f"heading.{layout.nodes[block.node].tag}")
    if best is None or best[0] <= (3.0 if titles else 0.0):
        return next((Headline(title.value, None, title.rule) for title in titles if title.value), None)
    shown = layout.blocks[best[1]].text
    whole = next((title.value for title in titles if title.rule == best[2]), shown)
    return Headline(whole if _CUT.search(shown) and len(whole) > len(shown) else shown, best[1], best[2])


def _is_heading(layout: Layout, block: Block) -> bool:
    node = layout.nodes[block.node]
    return node.tag in _HEADINGS or "title" in node.marks or _is_bold_line(block)


def _standing(layout: Layout, marks: frozenset[str], number: int, end: int) -> float:
    """What a line's element and place speak for its being the headline: a great heading, near above the report."""
    block = layout.blocks[number]
    score = _HEADINGS.get(layout.nodes[block.node].tag, -1.0) + (1.5 if "title" in marks else 0.0)
    score -= 4.0 * len(marks & _AWAY) + (2.0 if block.linked > len(block.text) // 2 else 0.0)
    if number > end:
        return score - 3.0 - min(4.0, (number - end) / 10)
    return score - min(3.0, (end - number) / 12)


def without_site(title: str, site: str | None) -> str:
    """A declared title without the site's name (or a rubric of it) before or after it."""
    title = " ".join(title.split())
    edges = [0, *(edge for cut in _SEPARATOR.finditer(title) for edge in cut.span()), len(title)]
    parts = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    while len(parts) > 1 and _is_site(title[slice(*parts[-1])], site):
        parts.pop()
    while len(parts) > 1 and _is_site(title[slice(*parts[0])], site):
        parts.pop(0)
    return title[parts[0][0] : parts[-1][1]] if parts else title


def _is_site(part: str, site: str | None) -> bool:
    """Whether a piece of a title is the site's name, a rubric beside it or not: "Kompas.com Regional", "Tempo Gaya"."""
    words = part.split()
    if not words or len(words) > 6:
        return False
    if is_outlet_name(part, site) or any("." in word and is_outlet_name(word, site) for word in words):
        return True
    fold = folded(part).replace(" ", "")
    if (
        fold
        and site
        and len(words) <= 4
        and (fold.startswith(key := folded(site).replace(" ", "")) or key.startswith(fold))
    ):
        return True
    return len(words) <= 3 and any(known_outlet(word) is not None for word in words)


def _match(fold: str, titles: Sequence[_Told], *, is_cut: bool) -> tuple[float, str]:
    """How well a line bears out a declared title, 0 to 1, and the rule's name; `is_cut` when it ends in "…"."""
    best = (0.0, "")
    if len(fold) < 8:
        return best
    for told in titles:
        worth = 0.9 if is_cut and len(fold) >= 20 and told.bare.startswith(fold) else _worth(fold, told)
        if worth > best[0]:
            best = (worth, told.rule)
    return best


def _worth(fold: str, told: _Told) -> float:
    if fold == told.bare:
        return 1.0
    if fold == told.whole:
        return 0.95
    if told.whole.startswith(f"{fold} ") and 2 * len(fold) >= len(told.whole) and fold.count(" ") >= 2:
        return 0.9 if len(fold) < len(told.bare) else 0.85
    if fold.endswith(f" {told.bare}") and len(told.bare) >= 0.6 * len(fold):
        return 0.8
    if fold.startswith(told.bare) and len(told.bare) >= 25 and 2 * len(told.bare) >= len(fold):
        return 0.7
    return 0.5 if fold in told.parts else 0.0


def _alike(fold: str, titles: Sequence[_Told]) -> bool:
    """Whether a heading shares half its longer words with a declared title: the same story under another headline."""
    words = {word for word in fold.split() if len(word) > 3}
    return bool(words) and any(2 * len(words & set(told.whole.split())) >= len(words) for told in titles)


def _is_bold_line(block: Block) -> bool:
    """Whether a line is bold from end to end and of a headline's length: the heading of a page without headings."""
    return block.bold >= 0.9 * len(block.text) and len(block.text.split()) >= 4 and not block.text.endswith(".")


def _is_rubric(block: Block, fold: str, site: str | None) -> bool:
    return len(fold.split()) < 3 or is_outlet_name(block.text, site)
