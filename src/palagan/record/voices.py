"""Whose figure it is that somebody gives: his side's, his own, or the outlet's that tells it in its own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from palagan.model.record import LedgerEntry, Party
from palagan.record.parties import country_of, is_official


def voice_of(entry: LedgerEntry, speaks_for: str | None) -> str:
    """The first speaker's side for officials (`speaks_for`, else his country), the speaker, or the outlet."""
    if entry.speakers:
        speaker = entry.speakers[0]
        if is_official(speaker):
            return f"country:{speaks_for or country_of(speaker.code)}"
        return speaker.key
    return f"outlet:{entry.outlet or entry.evidence.page}"


def voices_of(told: Mapping[str, tuple[tuple[Party, ...], str]]) -> dict[str, str]:
    """Entry → its voice, of the speakers and voice of each entry of a ledger. Who is told by a last name alone ("kata
    Y"), and so without an office, speaks for whom the one official of that name does."""
    offices: dict[str, set[str]] = defaultdict(set)
    for speakers, voice in told.values():
        if speakers and speakers[0].kind == "person" and is_official(speakers[0]):
            offices[_last_name(speakers[0])].add(voice)
    voices = {}
    for id_, (speakers, voice) in told.items():
        short = bool(speakers) and speakers[0].kind == "person" and " " not in speakers[0].name
        same = offices.get(_last_name(speakers[0]), set()) if short else set()
        voices[id_] = next(iter(same)) if len(same) == 1 else voice
    return voices


def _last_name(person: Party) -> str:
    return f"{country_of(person.code)} {person.name.rpartition(' ')[2].lower()}"
