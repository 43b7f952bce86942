"""Which tests touch the database, and how is it emptied when some tables refuse every delete?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

_FIXTURES = frozenset({"db", "transactional_db"})


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database: the rest says the same on either one, and is run once."""
    for item in items:
        if touches_database(item):
            item.add_marker("database")


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for the database, by its mark or by a fixture."""
    asked = _FIXTURES & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session", autouse=True)
def append_only_tables_can_be_emptied_between_tests() -> Iterator[None]:
    """SQLite empties by DELETE, which the triggers refuse; they step aside for that one moment.

    PostgreSQL empties by TRUNCATE and needs nothing.
    """
    operations_of_sqlite = DatabaseWrapper.ops_class
    empty = operations_of_sqlite.execute_sql_flush

    def empty_without_triggers(operations: Any, statements: list[str]) -> None:
        with operations.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _ in triggers:
                cursor.execute(f'DROP TRIGGER "{name}"')
            empty(operations, statements)
            for _, definition in triggers:
                cursor.execute(definition)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations_of_sqlite, "execute_sql_flush", empty_without_triggers)
        yield
