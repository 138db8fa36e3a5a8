"""Every error Palagan raises on purpose, in one small tree.

    PalaganError                what happened, to which item, what to do next
    ├── InputError              something given to us cannot be used (a path, a mapping, an option)
    ├── CaseError               the case file is missing, locked, newer than this program, or damaged
    │   └── BusyError           another program writes the case and did not end in time
    ├── NotFoundError           an id or a name that this case does not hold
    ├── LanguageError           a page in a language that has no folder under languages/
    └── DataError               a data file of our own (lexicon, outlet, knowledge) is malformed

A page that cannot be used is not an error but a value: see `palagan.model.drop.Drop`.
"""

from __future__ import annotations


class PalaganError(Exception):
    """An error with the item it befell and the way out.

    `message` is one sentence; `item` names the file, row, id or option; `way_out` says what to do next.
    """

    def __init__(self, message: str, *, item: str | None = None, way_out: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.item = item
        self.way_out = way_out

    def __str__(self) -> str:
        told = f"{self.item}: {self.message}" if self.item else self.message
        if not self.way_out:
            return told
        stop = "" if told.endswith((".", "?", "!")) else "."
        return f"{told}{stop} {self.way_out}"


class InputError(PalaganError):
    """Something given to us cannot be used: a path, a mapping, an option."""


class CaseError(PalaganError):
    """The case file is missing, locked, newer than this program, or damaged."""


class BusyError(CaseError):
    """Another program writes the case and did not end in time; trying again later may do."""


class NotFoundError(PalaganError):
    """An id or a name that this case does not hold."""


class LanguageError(PalaganError):
    """A page in a language that has no folder under languages/."""


class DataError(PalaganError):
    """A data file of our own (lexicon, outlet, knowledge) is malformed."""
