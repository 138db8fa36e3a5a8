"""Cues of speech: the verbs, prepositions and nouns by which a page ascribes words to somebody."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from palagan.languages.tables import alternatives, lexicon, table

SPEECH = "languages/id/speech.toml"
TELLING = frozenset({"say", "report", "claim", "think", "promise", "warn"})
"""Classes of verbs whose content is a statement also when it is reported; the others are told by their event."""


class Verb(NamedTuple):
    """A form of a verb of speech: its class, and its voice (active, after a quotation, passive)."""

    form: str
    sort: str
    voice: str


@cache
def active() -> dict[str, Verb]:
    """Forms that take a speaker before them ("mengatakan")."""
    return _forms("active")


@cache
def after() -> dict[str, Verb]:
    """Forms that take a speaker behind them, after or inside the words said ("kata", "ujarnya")."""
    forms = _forms("after")
    return {**forms, **{f"{form}nya": verb for form, verb in forms.items()}}


@cache
def passive() -> dict[str, Verb]:
    """Forms that take a speaker behind them and the content behind that or before ("disampaikan")."""
    return _forms("passive")


def _forms(voice: str) -> dict[str, Verb]:
    out: dict[str, Verb] = {}
    for row in table("languages/id/speech_verbs.tsv"):
        for form in alternatives(row[voice]):
            out.setdefault(form, Verb(form, row["class"], voice))
    return out


@cache
def words(name: str) -> frozenset[str]:
    """A list of function words of speech by name."""
    return frozenset(lexicon(SPEECH)["speech"][name])
