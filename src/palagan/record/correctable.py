"""What a person may correct of a thing: the closed table of fields, the check of a value, how it is put in place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from palagan.errors import InputError
from palagan.languages.tables import lexicon, table
from palagan.model.decision import DecidedKind
from palagan.model.record import Assertion, Claim, Happening, LedgerEntry, Party
from palagan.record.dates import days_of
from palagan.record.folding import fold
from palagan.record.keys import Thing

Known = Callable[[str], Party | None]
"""A party by its name, key or code, where the case or the knowledge base has one."""

_FILE = "record/correctable.toml"
_EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_UNKNOWN = frozenset({"", "-", "?", "unknown", "none", "null", "tidak diketahui"})
_YES = {"yes": True, "ya": True, "true": True, "no": False, "tidak": False, "false": False}


def fields_of(kind: DecidedKind) -> tuple[str, ...]:
    """The fields of a kind that may be corrected."""
    return tuple(lexicon(_FILE)[kind])


def checked_value(thing: Thing | None, kind: DecidedKind, field: str, words: str, known: Known) -> str:
    """What a person gives for a field, as the JSON that a decision keeps; what does not fit is an `InputError` that
    names the field, what is allowed, and the way out. "-" or "unknown" is unknown, where a field may be."""
    fields = lexicon(_FILE)[kind]
    if field not in fields:
        told = ", ".join(fields) or "none; accept, reject or leave it unsure"
        raise InputError(f"a {kind} has no field to correct of that name", item=field, way_out=f"Its fields: {told}.")
    form = fields[field]
    given = words.strip()
    if given.casefold() in _UNKNOWN and form["form"] != "parties":
        if not form.get("none"):
            raise InputError("cannot be unknown", item=field, way_out=_way_out(form, thing))
        return "null"
    value = _FORMS[form["form"]](given, form, thing, known)
    if value is None:
        raise InputError(f"cannot be {given!r}", item=field, way_out=_way_out(form, thing))
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


@dataclass(frozen=True, slots=True)
class FieldForm:
    """What a field takes: `form` as in the table of fields, the values where they are few, and whether it may be
    unknown."""

    name: str
    form: str
    choices: tuple[str, ...]
    may_be_unknown: bool


def forms_of(kind: DecidedKind, thing: Thing | None) -> tuple[FieldForm, ...]:
    """The fields of a thing that may be corrected, in the order of the table."""
    out = []
    for name, form in lexicon(_FILE)[kind].items():
        choices = _choices(form, thing) if form["form"] == "choice" else ()
        out.append(FieldForm(name, form["form"], choices, bool(form.get("none"))))
    return tuple(out)


def event_types() -> tuple[str, ...]:
    """The types of events."""
    return tuple(lexicon(_FILE)["modes"])


def kinds_of_harm() -> tuple[str, ...]:
    """The kinds of harm that figures count."""
    return tuple(lexicon(_FILE)["choices"]["harms"])


def _choices(form: Mapping[str, Any], thing: Thing | None) -> tuple[str, ...]:
    name = form["of"]
    if name == "types":
        return event_types()
    if name == "modes":
        return tuple(lexicon(_FILE)["modes"].get(thing.type, ())) if isinstance(thing, Happening) else ()
    return tuple(lexicon(_FILE)["choices"][name])


def _way_out(form: Mapping[str, Any], thing: Thing | None) -> str:
    match form["form"]:
        case "choice":
            several = _choices(form, thing)
            out = f"Choose {', '.join(several)}" if several else "This type has no modes"
        case "edtf":
            out = "Write it as 2020-10-06, 2020-10, 2020, 2020-09-27/2020-10-10 or 2020-09-27/.."
        case "number":
            out = "Write a number that is not below zero, as 12 or 33.5"
        case "yes-no":
            out = "Write yes or no"
        case "party" | "parties":
            out = 'Name actors of the case, with ";" between them, or give a code too: "Kelompok X=IDN.REB"'
        case "code":
            out = "Write a country and a sector of the codebook, as ARM, ARM.GOV, PSE.REB, UNO"
        case _:
            out = "Write it in words"
    return f"{out}{'; - for unknown' if form.get('none') else ''}."


def _choice(given: str, form: Mapping[str, Any], thing: Thing | None, _known: Known) -> str | None:
    every = {choice.casefold(): choice for choice in _choices(form, thing)}
    return every.get(given.casefold())


def _edtf(given: str, *_: object) -> str | None:
    begin, slash, end = given.partition("/")
    parts = [part for part in (begin, end) if part != ".."] if slash else [begin]
    whole = parts and all(_EDTF.fullmatch(part) for part in parts) and days_of(given) is not None
    return given if whole else None


def _number(given: str, *_: object) -> float | None:
    try:
        value = float(given.replace("\u00a0", "").replace(" ", ""))
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def _party(given: str, _form: object, _thing: object, known: Known) -> dict[str, str] | None:
    party = known(given)
    if party is None and "=" in given:
        name, _, code = (part.strip() for part in given.rpartition("="))
        if name and _code(code):
            kind = "state" if "." not in code and code in _countries() else "organization"
            party = Party(code if kind == "state" else f"{code}:{fold(name)}", name, kind, code)
    return asdict(party) if party else None


def _parties(given: str, form: Mapping[str, Any], thing: Thing | None, known: Known) -> list[dict[str, str]] | None:
    if given.casefold() in _UNKNOWN:
        return []
    found = [_party(name.strip(), form, thing, known) for name in given.split(";") if name.strip()]
    return None if None in found else [party for party in found if party]


def _code(given: str, *_: object) -> str | None:
    land, dot, sector = given.upper().partition(".")
    choices = lexicon(_FILE)["choices"]
    whole = land in _countries() or land in choices["beyond"]
    return given.upper() if whole and (not dot or sector in choices["sectors"]) else None


def _countries() -> frozenset[str]:
    return frozenset(row["code"] for row in table("languages/knowledge/states.tsv"))


_FORMS: Mapping[str, Callable[..., Any]] = {
    "choice": _choice,
    "edtf": _edtf,
    "number": _number,
    "yes-no": lambda given, *_: _YES.get(given.casefold()),
    "text": lambda given, *_: " ".join(given.split()) or None,
    "story": lambda given, *_: given or None,
    "party": _party,
    "parties": _parties,
    "code": _code,
}


def value_of(thing: Thing, field: str) -> str:
    """What stands in a field now, as JSON."""
    value: Any
    if isinstance(thing, Claim) and field in ("asserted_by", "denied_by"):
        told = thing.asserted if field == "asserted_by" else thing.denied
        value = next((one.speaker for one in told if one.speaker), None)
    else:
        value = getattr(thing, field)
    if isinstance(value, tuple):
        value = [asdict(party) for party in value]
    elif isinstance(value, Party):
        value = asdict(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def in_words(value: str | None) -> str:
    """A kept value to a person."""
    read = None if value is None else json.loads(value)
    match read:
        case None:
            return "unknown"
        case bool():
            return "yes" if read else "no"
        case list():
            return "; ".join(party["name"] for party in read) or "nobody"
        case dict():
            return str(read["name"])
        case float():
            return f"{read:g}"
        case _:
            return str(read)


def corrected(thing: Thing, field: str, value: str) -> Thing:
    """The thing with another value in a field. A mode that the new type does not have becomes unknown."""
    read = json.loads(value)
    if isinstance(read, list):
        read = tuple(Party(**party) for party in read)
    elif isinstance(read, dict):
        read = Party(**read)
    if isinstance(thing, Claim) and field == "asserted_by":
        return replace(thing, asserted=_said_by(thing.asserted, read))
    if isinstance(thing, Claim) and field == "denied_by":
        return replace(thing, denied=_said_by(thing.denied, read))
    if isinstance(thing, Happening) and field == "type" and thing.mode not in lexicon(_FILE)["modes"].get(read, ()):
        return replace(thing, type=read, mode=None)
    if isinstance(thing, Happening) and field in thing.carried_over:
        return replace(thing, carried_over=tuple(name for name in thing.carried_over if name != field), **{field: read})
    return replace(thing, **{field: read})


def _said_by(told: Sequence[Assertion], speaker: Party | None) -> tuple[Assertion, ...]:
    return tuple(replace(one, speaker=speaker) for one in told)


def check_bounds(thing: Thing) -> None:
    """`InputError` where the lower bound of a figure stands above the upper."""
    if isinstance(thing, LedgerEntry) and thing.low is not None and thing.high is not None and thing.low > thing.high:
        raise InputError(
            f"low {thing.low:g} would stand above high {thing.high:g}",
            item=thing.id,
            way_out="Correct the other bound first; - where it is open.",
        )
