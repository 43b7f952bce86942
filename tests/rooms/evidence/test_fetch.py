"""Is only what should be fetched fetched, whole, from a public place?"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from farled.evidence.fetch import fetch
from farled.evidence.terms import Refused

FILE = b"country,year\n" * 1000


class Publisher(BaseHTTPRequestHandler):
    """A server that behaves as its path says."""

    def do_GET(self) -> None:
        match self.path:
            case "/file.csv":
                self._send(200, FILE)
            case "/cut.csv":
                self._send(200, FILE, length=len(FILE) + 5)
            case "/inside":
                self._redirect(f"https://127.0.0.1:{self.server.server_address[1]}/file.csv")
            case "/plain":
                self._redirect(f"http://127.0.0.1:{self.server.server_address[1]}/file.csv")
            case _:
                self._send(404, b"no")

    def _send(self, status: int, body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Silence: a test prints nothing."""


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def told(_found: int, _expected: int | None) -> None:
    """Nobody watches."""


def test_a_file_arrives_whole_and_progress_is_told(publisher: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int | None]] = []

    fetch(
        address=f"{publisher}/file.csv",
        into=tmp_path / "file",
        progress=lambda found, expected: seen.append((found, expected)),
    )

    assert (tmp_path / "file").read_bytes() == FILE
    assert seen[-1] == (len(FILE), len(FILE))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing.csv", "404"),
        ("/cut.csv", "arrived|failed"),
        ("/inside", "private network"),
        ("/plain", "https"),
    ],
)
def test_what_is_not_the_file_is_refused(publisher: str, tmp_path: Path, path: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        fetch(address=f"{publisher}{path}", into=tmp_path / "file", progress=told)


def test_a_file_over_the_cap_is_refused_before_it_fills_the_disk(publisher: str, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="larger"):
        fetch(address=f"{publisher}/file.csv", into=tmp_path / "file", progress=told, most_bytes=100)

    assert not (tmp_path / "file").read_bytes()


@pytest.mark.parametrize(
    "address",
    ["http://example.org/x.csv", "ftp://example.org/x.csv", "file:///etc/passwd", "x.csv", "https://"],
)
def test_only_https_is_fetched(tmp_path: Path, address: str) -> None:
    with pytest.raises(Refused, match="https"):
        fetch(address=address, into=tmp_path / "file", progress=told)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="127.0.0.1"):
        fetch(address="http://127.0.0.1:9/x.csv", into=tmp_path / "file", progress=told)
