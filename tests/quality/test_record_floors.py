"""Stories and copies against the marks set for them, held to the floors in `record_floors.toml`."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from palagan.model.article import Article, Kind, Segment
from palagan.model.ids import sha256_hex
from palagan.model.reading import Reading
from palagan.record.build import build_record
from palagan.record.copies import find_copies
from palagan.record.sheet import lay_out
from tests.quality.gold_readings import shared_folder

SHARED = shared_folder()
FLOORS = tomllib.loads(Path(__file__).with_name("record_floors.toml").read_text("utf-8"))
KINDS = ("exact", "light", "heavy", "half", "embedded", "three")

pytestmark = pytest.mark.skipif(SHARED is None, reason="the shared data is not here")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def words_alone(told: list[dict[str, Any]], language: str) -> list[Reading]:
    """The rows' texts as pages, all of it report, with nothing read of them."""
    return [
        Reading(
            Article(
                page_id=str(row["id"]),
                source="gold",
                url=None,
                external_id=str(row["id"]),
                text=row["text"],
                segments=(Segment(0, len(row["text"]), Kind.BODY),),
                language=language,
                outlet=row["outlet"],
                title=row.get("title"),
                published=row.get("published"),
            ),
            (),
        )
        for row in told
    ]


@pytest.mark.parametrize("name", ["stories", "shootings"])
def test_stories_reach_their_floor(tmp_path: Path, name: str) -> None:
    assert SHARED is not None
    floors = FLOORS[name]
    gold = SHARED / floors["file"]
    assert sha256_hex(gold.read_bytes()) == floors["sha256"], "another set: measure it and pin the floors anew"
    groups = tmp_path / "groups.jsonl"
    stories = build_record(words_alone(rows(gold), floors["language"])).stories
    lines = [json.dumps({"id": page, "story": story.id}) for story in stories for page in story.pages]
    groups.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, str(SHARED / "bench" / "score_stories.py"), str(gold), str(groups), "--json"]
    command += ["--from", floors["from"]] if "from" in floors else []
    scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for measure in ("bcubed", "pairwise"):
        assert scores[measure]["f1"] >= floors[measure]["floor"], scores


@pytest.mark.parametrize("stock", [False, True])
def test_copies_reach_their_floor(tmp_path: Path, stock: bool) -> None:
    assert SHARED is not None
    made = tmp_path / "reuse.jsonl"
    command = [
        sys.executable,
        str(SHARED / "bench" / "make_reuse.py"),
        "2000",
        str(made),
        *(["--stock"] if stock else []),
    ]
    subprocess.run(command, check=True)
    told = rows(made)
    source = {str(row["id"]): str(row["source"]) if row["source"] is not None else None for row in told}
    pairs = {
        (copy.earlier, copy.later) for copy in find_copies([lay_out(page) for page in words_alone(told, "id")], {})
    }
    right = sum((source[a] or a) == (source[b] or b) for a, b in pairs)
    assert right / len(pairs) >= FLOORS["copies"]["precision"]["floor"]
    every = Counter(row["kind"] for row in told if row["source"] is not None)
    found = Counter(row["kind"] for row in told if (source[str(row["id"])], str(row["id"])) in pairs)
    for kind in KINDS:
        assert found[kind] / every[kind] >= FLOORS["copies"][kind]["floor"], kind
