"""What keeps a test from reaching another machine?"""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

NAMES_OF_THIS_MACHINE = {None, "", "localhost", b"localhost"}


class NetworkRefusedError(Exception):
    """A test tried to reach another machine. No OSError, which code made for broken networks swallows."""


def is_this_machine(host: object) -> bool:
    """True for loopback addresses and the names that mean them."""
    if host in NAMES_OF_THIS_MACHINE:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def _refuse_elsewhere(host: object) -> None:
    if not is_this_machine(host):
        raise NetworkRefusedError(f"a test tried to reach {host}; tests reach nothing but this machine")


class _LoopbackSocket(socket.socket):
    """A socket that connects to this machine only."""

    def connect(self, address: Any) -> None:
        self._refuse(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        self._refuse(address)
        return super().connect_ex(address)

    def sendto(self, data: Any, *rest: Any) -> int:
        self._refuse(rest[-1])
        return super().sendto(data, *rest)

    def _refuse(self, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_elsewhere(address[0])


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Every test of the session: sockets and names lead to this machine or nowhere."""
    lookup = socket.getaddrinfo

    def lookup_here(host: Any, *rest: Any, **named: Any) -> Any:
        _refuse_elsewhere(host)
        return lookup(host, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "socket", _LoopbackSocket)
        patch.setattr(socket, "getaddrinfo", lookup_here)
        yield
