"""Verbs to the left whose subject does what another tells too."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "doers"),
    [
        ("Kenya menembak jatuh helikopter Mesir lalu meminta maaf pada Senin.", "meminta maaf", ["Kenya"]),
        ("Kenya menyerang Mesir, menewaskan dua orang, lalu mengancam Togo.", "mengancam", ["Kenya"]),
        ("Kenya menyerang Mesir kemudian mengancam Togo.", "mengancam", ["Kenya"]),
        ("Setelah Kenya menyerang Mesir, Sudan lalu mengancam Togo.", "mengancam", ["Sudan"]),
        ("Kenya menyerang Mesir, dan Sudan lalu mengancam Togo.", "mengancam", ["Sudan"]),
    ],
)
def test_who_does_one_thing_then_does_the_next(text: str, form: str, doers: list[str]) -> None:
    assert parties_by_rule(text, form)[0] == doers
