"""Which element of the page holds the report: the one around the most running text that is not furniture.

A paragraph speaks for the element around it, half as much for the one around that, and so on upwards (the idea of
Arc90's Readability, 2009); text that stands in navigation, comments or related links speaks hardly at all. The element
that most is said for is the region. Where another, separate element has nearly as much, the page alone does not tell,
and `sure` is False.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from palagan.articles.html_layout import Block, Layout

WEIGHT = {
    "nav": 0.05,
    "footer": 0.1,
    "comments": 0.05,
    "related": 0.1,
    "ads": 0.1,
    "share": 0.2,
    "tags": 0.2,
    "paging": 0.3,
    "notice": 0.2,
    "form": 0.8,
    "header": 0.5,
    "aside": 0.3,
    "caption": 0.4,
    "figure": 0.5,
    "body": 1.4,
}
"""What a mark does to the text below it. Set by hand on 18 article pages of eight outlets (2015–2017), 2025-11."""

_PARAGRAPH_LEVELS = (1.0, 1.0, 0.5, 0.25, 0.12)
"""What a paragraph counts for its own element, the one around it, and so on."""
_LINE_LEVELS = (1.0, 0.5, 0.25, 0.12)
"""The same for one of several lines that stand in an element with nothing but line breaks between."""
_PARAGRAPH = 60
_SENTENCE = 25
_SURE = 0.62
_HEAVY = 0.35
_DOUBTFUL = frozenset(["ads", "aside", "share", "notice", "form", "tags", "paging", "header", "figure", "caption"])
_EDGE = 40
_EDGE_LINES = 3
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_ENDS = (".", "!", "?", "”", '"', "…", ":", "»", ")")


@dataclass(frozen=True, slots=True)
class Region:
    """The number of the node that holds the report, the characters of running text in it, and whether that is clear."""

    node: int
    prose: int
    sure: bool


def find_region(layout: Layout) -> Region | None:
    """The region of the report, or None where the page has no running text at all."""
    nodes = layout.nodes
    factor = _factors(layout)
    prose = [_prose(block) for block in layout.blocks]
    score = [0.0] * len(nodes)
    total = [0.0] * len(nodes)
    lines = Counter(block.node for block, amount in zip(layout.blocks, prose, strict=True) if amount)
    for block, amount in zip(layout.blocks, prose, strict=True):
        if amount == 0:
            continue
        worth = amount * factor[block.node]
        total[block.node] += worth
        node = block.node
        for level in _PARAGRAPH_LEVELS if lines[block.node] == 1 else _LINE_LEVELS:
            if node < 0:
                break
            score[node] += worth * level
            node = nodes[node].parent
    if not any(score):
        return None
    for number in range(len(nodes) - 1, 0, -1):
        total[nodes[number].parent] += total[number]
    best = max(range(len(nodes)), key=lambda number: (score[number], number))
    best = _widened(layout, best, total, prose)
    inside = _inside(layout, best)
    above = set(chain(layout, best))
    rival = max((score[n] for n in range(len(nodes)) if n not in inside and n not in above), default=0.0)
    sure = score[best] >= _SURE * (score[best] + rival)
    amount = sum(p for block, p in zip(layout.blocks, prose, strict=True) if block.node in inside)
    return Region(best, amount, sure)


def blocks_in(layout: Layout, node: int) -> list[int]:
    """The numbers of the blocks below a node, in order."""
    inside = _inside(layout, node)
    return [number for number, block in enumerate(layout.blocks) if block.node in inside]


def chain(layout: Layout, node: int, below: int = -1) -> list[int]:
    """A node and those around it, innermost first, up to but not including `below`."""
    found = []
    while node >= 0 and node != below:
        found.append(node)
        node = layout.nodes[node].parent
    return found


def marks_round(layout: Layout, top: int = -1) -> list[frozenset[str]]:
    """For every node its own marks and those of the nodes around it.

    What an element round the whole report is called ("share", "photo") tells the report from nothing and is left out;
    so is "advertisement" on an element inside it that holds a third of its text: a box that nobody closed.
    """
    silent = frozenset(chain(layout, top))
    heavy = _heavy(layout, top) if top >= 0 else frozenset[int]()
    found: list[frozenset[str]] = []
    for number, node in enumerate(layout.nodes):
        above = found[node.parent] if node.parent >= 0 else frozenset[str]()
        own = frozenset[str]() if number in silent else node.marks
        if number in heavy:
            own -= _DOUBTFUL
        found.append(above | own if own - above else above)
    return found


def _heavy(layout: Layout, top: int) -> frozenset[int]:
    """The nodes below `top` that hold a large share of its running text."""
    inside = _inside(layout, top)
    total = dict.fromkeys(inside, 0)
    for block in layout.blocks:
        if block.node in inside:
            total[block.node] += _prose(block)
    for number in sorted(inside, reverse=True):
        if number != top:
            total[layout.nodes[number].parent] += total[number]
    return frozenset(number for number, prose in total.items() if number != top and prose >= _HEAVY * total[top] > 0)


def is_sentence_like(text: str, linked: int = 0) -> bool:
    """Whether a line reads as running text: long, or ended like a sentence, and not mostly a link."""
    if linked * 2 > len(text):
        return False
    return (len(text) >= _PARAGRAPH and " " in text) or (len(text) >= _SENTENCE and text.endswith(_ENDS))


def _prose(block: Block) -> int:
    return len(block.text) - block.linked if is_sentence_like(block.text, block.linked) else 0


def _factors(layout: Layout) -> list[float]:
    """For every node the weight of its own and inherited marks, each mark counted once on the way down."""
    factors: list[float] = []
    carried: list[frozenset[str]] = []
    for node in layout.nodes:
        above = factors[node.parent] if node.parent >= 0 else 1.0
        had: frozenset[str] = carried[node.parent] if node.parent >= 0 else frozenset()
        new = node.marks - had
        for mark in new:
            above *= WEIGHT.get(mark, 1.0)
        factors.append(above)
        carried.append(had | new if new else had)
    return factors


def _inside(layout: Layout, top: int) -> set[int]:
    inside = {top}
    for number in range(top + 1, len(layout.nodes)):
        if layout.nodes[number].parent in inside:
            inside.add(number)
    return inside


def _widened(layout: Layout, node: int, total: Sequence[float], prose: Sequence[int]) -> int:
    """The element around, while it adds text of the same sort (a report cut in two), or dateline and initials alone."""
    while (parent := layout.nodes[node].parent) >= 0:
        if layout.nodes[node].tag in ("article", "main", "body"):
            return node
        within = set(blocks_in(layout, node))
        others = [n for n in blocks_in(layout, parent) if n not in within]
        if not _is_edge(layout, parent, others) and not _is_same_sort(
            layout, node, parent, total, prose, within, others
        ):
            return node
        node = parent
    return node


def _is_edge(layout: Layout, parent: int, others: Sequence[int]) -> bool:
    """Whether an element adds but a few short plain lines, like "Jakarta -" above the text and "(abc/def)" below."""
    if len(others) > _EDGE_LINES or layout.nodes[parent].tag in ("body", "html"):
        return False
    for number in others:
        block = layout.blocks[number]
        if block.linked or len(block.text) > _EDGE or layout.nodes[block.node].tag in _HEADINGS:
            return False
        if block.node != parent and layout.nodes[block.node].marks:
            return False
    return True


def _is_same_sort(
    layout: Layout,
    node: int,
    parent: int,
    total: Sequence[float],
    prose: Sequence[int],
    within: set[int],
    others: Sequence[int],
) -> bool:
    if total[parent] - total[node] < 0.3 * total[node]:
        return False
    mine = [prose[n] for n in within if prose[n]]
    new = [prose[n] for n in others if prose[n]]
    links = sum(layout.blocks[n].linked for n in others)
    if not new or not mine or links > 0.4 * sum(new):
        return False
    return sum(new) / len(new) >= 0.5 * sum(mine) / len(mine)
