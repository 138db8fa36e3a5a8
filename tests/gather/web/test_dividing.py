"""A divided article is kept as one: in one piece where the page links to that, else its pages joined, lines once."""

from __future__ import annotations

import pytest

from palagan.articles.make import make_article
from palagan.gather.web.taking import Known, Taken
from palagan.model.article import REPORT
from tests.gather.web.test_taking import ONE, THREE, TWO, URL
from tests.gather.web.told_web import ToldWeb, page

TITLE = "Gencatan Senjata di Lembah Diumumkan"
FOUR = "Warga mulai kembali ke rumah mereka dengan berjalan kaki melewati jembatan yang rusak akibat tembakan."


def links(*numbers: int, whole: str = "") -> str:
    found = [f'<a href="{URL}?page={number}">{number}</a>' for number in numbers]
    return "<div class=paging>Halaman " + " ".join(found) + whole + "</div>"


def report(taken: Taken) -> str:
    assert taken.page is not None
    article = make_article(taken.page)
    return "\n".join(article.text[one.start : one.end] for one in article.segments if one.kind in REPORT)


def test_pages_are_joined_in_their_order() -> None:
    web = ToldWeb(
        {
            URL: page(TITLE, ONE, TWO, foot=links(2, 3)),
            URL + "?page=2": page(TITLE, TWO, THREE, foot=links(1, 3)),
            URL + "?page=3": page(TITLE, FOUR, foot=links(1, 2)),
        }
    )
    taken = web.take(URL)
    assert (taken.outcome, taken.url) == ("kept", URL)
    assert report(taken) == "\n".join((ONE, TWO, THREE, FOUR))
    assert taken.page is not None
    article = make_article(taken.page)
    assert article.title == TITLE
    assert article.published == "2024-05-03T13:30+07:00"
    assert not article.continues
    assert all(article.text[one.start : one.end] for one in article.segments)
    assert web.paths() == [URL, URL + "?page=2", URL + "?page=3"]
    assert taken.aliases == (URL + "?page=2", URL + "?page=3")
    assert [one.page for one in taken.captures] == [taken.page.id, None, None]
    again = web.take(URL, known=Known(None, None, taken.digest))
    assert (again.outcome, [one.kind for one in again.captures]) == ("unchanged", ["revisit"] * 3)


def test_only_what_a_page_links_to_is_asked_and_pages_that_later_ones_name_are_found() -> None:
    answers = {URL: page(TITLE, ONE, foot=links(2, 9))}
    for number in range(2, 10):
        answers[f"{URL}?page={number}"] = page(TITLE, f"{number} {TWO}", foot=links(number + 1) if number < 9 else "")
    taken = ToldWeb(answers).take(URL)  # type: ignore[arg-type]
    assert len(taken.captures) == 9
    assert report(taken).count("\n") == 8


@pytest.mark.parametrize(
    "whole",
    ['<a href="?page=all">Semua</a>', f'<a href="{URL}/all">Lihat Semua</a>', '<a href="?single=1">x</a>',
     f'<a href="{URL}?tampil=semua-halaman"><span>Tampilkan</span> semua</a>'],
)  # fmt: skip
def test_the_view_in_one_piece_is_preferred(whole: str) -> None:
    from palagan.gather.web.paging import paging_of

    first = page(TITLE, ONE, TWO, foot=links(2, 3, whole=whole))
    where = paging_of(first, URL).whole
    assert where is not None
    web = ToldWeb({URL: first, where: page(TITLE, ONE, TWO, THREE, FOUR)})
    taken = web.take(URL)
    assert report(taken) == "\n".join((ONE, TWO, THREE, FOUR))
    assert taken.url == URL
    assert web.paths() == [URL, where]
    assert taken.page is not None
    assert taken.page.content.decode() == page(TITLE, ONE, TWO, THREE, FOUR)
    assert [one.page for one in taken.captures] == [taken.page.id, None]


@pytest.mark.parametrize("answer", ["robots", "first page again", "gone"])
def test_where_there_is_no_such_view_the_pages_are_joined(answer: str) -> None:
    first = page(TITLE, ONE, TWO, foot=links(2, whole='<a href="?page=all">Semua</a>'))
    answers: dict[str, object] = {URL: first, URL + "?page=2": page(TITLE, THREE)}
    if answer == "robots":
        answers["https://kentongan.example/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /*?page=all")
    elif answer == "first page again":
        answers[URL + "?page=all"] = first.replace("Politik", "Politik 2")
    taken = ToldWeb(answers).take(URL)  # type: ignore[arg-type]
    assert report(taken) == "\n".join((ONE, TWO, THREE))


def test_a_page_that_cannot_be_had_is_noted() -> None:
    web = ToldWeb(
        {
            URL: page(TITLE, ONE, foot=links(2, 3)),
            URL + "?page=2": page(TITLE, TWO, foot=links(3)),
            URL + "?page=3": (503, {}, b""),
        }
    )
    taken = web.take(URL)
    assert taken.page is not None
    assert taken.page.notes == ("Page 3 of the article could not be had.",)
    assert report(taken) == f"{ONE}\n{TWO}"


