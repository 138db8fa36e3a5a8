from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.articles.html_layout import Layout, lay_out
from palagan.articles.html_tree import parse


def laid(text: str, *, show_hidden: bool = False) -> Layout:
    root = parse(text).root
    assert root is not None
    return lay_out(root, show_hidden=show_hidden)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>satu</p><p>dua</p>", "satu\ndua"),
        ("satu<br>dua<br/><br>tiga", "satu\ndua\ntiga"),
        ("<p> a\n\t b&nbsp;&nbsp;c </p>", "a b c"),
        ("<p>melawan<a href=x>Israel</a>pada</p>", "melawanIsraelpada"),
        ("<p><b>JAKARTA</b> - Ada <i>yang</i> datang.</p>", "JAKARTA - Ada yang datang."),
        ("<div>satu<p>dua</p>tiga</div>", "satu\ndua\ntiga"),
        ("<p>a</p><script>x()</script><style>p{}</style><template>t</template><noscript>n</noscript>", "a"),
        ("<p>a</p><p hidden>b</p><p style='color:red; display : none'>c</p><span class=sr-only>d</span>", "a"),
        ("<p>a<!-- b --><?php c ?></p>", "a"),
        ("<p>pa\u00adnjang se\u200bkali</p>", "panjang sekali"),
        (
            "<table><tr><td>Penulis</td><td>: Tara</td></tr><tr><td>Editor</td><td>: Bimo</td></tr></table>",
            "Penulis : Tara\nEditor : Bimo",
        ),
        ("<table><tr><td>menu</td><td><p>satu</p><p>dua</p></td></tr></table>", "menu\nsatu\ndua"),
        ("<pre>satu\n  dua\n\ntiga</pre>", "satu\ndua\ntiga"),
        ("<a href=1>Berita</a><a href=2>Dunia</a>", "Berita Dunia"),
        ("<span style='display:block'>satu</span><span>dua</span>", "satu\ndua"),
        ("<amp-box>satu</amp-box>dua", "satu\ndua"),
        ("<select><option>pilih</select><textarea>tulis</textarea><p>a</p>", "a"),
        ("<p>e\u0301</p>", "e\u0301"),
    ],
)
def test_one_block_a_line(html: str, text: str) -> None:
    assert laid(html).text == text


def test_hidden_text_is_shown_on_demand() -> None:
    html = "<p hidden>satu</p><noscript><p>dua</p></noscript><script>x</script>"
    assert laid(html).text == ""
    assert laid(html, show_hidden=True).text == "satu\ndua"


def test_links_and_bold_are_counted() -> None:
    (block,) = laid("<p><b>Baca juga:</b> <a href=x>Judul lain</a></p>").blocks
    assert (block.linked, block.bold, len(block.text)) == (10, 10, 21)


def test_an_inline_element_says_where_its_words_stand() -> None:
    layout = laid("<p>Oleh <span itemprop=author>Tara Wulandari</span> <time datetime=2025-03-04>kemarin</time></p>")
    told = {(layout.text[s.start : s.end], s.value) for s in layout.stretches}
    assert told == {("Tara Wulandari", None), ("kemarin", "2025-03-04")}


def test_depth_is_told() -> None:
    assert laid("<div>" * 40 + "x").depth >= 40


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20), max_size=12)
)
def test_blocks_are_the_lines_of_the_text(texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    layout = laid("<div>x</div>" + "".join(f"<p>{text}</p>" for text in escaped))
    assert layout.text.split("\n") == [block.text for block in layout.blocks]
    for block in layout.blocks:
        assert layout.text[block.start : block.end] == block.text
        assert block.text == " ".join(block.text.split()) != ""
    wanted = [
        " ".join(text.translate({0x200B: None, 0x2060: None, 0xFEFF: None, 0xAD: None}).split()) for text in texts
    ]
    assert [block.text for block in layout.blocks][1:] == [text for text in wanted if text]
