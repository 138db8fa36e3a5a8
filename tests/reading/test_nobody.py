"""Words of groups that stand for nobody, on invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


def groups(text: str) -> set[str]:
    return {actor.name for actor in cast_of(text).actors if actor.kind == "group"}


@pytest.mark.parametrize(
    "text",
    [
        "Penyerang itu berada dalam tahanan polisi Kenya.",
        "Semua orang tahu siapa presiden Kenya.",
        "Kenya membangun jalan di barat daya Somalia.",
        "Pemuda itu belum selesai mengikuti wajib militer di Kenya.",
        "Tentara Kenya mengejar musuh sampai malam.",
        "Kenya dilanda konflik etnis pada Senin.",
    ],
)
def test_who_is_nobody_is_no_actor(text: str) -> None:
    assert not groups(text) & {"tahanan", "tahanan polisi Kenya", "orang", "barat", "wajib militer", "musuh", "etnis"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya membebaskan lima tahanan pada Senin.", "tahanan"),
        ("Semua orang di bus itu tewas.", "orang"),
        ("Semua orang Somalia diusir Kenya pada Senin.", "orang Somalia"),
        ("Kenya memulangkan para wajib militer pada Senin.", "wajib militer"),
    ],
)
def test_who_is_somebody_stays(text: str, name: str) -> None:
    assert any(name in group for group in groups(text))
