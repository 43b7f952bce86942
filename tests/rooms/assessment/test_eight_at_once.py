"""When eight people decide at the same moment, a thousand times over, is there one decision each time?"""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection

from tests.rooms.assessment.at_once import PEOPLE

ROUNDS = 1000
FRESH = "eight_at_once"


def environment(home: Path) -> dict[str, str]:
    """An empty installation on the database of this run: a file of its own, or a database of its own."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FARLED_")}
    own = {"FARLED_HOME": str(home), "DJANGO_SETTINGS_MODULE": "farled.web.settings"}
    if connection.vendor == "postgresql":
        own["FARLED_DATABASE_URL"] = fresh_database(os.environ["FARLED_DATABASE_URL"])
    return plain | own


def fresh_database(server: str) -> str:
    """Make an empty database beside the one that the tests run on; gives its address."""
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f"DROP DATABASE IF EXISTS {FRESH}")
        there.execute(f"CREATE DATABASE {FRESH}")
    return urlunsplit(urlsplit(server)._replace(path=f"/{FRESH}"))


@pytest.mark.long
@pytest.mark.django_db
def test_of_eight_who_decide_at_once_one_wins_a_thousand_times(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.assessment.at_once", str(ROUNDS)],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    said = json.loads(done.stdout.splitlines()[-1])
    came = said["came"]
    assert (said["rounds"], said["faults"]) == (ROUNDS, [])
    assert sum(came.values()) == ROUNDS * PEOPLE
    assert came["proceed"] + came["changed"] == ROUNDS
    assert min(came["changed"], came["too late"]) > 0
