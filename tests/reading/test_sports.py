"""A match report tells no attack, a riot at a match does."""

from __future__ import annotations

from tests.reading.scenes import events_of

_MATCH = (
    "Kenya menaklukkan Mesir dalam laga semifinal Piala Afrika di Stadion Nairobi. Pemain Kenya mencetak gol pada "
    "menit ke-80 lewat serangan balik. Pelatih Mesir mengakui timnya dibantai."
)


def test_a_match_is_no_war() -> None:
    assert not {event.type for event in events_of(_MATCH)} & {"ASSAULT", "MOBILIZE", "COERCE"}


def test_violence_at_a_match_is_told() -> None:
    text = _MATCH + " Polisi Kenya menembakkan gas air mata ke arah suporter Mesir. Tiga suporter Mesir tewas."
    assert "ASSAULT" in {event.type for event in events_of(text)}
