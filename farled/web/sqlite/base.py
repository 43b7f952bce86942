"""How does a writer wait for its turn? In short, uneven steps, so that nobody starves.

SQLite's own waiting lengthens its steps up to a tenth of a second: under eight writers some would wait for
half a second while others pass again and again. Everything else is Django's backend; docs/decisions/0010.
"""

import random
import sqlite3
import time
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

_SHORTEST, _LONGEST = 0.0005, 0.003


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend, whose transactions begin with a fairer wait."""

    def _start_transaction_under_autocommit(self) -> None:
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        deadline = time.monotonic() + patience
        self._be_patient(0)
        try:
            while not self._began(is_last=time.monotonic() > deadline):
                time.sleep(random.uniform(_SHORTEST, _LONGEST))
        finally:
            self._be_patient(patience)

    def _began(self, *, is_last: bool) -> bool:
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # Django's, not in its stubs
        except OperationalError as error:
            cause: Any = error.__cause__
            if is_last or getattr(cause, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _be_patient(self, seconds: float) -> None:
        # Straight to the driver: this is no question that a page asks.
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")
