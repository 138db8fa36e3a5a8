"""Secrets: out of the environment or a file, blackened in whatever words come back, shown nowhere."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.monitor.channels.secrets import HIDDEN, MissingSecretError, Secrets

TOKEN = "PALAGAN_TELEGRAM_TOKEN"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("dari berkas\n", "utf-8")
    assert Secrets({f"{TOKEN}_FILE": str(file)}).reveal(TOKEN) == "dari berkas"
    assert Secrets({f"{TOKEN}_FILE": str(file), TOKEN: " dari lingkungan "}).reveal(TOKEN) == "dari lingkungan"


def test_a_file_that_changes_counts_at_once(tmp_path: Path) -> None:
    file = tmp_path / "token"
    secrets = Secrets({f"{TOKEN}_FILE": str(file)})
    for told in ("lama", "baru"):
        file.write_text(told, "utf-8")
        assert secrets.reveal(TOKEN) == told


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\xff", b"x" * 5000])
def test_a_file_that_holds_no_secret_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "token"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(MissingSecretError, match=f"{TOKEN}_FILE.*{file}"):
        Secrets({f"{TOKEN}_FILE": str(file)}).reveal(TOKEN)


def test_what_is_missing_is_told_with_the_way_out() -> None:
    with pytest.raises(MissingSecretError, match=f"{TOKEN}: is not set. Set it, or {TOKEN}_FILE"):
        Secrets({}).reveal(TOKEN)


def test_a_password_is_blackened_however_it_is_written() -> None:
    secrets = Secrets({"PALAGAN_SMTP_URL": "smtp://meja:kata%2Fsandi%40@mail.example", TOKEN: "7001:AAeRahasia"})
    plain = base64.b64encode(b"\0meja\0kata/sandi@").decode()
    for written in (
        "kata/sandi@",
        "kata%2Fsandi%40",
        plain,
        base64.b64encode(b"kata/sandi@").decode(),
        "7001:AAeRahasia",
    ):
        assert secrets.hide(f"535 refused <{written}>") == f"535 refused <{HIDDEN}>"
    assert "meja" in secrets.hide("meja is no sender")


@given(
    st.text("abcXYZ019+/=%:@ ", min_size=4, max_size=40).filter(lambda one: len(one.strip()) > 3), st.text(max_size=60)
)
def test_no_secret_is_left_in_any_words(secret: str, words: str) -> None:
    told = Secrets({"PALAGAN_WEBHOOK_SECRET": secret}).hide(words + secret.strip() + words)
    assert secret.strip() not in told.replace(HIDDEN, "")


def test_shown_it_shows_none() -> None:
    assert "rahasia" not in repr(Secrets({TOKEN: "rahasia"}))
