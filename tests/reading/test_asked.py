"""Who is asked for something, by rule, and who is only spoken of in what is asked for."""

from __future__ import annotations

import pytest

from tests.reading.scenes import parties_by_rule


@pytest.mark.parametrize(
    ("text", "form", "sources", "targets"),
    [
        ("Kenya mendesak Mesir membuka sungai.", "mendesak", ["Kenya"], ["Mesir"]),
        ("Kenya menyerukan perluasan pasar Mesir.", "menyerukan", ["Kenya"], []),
        ("Kenya menyerukan perundingan antara semua pihak di Mesir.", "menyerukan", ["Kenya"], []),
        ("Kenya menyerukan penghentian serangan Mesir.", "menyerukan", ["Kenya"], ["Mesir"]),
        ("Kenya menuntut pemecatan menteri kepada Mesir.", "menuntut", ["Kenya"], ["Mesir"]),
        ("Kenya minta dukungan Mesir untuk siaran itu.", "minta", ["Kenya"], ["Mesir"]),
        ("Kenya memerintahkan ke seluruh tentara Mesir untuk mundur.", "memerintahkan", ["Kenya"], ["tentara Mesir"]),
        ("Kenya menyerukan dialog segera dengan Mesir.", "menyerukan", ["Kenya"], ["Mesir"]),
        ("Kenya meminta bantuan pangan dari Mesir.", "meminta", ["Kenya"], ["Mesir"]),
        ("Kenya meminta dunia membantu Mesir.", "meminta", ["Kenya"], []),
        ("Kenya meminta Mesir segera diadili.", "meminta", ["Kenya"], []),
        ("Kenya mengimbau kepada Mesir untuk tenang.", "mengimbau", ["Kenya"], ["Mesir"]),
        ("Mesir mengeluarkan perintah pengungsian terhadap Kenya.", "mengeluarkan perintah", ["Mesir"], ["Kenya"]),
        ("Mesir mengeluarkan perintah evakuasi bagi Kenya.", "mengeluarkan perintah", ["Mesir"], ["Kenya"]),
    ],
)
def test_asked(text: str, form: str, sources: list[str], targets: list[str]) -> None:
    assert parties_by_rule(text, form) == (sources, targets)


@pytest.mark.parametrize(
    ("text", "form", "targets"),
    [
        ("Kenya harus menjauhi Mesir.", "harus", ["Kenya"]),
        ("Menurut para nelayan, Kenya sebaiknya cepat berbenah.", "sebaiknya", ["Kenya"]),
        ("Sebaiknya Kenya membuka sungai bagi Mesir.", "sebaiknya", ["Kenya"]),
        ("Sungai itu harus dibuka oleh Kenya.", "harus", ["Kenya"]),
        ("Kenya harus dibela.", "harus", []),
    ],
)
def test_who_has_to_do_it_is_asked(text: str, form: str, targets: list[str]) -> None:
    assert parties_by_rule(text, form) == ([], targets)
