"""How is a house in a temporary folder filled and served, so that it can be measured?"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from bench.pages import Places

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60


def _environment(home: Path, settings: str) -> dict[str, str]:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FARLED_")}
    own = {"FARLED_HOME": str(home), "FARLED_DEMO": "1", "DJANGO_SETTINGS_MODULE": settings}
    return plain | own | {"PYTHONPATH": str(ROOT)}


def seeded(home: Path, rows: int) -> Places:
    """Fill a house; gives the places that are measured."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.seeding", str(rows)],
        env=_environment(home, "farled.web.settings"),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout)
    return Places(decided=told["decided"], running=tuple(told["running"]))


@contextmanager
def served(home: Path, *, workers: int, counts: bool) -> Iterator[tuple[int, int]]:
    """A running server; gives its port and the number of its first process."""
    port = _free_port()
    settings = "bench.settings" if counts else "farled.web.settings"
    words = ["serve", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    with (home / "served.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "farled.web.command", *words],
            env=_environment(home, settings),
            stdout=log,
            stderr=log,
        )
    try:
        _wait(port, server, home / "served.log")
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=PATIENCE)


def _wait(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(port):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the house did not start; it said:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
