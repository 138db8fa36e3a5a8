"""Countries of a title are no places of what its holder does."""

from __future__ import annotations

from palagan.model.reading import Place
from palagan.reading.in_titles import not_of_a_title, visited_by
from palagan.reading.making import Making
from palagan.reading.sites import Placed, Site
from tests.reading.reports import cast_of
from tests.reading.test_making import ONE

TEXT = "Presiden Kenya Baruti Kamau berbicara dengan Mesir. Kenya diam."
NOWHERE = Placed(None, None, ())


def placed_at(start: int, led: str = "-") -> Placed:
    place = Place(start, start + 5, "Kenya", "KEN", "country", f"place.state:{led}")
    return Placed("kenya", Site(place, "kenya", 0, 1, 2, led, "w", "-"), ())


def chosen(placed: Placed, event: Making) -> str | None:
    return not_of_a_title(cast_of(TEXT), event, placed, NOWHERE).key


def test_the_country_of_a_title_is_no_place() -> None:
    kamau = next(one.id for one in cast_of(TEXT).actors if one.kind == "person")
    talks = ONE._replace(type="CONSULT", sources=(kamau,), targets=())
    assert chosen(placed_at(TEXT.index("Kenya")), talks) is None
    assert chosen(placed_at(TEXT.rindex("Kenya")), talks) == "kenya"
    assert chosen(placed_at(TEXT.index("Kenya"), "in"), talks) == "kenya"


def test_a_deed_at_home_is_in_the_country_of_the_title() -> None:
    kamau = next(one.id for one in cast_of(TEXT).actors if one.kind == "person")
    arrest = ONE._replace(type="COERCE", sources=(kamau,), targets=())
    assert chosen(placed_at(TEXT.index("Kenya")), arrest) == "kenya"


def test_who_meets_visitors_meets_them_in_his_country() -> None:
    cast = cast_of(TEXT)
    kamau = next(one.id for one in cast.actors if one.kind == "person")
    kenya = next(one.id for one in cast.actors if one.name == "Kenya")
    talks = ONE._replace(type="CONSULT", sources=(kamau,), targets=())
    visited = visited_by(cast, [ONE._replace(type="CONSULT", mode="visit", targets=(kenya,))])
    assert visited == {"KEN"}
    assert not_of_a_title(cast, talks, placed_at(TEXT.index("Kenya")), NOWHERE, visited).key == "kenya"
