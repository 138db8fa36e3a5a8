"""Whether a page is a list of teasers (a tag, an index, a front page) and no report, and by what that is told."""

from __future__ import annotations

from palagan.articles.published import is_relative
from palagan.articles.sheet import Sheet
from palagan.model.article import Kind

_LEAST = 3
_LEAST_HEADLINES = 5
_LONG = 40


def why_a_list(sheet: Sheet) -> str | None:
    """A plain sentence on why the page is a list, None when it is not one.

    Told by times that keep step with the sentences, by headlines printed twice over more of the page than sentences,
    or by headlines that stand between all the sentences.
    """
    body = [line for line in sheet.lines if sheet.kinds[line.order] is Kind.BODY]
    if not body:
        return None
    first, last = body[0].order, body[-1].order
    ticks = sum(
        first <= line.order <= last + 2 and (is_relative(line.text) or line.order in sheet.moments)
        for line in sheet.lines
    )
    if ticks >= _LEAST and ticks >= 0.6 * len(body):
        return "a list of teasers: a time stands under each"
    twice = [line for line in sheet.lines if line.repeats > 1 and line.words >= 4 and not line.is_prose]
    if len({line.fold for line in twice}) >= _LEAST and sum(line.length for line in twice) > sum(
        line.length for line in body
    ):
        return "a list of teasers: each headline stands twice"
    between = [line for line in sheet.lines[first : last + 1] if not line.is_prose and line.is_headline]
    together = sum(sheet.kinds[line.order + 1] is Kind.BODY for line in body[:-1])
    if len(between) >= _LEAST_HEADLINES and together == 0 and all(line.length < 4 * _LONG for line in body):
        return "a list of teasers: a headline over each sentence"
    return None
