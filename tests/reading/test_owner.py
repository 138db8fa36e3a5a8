"""Whose a group is: soldiers of somebody's are not of the land that they leave, an envoy is of where he was sent."""

from __future__ import annotations

import pytest

from tests.reading.reports import cast_of


@pytest.mark.parametrize(
    ("text", "code", "stands"),
    [
        ("Kenya menarik pasukannya dari Somalia.", "SOM.MIL", False),
        ("Kenya menarik pasukan dari Somalia.", "SOM.MIL", True),
        ("Kenya memanggil pulang duta besarnya dari Somalia.", "SOM.GOV", True),
    ],
)
def test_of_which_land_a_group_is(text: str, code: str, stands: bool) -> None:
    assert (code in {one.code for one in cast_of(text).actors}) is stands
