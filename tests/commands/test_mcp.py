"""`palagan mcp` without its extra says how to get it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.commands.calling import Shell


def test_without_the_extra_it_tells_how_to_install_it(
    shell: Shell, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "palagan.agent.server", raising=False)
    for name in [one for one in sys.modules if one == "mcp" or one.startswith("mcp.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    said = shell("mcp", case)
    assert said.code == 2
    assert "palagan[agent]" in said.err
