"""What does every test stand on? No network, no wall clock, the publishers' files only where they lie."""

from pathlib import Path

import pytest

pytest_plugins = [
    "tests.ground.network",
    "tests.ground.clock",
    "tests.ground.database",
    "tests.ground.site",
    "tests.ground.browser",
]
ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of publishers' own files; tests that need it are skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("publishers' files are not beside this checkout (../shared/data)")
    return SHARED_DATA


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's root."""
    return ROOT
