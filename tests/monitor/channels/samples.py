"""An invented message, parcels of it, a case with an outbox, and messages of any words for property tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from ipaddress import ip_network

from hypothesis import strategies as st

from palagan.gather.web.reach import Reach
from palagan.monitor.alerts.message import Item, Line, Message
from palagan.monitor.channels.outcome import Home, Parcel
from palagan.monitor.channels.posting import Ways

NOW = 1_778_000_000.0
HOME = Home("papua-2026", "http://127.0.0.1:8000")
MESSAGE = Message(
    kind="truce",
    rule="gencatan",
    rule_told="gencatan senjata dikatakan dilanggar oleh sedikitnya 2 asal",
    headline="Gencatan senjata di Lembah Sani dikatakan dilanggar: menurut Kodam <Tirta> & warga",
    news="",
    facts=("11 Mei 2026, Lembah Sani", "2 asal: Kantor Berita Uji, Radio Lembah", "Menyatakan: Kodam Tirta"),
    lines=(
        Line("Pihak itu melanggar kesepakatan <semalam>", "Harian Uji", "2026-05-12T09:14+07:00", "pg-1",
             "https://harian.example/1?a=1&b=2", "Kantor Berita Uji"),
        Line("Tembakan terdengar lagi & warga mengungsi", None, None, "pg-2", "javascript:alert(1)"),
    ),
    more=1,
    origins_low=2,
    origins_high=3,
    origin_names=("Kantor Berita Uji", "Radio Lembah"),
    asserted_by=("Kodam Tirta",),
    denied_by=(),
    toll_now=None,
    toll_before=None,
    permalink="/happening/hp-0123456789ab",
    about="hp-0123456789ab",
    first="2026-05-12T09:14+07:00",
    last="2026-05-12T11:00+07:00",
    rung=("2026-05-12T05:00:00Z",),
    language="id",
)  # fmt: skip


def grown(message: Message = MESSAGE, news: str = "asal 2 → 4") -> Message:
    """The same matter, told by more."""
    return replace(message, news=news, origins_low=4, origins_high=4)


def parcel(settings: Mapping[str, str], message: Message = MESSAGE, **more: object) -> Parcel:
    """A parcel with an id of its own."""
    return replace(Parcel("msg-0123456789ab", message, settings, HOME, NOW, NOW), **more)  # type: ignore[arg-type]


def ways(*ports: int, **more: object) -> Ways:
    """Loopback let through, on these ports, with short limits; every name is this machine."""

    async def here(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    reach = Reach((ip_network("127.0.0.1/32"),), frozenset(ports))
    return replace(Ways(reach, here, connect=2.0, whole=5.0), **more)  # type: ignore[arg-type]


_WORDS = st.text(max_size=300)
_LINES = st.builds(
    Line, _WORDS, st.none() | _WORDS, st.none() | _WORDS, _WORDS, st.none() | _WORDS | st.just("https://a.example/?q=<b>"),
    st.none() | _WORDS,
)  # fmt: skip
_ITEMS = st.builds(Item, _WORDS, _WORDS | st.just("/happening/hp-1"), st.integers(0, 9), st.integers(0, 9), _WORDS)


def messages() -> st.SearchStrategy[Message]:
    """Messages whose words are anything at all."""
    return st.builds(
        replace,
        st.just(MESSAGE),
        headline=_WORDS,
        news=_WORDS,
        rule=_WORDS,
        rule_told=_WORDS,
        facts=st.lists(_WORDS, max_size=4).map(tuple),
        lines=st.lists(_LINES, max_size=12).map(tuple),
        items=st.lists(_ITEMS, max_size=4).map(tuple),
        more=st.integers(0, 99),
        permalink=_WORDS | st.just("/happening/hp-1"),
        language=st.sampled_from(["id", "en"]),
    )
