"""The fields of an article out of what was found on its HTML page, each with the words it rests on (`Found`).

What the page shows or declares comes first; what only the bringer told (hints) counts where the page tells nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from palagan.articles.byline import report_line, signatures
from palagan.articles.dateline import Dateline, dateline_at
from palagan.articles.html_byline import Byline
from palagan.articles.html_layout import Layout
from palagan.articles.html_time import PublishedLine
from palagan.articles.html_title import Headline
from palagan.model.article import REPORT, Found, Kind, Segment


def title_of(layout: Layout, headline: Headline | None, hint: str | None, found: list[Found]) -> str | None:
    if headline is not None:
        start = end = None
        if headline.block is not None:
            start = layout.blocks[headline.block].start
            end = min(start + len(headline.value), layout.blocks[headline.block].end)
        found.append(Found("title", headline.value, start, end, headline.rule))
        return headline.value
    if hint and hint.strip():
        found.append(Found("title", hint.strip(), None, None, "hint.title"))
        return hint.strip()
    return None


def names_of(
    layout: Layout,
    byline: Byline,
    segments: Sequence[Segment],
    outlet: str | None,
    hint: str | None,
    found: list[Found],
) -> tuple[str, ...]:
    """Names of the byline lines and of signatures in the report; declared ones where none stands there."""
    names = list(byline.names)
    signed = []
    for segment in segments:
        if segment.kind in REPORT:
            report = report_line(layout.text, segment.start, segment.end)
            signed += [report] if report else []
            signed += signatures(layout.text, segment.start, segment.end, outlet)
    if signed and all(start is None for _, start, _, _ in names):
        names = []
    names += [(one.name, one.start, one.end, one.rule) for one in signed]
    if not names and hint and hint.strip():
        parts = (part.strip() for part in re.split(r"[,;|]", hint))
        names = [(part, None, None, "hint.byline") for part in parts if part]
    told: dict[str, Found] = {}
    for name, start, end, rule in names:
        told.setdefault(name.casefold(), Found("byline", name, start, end, rule))
    found.extend(told.values())
    return tuple(one.value for one in told.values())


def published_of(
    published: PublishedLine | None, hint: str | None, found: list[Found]
) -> tuple[str | None, str | None]:
    if published is not None:
        found.append(Found("published", published.value, published.start, published.end, published.rule))
        return published.value, "page"
    if hint:
        found.append(Found("published", hint, None, None, "hint.published"))
        return hint, "hint"
    return None, None


def dateline_of(layout: Layout, segments: Sequence[Segment], outlet: str | None, found: list[Found]) -> str | None:
    body = [segment for segment in segments if segment.kind is Kind.BODY][:3]
    for position, segment in enumerate(body):
        following = body[position + 1].end if position + 1 < len(body) else segment.end
        end = following if segment.end - segment.start < 60 else segment.end
        dateline: Dateline | None = dateline_at(layout.text, segment.start, end, outlet)
        if dateline is not None and dateline.place is not None and (dateline.sure or position == 0):
            found.append(Found("dateline", dateline.place, dateline.place_start, dateline.place_end, dateline.rule))
            return dateline.place
    return None
