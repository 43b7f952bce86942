"""What does the administrator see of sources and editions?"""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from farled.countries.actions import take_in
from farled.evidence.models import StoredEdition
from farled.organisation.terms import PostRole
from tests.builders import person, ready
from tests.rooms.evidence.publishers import wjp_row, wjp_workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LIST = "/administration/evidence/"


@pytest.fixture
def keeper(client: Client, at: datetime) -> Client:
    client.force_login(person(PostRole.ADMINISTRATOR, at=at, language="en"))
    return client


def edition_of(year: int, folder: Path, at: datetime, score: float = 0.91) -> StoredEdition:
    row = wjp_row("Norway", "NOR", year, score)
    file = wjp_workbook(folder / f"{year}.xlsx", year=year, rows=[row])
    return take_in(by=None, at=at, source="wjp", path=file, file_name=file.name)


def test_a_source_without_an_edition_says_the_command_that_loads_it(keeper: Client) -> None:
    page = keeper.get(LIST).content.decode()

    assert page.count("Not loaded.") == 6
    assert "farled evidence import cpi FILE" in page
    assert "farled evidence fetch fiw" in page
    assert "Nothing has been taken in yet." in page


def test_an_edition_in_force_stands_with_what_it_holds_and_its_terms(
    keeper: Client, tmp_path: Path, at: datetime
) -> None:
    edition_of(2025, tmp_path, at)

    page = keeper.get(LIST).content.decode()

    assert "143 territories" in page
    assert "All rights reserved." in page
    assert "Edition 2026 should be out: one month behind." in page


def test_an_extract_is_called_one(keeper: Client, at: datetime) -> None:
    ready(at)

    assert "an extract of a few figures" in keeper.get(LIST).content.decode()


def test_an_edition_shows_digest_unknown_names_and_what_differs(
    keeper: Client, tmp_path: Path, at: datetime
) -> None:
    edition_of(2031, tmp_path, at - timedelta(days=2))
    new = edition_of(2032, tmp_path, at - timedelta(days=1), score=0.80)

    page = keeper.get(f"{LIST}{new.pk}/").content.decode()

    assert new.digest in page
    assert "None. Every name in the file was found." in page
    assert "higher for 0 territories, lower for 1" in page


def test_an_edition_that_was_replaced_says_so(keeper: Client, tmp_path: Path, at: datetime) -> None:
    old = edition_of(2031, tmp_path, at - timedelta(days=2))
    edition_of(2032, tmp_path, at - timedelta(days=1))

    assert "No longer in force" in keeper.get(f"{LIST}{old.pk}/").content.decode()


def test_an_edition_that_is_not_there_is_not_found(keeper: Client) -> None:
    assert keeper.get(f"{LIST}4711/").status_code == 404


@pytest.mark.parametrize("role", [role for role in PostRole if role is not PostRole.ADMINISTRATOR])
def test_nobody_but_the_administrator_learns_of_the_page(
    client: Client, at: datetime, role: PostRole
) -> None:
    client.force_login(person(role, at=at))

    assert client.get(LIST).status_code == 404


def test_the_list_asks_as_little_for_many_editions_as_for_one(
    keeper: Client, tmp_path: Path, at: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    edition_of(2031, tmp_path, at - timedelta(days=30))
    with django_assert_max_num_queries(6) as one:
        keeper.get(LIST)
    for year in range(2032, 2038):
        edition_of(year, tmp_path, at - timedelta(days=2040 - year))
    with django_assert_max_num_queries(6) as many:
        keeper.get(LIST)

    assert len(one) == len(many)
