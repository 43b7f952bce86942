"""When the worker that sends the mail is killed five hundred times, does every mail arrive exactly once?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 500


@pytest.mark.long
def test_five_hundred_kills_lose_and_double_no_mail(tmp_path: Path) -> None:
    plain = {name: value for name, value in os.environ.items() if not name.startswith("FARLED_")}
    own = {"FARLED_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "farled.web.settings"}

    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.notices.kills", str(KILLS)],
        env=plain | own,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr[-4000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert (said["missing"], said["doubled"], said["strange"]) == ([], [], [])
    assert said["notices"] == said["sent"] == 2 * KILLS
    # The kills fell into the work, not before it: letters were under way all the time.
    assert said["in_between"] > KILLS / 4
