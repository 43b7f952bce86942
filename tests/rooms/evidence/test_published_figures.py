"""Do the publishers' own figures lead to the findings that they printed?"""

from pathlib import Path

import pytest

from farled.evidence.rules import fiw_ratings, fiw_status, implausible, remarks
from tests.rooms.evidence.published import NEWEST, OLDER, by_territory, headline, newest, series
from tests.rooms.evidence.publishers import read, sources


def test_status_follows_from_the_ratings_on_every_row(indices: Path) -> None:
    scales = sources()["fiw"].ratings
    ours = series(indices, "fiw")
    rows = [key[:2] for key in ours if key[2] == "total"]
    assert scales is not None

    missed = []
    for row in rows:
        points = [int(ours[*row, indicator].value or 0) for indicator in ("pr_score", "cl_score")]
        ratings = fiw_ratings(political=points[0], civil=points[1], scales=scales)
        status = fiw_status(political_rating=ratings[0], civil_rating=ratings[1], scales=scales)
        printed = (ours[*row, "pr_rating"].value, ours[*row, "cl_rating"].value, ours[*row, "total"].label)
        if (*ratings, status) != printed:
            missed.append(row)

    assert (len(rows), missed) == (2723, [])


def test_ten_year_test_finds_the_published_decliners_and_improvers(indices: Path) -> None:
    changes = [headline(indices, "afi", territory).change for territory in by_territory(indices, "afi")]

    real = [change for change in changes if change is not None and change.significant]
    assert {change.from_year for change in real} == {2015}
    assert sum(change.difference < 0 for change in real) == 50
    assert sum(change.difference > 0 for change in real) == 9


def test_sweden_declined_by_the_publishers_list(indices: Path) -> None:
    found = headline(indices, "cpi", "SWE")

    assert found.listed is not None
    assert (found.value, found.listed.from_year, found.listed.from_value, found.label) == (80, 2015, 89, "")


COVERED = {
    "XKX": {"afi", "fiw", "wjp", "cpi", "row", "wgi"},
    "TWN": {"afi", "fiw", "cpi", "row", "wgi"},
    "HKG": {"afi", "fiw", "wjp", "cpi", "row", "wgi"},
    "MAC": {"wgi"},
    "CHE": {"afi", "fiw", "cpi", "row", "wgi"},
    "ESH": {"fiw"},
    "PSE": {"wgi"},
    "PSE-WB": {"afi", "fiw"},
    "PSE-GZ": {"afi", "fiw"},
    "SOM-SML": {"afi", "fiw", "row"},
}


@pytest.mark.parametrize("territory", COVERED)
def test_contested_places_show_what_is_and_is_not_covered(indices: Path, territory: str) -> None:
    covered = {source for source in NEWEST if headline(indices, source, territory).covered}

    assert covered == COVERED[territory]


@pytest.mark.parametrize("source", OLDER)
def test_real_next_edition_is_plausible_and_the_step_back_is_not(indices: Path, source: str) -> None:
    old, new = read(source, indices / OLDER[source]), newest(indices, source)

    assert implausible(source=sources()[source], old=old, new=new) == ()
    assert len(implausible(source=sources()[source], old=new, new=old)) >= 1


def test_revised_past_of_the_rule_of_law_index_is_told(indices: Path) -> None:
    old = read("wgi", indices / OLDER["wgi"])

    assert len(remarks(source=sources()["wgi"], old=old, new=newest(indices, "wgi"))) == 1
