from __future__ import annotations

import pytest

from palagan.errors import InputError
from palagan.gather.options import GatherOptions, Limits, checked
from palagan.model.page import Hints


def test_values_come_out_in_one_form() -> None:
    options = checked(
        GatherOptions(hints=Hints(published="06/10/2020"), columns={"External_ID": "kode "}, encoding="Latin-1")
    )
    assert options.hints.published == "2020-10-06"
    assert options.columns == {"id": "kode"}
    assert options.encoding == "windows-1252"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (GatherOptions(encoding="tak-ada"), "tak-ada"),
        (GatherOptions(hints=Hints(published="kemarin")), "kemarin"),
        (GatherOptions(columns={"isi": "text"}), "isi"),
        (GatherOptions(columns={"text": " "}), "text"),
        (GatherOptions(limits=Limits(page_bytes=0)), "page_bytes"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(options: GatherOptions, named: str) -> None:
    with pytest.raises(InputError) as raised:
        checked(options)
    assert raised.value.item == named
