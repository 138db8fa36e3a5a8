"""Every form of another data set, over events made by hand, against files that a person read line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from palagan.exports.formats import FORMATS
from palagan.exports.peers import columns_of
from tests.exports.happened import EVENTS, going

GOLDEN = Path(__file__).parent / "golden"
NAMES = tuple(name for name in FORMATS if columns_of(name))


def written(name: str) -> dict[str, str]:
    """The file of a form, and its evidence, by their names; what was left out stands in the third."""
    beside: list[dict[str, object]] = []
    told = going(beside=beside)
    made = b"".join(FORMATS[name].write(EVENTS, told)).decode("utf-8")
    files = {f"{name}.txt": made}
    if FORMATS[name].evidence == "beside":
        files[f"{name}.evidence.jsonl"] = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in beside)
    left = {reason.value: count for reason, count in sorted(told.left_out.items())}
    files[f"{name}.counts.json"] = json.dumps({"counts": dict(told.counts), "left_out": left}, indent=1) + "\n"
    return files


@pytest.mark.parametrize("name", NAMES)
def test_it_is_as_it_was_read(name: str) -> None:
    for file, made in written(name).items():
        assert made == (GOLDEN / file).read_bytes().decode("utf-8"), f"{file}: scripts/golden_exports.py --write"


@pytest.mark.parametrize("name", NAMES)
def test_every_event_goes_out_or_is_counted(name: str) -> None:
    told = going()
    b"".join(FORMATS[name].write(EVENTS, told))
    assert told.counts["rows"] + sum(told.left_out.values()) == len(EVENTS)
