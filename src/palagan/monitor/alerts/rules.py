"""A rule: what must hold for an alert to ring, as plain data. Every field that is given must hold.

A rule asks about one kind of matter (`about`): a happening, the toll of a matter, a claim, a truce that is said to be
broken, a source that fell silent, or pages that a search finds. Which one, its fields tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, Literal, get_args

import msgspec

from palagan.errors import InputError
from palagan.languages.tables import lexicon
from palagan.looking.query import understand
from palagan.views.filters import STATUSES
from palagan.views.messages import TONGUES, Tongue

About = Literal["happening", "toll", "claim", "truce", "silence", "search"]
ABOUT: tuple[About, ...] = get_args(About)


@dataclass(frozen=True, slots=True)
class Rule:
    """What rings. Empty fields let everything through; of several words in one field one is enough.

    `who`, `whom` and `party` are names, codes or countries: who did it (or asserts it), to whom (or against whom), on
    either side. `place` is a name, or a region that what lies in it belongs to. `toll` is the least number of a harm,
    by the figure of those said now that is highest at its lower bound; `toll_moved` by how much it has to change.
    `denied`: somebody denies it; `denied_by`: one of these does. `source` are names of sources, all where none is told.
    A matter is grave, and is told in quiet hours and over the budget, from `grave_toll` of its killed on or if it is of
    `grave_type`.
    """

    about: About
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    min_origins: int = 0
    denied: bool = False
    denied_by: tuple[str, ...] = ()
    toll: Mapping[str, float] = field(default_factory=dict)
    toll_moved: Mapping[str, float] = field(default_factory=dict)
    search: str | None = None
    source: tuple[str, ...] = ()
    grave_toll: float | None = None
    grave_type: tuple[str, ...] = ()
    lang: Tongue = "id"

    @property
    def harms(self) -> tuple[str, ...]:
        """The kinds of harm it asks about; those killed where it names none."""
        return tuple(dict.fromkeys((*self.toll, *self.toll_moved))) or ("killed",)


_SIDES = ("who", "whom", "party", "place", "min_origins", "denied", "denied_by")
_GRAVE = ("grave_toll", "grave_type")
TAKES: Mapping[About, frozenset[str]] = {
    "happening": frozenset({"type", "mode", "status", "toll", *_SIDES, *_GRAVE}),
    "toll": frozenset({"party", "place", "min_origins", "toll", "toll_moved", "grave_toll"}),
    "claim": frozenset(_SIDES),
    "truce": frozenset({"toll", *_SIDES, *_GRAVE}),
    "silence": frozenset({"source"}),
    "search": frozenset({"search", "min_origins"}),
}
"""What can be asked of each kind of matter."""
_WORDS = ("type", "mode", "who", "whom", "party", "place", "status", "denied_by", "source", "grave_type")
_EVERY = frozenset(one.name for one in fields(Rule)) | {"truce_broken", "silence"}


def rule_of(told: Mapping[str, Any]) -> Rule:
    """The rule that plain data means (JSON, TOML, a form); what it cannot mean is an `InputError` that names the field.

    `truce_broken` and `silence` may be given as true in place of `about`. A number in place of a table of harms
    ("toll": 3) counts those killed.
    """
    for name in told:
        if name not in _EVERY:
            raise InputError(
                "is no field of a rule", item=str(name), way_out=f"Fields are {', '.join(sorted(_EVERY))}."
            )
    given: dict[str, Any] = {name: _words(name, told.get(name)) for name in _WORDS}
    given |= {name: _harms(name, told.get(name)) for name in ("toll", "toll_moved")}
    given["min_origins"] = int(_number("min_origins", told.get("min_origins") or 0, whole=True))
    given["grave_toll"] = _number("grave_toll", told["grave_toll"]) if told.get("grave_toll") is not None else None
    given["denied"] = _yes("denied", told.get("denied")) or bool(given["denied_by"])
    given["search"] = _search(told.get("search"))
    given["lang"] = told.get("lang") or "id"
    for name in ("type", "grave_type"):
        given[name] = tuple(dict.fromkeys(word.upper() for word in given[name]))
    _check_words(given)
    about = _about(told, given)
    rule = Rule(about=about, **given)
    _check(rule)
    return rule


def rule_json(rule: Rule) -> str:
    """The rule as one line of JSON: its fields that are given, and `about`."""
    told = {one.name: getattr(rule, one.name) for one in fields(Rule)}
    kept = {name: value for name, value in told.items() if value not in (None, (), {}, 0, False)}
    return msgspec.json.encode(kept).decode("utf-8")


def rule_from(line: str) -> Rule:
    """The rule that `rule_json` wrote."""
    try:
        told = msgspec.json.decode(line)
    except msgspec.DecodeError as error:
        raise InputError(f"is no rule ({error})", item=line[:80], way_out="Remove it and add it anew.") from error
    if not isinstance(told, dict):
        raise InputError("is no rule", item=line[:80], way_out="A rule is an object of fields.")
    return rule_of(told)


def _about(told: Mapping[str, Any], given: Mapping[str, Any]) -> About:
    wanted = told.get("about")
    marks: dict[About, bool] = {
        "truce": _yes("truce_broken", told.get("truce_broken")),
        "silence": _yes("silence", told.get("silence")),
        "search": given["search"] is not None,
    }
    several = [name for name, marked in marks.items() if marked]
    if wanted is not None:
        found = next((one for one in ABOUT if one == wanted), None)
        if found is None:
            raise InputError("is nothing a rule can be about", item=f"about {wanted}", way_out=f"Choose {_or(ABOUT)}.")
        if several and several != [found]:
            raise InputError("is about two things", item=f"{found} and {several[0]}", way_out="Make two rules.")
        return found
    if len(several) > 1:
        raise InputError("is about two things", item=" and ".join(several), way_out="Make two rules.")
    if several:
        return several[0]
    if given["type"] or given["mode"] or given["status"]:
        return "happening"
    if given["toll_moved"] or (given["toll"] and not (given["who"] or given["whom"] or given["denied"])):
        return "toll"
    return "claim" if given["denied"] and not given["toll"] else "happening"


def _check(rule: Rule) -> None:
    """What is given must be what this kind of matter has, and enough to ring by."""
    asked = [one.name for one in fields(Rule) if one.name not in ("about", "lang")]
    given = [name for name in asked if getattr(rule, name) not in (None, (), {}, 0, False)]
    takes = TAKES[rule.about]
    wrong = next((name for name in given if name not in takes), None)
    if wrong is not None:
        raise InputError(
            f"cannot be asked of what the rule is about ({rule.about})",
            item=wrong,
            way_out=f"Such a rule takes {', '.join(sorted(takes))}.",
        )
    if rule.about == "search" and rule.search is None:
        raise InputError(
            "is about a search and names none", item="search", way_out='Write --search "gencatan senjata".'
        )
    if rule.about == "toll" and not rule.toll and not rule.toll_moved:
        raise InputError("is about a toll and tells no number", item="toll", way_out="Write toll killed=3.")
    if rule.about == "toll" and len(rule.harms) > 1:
        raise InputError("is about several kinds of harm", item=_or(rule.harms), way_out="Make a rule for each.")
    if not set(given) - {"grave_toll", "grave_type"} and rule.about in ("happening", "claim"):
        raise InputError(
            "asks for nothing, so that everything would ring",
            item="the rule",
            way_out="Give at least one of type, party, place, toll, min_origins, denied …",
        )


def _check_words(given: Mapping[str, Any]) -> None:
    for name, known in (("type", types()), ("grave_type", types()), ("mode", modes()), ("status", STATUSES)):
        for word in given[name]:
            if word not in known:
                raise InputError(f"is no {name.removeprefix('grave_')}", item=word, way_out=f"Choose {_or(known)}.")
    if given["lang"] not in TONGUES:
        raise InputError("is no language of messages", item=f"lang {given['lang']}", way_out=f"Choose {_or(TONGUES)}.")


@cache
def types() -> tuple[str, ...]:
    """The types of events that a rule can name."""
    return tuple(lexicon("views/messages.toml")["type"])


@cache
def modes() -> tuple[str, ...]:
    """The modes of events."""
    return tuple(lexicon("views/messages.toml")["mode"])


@cache
def harms() -> tuple[str, ...]:
    """The kinds of harm that ledgers count."""
    return tuple(lexicon("views/messages.toml")["harm"])


def _or(several: Iterable[str]) -> str:
    return ", ".join(several)


def _words(name: str, told: Any) -> tuple[str, ...]:
    several = [told] if isinstance(told, str) else told or ()
    if not isinstance(several, list | tuple) or not all(isinstance(one, str) for one in several):
        raise InputError("is to be a word or a list of words", item=name, way_out=f'Write {name} = ["…"].')
    return tuple(dict.fromkeys(one.strip() for one in several if one.strip()))


def _yes(name: str, told: Any) -> bool:
    if told is None or isinstance(told, bool):
        return bool(told)
    raise InputError("is to be true or false", item=name, way_out=f"Write {name} = true.")


def _number(name: str, told: Any, *, whole: bool = False) -> float:
    try:
        value = float(told) if not isinstance(told, bool) else -1.0
    except (TypeError, ValueError):
        value = -1.0
    if not 0 <= value < 1e12 or (whole and value != int(value)):
        raise InputError("is to be a number from 0 on", item=f"{name} {told}", way_out=f"Write {name} = 2.")
    return value


def _harms(name: str, told: Any) -> dict[str, float]:
    if told is None:
        return {}
    several = told if isinstance(told, Mapping) else {"killed": told}
    for harm in several:
        if harm not in harms():
            raise InputError("is no kind of harm", item=f"{name} {harm}", way_out=f"Choose {_or(harms())}.")
    found = {harm: _number(f"{name} {harm}", value) for harm, value in several.items()}
    for harm, value in found.items():
        if value <= 0:
            raise InputError("is to be more than nothing", item=f"{name} {harm}", way_out=f"Write {name} {harm}=3.")
    return found


def _search(told: Any) -> str | None:
    if told is None or told == "":
        return None
    if not isinstance(told, str):
        raise InputError("is to be the words of a search", item="search", way_out='Write search = "gencatan senjata".')
    understand(told)
    return told
