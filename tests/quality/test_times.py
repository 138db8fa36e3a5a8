"""Time expressions against IndoTimex: extents and values hold their floors, on the set that they were pinned on."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from palagan.languages.sentences import split_sentences
from palagan.reading.times import find_times
from tests.quality.gold_readings import shared_folder

SHARED = shared_folder()
FOLDER = SHARED / "corpora" / "indotimex" / "Kompas_test_gold" if SHARED else None
FLOORS = tomllib.loads((Path(__file__).parent / "times_floors.toml").read_text("utf-8"))
_TAG = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")

needs_corpus = pytest.mark.skipif(
    FOLDER is None or not FOLDER.is_dir(), reason="no IndoTimex here: no shared folder that has it"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A tagged expression: its place in the text, its type and value."""

    start: int
    end: int
    type: str
    value: str


def files() -> list[Path]:
    assert FOLDER is not None
    return sorted(FOLDER.glob("*.tml"))


def read(path: Path) -> tuple[str, str, list[Told]]:
    """The text, the day of publication, and what is tagged."""
    marked = path.read_text("utf-8")
    made = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', marked, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", marked, re.DOTALL)
    assert made is not None
    assert body is not None
    text, reached, told = "", 0, []
    for tag in _TAG.finditer(body.group(1)):
        text += body.group(1)[reached : tag.start()]
        fields = dict(re.findall(r'(\w+)="([^"]*)"', tag.group(1)))
        told.append(Told(len(text), len(text) + len(tag.group(2)), fields["type"], fields["value"]))
        text += tag.group(2)
        reached = tag.end()
    return text + body.group(1)[reached:], made.group(1), told


@needs_corpus
def test_extents_and_values_hold_their_floors() -> None:
    gold = got = exact = overlap = right = dated = 0
    for path in files():
        text, published, told = read(path)
        found = list(find_times(text, split_sentences(text, 0, len(text)), published))
        gold, got = gold + len(told), got + len(found)
        for tag in told:
            hit = next((time for time in found if time.start < tag.end and tag.start < time.end), None)
            if hit is not None:
                found.remove(hit)
                overlap += 1
                exact += (hit.start, hit.end) == (tag.start, tag.end)
            day = _DAY.match(tag.value)
            if hit is not None and day and tag.type in ("DATE", "TIME"):
                dated += 1
                right += hit.value == day.group()
    reached = {"exact": 2 * exact / (gold + got), "overlap": 2 * overlap / (gold + got), "value": right / dated}
    assert {name: round(share, 4) for name, share in reached.items() if share < FLOORS[name]} == {}


@needs_corpus
def test_the_floors_were_pinned_on_this_set() -> None:
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files())).hexdigest()
    assert digest == FLOORS["sha256"], "IndoTimex is not the one the floors were pinned on: measure again"
