"""What the layers beneath tell is read in Indonesian, as they tell it, by the code that tells it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.errors import InputError
from palagan.gather.web.asking import Refused, _forbids, _others_turn
from palagan.gather.web.contact import contact_of
from palagan.gather.web.fetching import Failed, Fetched, Hop
from palagan.gather.web.reach import UnreachableError, checked_url
from palagan.gather.web.robots import robots_of
from palagan.gather.web.verdicts import verdict
from palagan.languages.tables import lexicon
from palagan.monitor.alerts.rules import rule_of
from palagan.monitor.channels.setting_up import channel_of
from palagan.monitor.channels.telegram import Reply, _fault
from palagan.monitor.lines import begins_line, brought_line
from palagan.record.correctable import checked_value
from palagan.run import Done
from palagan.web.in_tongue import _PLACE, LONGEST, in_tongue
from tests.record.builders import strike
from tests.record.test_happenings import record_of

URL = "https://kabar.example/berita/1"
ENGLISH = re.compile(
    r"\b(the|its|it|is|was|not|with|from|answered|new|edited|read|record|pages|sources?|watching|alerts|no)\b",
    re.IGNORECASE,
)


def answer(status: int, reason: str = "") -> Fetched:
    return Fetched((Hop(URL, (), status, reason, ()),))


def done_of(read: int, dropped: dict[str, int], recorded: int | None) -> Done:
    return Done(read, read, dropped, 0, recorded, {})


def told() -> Iterator[str]:
    """Sentences as the layers beneath make them."""
    yield begins_line(0.0, 1, ()).line
    yield begins_line(0.0, 3, ("redaksi (telegram)", "meja (email)")).line
    yield begins_line(0.0, 0, ()).line
    came = {"new": 1200, "version": 2, "gone": 1, "back": 1, "robots": 3, "forbidden": 4, "not-fetched": 5}
    done = done_of(7, {"binary": 2}, 9000)
    for outlets in ({}, {"kabar.example": 3}, {"a": 4, "b": 3, "c": 2, "d": 1, "e": 1}):
        yield brought_line(0.0, came, outlets, done).line
    yield brought_line(0.0, {}, {}, done_of(1, {}, None)).line
    for refused in (
        _forbids(URL, 7, 1.0),
        _others_turn(URL),
        Refused(URL, "not-now", "x.example did not answer (503)"),
    ):
        yield refused.detail
    for status in (403, 503):
        closed = robots_of(status, b"").closed
        assert closed is not None
        yield f"kabar.example: {closed}"
    for code, reason in ((403, "Forbidden"), (404, ""), (402, ""), (503, "Service Unavailable"), (418, "")):
        judged = verdict(URL, answer(code, reason), 1.0)
        assert judged is not None
        yield judged.detail
    judged = verdict(URL, Failed(URL, "timeout", "no whole answer within 60 s"), 1.0)
    assert judged is not None
    yield judged.detail
    for code, why in ((401, "Unauthorized"), (403, "Forbidden"), (400, "Bad Request: chat not found"), (0, "timeout")):
        yield getattr(_fault(Reply(False, None, code, why)), "why", None) or _reason(
            _fault(Reply(False, None, code, why))
        )
    for bad in ("kabar", "http://127.0.0.1/", "ftp://kabar.example/", "https://a b/", "https://u:p@kabar.example/"):
        try:
            checked_url(bad)
        except UnreachableError as error:
            yield f"is not asked ({error})"
    for wrong in (lambda: contact_of("x"), lambda: channel_of("meja", "email", {}, "2026")):
        with pytest.raises(InputError) as raised:
            wrong()
        yield f"{raised.value.item}: {raised.value.message}"
        assert raised.value.way_out
        yield raised.value.way_out


def _reason(outcome: object) -> str:
    """What an outcome tells."""
    return next(value for name in outcome.__slots__ if isinstance(value := getattr(outcome, name), str))  # type: ignore[attr-defined]


def test_what_is_told_is_told_in_indonesian() -> None:
    left = {one: in_tongue(one, "id") for one in told()}
    assert len(left) > 25
    for english, indonesian in left.items():
        assert indonesian != english
        bare = re.sub(r"\([^)]*\)|chat not found|palagan \w+ CASE \w+|https?:\S+", "", indonesian)
        assert not ENGLISH.search(bare), (english, indonesian)
    assert all(in_tongue(one, "en") == one for one in left)


def refused() -> Iterator[str]:
    """What the editor of rules and the desk say to what cannot be meant."""
    rules: list[dict[str, object]] = [
        {"kind": "x"}, {"about": "weather"}, {"about": "toll", "toll": {}}, {"about": "happening"}, {"type": "DANCE"},
        {"truce_broken": True, "silence": True}, {"about": "silence", "type": "ASSAULT"}, {"toll": {"loss": 3}},
        {"toll": "many"}, {"toll": 0}, {"denied": "x"}, {"lang": "xx", "type": "ASSAULT"}, {"about": "search"},
        {"about": "toll", "toll": {"killed": 2, "wounded": 3}}, {"search": '"buka'}, {"search": "-x"}, {"who": 3},
    ]  # fmt: skip
    made = record_of(strike("a", "A", "2020-10-11", 7))
    (happening,) = [one for one in made.happenings if one.type == "ASSAULT"]
    fields = [("weather", "x"), ("type", "-"), ("type", "DANCE"), ("date", "kapan"), ("background", "barangkali"),
              ("sources", "Siapa"), ("mode", "menari"), ("status", "x")]  # fmt: skip
    several: tuple[Callable[[], object], ...] = (
        *(partial(rule_of, rule) for rule in rules),
        *(partial(checked_value, happening, "happening", field, told, lambda _: None) for field, told in fields),
    )
    for wrong in several:
        with pytest.raises(InputError) as raised:
            wrong()
        yield f"{raised.value.item}: {raised.value.message}" if raised.value.item else raised.value.message
        if raised.value.way_out and len(raised.value.way_out) < LONGEST:
            yield raised.value.way_out


def test_the_editor_of_rules_and_the_desk_refuse_in_indonesian() -> None:
    for english in refused():
        indonesian = in_tongue(english, "id")
        assert indonesian != english
        assert not re.search(r"\b(is|are|cannot|choose|write|give|the rule|to be)\b", indonesian, re.IGNORECASE), (
            english
        )


def test_values_are_taken_over_and_parts_looked_up() -> None:
    assert in_tongue("answered 503 Service Unavailable", "id") == "menjawab 503 Service Unavailable"
    assert in_tongue("kabar.example did not answer (no connection)", "id") == (
        "kabar.example tidak menjawab (tidak ada sambungan)"
    )
    assert in_tongue("12 new (jubi.id 8), 1 edited · read 13", "id") == "12 baru (jubi.id 8), 1 disunting · dibaca 13"
    assert (
        in_tongue("names 3 sitemaps; of the newest, /a.xml:", "id")
        == "menyebut 3 peta situs; dari yang terbaru, /a.xml:"
    )
    assert in_tongue("https://a.example/x: answered 404; https://b.example/y: answered 500", "id") == (
        "https://a.example/x: menjawab 404; https://b.example/y: menjawab 500"
    )


@given(st.text(max_size=700))
def test_what_is_not_known_stays_as_it_was(text: str) -> None:
    assert in_tongue(text, "en") == text
    assert in_tongue("¤" + text.replace(",", "").replace(";", "").replace("·", "").replace(":", ""), "id").startswith(
        "¤"
    )


@pytest.mark.parametrize(
    "text", ["answered " * 60, "a new (b, " * 45, ": " * 240, "Telegram: " + "x: " * 150, "; " * 249]
)
def test_hostile_words_cost_nothing(text: str) -> None:
    assert isinstance(in_tongue(text, "id"), str)


def test_both_sides_of_a_form_have_the_same_places() -> None:
    for english, indonesian in lexicon("web/in_tongue.toml")["forms"].items():
        wanted = {place[2] for place in _PLACE.finditer(indonesian)}
        assert wanted <= {place[2] for place in _PLACE.finditer(english)}, english
        assert english != indonesian or english.startswith("{host}: {*why}")
