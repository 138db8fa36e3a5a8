"""The outlet that a page itself shows, where nobody told it: in its time line, masthead, dateline or signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from palagan.articles.dateline import dateline_at
from palagan.articles.letters import folded
from palagan.articles.lines import Line
from palagan.articles.outlets import DOMAIN, is_domain, is_outlet_name, known_outlet
from palagan.articles.published import time_line
from palagan.articles.words import phrase_set
from palagan.model.article import Found

_HEAD = 30
_WORDS, _PROSE, _OPENING = 3, 3, 60
"""The most words of a name that is not known, and in how many lines, how far in, a dateline may have it."""
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|hak cipta)[\s©]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,.]*(?P<owner>\w.{1,60})", re.IGNORECASE
)
_SIGNED = re.compile(rf"\((?P<outlet>{DOMAIN})\s*/\s*\w", re.IGNORECASE)
_EDGES = " ,.:-–—|•·()[]*\t"


def outlet_on_page(text: str, lines: Sequence[Line]) -> Found | None:
    """The outlet with the words that name it, the surest place first; None when the page names none.

    Surest is the name before a time ("Kompas.com - 06/10/2020"), of one that is not known if the dateline has it too
    ("BAKU, WARTA KITA - ") or a word of it tells that it is a paper's ("Harian Kita"), then a line right above one that
    the page repeats or that is known, a web address alone on a line of the head, the dateline, and a signature
    "(Outlet/NAME)".
    """
    head = [line for line in lines[:_HEAD] if line.length <= 160]
    moments = {line.order: moment for line in head if (moment := time_line(text, line.start, line.end))}
    for order, moment in moments.items():
        line = lines[order]
        for a, b in ((line.start, moment.start), (moment.end, line.end)):
            name = text[a:b].strip(_EDGES)
            if name and is_outlet_name(name):
                return _found(name, text.index(name, a, b), "time-line.outlet")
    for order, moment in moments.items():
        line = lines[order]
        for a, b in ((line.start, moment.start), (moment.end, line.end)):
            name = text[a:b].strip(_EDGES)
            if name and _is_papers(name, text, lines):
                return _found(name, text.index(name, a, b), "time-line.name")
    for order in moments:
        above = lines[order - 1] if order else None
        if above and 1 <= above.words <= 4 and (above.repeats > 1 or known_outlet(above.text)):
            return _found(above.text, above.start, "masthead.outlet")
    for line in head:
        if line.words <= 4 and is_domain(line.text):
            return _found(line.text, line.start, "masthead.address")
    for line in [line for line in lines if line.is_prose][:6]:
        dateline = dateline_at(text, line.start, line.end)
        if dateline and dateline.outlet:
            at = text.index(dateline.outlet, dateline.start)
            return _found(dateline.outlet, at, dateline.rule)
    folds = {line.fold: line for line in head if 1 <= line.words <= 5}
    for line in reversed(lines):
        owner = _RIGHTS.search(line.text) if line.length <= 200 else None
        if owner:
            shown = next((folds[fold] for fold in folds if folded(owner["owner"]).startswith(fold)), None)
            if shown:
                return _found(shown.text, shown.start, "masthead.rights")
        signed = _SIGNED.search(line.text[-200:])
        if signed:
            at = line.end - len(line.text[-200:]) + signed.start("outlet")
            return _found(signed["outlet"], at, "signature.outlet")
    return None


def _is_papers(name: str, text: str, lines: Sequence[Line]) -> bool:
    """Whether a name of two or three words beside a time is an outlet's that is not known."""
    words = name.split()
    if not 1 < len(words) <= _WORDS or not all(word[0].isupper() for word in words):
        return False
    if any(word.lower() in phrase_set("datelines.toml", "papers") for word in words):
        return True
    for line in [line for line in lines if line.is_prose][:_PROSE]:
        if name.lower() in text[line.start : line.end][:_OPENING].lower():
            dateline = dateline_at(text, line.start, line.end, name)
            return dateline is not None and folded(dateline.outlet or "") == folded(name)
    return False


def _found(words: str, start: int, rule: str) -> Found:
    known = known_outlet(words)
    return Found("outlet", known.name if known else words, start, start + len(words), rule)
