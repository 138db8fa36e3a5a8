"""How far the reader's confidence can be trusted: what it said of events on unseen pages, and how many were right.

The training pages of gold are read a third at a time with models trained on the rest. An event counts as right when its
line, type and the countries of its parties are gold's. Said and right are made to rise together by pooling adjacent
violators (Ayer et al. 1955), in buckets of at least `LEAST` events.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from folds import FOLDS, thirds

from palagan.model.article import Article
from palagan.reading import decide
from palagan.reading.read import read_article
from palagan.reading.weights import models_of

LEAST = 40


def reliability(
    pages: Sequence[tuple[dict[str, Any], str]],
    gold: Sequence[Any],
    ours: Sequence[Any],
    fit: Callable[[Sequence[Any]], dict[str, Any]],
    article_of: Callable[[dict[str, Any], str], Article],
) -> list[list[float]]:
    """Pairs of what was said and the share that was right, both ascending."""
    seen: list[tuple[float, bool]] = []
    kept = decide.event_models
    for fold, others in enumerate(thirds(gold)):
        models = models_of(fit([*others, *ours]))
        decide.event_models = lambda _language, models=models: models  # type: ignore[assignment]
        for number, (doc, raw) in enumerate(pages):
            if number % FOLDS == fold:
                seen += judged(doc, raw, article_of(doc, raw))
    decide.event_models = kept
    return pooled(seen)


def judged(doc: dict[str, Any], raw: str, article: Article) -> list[tuple[float, bool]]:
    """Each event that the reader finds on a page: its confidence, and whether gold has it."""
    codes = {actor["id"]: actor["code"].partition(".")[0] for actor in doc["actors"]}
    left = [(e["line"], e["type"], _lands(e["sources"], codes), _lands(e["targets"], codes)) for e in doc["events"]]
    reading = read_article(article)
    known = {actor.id: actor.code.partition(".")[0] for actor in reading.actors}
    out = []
    for event in reading.events:
        line = raw.count("\n", 0, event.anchor.start)
        key = (line, event.type, _lands(event.sources, known), _lands(event.targets, known))
        out.append((event.confidence, key in left))
        if key in left:
            left.remove(key)
    return out


def _lands(actors: Sequence[str], codes: dict[str, str]) -> frozenset[str]:
    return frozenset(codes[actor] for actor in actors if actor in codes)


def pooled(seen: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """Buckets of equal size by what was said, pooled until the shares rise; [mean said, share right] each."""
    rows = sorted(seen)
    buckets = [rows[start : start + LEAST] for start in range(0, len(rows), LEAST)]
    if len(buckets) > 1 and len(buckets[-1]) < LEAST:
        buckets[-2:] = [buckets[-2] + buckets[-1]]
    while True:
        shares = [sum(right for _, right in bucket) / len(bucket) for bucket in buckets]
        falling = next((n for n, (one, two) in enumerate(pairwise(shares)) if two < one), None)
        if falling is None:
            break
        buckets[falling : falling + 2] = [buckets[falling] + buckets[falling + 1]]
    return [
        [round(sum(said for said, _ in bucket) / len(bucket), 4), round(share, 4)]
        for bucket, share in zip(buckets, shares, strict=True)
    ]
