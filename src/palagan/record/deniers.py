"""Who denies in a sentence, by its verb of denial alone: "Baku membantah", "tuduhan itu ditolak Yerevan"."""

from __future__ import annotations

from palagan.model.reading import Span
from palagan.record.matters import tells, where
from palagan.record.sheet import Sheet

_SUBJECT = 50
"""Characters between a denier's name and the verb of denial."""


def denier_in(sheet: Sheet, sentence: Span) -> str | None:
    """Who denies in a sentence: the last actor named near before the verb, or right behind a passive one."""
    words = sheet.reading.words(sentence.start, sentence.end)
    before, behind = where("denies", words), where("denied_by", words)
    if before is None and behind is None:
        return None
    inside = [
        (span, actor.id)
        for actor in sheet.reading.actors
        for span in actor.mentions
        if sentence.start <= span.start < sentence.end
    ]
    if before is not None and not tells("negation", words[max(0, before[0] - 10) : before[0]]):
        verb = sentence.start + before[0]
        return max(((s.end, actor) for s, actor in inside if 0 <= verb - s.end <= _SUBJECT), default=(0, None))[1]
    if behind is None:
        return None
    verb = sentence.start + behind[1]
    return min(((s.start, actor) for s, actor in inside if 0 < s.start - verb <= len(" oleh ")), default=(0, None))[1]
