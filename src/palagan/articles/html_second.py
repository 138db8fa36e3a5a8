"""A second opinion on where the report stands: trafilatura's main text, laid over the lines of the page.

Asked only where the page's own structure does not tell (`Region.sure`). Measured on 25 article pages (18 real, 7 of the
sample): it points to the same paragraphs on 23, to other stories' teasers on one (where the structure is right) and to
nothing on one (a photo page), and takes longer than all the rest together.
"""

from __future__ import annotations

from palagan.articles.html_layout import Layout
from palagan.articles.html_region import Region, blocks_in, is_sentence_like
from palagan.articles.html_tree import Element, copied
from palagan.articles.letters import folded

MOST_ELEMENTS = 20_000
"""Trafilatura is not asked about a page with more elements: its time grows faster than the page."""

_SHARE = 0.8
_LEAST = 140


def second_opinion(root: Element, layout: Layout) -> Region | None:
    """The region that trafilatura's extraction points to, or None where it finds none. `root` is left as it is."""
    if len(layout.nodes) > MOST_ELEMENTS:
        return None
    text = _main_text(root)
    if len(text) < _LEAST:
        return None
    voted = [0] * len(layout.nodes)
    for block in layout.blocks:
        if is_sentence_like(block.text, block.linked) and folded(block.text) in text:
            voted[block.node] += len(block.text)
    for number in range(len(voted) - 1, 0, -1):
        voted[layout.nodes[number].parent] += voted[number]
    if not voted or voted[0] < _LEAST:
        return None
    node = max(number for number, votes in enumerate(voted) if votes >= _SHARE * voted[0])
    prose = sum(
        len(layout.blocks[number].text)
        for number in blocks_in(layout, node)
        if is_sentence_like(layout.blocks[number].text, layout.blocks[number].linked)
    )
    return Region(node, prose, sure=True)


def _main_text(root: Element) -> str:
    from trafilatura.core import bare_extraction  # heavy: for the few pages that need it

    try:
        document = bare_extraction(copied(root), fast=True, include_comments=False, with_metadata=False)
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return ""  # a page that trafilatura stumbles over is read by its structure alone
    if document is None or isinstance(document, dict) or not document.text:
        return ""
    return folded(document.text)
