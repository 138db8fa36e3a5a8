from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_layout import Layout, lay_out
from palagan.articles.html_region import blocks_in, find_region, is_sentence_like, marks_round
from palagan.articles.html_second import second_opinion
from palagan.articles.html_tree import parse

ONE = "Kapal itu berangkat dari pelabuhan lama pada malam hari dan tidak terlihat lagi sesudahnya."
TWO = "Pemerintah kedua negara saling menyalahkan dan meminta penjelasan lewat saluran resmi."
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Rubrik {n}</a></li>" for n in range(12)) + "</ul></nav>"


def laid(html: str) -> Layout:
    root = parse(html).root
    assert root is not None
    return lay_out(root)


def report(layout: Layout) -> list[str]:
    region = find_region(layout)
    return [] if region is None else [layout.blocks[number].text for number in blocks_in(layout, region.node)]


def test_the_element_with_the_running_text_is_the_region() -> None:
    layout = laid(f"<body>{MENU}<div><h1>Judul</h1><div><p>{ONE}</p><p>{TWO}</p></div></div><footer>{ONE}</footer>")
    assert report(layout) == [ONE, TWO]


def test_comments_are_not_though_they_are_longer() -> None:
    comments = "".join(f"<p>{ONE} {n}.</p>" for n in range(6))
    layout = laid(f"<div><div><p>{ONE}</p><p>{TWO}</p></div><div id=komentar>{comments}</div></div>")
    assert report(layout) == [ONE, TWO]


def test_a_report_cut_in_two_is_one() -> None:
    layout = laid(
        f"<div><div><p>{ONE}</p><p>{TWO}</p></div><div class=ads>x</div><div><p>{TWO}</p><p>{ONE}</p></div></div>"
    )
    assert [line for line in report(layout) if line != "x"] == [ONE, TWO, TWO, ONE]


def test_a_dateline_and_initials_beside_the_text_are_in_it() -> None:
    layout = laid(f"<div><b>Merit</b> - <div><p>{ONE}</p><p>{TWO}</p></div>(ab/cd)</div><div>Berita lain</div>")
    assert report(layout) == ["Merit -", ONE, TWO, "(ab/cd)"]


def test_no_running_text_no_region() -> None:
    assert find_region(laid(MENU)) is None


def test_two_of_a_size_leave_it_unsure_and_trafilatura_is_asked() -> None:
    half = "".join(f"<p>{ONE} {n}.</p><p>{TWO} {n}.</p>" for n in range(3))
    html = f"<table><tr><td><div><div>{half}</div></div></td><td><div><div>{half}</div></div></td></tr></table>{MENU}"
    root = parse(html).root
    assert root is not None
    layout = lay_out(root)
    region = find_region(layout)
    assert region is not None
    assert not region.sure or len(blocks_in(layout, region.node)) == 12
    before = lay_out(root)
    other = second_opinion(root, layout)
    assert other is None or other.prose > 0
    assert lay_out(root) == before


def test_the_second_opinion_finds_the_report() -> None:
    html = (
        f"<body>{MENU}<article><h1>Judul</h1>{''.join(f'<p>{ONE} {TWO} {n}.</p>' for n in range(5))}</article></body>"
    )
    root = parse(html).root
    assert root is not None
    layout = lay_out(root)
    other = second_opinion(root, layout)
    assert other is not None
    assert [layout.blocks[n].text[:10] for n in blocks_in(layout, other.node)][-5:] == [ONE[:10]] * 5
    assert second_opinion(parse("<p>pendek</p>").root, laid("<p>pendek</p>")) is None


def test_what_the_wrapper_of_the_report_is_called_says_nothing() -> None:
    layout = laid(f"<div class=share><div class=teks><p>{ONE}</p><p class=tags>{'a ' * 9}</p><p>{TWO}</p></div></div>")
    region = find_region(layout)
    assert region is not None
    marks = marks_round(layout, region.node)
    assert [sorted(marks[block.node]) for block in layout.blocks] == [[], ["tags"], []]


def test_a_box_that_nobody_closed_does_not_swallow_the_report() -> None:
    layout = laid(f"<div class=teks><p>{ONE}</p><div class=iklan>Iklan<p>{TWO}</p><p>{ONE}</p>")
    region = find_region(layout)
    assert region is not None
    marks = marks_round(layout, region.node)
    assert all("ads" not in marks[block.node] for block in layout.blocks)


def test_running_text_is_told_from_links_and_labels() -> None:
    assert is_sentence_like(ONE)
    assert is_sentence_like("Mereka belum kembali, katanya.")
    assert not is_sentence_like("Berita Terkini")
    assert not is_sentence_like(ONE, linked=len(ONE))


@given(st.integers(3, 12), st.integers(0, 5), st.booleans())
def test_the_region_holds_every_paragraph_however_deep(paragraphs: int, depth: int, lines: bool) -> None:
    texts = [f"{ONE} {number}." for number in range(paragraphs)]
    inner = "<br>".join(texts) if lines else "".join(f"<p>{text}</p>" for text in texts)
    layout = laid(f"<body>{MENU}{'<div>' * depth}<section>{inner}</section>{'</div>' * depth}{MENU}</body>")
    assert report(layout) == texts
