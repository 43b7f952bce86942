"""How does a publisher's file come from its address onto this machine, and what is never fetched?"""

import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from farled.evidence.terms import Refused
from farled.text.terms import Wording

MOST_BYTES = 400 * 1024 * 1024
MOST_SECONDS = 600
_SILENCE = 30
_PIECE = 256 * 1024

Progress = Callable[[int, int | None], None]
"""Told after each piece: bytes so far, and bytes in all where the server says."""

_NOT_HTTPS = Wording(
    sv="Adressen {address} börjar inte med https. Bara sådana adresser hämtas.",
    en="The address {address} does not begin with https. Only such addresses are fetched.",
)
_PRIVATE = Wording(
    sv="Servern skickade vidare till {address}, som ligger i ett privat nät. Dit följer vi inte.",
    en="The server sent us on to {address}, which lies in a private network. We do not follow there.",
)
_ANSWER = Wording(
    sv="Servern på {host} svarade {status} i stället för med en fil.",
    en="The server at {host} answered {status} instead of with a file.",
)
_FAILED = Wording(sv="Det gick inte att hämta från {host}: {why}.", en="Fetching from {host} failed: {why}.")
_TOO_LARGE = Wording(
    sv="Filen är större än {most} MB. Hämtningen avbröts.",
    en="The file is larger than {most} MB. We stopped fetching.",
)
_TOO_SLOW = Wording(
    sv="Hämtningen tog mer än {most} sekunder och avbröts.",
    en="Fetching took more than {most} seconds and was stopped.",
)
_CUT = Wording(
    sv="Bara {found} av {expected} byte kom fram. Försök igen.",
    en="Only {found} of {expected} bytes arrived. Try again.",
)


def fetch(
    *,
    address: str,
    into: Path,
    progress: Progress,
    most_bytes: int = MOST_BYTES,
    most_seconds: float = MOST_SECONDS,
) -> None:
    """Write what lies at ``address`` to the file ``into``. Raises Refused with the reason for anything else.

    Only https; plain http to this machine itself, for a mirror that runs here. A redirect may lead only to
    public addresses, whatever the first one was.
    """
    _refuse_scheme(address)
    host = urlsplit(address).hostname or address
    request = urllib.request.Request(address, headers={"User-Agent": "farled"})  # scheme checked
    try:
        with _opener().open(request, timeout=min(_SILENCE, most_seconds)) as answer, into.open("wb") as file:
            _copy(answer, file, progress, most_bytes, time.monotonic() + most_seconds, most_seconds)
    except urllib.error.HTTPError as error:
        raise Refused(_ANSWER.filled(host=host, status=f"{error.code} {error.reason}")) from error
    except (OSError, HTTPException, ValueError) as error:
        why = str(getattr(error, "reason", error)) or type(error).__name__
        raise Refused(_FAILED.filled(host=host, why=why)) from error


def _copy(
    answer: IO[bytes],
    file: IO[bytes],
    progress: Progress,
    most_bytes: int,
    ends_at: float,
    most_seconds: float,
) -> None:
    expected, found = _length(answer), 0
    if expected and expected > most_bytes:
        raise Refused(_TOO_LARGE.filled(most=str(most_bytes // 1024**2)))
    while piece := answer.read(_PIECE):
        found += len(piece)
        if found > most_bytes:
            raise Refused(_TOO_LARGE.filled(most=str(most_bytes // 1024**2)))
        if time.monotonic() > ends_at:
            raise Refused(_TOO_SLOW.filled(most=f"{most_seconds:g}"))
        file.write(piece)
        progress(found, expected)
    if expected is not None and found != expected:
        raise Refused(_CUT.filled(found=str(found), expected=str(expected)))


def _length(answer: IO[bytes]) -> int | None:
    headers: HTTPMessage = answer.headers  # type: ignore[attr-defined]  # urllib's answer has them
    said = headers.get("Content-Length", "")
    return int(said) if said.isdecimal() else None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_OnlyPublic)


class _OnlyPublic(urllib.request.HTTPRedirectHandler):
    """Follows a redirect to public https addresses only: a server must not make us read our own network."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != "https":
            raise Refused(_NOT_HTTPS.filled(address=newurl))
        if not _is_public(urlsplit(newurl).hostname or ""):
            raise Refused(_PRIVATE.filled(address=newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refuse_scheme(address: str) -> None:
    parts = urlsplit(address)
    here = parts.scheme == "http" and _is_loopback(parts.hostname or "")
    if not here and (parts.scheme != "https" or not parts.hostname):
        raise Refused(_NOT_HTTPS.filled(address=address))


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_public(host: str) -> bool:
    """Whether every address of the host is a public one. What does not resolve fails by itself later."""
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return True
    return all(ipaddress.ip_address(str(entry[4][0]).split("%")[0]).is_global for entry in found)
