"""What do the tests of evidence stand on?"""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def indices(shared_data: Path) -> Path:
    return shared_data / "indices"
