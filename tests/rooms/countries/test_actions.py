"""Do a publisher's names meet the register at the door for files?"""

from datetime import datetime
from pathlib import Path

import pytest

from farled.countries.actions import take_from_publisher, take_in
from farled.evidence.queries import editions_in_force, unresolved_of
from farled.evidence.terms import Refused
from tests.rooms.evidence.publishers import wjp_row, wjp_workbook

pytestmark = pytest.mark.django_db


def test_an_unknown_name_is_listed_with_suggestions_and_never_guessed(tmp_path: Path, at: datetime) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx", rows=[wjp_row("Taiwann", "", 2031)])

    edition = take_in(by=None, at=at, source="wjp", path=file, file_name="wjp.xlsx")

    (lost,) = unresolved_of(edition)
    assert (lost.name, lost.rows) == ("Taiwann", 1)
    assert "TWN" in lost.suggestions


def test_a_refused_address_leaves_everything_as_it_was(tmp_path: Path, at: datetime) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx")
    edition = take_in(by=None, at=at, source="wjp", path=file, file_name="wjp.xlsx")

    with pytest.raises(Refused, match="https"):
        take_from_publisher(
            by=None,
            at=at,
            source="wjp",
            address="http://example.org/wjp.xlsx",
            progress=lambda _found, _expected: None,
        )

    assert editions_in_force(at=at) == {"wjp": edition}
