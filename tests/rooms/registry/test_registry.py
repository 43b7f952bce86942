"""Does the register come in whole, and does an affiliation find its organisation or say that it is unsure?"""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from farled.audit.models import Event
from farled.names.queries import country_table, word_table
from farled.registry.actions import take_in
from farled.registry.models import RegisteredOrganisation, RegistryRelease
from farled.registry.queries import read_file, release_in_force, resolver
from farled.registry.rules.resolver import Resolver
from farled.registry.terms import NameUse, Organisation, OrganisationName, OrganisationState
from farled.text.terms import Refused
from tests.ground.clock import MORNING
from tests.journeys.terminal import Terminal

DATA = Path(__file__).parents[4] / "shared" / "data" / "screening"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not in a public clone")


def organisation(number: int, name: str, country: str, city: str, *more: str, **over: Any) -> Organisation:
    names = (
        OrganisationName(name, NameUse.DISPLAY, "en"),
        *(
            OrganisationName(one, NameUse.ACRONYM if one.isupper() and one.isascii() else NameUse.LABEL)
            for one in more
        ),
    )
    told = {
        "ror": f"https://ror.org/0{number:08}",
        "name": name,
        "names": names,
        "country": country,
        "city": city,
        "state": OrganisationState.ACTIVE,
    }
    return Organisation(**(told | over))


REGISTER = (
    organisation(1, "Uppsala University", "SE", "Uppsala", "Uppsala universitet", "UU"),
    organisation(2, "Northeastern University", "US", "Boston", "NU"),
    organisation(3, "Northeastern University", "CN", "Shenyang", "东北大学", "NEU"),
    organisation(4, "Institute of Physics", "PL", "Warsaw"),
    organisation(5, "Institute of Physics", "PL", "Krakow"),
    organisation(6, "University of Technology", "JM", "Kingston"),
    organisation(7, "Czech University of Life Sciences Prague", "CZ", "Prague"),
    organisation(8, "Georgia Institute of Technology", "US", "Atlanta"),
    organisation(9, "Cisco Systems (United States)", "US", "San Jose"),
    organisation(10, "Gone University", "SE", "Visby", state=OrganisationState.WITHDRAWN),
)


@pytest.fixture(scope="module")
def register() -> Resolver:
    return Resolver(REGISTER, words=word_table(), countries=country_table())


def found(register: Resolver, text: str, countries: str = "") -> list[int]:
    return [int(ror[-8:]) for ror in register.resolve(text, frozenset(countries.split()))]


# ---- resolving


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Department of Surgical Sciences, Uppsala University, SE-751 85 Uppsala, Sweden", 1),
        ("Inst. för matematik, Uppsala universitet", 1),
        ("Univ. Uppsala", 1),
        ("School of Metallurgy, Northeastern University, Shenyang 110819, China", 3),
        ("Dept. of Physics, Northeastern University, Boston, MA, USA", 2),
        ("东北大学", 3),
        ("Institute of Physics, Krakow, Poland", 5),
        ("Faculty of Agrobiology, Czech University of Life Sciences, Prague, Czech Republic", 7),
        ("Coll. of Comput., Georgia Inst. of Technol., Atlanta, GA", 8),
        ("Cisco Systems, San Jose", 9),
        ("1Uppsala University &amp; partners", 1),
    ],
)
def test_an_affiliation_finds_its_organisation(register: Resolver, text: str, number: int) -> None:
    assert found(register, text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Northeastern University",
        "Institute of Physics, Poland",
        "Northeastern University, Berlin, Germany",
    ],
)
def test_what_several_bear_is_unsure_and_names_candidates(register: Resolver, text: str) -> None:
    answer = register.answer(text)

    assert answer.sure == ()
    assert answer.perhaps


@pytest.mark.parametrize(
    "text", ["Wroclaw University of Technology", "Gone University", "Kingston", "NU", "", ",,;", "\x00"]
)
def test_what_is_not_there_is_not_found(register: Resolver, text: str) -> None:
    assert found(register, text) == []


def test_a_slip_of_the_pen_is_forgiven_where_the_place_agrees(register: Resolver) -> None:
    assert found(register, "Gorgia Institute of Technology, Atlanta, USA") == [8]


def test_where_somebody_knows_the_country_it_decides(register: Resolver) -> None:
    assert found(register, "Northeastern University", "CN") == [3]
    assert found(register, "Northeastern University", "FR") == []
    assert register.named("North-Eastern University", frozenset(("FR",))) == ()
    assert register.named("university northeastern", frozenset()) == (REGISTER[1].ror, REGISTER[2].ror)
    assert register.organisation(REGISTER[0].ror) == REGISTER[0]
    assert register.organisation("https://ror.org/none") is None


def test_an_affiliation_of_any_length_has_an_answer(register: Resolver) -> None:
    register.answer("University, " * 50_000)


# ---- reading and taking in

RECORD: dict[str, Any] = {
    "id": "https://ror.org/048a87296",
    "status": "active",
    "types": ["education"],
    "established": 1477,
    "domains": ["uu.se"],
    "links": [{"type": "website", "value": "https://www.uu.se"}],
    "names": [
        {"value": "UU", "types": ["acronym"], "lang": None},
        {"value": "Uppsala University", "types": ["ror_display", "label"], "lang": "en"},
        {"value": "Uppsala universitet", "types": ["label"], "lang": "sv"},
    ],
    "locations": [{"geonames_details": {"country_code": "SE", "name": "Uppsala"}}],
    "external_ids": [{"type": "grid", "all": ["grid.8993.b"]}],
    "relationships": [{"type": "child", "id": "https://ror.org/01", "label": "A child"}],
}


