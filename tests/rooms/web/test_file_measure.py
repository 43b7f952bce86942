"""How large may a file be, and does a setting that makes no sense stop the start with a sentence?"""

import os
import subprocess
import sys

import pytest

READ = "from farled.web import settings; print(settings.FILE_BYTES)"


def read_with(said: str | None) -> subprocess.CompletedProcess[str]:
    """The settings as a new process reads them."""
    environment = {name: value for name, value in os.environ.items() if name != "FARLED_FILE_MEGABYTES"}
    if said is not None:
        environment["FARLED_FILE_MEGABYTES"] = said
    return subprocess.run(
        [sys.executable, "-c", READ], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("said", "size"), [(None, 10_000_000), ("1", 1_000_000), ("100", 100_000_000)])
def test_the_measure_is_ten_megabytes_or_what_the_university_says(said: str | None, size: int) -> None:
    assert read_with(said).stdout.strip() == str(size)


@pytest.mark.parametrize("said", ["", "0", "101", "ten", "1.5", "-1"])
def test_a_measure_that_makes_no_sense_stops_the_start(said: str) -> None:
    done = read_with(said)

    assert done.returncode == 1
    assert done.stderr.startswith("FARLED_FILE_MEGABYTES: expected a whole number from 1 to 100")
