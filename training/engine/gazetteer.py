"""Makes the gazetteer of the names network: our own knowledge tables and names of Indonesian DBpedia."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from palagan.languages.engine_gazetteer import ENDS, LONGEST, key
from palagan.languages.tables import alternatives, table
from palagan.languages.tokens import tokenize

STATE, PLACE, ORGANIZATION, PERSON = range(4)
KNOWLEDGE = {
    "states": (("names", STATE), ("capitals", PLACE)),
    "places": (("names", PLACE),),
    "organizations": (("names", ORGANIZATION),),
    "agencies": (("names", ORGANIZATION),),
    "people": (("names", PERSON),),
}
DBPEDIA = {"place": PLACE, "organization": ORGANIZATION, "person": PERSON}
OFTEN = 3
"""A word begins or ends names of a kind when it does so in this many."""


def _listed(folder: Path) -> Iterator[tuple[str, int]]:
    for name, columns in KNOWLEDGE.items():
        for row in table(f"languages/knowledge/{name}.tsv"):
            for column, kind in columns:
                yield from ((one, kind) for one in alternatives(row[column]))
    for name, kind in DBPEDIA.items():
        for line in (folder / "original-dbpedia" / f"{name}.txt").read_text("utf-8", "replace").splitlines():
            yield line.strip(), kind


def make_gazetteer(folder: Path) -> dict[str, np.ndarray]:
    """The arrays of the gazetteer's file; `folder` is the one with the lists of DBpedia."""
    names: defaultdict[int, int] = defaultdict(int)
    parts: Counter[tuple[str, int]] = Counter()
    for name, kind in _listed(folder):
        words = [token.text for token in tokenize(name)]
        if not words or len(words) > LONGEST or not (words[0][0].isupper() or words[0][0].isdigit()) or len(name) < 2:
            continue
        names[key(words)] |= 1 << kind
        if len(words) > 1:
            parts[words[0], kind * ENDS] += 1
            parts[words[-1], kind * ENDS + 1] += 1
    bits: defaultdict[int, int] = defaultdict(int)
    for (word, bit), times in parts.items():
        if times >= OFTEN:
            bits[key((word,))] |= 1 << bit
    return {
        "names": np.array(sorted(names), np.uint32),
        "name_kinds": np.array([names[one] for one in sorted(names)], np.uint8),
        "parts": np.array(sorted(bits), np.uint32),
        "part_kinds": np.array([bits[one] for one in sorted(bits)], np.uint8),
        "kinds": np.array(4),
    }