def test_the_publishers_record_is_read_whole_from_dump_folder_and_zip(tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_text(json.dumps([RECORD]), encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "one.json").write_text(json.dumps(RECORD), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.writestr("v2.9-ror-data.json", "[]")
        archive.writestr("v2.9-ror-data_schema_v2.json", json.dumps([RECORD]))

    one, two, three = (read_file(tmp_path / name) for name in ("dump.json", "folder", "dump.zip"))

    assert one == two == three
    assert (one[0].name, one[0].country, one[0].city, one[0].established) == (
        "Uppsala University",
        "SE",
        "Uppsala",
        1477,
    )
    assert {name.text: name.use for name in one[0].names}["UU"] is NameUse.ACRONYM
    assert one[0].identifiers == (("grid", "grid.8993.b"),)
    assert one[0].relations[0].kind == "child"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.json", "[{]", "no JSON"),
        ("x.json", "[]", "no records"),
        ("x.json", json.dumps([RECORD | {"status": "asleep"}]), "x.json, record 1"),
        ("x.json", json.dumps([{**RECORD, "locations": []}]), "record 1"),
        ("x.json", json.dumps([{**RECORD, "id": ""}]), "'id' is missing"),
        ("x.jsonl", "1\n", "line 1"),
        ("x.zip", "no zip", "no JSON"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_with_its_place(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        read_file(tmp_path / name)

    assert said in str(refused.value)


def test_a_zip_without_records_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("readme.txt", "")

    with pytest.raises(Refused, match=r"no file ending in \.json"):
        read_file(tmp_path / "x.zip")


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_releases_follow_each_other_and_what_is_gone_is_marked() -> None:
    many = [organisation(number, f"College {number}", "SE", "Visby") for number in range(40)]
    first = take_in(by=None, at=MORNING, organisations=many, file_name="one")
    same = take_in(by=None, at=MORNING, organisations=many, file_name="again")
    renamed = organisation(5, "College of Five", "SE", "Visby")
    changed = [*many[:5], renamed, *many[6:39], organisation(77, "New", "SE", "Visby")]

    second = take_in(by=None, at=MORNING, organisations=changed, file_name="two")

    assert same == first
    assert (second.added, second.changed, second.removed) == (1, 1, 1)
    assert RegisteredOrganisation.objects.get(ror=many[39].ror).is_gone
    register = resolver()
    assert register is not None
    assert register.size == 40
    assert found(register, "College of Five, Visby") == [5]
    assert Event.objects.filter(what="registry:release:adopt").count() == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_release_that_lost_too_much_is_refused_whole() -> None:
    many = [organisation(number, f"College {number}", "SE", "Visby") for number in range(40)]
    take_in(by=None, at=MORNING, organisations=many, file_name="one")

    with pytest.raises(Refused, match="3 of 40 organisations are gone"):
        take_in(by=None, at=MORNING, organisations=many[3:], file_name="two")

    assert RegistryRelease.objects.count() == 1
    assert not RegisteredOrganisation.objects.filter(is_gone=True).exists()


# ---- the command line


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_affiliations_are_resolved_from_the_command_line(terminal: Terminal, tmp_path: Path) -> None:
    asked, out = tmp_path / "asked.csv", tmp_path / "found.jsonl"
    asked.write_text("id,affiliation\na,Uppsala universitet\nb,Nowhere College\n", encoding="utf-8")
    (tmp_path / "dump.json").write_text(json.dumps([RECORD]), encoding="utf-8")

    before = terminal.type("resolve", str(asked), "--out", str(out))
    shown = terminal.type("registry", "show")
    imported = terminal.type("registry", "import", str(tmp_path / "dump.json"))
    again = terminal.type("registry", "import", str(tmp_path / "dump.json"))
    code, said, _ = terminal.type("resolve", str(asked), "--out", str(out), "--workers", "1")

    assert before[0] == 2 and "farled registry import" in before[2]
    assert "no release" in shown[1]
    assert imported[:2] == (0, "1 organisations (+1 ~0 -0)\n")
    assert "nothing changed" in again[1]
    assert code == 0
    assert "1 resolved, 0 unsure, 1 not found" in said
    told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["ror"], one["state"]) for one in told] == [
        ("a", [RECORD["id"]], "sure"),
        ("b", [], "none"),
    ]
    assert "1 organisations" in terminal.type("registry", "show")[1]
    assert release_in_force() is not None


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_a_register_that_cannot_be_read_is_said_in_one_line(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "dump.json").write_text("nothing", encoding="utf-8")

    missing = terminal.type("registry", "import", str(tmp_path / "none.json"))
    broken = terminal.type("registry", "import", str(tmp_path / "dump.json"))

    assert missing[0] == broken[0] == 2
    assert "found none" in missing[2]
    assert "no JSON" in broken[2]


@needs_data
def test_the_publishers_records_resolve_the_affiliations_of_the_labelled_set() -> None:
    records = read_file(DATA / "ror" / "ror_records_latest.jsonl.gz")
    register = Resolver(records, words=word_table(), countries=country_table())
    lines = (DATA / "dev_queries" / "ror_affiliations.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [one for one in map(json.loads, lines) if one["all_gold_in_index"]][::4]
    right = wrong = missed = 0
    for one in asked:
        gold, got = set(one["gold"]), set(register.resolve(one["text"], frozenset()))
        right, wrong, missed = right + len(gold & got), wrong + len(got - gold), missed + len(gold - got)

    assert right / (right + wrong) > 0.87, "precision"
    assert right / (right + missed) > 0.84, "recall"
