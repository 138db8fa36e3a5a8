"""The trained engine of a language: parses and names of sentences that are split into words already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from palagan.errors import DataError
from palagan.languages.engine_names import Name, NameFinder
from palagan.languages.engine_parser import Parse, Parser
from palagan.languages.engine_vectors import read_vectors

__all__ = ["Engine", "Name", "Parse", "engine_of"]

FILES = ("vectors.npz", "parser.onnx", "parser.npz", "names.onnx", "names.npz")
"""What a language's engine is made of, in `languages/<language>/weights/`."""


class Engine:
    """Two networks over the words that `palagan.languages.tokens.tokenize` gives.

    Same sentences in one call, same answer, on one thread. Sentences of one call are seen together, and 8-bit numbers
    are scaled by what is seen: a word on the edge between two readings may be read otherwise in other company.
    """

    def __init__(self, parser: Parser, finder: NameFinder) -> None:
        self._parser = parser
        self._finder = finder

    def parse(self, sentences: Sequence[Sequence[str]]) -> list[Parse]:
        """A parse for each sentence; none of no words is asked of the network. Linear in the number of words."""
        return self._parser.parse(sentences)

    def names(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Name, ...]]:
        """Names of each sentence, in order and without overlap. Linear in the number of words."""
        return self._finder.names(sentences)


def _arrays(path: Any) -> dict[str, Any]:
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


@cache
def engine_of(language: str) -> Engine | None:
    """The engine of a language, loaded once a process; None where the language has none.

    A part of the files missing is a `DataError`.
    """
    folder = resources.files("palagan") / "languages" / language / "weights"
    missing = [name for name in FILES if not (folder / name).is_file()]
    if len(missing) == len(FILES):
        return None
    if missing:
        item = f"{language}: {missing[0]}"
        raise DataError("a part of the engine is missing", item=item, way_out="Reinstall Palagan.")
    return load_engine(folder)


def load_engine(folder: Any) -> Engine:
    """An engine out of a folder that holds `FILES`."""
    vectors = read_vectors(_arrays(folder / "vectors.npz"))
    parser = Parser((folder / "parser.onnx").read_bytes(), _arrays(folder / "parser.npz"), vectors)
    finder = NameFinder((folder / "names.onnx").read_bytes(), _arrays(folder / "names.npz"), vectors)
    return Engine(parser, finder)
