"""Which addresses may be asked: public ones, over http and https. Nothing of this machine, its network or its cloud.

A name is looked up once, every address it gives is checked, and the one that was checked is the one connected to
(`connecting.py`): a name that answers differently the second time (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from palagan.errors import InputError
from palagan.languages.tables import table

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

LONGEST = 4096
"""Characters of an address; longer ones are not asked."""
_MAPPED = ip_network("::ffff:0:0/96")
_COMPATIBLE = ip_network("::/96")
_TRANSLATED = ip_network("64:ff9b::/96")
_SAFE = "!#$%&'()*+,/:;=?@[]~"
"""Left as they are when an address is written in ASCII; `%` because what is escaped already stays."""
_PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8443, 8888})
"""Ports on which the web is served; others are other services, at which a request can do harm."""
_OWN_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".onion")
_ESCAPED_HOST = re.compile(r"[\x00-\x20\x7f%/\\?#@<>^`{|}\"]")


class UnreachableError(Exception):
    """An address that must not be asked; the message says why."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be asked. `also`: networks that are let through though they are not public (an intranet that the user
    names, the test newsroom); `ports`: further ports."""

    also: tuple[Network, ...] = ()
    ports: frozenset[int] = frozenset()

    def check_address(self, address: Address) -> None:
        """An address that is not public, or carries one that is not, is an `UnreachableError`."""
        if any(address in network for network in self.also if network.version == address.version):
            return
        for one in (address, *carried(address)):
            reserved = _reserved(one)
            if reserved:
                raise UnreachableError(f"{address} is not public ({reserved})")

    def check_port(self, port: int) -> None:
        """A port that serves something else than the web is an `UnreachableError`."""
        if port not in _PORTS and port not in self.ports:
            raise UnreachableError(f"port {port} is not one of the web")


def reach_of(text: str | None) -> Reach:
    """What a setting such as "10.0.0.0/8, ::1, :9000" lets through beside the public web: networks, addresses, ports.

    None or blank lets nothing more through; a word that is none of these is an `InputError`.
    """
    networks: list[Network] = []
    ports: set[int] = set()
    for word in re.split(r"[,\s]+", (text or "").strip()):
        if not word:
            continue
        try:
            if re.fullmatch(r":[0-9]{1,5}", word):
                ports.add(int(word[1:]))
            else:
                networks.append(ip_network(word))
        except ValueError as error:
            raise InputError(
                f"is no network ({error})",
                item=f"PALAGAN_REACH={word}",
                way_out="Write networks and ports, as in 10.20.0.0/16,:9000",
            ) from error
    return Reach(tuple(networks), frozenset(ports))


def checked_url(url: str, reach: Reach = Reach()) -> str:
    """An address as it is asked for: ASCII, host in small letters (IDNA), no fragment, no default port.

    One that is no http or https address, brings a user name, is too long, or names a host or port that must not be
    asked is an `UnreachableError`. A host that is a name is looked up only when it is connected to.
    """
    if len(url) > LONGEST:
        raise UnreachableError(f"the address has {len(url)} characters; {LONGEST} are allowed")
    if any(ord(letter) < 33 or ord(letter) == 127 for letter in url):
        raise UnreachableError("the address has blanks or control characters in it")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreachableError(f"is no address ({error})") from error
    if parts.scheme.lower() not in {"http", "https"}:
        raise UnreachableError(f"only http and https are asked, not {parts.scheme or 'an address without a scheme'}")
    if parts.username is not None or parts.password is not None:
        raise UnreachableError("an address with a user name in it is not asked")
    host = host_of(parts)
    literal = as_address(host)
    if literal is not None:
        reach.check_address(literal)
        host = f"[{literal}]" if literal.version == 6 else str(literal)
    elif not reach.also and (host == "localhost" or host.endswith(_OWN_NAMES)):
        raise UnreachableError(f"{host} is a name of this machine or network")
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    reach.check_port(default if port is None else port)
    where = host if port in (None, default) else f"{host}:{port}"
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), where, path, quote(parts.query, safe=_SAFE), ""))


def host_of(parts: SplitResult) -> str:
    """The host of an address in small ASCII letters; one that cannot be a host is an `UnreachableError`."""
    host = (parts.hostname or "").rstrip(".")
    if not host or _ESCAPED_HOST.search(host) or len(host) > 253:
        raise UnreachableError("the address names no host")
    if ":" in host or host.isascii():
        return host.lower()
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise UnreachableError(f"{host} is no host name") from error


def as_address(host: str) -> Address | None:
    """The IP address that a host is, in whatever way it is written: "127.1", "0x7f000001", "017700000001"; else None.

    These are the forms of `inet_aton`, which resolvers take as well (WHATWG URL, "IPv4 parser").
    """
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    pieces = host.split(".")
    if not 1 <= len(pieces) <= 4 or not all(re.fullmatch(r"0[xX][0-9a-fA-F]*|\d+", piece) for piece in pieces):
        return None
    numbers = [_number(piece) for piece in pieces]
    *heads, last = numbers
    if any(number is None for number in numbers) or any((head or 0) > 255 for head in heads):
        raise UnreachableError(f"{host} is no address")
    room = 256 ** (4 - len(heads))
    if last is None or last >= room:
        raise UnreachableError(f"{host} is no address")
    return IPv4Address(sum((head or 0) << (24 - 8 * place) for place, head in enumerate(heads)) + last)


def _number(piece: str) -> int | None:
    try:
        if piece.lower().startswith("0x"):
            return int(piece[2:] or "0", 16)
        return int(piece, 8) if len(piece) > 1 and piece.startswith("0") else int(piece)
    except ValueError:
        return None


def carried(address: Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 address carries to translators and tunnels: mapped, NAT64, 6to4, Teredo."""
    if isinstance(address, IPv4Address):
        return ()
    number = int(address)
    found = []
    if address in _MAPPED or address in _TRANSLATED or (address in _COMPATIBLE and number > 1):
        found.append(IPv4Address(number & 0xFFFFFFFF))
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found.extend(address.teredo)
    return tuple(found)


@cache
def _networks() -> tuple[tuple[Network, str], ...]:
    rows = table("gather/web/reserved.tsv")
    return tuple((ip_network(row["network"]), row["what"]) for row in rows)


def _reserved(address: Address) -> str | None:
    """What an address is kept for; None for one that is public."""
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if mapped is not None:
        return _reserved(mapped)
    for network, what in _networks():
        if address.version == network.version and address in network:
            return what
    if isinstance(address, IPv6Address) and address not in _TRANSLATED and address not in _UNICAST:
        return "not given out"
    return None


_UNICAST = ip_network("2000::/3")
