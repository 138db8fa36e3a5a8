"""Datasette opens a case, and its views read well there."""

from __future__ import annotations

from pathlib import Path

import pytest

from palagan.case import Case
from tests.apart import run_apart
from tests.commands.calling import written


@pytest.mark.filterwarnings("ignore:pkg_resources")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_datasette_opens_a_case(tmp_path: Path) -> None:
    app = pytest.importorskip("datasette.app")
    with Case.make(tmp_path / "ganja") as case:
        case.add(written(tmp_path / "pages"), outlet="Kabar Uji")
        case.run()
        happenings = len(case.timeline())

    async def shown() -> dict[str, int]:
        opened = app.Datasette([str(tmp_path / "ganja.palagan")])
        counts = {}
        for view in ("timeline", "claims_and_denials", "toll_ledger", "sources", "dropped", "articles"):
            answer = await opened.client.get(f"/ganja/{view}.json?_shape=array&_size=max")
            assert answer.status_code == 200, answer.text
            counts[view] = len(answer.json())
        return counts

    counts = run_apart(shown)
    assert counts["timeline"] == happenings
    assert (counts["articles"], counts["dropped"]) == (2, 1)
