"""How is the database emptied after a test that really commits, when some tables refuse every delete?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper


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
