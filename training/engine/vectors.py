"""Trains the word vectors: floret's skip-gram over running text, packed into 8-bit integers."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import floret
import numpy as np
from export import small

from palagan.languages.engine_vectors import Vectors, read_vectors
from palagan.languages.tokens import tokenize

DIGIT = re.compile(r"\d")
ROWS = 40_000
SIZE = 100
SHORTEST, LONGEST = 4, 5
HASHES = 2
MEASURED = 3_000
"""The vectors of so many of the commonest words have `DEVIATION`."""
DEVIATION = 0.4


def split_text(text: Path, target: Path) -> None:
    """Writes the words of a gzipped text as floret reads them: a blank between words, digits as 0."""
    with gzip.open(text, "rt", encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            out.write(" ".join(DIGIT.sub("0", token.text) for token in tokenize(line.strip())) + "\n")


def train_vectors(text: Path, folder: Path) -> None:
    """Writes `vectors.npz` into a folder; what lies between stays beside it until `make clean`."""
    words = folder / "words.txt"
    split_text(text, words)
    model = floret.train_unsupervised(
        str(words),
        model="skipgram",
        mode="floret",
        hashCount=HASHES,
        bucket=ROWS,
        dim=SIZE,
        minn=SHORTEST,
        maxn=LONGEST,
        minCount=5,
        epoch=5,
        ws=5,
        lr=0.05,
        neg=5,
        thread=1,
    )
    model.save_floret_vectors(str(folder / "table.floret"))
    pack(folder / "table.floret", words, folder)


def pack(table: Path, words: Path, folder: Path) -> None:
    """Writes floret's table as `vectors.npz`."""
    with table.open(encoding="utf-8") as lines:
        rows, size, shortest, longest, hashes, seed = map(int, next(lines).split()[:6])
        values = np.zeros((rows, size), np.float32)
        for line in lines:
            number, *cells = line.split()
            values[int(number)] = [float(cell) for cell in cells[:size]]
    packed, scales = small(values)
    settings = np.array([shortest, longest, hashes, seed])
    deviation = _deviation(Vectors(packed, scales.astype(np.float32), shortest, longest, hashes, seed), words)
    scales = (scales * (DEVIATION / deviation)).astype(np.float16)
    np.savez(folder / "vectors.npz", table=packed, scales=scales, settings=settings)


def _deviation(vectors: Vectors, words: Path) -> float:
    count: Counter[str] = Counter()
    with words.open(encoding="utf-8") as lines:
        for line in lines:
            count.update(line.split())
    return float(np.std([vectors.of(word) for word, _ in count.most_common(MEASURED)]))


def vectors_of(folder: Path) -> Vectors:
    """The vectors that stand in a folder."""
    with np.load(folder / "vectors.npz") as arrays:
        return read_vectors({name: arrays[name] for name in arrays.files})
