"""A message as blocks: its words as words only, links to the web alone, plain text that a person can read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from palagan.monitor.alerts.message import Item, Message
from palagan.monitor.channels.blocks import address_of, as_text, blocks, plain, web_address
from palagan.monitor.channels.outcome import Home
from tests.monitor.channels.samples import HOME, MESSAGE, messages


def test_plain_text_reads_from_top_to_bottom() -> None:
    assert as_text(blocks(replace(MESSAGE, news="asal 2 → 4"), HOME)) == (
        "Gencatan senjata di Lembah Sani dikatakan dilanggar: menurut Kodam <Tirta> & warga\n"
        "\n"
        "asal 2 → 4\n"
        "\n"
        "- 11 Mei 2026, Lembah Sani\n"
        "- 2 asal: Kantor Berita Uji, Radio Lembah\n"
        "- Menyatakan: Kodam Tirta\n"
        "\n"
        "“Pihak itu melanggar kesepakatan <semalam>”\n"
        "   — Harian Uji, 12 Mei 2026 09:14, Kantor Berita Uji\n"
        "   https://harian.example/1?a=1&b=2\n"
        "\n"
        "“Tembakan terdengar lagi & warga mengungsi”\n"
        "   — media tidak diketahui\n"
        "\n"
        "… dan 1 kutipan lagi\n"
        "\n"
        "Buka di Palagan: http://127.0.0.1:8000/happening/hp-0123456789ab\n"
        "\n"
        "Aturan “gencatan”: gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal\n"
    )


def test_without_an_address_the_command_is_told() -> None:
    text = as_text(blocks(replace(MESSAGE, language="en"), Home("papua-2026")))
    assert "See: palagan show papua-2026 hp-0123456789ab" in text
    assert "Rule “gencatan”" in text


def test_a_digest_lists_its_matters_with_their_links() -> None:
    items = (Item("Bentrokan di Sani", "/happening/hp-1", 1, 2, "2026-05-12T05:00:00Z"),)
    told = replace(MESSAGE, kind="digest", lines=(), facts=(), items=items, more=11)
    text = as_text(blocks(told, HOME))
    assert "- Bentrokan di Sani · 1–2 asal\n  http://127.0.0.1:8000/happening/hp-1\n" in text
    assert "… dan 11 perkara lagi" in text
    assert "- Bentrokan di Sani · 1–2 asal · hp-1\n" in as_text(blocks(told, Home("papua-2026")))


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//a.example", "http://", "ht\ntp://a", "http://[::1"]
)
def test_only_addresses_of_the_web_are_followed(url: str | None) -> None:
    assert web_address(url) is None


def test_a_permalink_stays_below_the_workbench() -> None:
    assert address_of("/page/a b?x=1", HOME) == "http://127.0.0.1:8000/page/a%20b?x=1"
    assert address_of("https://elsewhere.example", HOME) is None
    assert address_of("//elsewhere.example/a", HOME) == "http://127.0.0.1:8000//elsewhere.example/a"
    assert address_of("/a", Home("x")) is None


def test_what_turns_the_writing_round_is_taken_out() -> None:
    assert plain("a\u202eb\u2066c\x00d\u200be\n\nf") == "a b c d e f"


@given(messages())
def test_no_words_break_out_of_their_line(message: Message) -> None:
    for block in blocks(message, HOME):
        for run in block.runs:
            assert run.words == plain(run.words)
            assert run.link is None or run.link.lower().startswith(("http://", "https://"))
