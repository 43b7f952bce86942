"""Does SQLite keep what it acknowledged through a power cut? Only with WAL and synchronous=FULL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import ConnectionHandler

from farled.web import durability, settings


@pytest.fixture
def connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[DatabaseWrapper]:
    """A connection to a file on disk with the house's own settings, as ``farled serve`` opens it."""
    monkeypatch.delenv("FARLED_DATABASE_URL", raising=False)
    handler = ConnectionHandler({"default": settings._database(tmp_path)})
    opened = handler["default"]
    monkeypatch.setattr(durability, "connection", opened)
    opened.connect()
    yield opened
    opened.close()


def asked(connection: DatabaseWrapper, pragma: str) -> object:
    """What SQLite itself answers to a PRAGMA."""
    return connection.connection.execute(f"PRAGMA {pragma}").fetchone()[0]


def test_the_house_writes_ahead_and_waits_for_the_disk(connection: DatabaseWrapper) -> None:
    assert asked(connection, "journal_mode") == "wal"
    assert asked(connection, "synchronous") == 2
    assert asked(connection, "foreign_keys") == 1


def test_the_house_finds_no_weakness_in_its_own_settings(connection: DatabaseWrapper) -> None:
    assert durability.weaknesses() == []


@pytest.mark.parametrize("weaker", ["NORMAL", "OFF"])
def test_a_connection_that_does_not_wait_for_the_disk_is_refused(
    connection: DatabaseWrapper, weaker: str
) -> None:
    connection.connection.execute(f"PRAGMA synchronous={weaker}")

    assert ["synchronous" in weakness for weakness in durability.weaknesses()] == [True]


def test_a_connection_without_a_write_ahead_log_is_refused(connection: DatabaseWrapper) -> None:
    connection.connection.execute("PRAGMA journal_mode=DELETE")

    assert durability.weaknesses() == ["journal_mode is delete, expected wal"]
