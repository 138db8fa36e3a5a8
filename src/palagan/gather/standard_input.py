""" "-" → an item: what is piped in, read once and told by its first bytes like a file."""

from __future__ import annotations

from typing import BinaryIO

from palagan.gather.options import Limits
from palagan.gather.streams import Budget, Guarded, Item

STANDARD_INPUT = "-"


def standard_input_item(stream: BinaryIO, limits: Limits, source: str = STANDARD_INPUT, name: str = "") -> Item:
    """The item that a stream is which cannot be read twice: standard input, or a named pipe."""
    budget = Budget(limits)
    return Item(source, name, Guarded(stream.read), budget)
