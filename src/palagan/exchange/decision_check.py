"""A decision that came from elsewhere: of known fields, with a value that can be laid over the record."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from palagan.model.decision import Decision
from palagan.record.correctable import forms_of

_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", re.ASCII)
_PARTY = {"key", "name", "kind", "code"}
_LONGEST = 20_000
"""Letters of a reason or a value; people write less."""


def fault_in_decision(one: Decision) -> str:
    """What is wrong with it; "" where nothing is."""
    if not (one.id.startswith("dc-") and len(one.id) < 80):
        return "has no id of a decision"
    if not _AT.fullmatch(one.at):
        return f"was made at no moment: {one.at[:40]!r}"
    if not one.by.strip() or len(one.by) > 200 or len(one.why) > _LONGEST:
        return "does not say who decided and why"
    if one.key.kind == "page" and not one.key.beneath:
        return "is on no page"
    if one.verdict == "undo":
        return "" if one.undoes else "takes nothing back"
    if one.verdict in ("merge", "split") and not one.others:
        return f"is a {one.verdict} with nothing"
    if one.verdict != "correct":
        return _fault_in_merge(one)
    form = next((form for form in forms_of(one.key.kind, None) if form.name == one.field), None)
    if form is None or one.value is None:
        return f"corrects a field that a {one.key.kind} does not have"
    value = _read(one.value)
    if value is None and one.value == "null" and form.may_be_unknown:
        return ""
    if not _FORMS.get(form.form, _is_text)(value) or (form.choices and value not in form.choices):
        return f"corrects {one.field} to what it cannot be"
    if form.form == "story" and value != "new" and not one.others:
        return "puts a page into a story that it does not name"
    return ""


def _fault_in_merge(one: Decision) -> str:
    if one.value is not None and not _is_party(_read(one.value)):
        return "has a value that is no actor"
    return "an actor is merged under no name" if one.key.kind == "actor" and one.value is None and one.others else ""


def _read(value: str) -> Any:
    try:
        return json.loads(value) if len(value) <= _LONGEST else None
    except (ValueError, RecursionError):
        return None


def _is_party(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == _PARTY and all(isinstance(one, str) for one in value.values())


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and value >= 0


_FORMS: Mapping[str, Callable[[Any], bool]] = {
    "number": _is_number,
    "yes-no": lambda value: isinstance(value, bool),
    "party": _is_party,
    "parties": lambda value: isinstance(value, list) and all(map(_is_party, value)),
}
