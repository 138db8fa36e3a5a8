"""No address of this machine, its network or its cloud is asked, however it is written."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palagan.gather.web.reach import Reach, UnreachableError, as_address, carried, checked_url

REFUSED = (
    # loopback, in every way of writing
    "http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://2130706433/", "http://0x7f000001/",
    "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/", "http://0x7f.1/", "http://127.0.0.1./",
    "http://127.255.255.254/", "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://a.localhost/",
    "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::]/", "http://0.0.0.0/", "http://0/", "http://00000000/",
    # IPv4 carried by IPv6
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::]/", "http://[64:ff9b::a9fe:a9fe]/",
    "http://[2001:0:7f00:1::]/", "http://[::ffff:0:127.0.0.1]/",
    # private, shared, link-local, unique local, site-local
    "http://10.0.0.1/", "http://10.255.255.255/", "http://172.16.0.1/", "http://172.31.255.255/",
    "http://192.168.1.1/", "http://3232235777/", "http://0xc0a80101/", "http://100.64.0.1/", "http://169.254.1.1/",
    "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd12:3456::1]/", "http://[fec0::1]/",
    # metadata of clouds
    "http://169.254.169.254/latest/meta-data/", "http://2852039166/", "http://0xa9fea9fe/", "http://[fd00:ec2::254]/",
    "http://168.63.129.16/", "http://metadata.google.internal/", "http://100.100.100.200/",
    "http://[::ffff:a9fe:a9fe]/",
    # not one host: multicast, broadcast, documentation, reserved
    "http://224.0.0.1/", "http://255.255.255.255/", "http://240.0.0.1/", "http://192.0.2.1/", "http://198.51.100.7/",
    "http://203.0.113.9/", "http://198.18.0.1/", "http://[ff02::1]/", "http://[2001:db8::1]/", "http://[100::1]/",
    "http://192.0.0.170/",
    # other schemes and tricks of writing
    "file:///etc/passwd", "ftp://kabar.example/", "gopher://127.0.0.1:25/", "javascript:alert(1)", "data:text/html,x",
    "//kabar.example/", "kabar.example", "", "http://", "http:///path", "http://user:secret@kabar.example/",
    "http://kabar.example@127.0.0.1/", "http://127.0.0.1\\@kabar.example/", "http://kabar.example\t.evil/",
    "http://kabar.example\r\nHost: x/", "http://%31%32%37.0.0.1/", "http://127.0.0.1%2f@kabar.example/",
    "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://printer.local/", "http://abc.onion/", "http://256.1.1.1/",
    # services that are not the web
    "http://kabar.example:22/", "http://kabar.example:25/", "http://kabar.example:6379/", "http://kabar.example:11211/",
    "http://kabar.example:99999/", "http://kabar.example:0/", "http://kabar.example:-1/",
)  # fmt: skip


def test_the_table_is_long() -> None:
    assert len(set(REFUSED)) >= 60


@pytest.mark.parametrize("url", REFUSED)
def test_it_is_not_asked(url: str) -> None:
    with pytest.raises(UnreachableError):
        checked_url(url)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://Kabar.Example/Berita?id=1#komentar", "https://kabar.example/Berita?id=1"),
        ("http://kabar.example:80/", "http://kabar.example/"),
        ("http://kabar.example:8080", "http://kabar.example:8080/"),
        ("https://bücher.example/é?q=ü", "https://xn--bcher-kva.example/%C3%A9?q=%C3%BC"),
        ("https://93.184.216.34/a%20b", "https://93.184.216.34/a%20b"),
        ("https://[2606:2800:220:1:248:1893:25c8:1946]/", "https://[2606:2800:220:1:248:1893:25c8:1946]/"),
    ],
)
def test_a_public_one_is_asked_in_one_form(url: str, asked: str) -> None:
    assert checked_url(url) == asked
    assert checked_url(asked) == asked


def test_a_network_that_is_named_is_let_through() -> None:
    reach = Reach((ip_network("127.0.0.0/8"),), frozenset({5000}))
    assert checked_url("http://127.0.0.1:5000/", reach) == "http://127.0.0.1:5000/"
    with pytest.raises(UnreachableError):
        checked_url("http://10.0.0.1/", reach)


@given(st.integers(0, 2**32 - 1))
def test_every_way_of_writing_gives_the_same_address(number: int) -> None:
    address = IPv4Address(number)
    one, two, three, four = address.packed
    written = (
        str(address), str(number), hex(number), f"0{number:o}", f"{one}.{number & 0xFFFFFF}",
        f"{one}.{two}.{number & 0xFFFF}", f"{one:#x}.{two:#o}".replace("0o", "0") + f".{three}.{four}",
    )  # fmt: skip
    assert {as_address(one) for one in written} == {address}


@given(st.integers(0, 2**32 - 1))
def test_what_an_address_carries_is_checked(number: int) -> None:
    inner = IPv4Address(number)
    for outer in (IPv6Address((0xFFFF << 32) + number), IPv6Address((0x64FF9B << 96) + number)):
        assert inner in carried(outer)
        refused = [_is_refused(one) for one in (inner, outer)]
        assert refused[0] == refused[1] or outer in ip_network("64:ff9b:1::/48")


def _is_refused(address: IPv4Address | IPv6Address) -> bool:
    try:
        Reach().check_address(address)
    except UnreachableError:
        return True
    return False
