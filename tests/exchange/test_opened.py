"""Packs by hands that mean harm: every one refused, with the member at fault, and nothing restored."""

from __future__ import annotations

import json
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.exchange.manifest import NAME
from palagan.exchange.opened import BOUNDS, open_pack
from palagan.exchange.unpacking import unpack, verify
from tests.exchange.packed import now, remade, unzipped, zipped

NEWER = b'{"format": "palagan-pack", "version": 2}'


def refused(pack: Path, words: str) -> None:
    """It is neither verified nor restored; both say why, and nothing is left."""
    folder = pack.parent / "target"
    folder.mkdir()
    with pytest.raises(InputError, match=words) as told:
        unpack(pack, folder / "copy", now)
    assert told.value.way_out
    with pytest.raises(InputError, match=words):
        verify(pack)
    assert list(folder.iterdir()) == []


def with_files(packed: Path, to: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A pack whose files were changed and whose manifest was not."""
    content = unzipped(packed)
    change(content)
    return zipped(to, content)


def test_a_pack_cut_short(packed: Path, tmp_path: Path) -> None:
    whole = packed.read_bytes()
    for number, share in enumerate((0.01, 0.3, 0.6, 0.9, 0.999)):
        cut = tmp_path / f"{number}" / "cut.zip"
        cut.parent.mkdir()
        cut.write_bytes(whole[: int(len(whole) * share)])
        refused(cut, "cut short or damaged")


@settings(max_examples=60)
@given(st.data())
@example(None)
def test_a_changed_byte_is_seen_or_harmless(packed: Path, tmp_path_factory: pytest.TempPathFactory, data) -> None:  # type: ignore[no-untyped-def]
    whole = bytearray(packed.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1)) if data else len(whole) // 2
    whole[at] ^= data.draw(st.integers(1, 255)) if data else 1
    other = tmp_path_factory.mktemp("flipped") / "p.zip"
    other.write_bytes(whole)
    fault: InputError | None = None
    try:
        manifest = verify(other)
    except InputError as error:
        fault = error
    if fault is None:  # a byte of the ZIP's own that says nothing of the content
        assert manifest == verify(packed)
    else:
        assert str(other) in str(fault.item)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda files: files.update({"decisions.jsonl": files["decisions.jsonl"].replace(b"Rina", b"Rani")}),
         r"!/decisions\.jsonl: .*hash"),
        (lambda files: files.update({"pages.jsonl": files["pages.jsonl"] + b"{}\n"}), r"!/pages\.jsonl: has \d+ bytes"),
        (lambda files: files.pop("readings.jsonl"), r"!/readings\.jsonl: is missing"),
        (lambda files: files.update({"seats.jsonl": b"{}\n"}), r"!/seats\.jsonl: is not in the manifest"),
        (lambda files: files.update({"evil.py": b"import os"}), r"!/evil\.py: is nothing that a pack holds"),
        (lambda files: files.update({"../../home/x": b"x"}), r"is nothing that a pack holds"),
        (lambda files: files.update({"/etc/passwd": b"x"}), r"is nothing that a pack holds"),
        (lambda files: files.update({"C:\\x": b"x"}), r"is nothing that a pack holds"),
        (lambda files: files.pop(NAME), r"no manifest"),
        (lambda files: files.update({NAME: b"{"}), r"manifest\.json: is damaged: it is no JSON"),
        (lambda files: files.update({NAME: b"[" * 100_000}), r"manifest\.json: is damaged: it is no JSON"),
        (lambda files: files.update({NAME: b"[]"}), r"is no packed case"),
        (lambda files: files.update({NAME: NEWER}), r"newer Palagan.*pip install"),
        (lambda files: files.update({NAME: NEWER.replace(b"2", b"1")}), r"manifest\.json: is damaged"),
        (lambda files: files.update({NAME: files[NAME].replace(b'"case": "k', b'"case": "x')}), r"after packing"),
        (lambda files: files.update({NAME: b" " * (BOUNDS.manifest + 1)}), r"manifest\.json: is larger"),
    ],
)  # fmt: skip
def test_files_changed_under_a_manifest(
    packed: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    refused(with_files(packed, tmp_path / "p.zip", change), words)


def test_a_field_of_the_manifest_that_nobody_signed(packed: Path, tmp_path: Path) -> None:
    def more(files: dict[str, bytes]) -> None:
        files[NAME] = json.dumps({**json.loads(files[NAME]), "more": 1}).encode()

    refused(with_files(packed, tmp_path / "p.zip", more), "changed after packing")


def test_tables_of_a_newer_program(packed: Path, tmp_path: Path) -> None:
    refused(remade(packed, tmp_path / "p.zip", {}, {"revision": "9999"}), "newer Palagan.*9999.*pip install")


def test_a_member_twice(packed: Path, tmp_path: Path) -> None:
    pack = tmp_path / "p.zip"
    pack.write_bytes(packed.read_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(pack, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("decisions.jsonl", b"")
    refused(pack, r"decisions\.jsonl: is there twice")


def test_a_bomb(packed: Path, tmp_path: Path) -> None:
    bomb = remade(packed, tmp_path / "p.zip", {"runs.jsonl": lambda _: b" " * 12_000_000 + b"\n"})
    assert bomb.stat().st_size < 400_000
    refused(bomb, r"runs\.jsonl: unpacks to more than 200 times its size")


def test_files_that_lie_over_each_other(packed: Path, tmp_path: Path) -> None:
    content = bytearray(packed.read_bytes())
    with zipfile.ZipFile(packed) as archive:
        first, second = (archive.getinfo(name).header_offset for name in ("pages.jsonl", "drops.jsonl")[:1] * 2)
        names = archive.namelist()
        offset = archive.getinfo(names[3]).header_offset
    assert first == second
    at = content.rfind(b"PK\x01\x02")
    for _ in range(2):  # the directory's last entry but one is told to begin where another does
        at = content.rfind(b"PK\x01\x02", 0, at)
    content[at + 42 : at + 46] = struct.pack("<I", offset)
    pack = tmp_path / "p.zip"
    pack.write_bytes(content)
    refused(pack, "lies over another|damaged")


def test_a_locked_member(packed: Path, tmp_path: Path) -> None:
    content = bytearray(packed.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    pack = tmp_path / "p.zip"
    pack.write_bytes(content)
    refused(pack, "locked")


def test_a_method_that_packs_do_not_use(packed: Path, tmp_path: Path) -> None:
    pack = tmp_path / "p.zip"
    with zipfile.ZipFile(pack, "w", zipfile.ZIP_BZIP2) as archive:
        for name, raw in unzipped(packed).items():
            archive.writestr(name, raw)
    refused(pack, "method that packs do not use")


@pytest.mark.parametrize("content", [b"", b"PK", b"hello " * 100, b"SQLite format 3\0" + bytes(200)])
def test_what_is_no_pack_at_all(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "p.zip"
    other.write_bytes(content)
    refused(other, "no packed case")


def test_another_zip(tmp_path: Path) -> None:
    refused(zipped(tmp_path / "p.zip", {"pages/a.html": b"<p>"}), "no manifest")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        verify(tmp_path / "no.zip")
    with pytest.raises(InputError, match="cannot be read"):
        verify(tmp_path)


def test_a_line_without_an_end(packed: Path, tmp_path: Path) -> None:
    long = remade(packed, tmp_path / "p.zip", {"runs.jsonl": lambda raw: raw + b'{"a": "' + b"xyz" * 600_000})
    with open_pack(long, replace(BOUNDS, line=1_000_000)) as opened, pytest.raises(InputError, match=r"jsonl:\d+"):
        list(opened.objects("runs.jsonl"))
    with pytest.raises(InputError, match="cut short"):
        unpack(long, tmp_path / "copy", now)


def test_what_is_no_json_line_is_named(packed: Path, tmp_path: Path) -> None:
    for number, line in enumerate((b"{", b"[1]", b'{"id": NaN}', b"\xff", b"[" * 50_000)):
        other = remade(packed, tmp_path / f"{number}.zip", {"runs.jsonl": partial(_with, line)})
        with pytest.raises(InputError, match=r"runs\.jsonl:\d+: is no JSON"):
            unpack(other, tmp_path / "copy", now)
        assert not (tmp_path / "copy.palagan").exists()


def _with(line: bytes, raw: bytes) -> bytes:
    return raw + line + b"\n"
