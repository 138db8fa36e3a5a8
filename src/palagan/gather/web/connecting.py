"""Connections to the address that was checked: names are looked up here, and nothing looks them up again."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import ip_address
from typing import Any

import anyio
import httpcore2 as httpcore

from palagan.gather.web.reach import Address, Reach, UnreachableError, as_address

LookUp = Callable[[str, int], Awaitable[list[str]]]
"""Host and port → IP addresses, as a resolver gives them."""


async def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's resolver."""
    found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedBackend(httpcore.AsyncNetworkBackend):
    """A network for httpcore that connects to checked addresses alone.

    TLS still names and checks the host that was asked for, because httpcore hands that to `start_tls` by itself.
    """

    def __init__(self, reach: Reach, look_up: LookUp = look_up) -> None:
        self._reach = reach
        self._look_up = look_up
        self._net = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the host. If any of its addresses must not be asked, none is: `UnreachableError`."""
        self._reach.check_port(port)
        fault: Exception | None = None
        for address in await self._checked(host, port, timeout):
            try:
                return await self._net.connect_tcp(str(address), port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or httpcore.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never."""
        del path, timeout, socket_options
        raise UnreachableError("sockets of this machine are not asked")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def _checked(self, host: str, port: int, timeout: float | None) -> list[Address]:
        literal = as_address(host)
        if literal is not None:
            addresses: list[Address] = [literal]
        else:
            try:
                with anyio.fail_after(timeout):
                    addresses = [ip_address(one.partition("%")[0]) for one in await self._look_up(host, port)]
            except TimeoutError as error:
                raise httpcore.ConnectTimeout(f"the name {host} was not found in time") from error
            except OSError as error:
                raise httpcore.ConnectError(f"there is no host {host}") from error
        for address in addresses:
            self._reach.check_address(address)
        return addresses
