"""Palagan: the sourced record of a conflict, read from the news.

`palagan.Case` is a case on disk, `palagan.read` reads one page; both are imported when first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from palagan.case import Case
    from palagan.one_page import read

__version__ = "0.1.0"
__all__ = ["Case", "__version__", "read"]


def __getattr__(name: str) -> object:
    if name == "Case":
        from palagan.case import Case

        return Case
    if name == "read":
        from palagan.one_page import read

        return read
    raise AttributeError(f"module 'palagan' has no attribute '{name}'")
