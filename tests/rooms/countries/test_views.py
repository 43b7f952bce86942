"""What does a reader see of a country, and how is a publisher's file taken in through the page?"""

from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from farled.countries.actions import take_in
from farled.countries.views import safe_name
from farled.evidence.models import StoredEdition
from farled.organisation.terms import PostRole
from tests.builders import case, person, ready
from tests.rooms.evidence.publishers import wjp_row, wjp_workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def reader(client: Client, at: datetime) -> Client:
    """Somebody who reads Swedish, with the figures that come with the house."""
    ready(at)
    client.force_login(person(at=at))
    return client


@pytest.fixture
def keeper(client: Client, at: datetime) -> Client:
    """The administrator, in a house without any figures."""
    client.force_login(person(PostRole.ADMINISTRATOR, at=at, language="en"))
    return client


def read_in(client: Client, language: str) -> None:
    client.post("/language/", {"language": language, "next": "/"})


def upload(client: Client, path: Path, **words: str) -> object:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    form = {"source": "wjp", "file": file} | words
    return client.post("/administration/evidence/import/", form)


def test_all_places_stand_by_letter_without_any_rank(reader: Client) -> None:
    page = reader.get("/countries/").content.decode()

    assert "Västsahara" in page
    assert page.index("Afghanistan") < page.index("Kosovo") < page.index("Österrike")
    assert "rangordning" in page


def test_a_search_is_sent_by_post_and_kept_out_of_the_address(reader: Client) -> None:
    answer = reader.post("/countries/", {"words": "sahara"})
    page = reader.get(answer["Location"]).content.decode()

    assert answer["Location"] == "/countries/"
    assert "Västsahara" in page
    assert "Norge" not in page


def test_a_search_that_finds_nothing_says_what_to_do(reader: Client) -> None:
    reader.post("/countries/", {"words": "xyzzy"})

    page = reader.get("/countries/").content.decode()

    assert "Inget namn innehåller ”xyzzy”" in page
    assert "visa alla" in page


@pytest.mark.parametrize("code", ["ZZZ", "nor", "DROP"])
def test_a_code_that_nobody_has_is_not_found(reader: Client, code: str) -> None:
    assert reader.get(f"/countries/{code}/").status_code == 404


