"""The columns of other data sets, in their order, each with what Palagan puts there and why some are empty."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from palagan.exports.columns import Column
from palagan.languages.tables import table

_TYPES: Mapping[str, Column] = {"text": str, "whole": int, "number": float}


@cache
def columns_of(format_: str) -> Mapping[str, Column]:
    """Column → type, in order; empty for a format that has none of its own."""
    return {row["column"]: _TYPES[row["type"]] for row in _rows(format_)}


@cache
def told_of(format_: str) -> Mapping[str, str]:
    """Column → what it holds."""
    return {row["column"]: row["what"] for row in _rows(format_)}


def _rows(format_: str) -> list[dict[str, str]]:
    return [row for row in table("exports/peers.tsv") if row["format"] == format_]
