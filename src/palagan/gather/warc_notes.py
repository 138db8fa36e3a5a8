"""What our own WARC files say beside each answer: whether it is a page, and with which hints it was taken.

A note is a `metadata` record right after the answer that it refers to. So a case that is re-read from its captures has
the same pages, with the same ids.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Literal

from palagan.gather.dates import iso_date
from palagan.model.page import Hints

MEDIA_TYPE = "application/vnd.palagan.capture+json"
MOST = 20_000
"""Bytes of a note; a longer one is none of ours."""
Role = Literal["page", "part", "seen"]
"""What an answer was: a page; a step to one (a redirect, a page of a joined page, an AMP twin); a page of which no
version was kept, because its words were those of the version before."""
_ROLES: tuple[Role, ...] = ("page", "part", "seen")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Note:
    """The role of an answer; for a page, its hints (its address with them) and what was noted of it."""

    role: Role
    hints: Hints = field(default_factory=Hints)
    notes: tuple[str, ...] = ()


def written(note: Note) -> bytes:
    """A note as it is written: JSON, the same bytes for the same note."""
    told: dict[str, object] = {"role": note.role}
    hints = {name: value for name, value in asdict(note.hints).items() if value is not None}
    if hints:
        told["hints"] = hints
    if note.notes:
        told["notes"] = list(note.notes)
    return json.dumps(told, ensure_ascii=False, sort_keys=True).encode()


def read(content: bytes) -> Note | None:
    """The note in some bytes, None where they are none. It comes from a file that anybody may have written: what is no
    text, too long or no date is left out."""
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        return None
    role = next((one for one in _ROLES if isinstance(told, dict) and told.get("role") == one), None)
    if role is None:
        return None
    hints = told.get("hints")
    known = {one.name: _text(hints.get(one.name)) for one in fields(Hints)} if isinstance(hints, dict) else {}
    if known.get("published") is not None:
        known["published"] = iso_date(known["published"])
    notes = told.get("notes")
    texts = [_text(one) for one in notes[:10]] if isinstance(notes, list) else []
    return Note(role, Hints(**known), tuple(one for one in texts if one is not None))


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    return value.encode("utf-8", "replace").decode("utf-8")