COVERED = {
    # what comes with the house: AFI for all that V-Dem covers, extracts of the others
    "XKX": ({"afi", "fiw", "wjp", "cpi", "row"}, set()),
    "TWN": ({"afi", "fiw", "cpi", "row"}, {"wjp"}),
    "CHE": ({"afi", "fiw", "cpi", "row"}, {"wjp"}),
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("code", list(COVERED))
def test_a_page_says_what_is_covered_and_what_is_not(reader: Client, code: str, language: str) -> None:
    read_in(reader, language)
    covered, not_covered = COVERED[code]

    answer = reader.get(f"/countries/{code}/")

    shown = {
        one["id"]: one["state"]
        for one in [*answer.context["country"]["indices"], *answer.context["country"]["further"]]
    }
    assert {source for source, state in shown.items() if state == "figure"} == covered
    assert {source for source, state in shown.items() if state == "not_covered"} == not_covered
    words = {"sv": ("Täcks inte.", "Inte inläst"), "en": ("Not covered.", "Not loaded")}[language]
    page = answer.content.decode()
    assert page.count(f"<strong>{words[0]}</strong>") == len(not_covered)
    assert words[1] in page


FULLY_LOADED = {
    "XKX": "figure figure figure figure figure figure",
    "TWN": "figure figure not_covered figure figure figure",
    "PSE": "not_covered not_covered not_covered not_covered not_covered figure",
    "PSE-WB": "figure figure not_covered not_covered not_covered not_covered",
    "PSE-GZ": "figure figure not_covered not_covered not_covered not_covered",
    "HKG": "figure figure figure figure figure figure",
    "MAC": "not_covered not_covered not_covered not_covered not_covered figure",
    "CHE": "figure figure not_covered figure figure figure",
    "ESH": "not_covered figure not_covered not_covered not_covered not_covered",
}
"""By the publishers' own files, in the order AFI, FIW, WJP, CPI, RoW, WGI."""

FILES = {
    "afi": "afi/raw/episode_with_uncertainty_interval.csv",
    "fiw": "freedom_house/raw/All_data_FIW_2013-2025.xlsx",
    "wjp": "wjp/raw/2025_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx",
    "cpi": "cpi/raw/CPI2025_Results.xlsx",
    "row": "row/raw/political-regime.csv",
    "wgi": "wgi/raw/wgidataset_2024edition_DAV_CA1.xlsx",
}


@pytest.mark.long
def test_the_hard_places_show_what_the_publishers_own_files_cover(
    client: Client, at: datetime, shared_data: Path
) -> None:
    for source, file in FILES.items():
        path = shared_data / "indices" / file
        take_in(by=None, at=at, source=source, path=path, file_name=path.name)
    client.force_login(person(at=at))

    for language in ("sv", "en"):
        read_in(client, language)
        for code, states in FULLY_LOADED.items():
            country = client.get(f"/countries/{code}/").context["country"]
            found = [one["state"] for one in (*country["indices"], *country["further"])]
            assert " ".join(found) == states, (code, language)


def test_a_territory_leads_to_its_parent_and_back(reader: Client) -> None:
    china = reader.get("/countries/CHN/").content.decode()
    macau = reader.get("/countries/MAC/").content.decode()

    assert all(f"/countries/{code}/" in china for code in ("HKG", "MAC", "CHN-TIB"))
    assert "/countries/CHN/" in macau
    assert "De ersätter inte det som saknas här." in macau


def test_the_page_says_that_a_context_refuses_nothing(reader: Client) -> None:
    page = reader.get("/countries/RUS/").content.decode()

    assert "Sträng uppmärksamhet" in page
    assert "Det kan aldrig i sig stoppa ett samarbete." in page


def test_a_country_page_names_publisher_edition_test_citation_and_licence(reader: Client) -> None:
    read_in(reader, "en")

    page = reader.get("/countries/UGA/").content.decode()

    assert "v16, data year 2025" in page
    assert "intervals of both years do not overlap" in page
    assert "Freedom House. Freedom in the World. Washington" in page
    assert "CC BY-SA 4.0" in page
    assert "An extract: only the few figures" in page


def test_no_rank_of_a_country_is_ever_shown(reader: Client) -> None:
    read_in(reader, "en")

    page = reader.get("/countries/NOR/").content.decode().lower()

    assert "percentile" not in page.replace("percentile rank.", "")
    assert "publisher's rank" not in page.replace("&#x27;", "'")


def test_what_we_have_there_is_shown_to_those_who_may_see_it(client: Client, at: datetime) -> None:
    mine = case("answering", at=at, title="Stroke together")
    client.force_login(mine.by)
    own = client.get("/countries/NOR/").content.decode()

    client.force_login(person(at=at))
    other = client.get("/countries/NOR/").content.decode()

    assert "Stroke together" in own
    assert "Stroke together" not in other


def test_a_country_page_asks_little_however_much_we_have_there(
    client: Client, at: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    mine = case("answering", at=at)
    client.force_login(mine.by)
    client.get("/countries/NOR/")

    with django_assert_max_num_queries(11) as first:
        client.get("/countries/NOR/")
    for _ in range(9):
        case("answering", at=at, by=mine.by)
    with django_assert_max_num_queries(11) as tenth:
        client.get("/countries/NOR/")

    assert len(first) == len(tenth)


def test_the_list_of_countries_asks_nothing_of_the_figures(
    reader: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(4):
        reader.get("/countries/")


def test_an_uploaded_file_is_taken_in_and_shown(keeper: Client, tmp_path: Path) -> None:
    path = wjp_workbook(tmp_path / "wjp.xlsx", rows=[wjp_row("Taiwann", "", 2031)])

    answer = upload(keeper, path)
    page = keeper.get(answer["Location"]).content.decode()

    assert answer.status_code == 302
    assert "was taken in and is in force from now on" in page
    assert "Taiwann" in page
    assert "Taiwan (TWN)" in page


def test_a_bad_upload_is_refused_with_the_reason_and_the_old_edition_stays(
    keeper: Client, tmp_path: Path
) -> None:
    upload(keeper, wjp_workbook(tmp_path / "wjp.xlsx"))
    bad = tmp_path / "page.xlsx"
    bad.write_text("<!doctype html><title>Sign in</title>")

    answer = upload(keeper, bad)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "web page" in page
    assert "Edition 2031 is still in force" in page
    assert StoredEdition.objects.count() == 1


def test_a_form_without_a_file_says_what_is_missing(keeper: Client) -> None:
    answer = keeper.post("/administration/evidence/import/", {"source": "wjp"})

    assert answer.status_code == 422
    assert "Choose a file." in answer.content.decode()


def test_a_researcher_does_not_even_learn_that_files_are_taken_in_here(reader: Client) -> None:
    assert reader.get("/administration/evidence/import/").status_code == 404


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\CPI 2025.xlsx", "CPI 2025.xlsx"),
        (".htaccess", "htaccess"),
        ("<script>.csv", "_script_.csv"),
        ("a" * 300 + ".csv", "a" * 116 + ".csv"),
    ],
)
def test_an_uploaded_name_can_do_no_harm(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_the_page_says_on_which_day_it_was_known(reader: Client) -> None:
    page = reader.get("/countries/NOR/").content.decode().replace("\xa0", " ")

    assert "som läget var känt den 2 november 2026" in page