def divided(third: str = FOUR, *, whole: bool = False) -> ToldWeb:
    """An article of three pages whose server knows the first by an ETag, whatever becomes of the others."""
    view = f'<a href="{URL}?page=all">Semua</a>' if whole else ""
    first = page(TITLE, ONE, foot=links(2, 3, whole=view))
    answers: dict[str, str | tuple[int, dict[str, str], bytes]] = {
        URL: (200, {"Content-Type": "text/html; charset=utf-8", "ETag": '"a1"', "Last-Modified": "x"}, first.encode()),
        URL + "?page=2": page(TITLE, TWO, foot=links(1, 3)),
        URL + "?page=3": page(TITLE, third, foot=links(1, 2)),
    }
    return ToldWeb(answers | ({URL + "?page=all": page(TITLE, ONE, TWO, third)} if whole else {}))


def known_of(taken: Taken) -> Known:
    return Known(taken.etag, taken.modified, taken.digest)


@pytest.mark.parametrize("whole", [False, True])
def test_that_the_first_page_is_unchanged_hides_no_edit_of_the_others(whole: bool) -> None:
    before = divided(whole=whole).take(URL)
    same = divided(whole=whole).take(URL, known=known_of(before))
    assert same.outcome == "unchanged"
    after = divided(THREE, whole=whole).take(URL, known=known_of(same))
    assert (after.outcome, report(after)) == ("kept", "\n".join((ONE, TWO, THREE)))


@pytest.mark.parametrize("number", [2, 3])
def test_a_bad_hour_takes_no_page_from_an_article_that_is_kept(number: int) -> None:
    before = divided().take(URL)
    web = divided(THREE)
    web.answers[f"{URL}?page={number}"] = (503, {"Retry-After": "20"}, b"")
    later = web.take(URL, known=known_of(before))
    assert (later.outcome, later.page, later.digest) == ("later", None, before.digest)
    assert later.until is not None
    assert later.until > web.now
    web.answers[f"{URL}?page={number}"] = (404, {}, b"")
    assert web.take(URL, known=known_of(before)).outcome == "kept"  # it is one page shorter now


def test_pages_that_go_on_for_ever_end() -> None:
    answers = {URL: page(TITLE, ONE, foot=links(2))}
    for number in range(2, 60):
        answers[f"{URL}?page={number}"] = page(TITLE, f"{number} {TWO}", foot=links(1, number + 1, number + 2))
    web = ToldWeb(answers)  # type: ignore[arg-type]
    web.take(URL)
    assert len(web.paths()) == 20
    same = ToldWeb({URL: page(TITLE, ONE, foot=links(2)), URL + "?page=2": page(TITLE, ONE, foot=links(2))})
    assert same.take(URL).page is not None
    assert len(same.paths()) == 2


def test_a_later_page_stands_for_the_first() -> None:
    web = ToldWeb({URL + "?page=2": page(TITLE, TWO, foot=links(1, 3) + f'<a href="{URL}">1</a>')})
    taken = web.take(URL + "?page=2")
    assert (taken.outcome, taken.same_as, taken.page) == ("same", URL, None)
    assert [one.page for one in taken.captures] == [None]
    alone = web.take(URL + "?page=2", alone=True)
    assert alone.outcome == "kept"


def test_a_view_in_one_piece_goes_by_the_first_page() -> None:
    head = f'<link rel="canonical" href="{URL}">'
    web = ToldWeb({URL + "?page=all": page(TITLE, ONE, TWO, head=head, foot=links(2, 3))})
    taken = web.take(URL + "?page=all")
    assert (taken.outcome, taken.url, web.paths()) == ("kept", URL, [URL + "?page=all"])


def test_a_list_of_articles_is_not_joined() -> None:
    where = "https://kentongan.example/politik"
    web = ToldWeb({where: page("Politik", ONE, foot='<a href="/politik?page=2">2</a>')})
    web.take(where)
    assert web.paths() == [where]


def test_an_amp_page_is_replaced_by_its_original() -> None:
    head = f'<link rel="canonical" href="{URL}">'
    web = ToldWeb({URL + "/amp": page(TITLE, ONE, head=head, attributes=" amp"), URL: page(TITLE, ONE, TWO)})
    taken = web.take(URL + "/amp")
    assert (taken.outcome, taken.url) == ("kept", URL)
    assert report(taken) == f"{ONE}\n{TWO}"
    gone = ToldWeb({URL + "/amp": page(TITLE, ONE, THREE, head=head, attributes=" amp")})
    taken = gone.take(URL + "/amp")
    assert (taken.outcome, taken.url, report(taken)) == ("kept", URL, f"{ONE}\n{THREE}")
    elsewhere = "https://amp.kentongan.example/x/51234"
    web = ToldWeb({elsewhere: page(TITLE, ONE, head=head, attributes=" ⚡")})
    assert web.take(elsewhere).same_as == URL


def test_ten_thousand_links_cost_nothing() -> None:
    many = "".join(f'<a href="/berita/2024/{number}/judul-lain-di-sini?page=2">x</a>' for number in range(10_000))
    web = ToldWeb({URL: page(TITLE, ONE, foot=many)})
    assert web.take(URL).outcome == "kept"
    assert web.paths() == [URL]
