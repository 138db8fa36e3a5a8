from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.folders import folder_files, is_hidden, shown
from palagan.model.drop import Drop, Reason
from tests.gather.made import TEXT, gathered, only_drop, reasons


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "A.txt", "a.txt", "ä.txt", "10.txt", "9.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT + name)
    order = ["10.txt", "9.txt", "A.txt", "a/b/c.txt", "a/z.txt", "a.txt", "b.txt", "ä.txt"]
    assert [str(path.relative_to(tmp_path)) for path in folder_files(tmp_path) if isinstance(path, Path)] == order
    pages, drops = gathered(tmp_path)
    assert [page.source for page in pages] == [f"{tmp_path}/{name}" for name in order]
    assert not drops


def test_hidden_entries_are_counted_but_not_read(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / ".catatan.txt").write_text(TEXT)
    (tmp_path / "a.txt").write_text(TEXT)
    pages, drops = gathered(tmp_path)
    assert len(pages) == 1
    assert [(drop.item, drop.reason) for drop in drops] == [
        (f"{tmp_path}/.catatan.txt", Reason.HIDDEN),
        (f"{tmp_path}/.git", Reason.HIDDEN),
    ]
    assert len(gathered(tmp_path / ".catatan.txt")[0]) == 1
    assert len(gathered(tmp_path / ".git")[0]) == 1


def test_links_in_a_circle_end_and_links_to_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "a.txt").write_text(TEXT)
    (tmp_path / "a" / "pulang").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "hilang").symlink_to(tmp_path / "tak-ada")
    (tmp_path / "sendiri").symlink_to(tmp_path / "sendiri")
    pages, drops = gathered(tmp_path)
    assert [page.source for page in pages] == [f"{tmp_path}/a/a.txt"]
    assert [(drop.item.rpartition("/")[2], drop.reason) for drop in drops] == [
        ("pulang", Reason.DUPLICATE),
        ("b", Reason.DUPLICATE),
        ("hilang", Reason.UNREADABLE),
        ("sendiri", Reason.UNREADABLE),
    ]


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    assert only_drop(tmp_path).reason is Reason.UNREADABLE


def test_a_folder_without_files_says_so(tmp_path: Path) -> None:
    (tmp_path / "kosong" / "dalam").mkdir(parents=True)
    drop = only_drop(tmp_path)
    assert (drop.item, drop.reason) == (str(tmp_path), Reason.EMPTY)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    assert reasons(gathered(tmp_path)[1]) == [Reason.UNREADABLE, Reason.UNREADABLE]


def test_a_name_that_is_no_utf8_can_be_shown(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/kaf\xe9.txt"))
    path.write_text(TEXT)
    pages, _ = gathered(tmp_path)
    assert pages[0].source == f"{tmp_path}/kaf\\xe9.txt"
    assert shown(path).encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/"), min_size=1, max_size=12))
def test_a_name_is_hidden_by_its_dot_or_by_the_system_that_made_it(name: str) -> None:
    assert is_hidden("." + name)
    assert not is_hidden("a" + name)


def test_a_drop_names_the_folder_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    assert [drop.item for drop in folder_files(Path("data")) if isinstance(drop, Drop)] == ["data"]
    (tmp_path / "data" / "a.txt").write_text(TEXT)
    assert [page.source for page in gathered(Path("data"))[0]] == ["data/a.txt"]
    assert [page.source for page in gathered(Path("data/a.txt"))[0]] == ["data/a.txt"]
