"""Calling a command as the shell would, in this process."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from palagan.cli import call

PAGES = {
    "serangan.txt": """Tiga Warga Tewas dalam Serangan di Ganja

Kabar Uji - Rabu, 7 Oktober 2020 | 10:15 WIB

GANJA, Kabar Uji - Tiga warga sipil tewas ketika pasukan Armenia menembaki kota Ganja di Azerbaijan, Selasa (6/10/2020).

Juru bicara Kementerian Pertahanan Azerbaijan mengatakan serangan itu terjadi pada malam hari, dikutip dari Reuters.

Kementerian Pertahanan Armenia membantah menembaki kota tersebut.
""",
    "korban.txt": """Korban Tewas di Ganja Bertambah Jadi Lima Orang

Warta Coba - Kamis, 8 Oktober 2020 | 08:00 WIB

Jumlah korban tewas akibat serangan di kota Ganja, Azerbaijan, bertambah menjadi lima orang, kata pejabat setempat.

Presiden Azerbaijan Ilham Aliyev mengecam serangan tersebut dan mendesak Armenia menghentikannya.
""",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, str | None]:
        told: dict[str, dict[str, str | None]] = json.loads(self.err)
        return told["error"]


class Shell:
    """Runs commands; what they print is caught."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys = capsys
        self.monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Said:
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self.capsys.readouterr()
        code = call([str(argument) for argument in arguments])
        out, err = self.capsys.readouterr()
        return Said(code, out, err)


def written(folder: Path) -> Path:
    """A folder with the pages above, and a file that is none."""
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "foto.bin").write_bytes(bytes(range(256)) * 8)
    return folder
