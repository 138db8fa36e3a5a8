"""The brief as PDF: made without fetching anything, refused with the way out where WeasyPrint is missing."""

from __future__ import annotations

import sys

import pytest

from palagan.errors import InputError
from palagan.exports.brief import Material, brief
from palagan.exports.brief_pdf import pdf_of


def test_nothing_is_fetched() -> None:
    pytest.importorskip("weasyprint")
    page = (
        '<p>uji<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/passwd"><link rel=stylesheet href="//x/y.css">'
    )
    made = pdf_of(page)
    assert made.startswith(b"%PDF-")
    assert b"root:" not in made


def test_an_empty_brief_is_a_whole_pdf() -> None:
    pytest.importorskip("weasyprint")
    made = pdf_of(brief(Material(), title="Uji", tongue="id"))
    assert made.startswith(b"%PDF-")
    assert b"%%EOF" in made[-32:]


def test_without_weasyprint_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(InputError) as caught:
        pdf_of("<p>")
    assert "palagan[pdf]" in str(caught.value.way_out)
