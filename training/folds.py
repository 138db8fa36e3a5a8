"""Thirds of the annotated pages: each is read by models of the other two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

FOLDS = 3

T = TypeVar("T")


def thirds(pages: Sequence[T]) -> list[list[T]]:
    """All pages but every third, for each of the three."""
    return [[page for number, page in enumerate(pages) if number % FOLDS != fold] for fold in range(FOLDS)]
