"""Does a writer wait for its turn, get it soon after the other is done, and give up when told to?"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from farled.web import settings

HELD_SECONDS = 0.4


@pytest.fixture
def house(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    """Two connections of the house's own kind to one file."""
    own = {
        "ENGINE": "farled.web.sqlite",
        "NAME": tmp_path / "waits.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL;",
        },
    }
    handler = ConnectionHandler({"default": own, "other": own})
    with django_db_blocker.unblock():
        yield handler
        for connection in handler.all():
            connection.close()


def busy_timeout(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute("PRAGMA busy_timeout").fetchone()[0])


def test_the_house_waits_so() -> None:
    assert settings.DATABASES["default"]["ENGINE"] in ("farled.web.sqlite", "django.db.backends.postgresql")


def test_a_writer_gets_its_turn_soon_after_the_other_is_done(house: ConnectionHandler) -> None:
    begun, done = threading.Event(), []

    def hold() -> None:
        connection = house["other"]
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        begun.set()
        time.sleep(HELD_SECONDS)
        connection.rollback()
        done.append(time.monotonic())
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    begun.wait(5)
    house["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    turn = time.monotonic()
    holder.join()

    assert turn >= done[0] - 0.05
    house["default"].rollback()
    assert busy_timeout(house["default"]) == 5000


def test_a_writer_gives_up_after_the_time_that_is_set(house: ConnectionHandler) -> None:
    house["other"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    house["default"].settings_dict["OPTIONS"]["timeout"] = 0.2
    began = time.monotonic()

    with pytest.raises(OperationalError, match="locked"):
        house["default"].set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    assert 0.2 <= time.monotonic() - began < 2
    house["other"].rollback()


def test_any_other_fault_is_told_at_once(house: ConnectionHandler) -> None:
    connection = house["default"]
    connection.ensure_connection()
    connection.transaction_mode = "UNKNOWN"

    with pytest.raises(OperationalError, match="syntax error"):
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert busy_timeout(connection) == 5000
