"""Does the database keep what it acknowledged, even through a power cut?"""

from django.db import connection

FULL = 2
"""SQLite's number for synchronous=FULL; NORMAL (1) lost acknowledged writes in power-cut tests."""


def weaknesses() -> list[str]:
    """What is wrong with this connection's settings; an empty list means that nothing is."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
    found = []
    if journal != "wal":
        found.append(f"journal_mode is {journal}, expected wal")
    if synchronous < FULL:
        found.append(f"synchronous is {synchronous}, expected {FULL} (FULL)")
    return found
