"""How does a test get a house that is really served, with the whole demonstration in it?"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

PATIENCE = 60
"""Seconds until a started house must answer; two cores under load need some."""


class Site:
    """A served house in a folder of its own. It can be killed as a power cut would, and started again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Serve, and come back when pages answer."""
        with (self.home / "served.log").open("ab") as log:
            self._server = subprocess.Popen(
                [*PROGRAM, "serve", "--bind", f"127.0.0.1:{self.port}"],
                env=environment(self.home),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"the house did not start; it said:\n{self.said()}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End every process of the house at once, without a word of warning."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the house to close."""
        self._end(signal.SIGTERM)

    def said(self) -> str:
        """What the served house wrote to its log."""
        return (self.home / "served.log").read_text(errors="replace")

    def _end(self, how: signal.Signals) -> None:
        if self._server and self._server.poll() is None:
            os.killpg(self._server.pid, how)
            self._server.wait(timeout=PATIENCE)
        self._server = None

    def _answers(self) -> bool:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/health/")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


PROGRAM = (sys.executable, "-m", "farled.web.command")


def environment(home: Path) -> dict[str, str]:
    """The environment of a demonstration house that lives in ``home`` on SQLite."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FARLED_")}
    own = {"FARLED_HOME": str(home), "FARLED_DEMO": "1", "DJANGO_SETTINGS_MODULE": "farled.web.settings"}
    return {**plain, **own}


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as ``farled demo`` fills it, made once; copy it, never serve it."""
    home = tmp_path_factory.mktemp("demo")
    done = subprocess.run(
        [*PROGRAM, "demo", "--prepare"], env=environment(home), capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.fail(
            f"farled demo --prepare ended with {done.returncode}; it said:\n{done.stdout}{done.stderr}"
        )
    return home


@pytest.fixture(scope="session")
def open_site(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Site]]:
    """Call it to get one more served house with the demonstration as it was on the first day."""
    opened: list[Site] = []

    def open_one() -> Site:
        home = tmp_path_factory.mktemp("site") / "home"
        shutil.copytree(demo_home, home)
        site = Site(home)
        opened.append(site)
        site.start()
        return site

    yield open_one
    for site in opened:
        site.stop()


@pytest.fixture
def live_site(open_site: Callable[[], Site]) -> Iterator[Site]:
    """A served house of this test's own, closed after it."""
    site = open_site()
    yield site
    site.stop()
