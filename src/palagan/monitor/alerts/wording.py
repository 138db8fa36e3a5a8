"""The words of alerts in both languages, and a rule told in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from palagan.languages.tables import lexicon
from palagan.monitor.alerts.rules import Rule
from palagan.views import messages
from palagan.views.messages import Tongue
from palagan.views.sentences import listed

_FILE = "monitor/alerts/messages.toml"


def word(key: str, tongue: Tongue, **values: object) -> str:
    """The text under "section.name" of the alerts' catalogue with its values filled in."""
    section, _, name = key.partition(".")
    text: str = lexicon(_FILE)[section][name][tongue]
    return text.format(**values) if values else text


def either(several: Iterable[str], tongue: Tongue) -> str:
    """ "A, B or C"."""
    items = list(several)
    if len(items) < 2:
        return "".join(items)
    return word("rule.or", tongue, head=", ".join(items[:-1]), last=items[-1])


def rule_in_words(rule: Rule, tongue: Tongue) -> str:
    """The rule as one sentence: "rings when a truce is said to be broken by at least 2 origins"."""
    head = _head(rule, tongue)
    parts = list(_parts(rule, tongue))
    origins = _origins(rule, tongue)
    told = ", ".join([f"{head} {origins}" if origins and not parts else head, *parts])
    return f"{told}, {origins}" if origins and parts else told


def _head(rule: Rule, tongue: Tongue) -> str:
    match rule.about:
        case "toll":
            return f"{word('rule.toll', tongue)} {_toll(rule, tongue)}"
        case "claim":
            told = word("rule.claim" if rule.denied else "rule.claim_any", tongue)
            return f"{told} {word('rule.by', tongue, names=either(rule.denied_by, tongue))}" if rule.denied_by else told
        case "search":
            return word("rule.search", tongue, words=f"«{rule.search}»")
        case "silence" if rule.source:
            return word("rule.silence_of", tongue, names=either(rule.source, tongue))
        case _:
            return word(f"rule.{rule.about}", tongue)


def _toll(rule: Rule, tongue: Tongue) -> str:
    parts = []
    if rule.toll_moved:
        parts += [
            word("rule.toll_moves", tongue, harm=messages.say(f"harm.{harm}", tongue), n=f"{n:g}")
            for harm, n in rule.toll_moved.items()
        ]
    if rule.toll:
        parts.append(word("rule.toll_reaches", tongue, told=listed(_at_least(rule, tongue), tongue)))
    return listed(parts, tongue)


def _at_least(rule: Rule, tongue: Tongue) -> list[str]:
    return [
        word("rule.toll_at_least", tongue, harm=messages.say(f"harm.{harm}", tongue), n=f"{n:g}")
        for harm, n in rule.toll.items()
    ]


def _parts(rule: Rule, tongue: Tongue) -> Iterator[str]:
    if rule.type:
        yield word(
            "rule.type", tongue, names=either((messages.say(f"type.{one}", tongue) for one in rule.type), tongue)
        )
    if rule.mode:
        yield word(
            "rule.mode", tongue, names=either((messages.say(f"mode.{one}", tongue) for one in rule.mode), tongue)
        )
    if rule.who:
        key = "rule.who_claim" if rule.about == "claim" else "rule.who"
        yield word(key, tongue, names=either(rule.who, tongue))
    for name in ("whom", "party", "place"):
        if several := getattr(rule, name):
            yield word(f"rule.{name}", tongue, names=either(several, tongue))
    if rule.status:
        names = either((messages.say(f"status.{one}", tongue) for one in rule.status), tongue)
        yield word("rule.status", tongue, names=names)
    if rule.toll and rule.about != "toll":
        yield from _at_least(rule, tongue)
    if rule.denied_by and rule.about != "claim":
        yield word("rule.denied_by", tongue, names=either(rule.denied_by, tongue))
    elif rule.denied and rule.about != "claim":
        yield word("rule.denied", tongue)
    if rule.grave_toll is not None:
        yield word("rule.grave_toll", tongue, n=f"{rule.grave_toll:g}")
    if rule.grave_type:
        names = either((messages.say(f"type.{one}", tongue) for one in rule.grave_type), tongue)
        yield word("rule.grave_type", tongue, names=names)


def _origins(rule: Rule, tongue: Tongue) -> str:
    if not rule.min_origins:
        return ""
    if rule.about != "truce":
        return word("rule.told_by", tongue, n=rule.min_origins)
    return word("rule.min_origin" if rule.min_origins == 1 else "rule.min_origins", tongue, n=rule.min_origins)
