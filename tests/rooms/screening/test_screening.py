"""Does a name meet the listed party it means, and does every hit say why?"""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from farled.lists.actions import take_in
from farled.lists.queries import read_file
from farled.lists.terms import FileFormat, Party, PartyKind
from farled.names.queries import country_table, word_table
from farled.screening.presenters import hit_told
from farled.screening.queries import in_force, questions_of, screener
from farled.screening.rules.dates import full_days, years
from farled.screening.rules.merging import groups, identifiers_of
from farled.screening.rules.screener import MOST_HITS, Screener
from farled.screening.terms import Asked, Hit, HitState, Listed, Purpose, Question, Route
from farled.text.terms import Refused
from tests.ground.clock import MORNING
from tests.journeys.terminal import Terminal

DATA = Path(__file__).parents[4] / "shared" / "data" / "screening"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the publishers' files are not in a public clone")


def party(entry_id: str, name: str, kind: PartyKind = PartyKind.ORGANIZATION, **more: Any) -> Party:
    return Party(entry_id=entry_id, kind=kind, name=name, **more)


def person(entry_id: str, name: str, **more: Any) -> Party:
    return party(entry_id, name, PartyKind.PERSON, **more)


OFAC = (
    party("o1", "VERTIKAL LIMITED", ids=("7840410492",), countries=("Russia",)),
    party("o2", "UNITED AIRCRAFT CORPORATION", countries=("Russia",)),
    party("o3", "MIT", countries=("Iran",)),
    person("o4", "Elena Vasilyevna BIBIKOVA", birth=("23 Sep 1956",)),
    person("o5", "Ivan Petrovich SIDOROV", birth=("1961",)),
    party("o6", "GUANGXI UNIVERSITY OF OPTICS", countries=("China",)),
)
EU = (
    party("e1", "Общество «Полёт»", aliases=("Polyot Design",), ids=("7840410492 (Tax ID/INN)",)),
    person("e2", "Елена БИБИКОВА", aliases=("Elena Vasilyevna Bibikova",), birth=("23.9.1956",)),
)
OFF = (party("a1", "Harbour Institute of Waves", countries=("China",)),)


def listed() -> list[Listed]:
    told = (("us_ofac_sdn", OFAC), ("eu_journal", EU), ("aspi_cdut", OFF))
    return [Listed(source, 1, one) for source, parties in told for one in parties]


@pytest.fixture(scope="module")
def asked() -> Screener:
    off = frozenset(("aspi_cdut",))
    return Screener(listed(), words=word_table(), countries=country_table(), off=off)


def hits(asked: Screener, name: str, kind: Asked = Asked.ORGANISATION, **more: Any) -> dict[str, Hit]:
    return {hit.listed.party.entry_id: hit for hit in asked.ask(Question("q", name, kind, **more))}


# ---- routes and states


def test_an_identifier_is_the_surest_way_and_reaches_the_same_party_on_every_list(asked: Screener) -> None:
    found = hits(asked, "Quite Another Name", identifiers=("INN 7840410492",))

    assert set(found) == {"o1", "e1"}
    assert {hit.state for hit in found.values()} == {HitState.CONFIRMED_IDENTIFIER}
    assert {hit.route for hit in found.values()} == {Route.IDENTIFIER}


def test_the_same_name_in_the_same_country_is_likely(asked: Screener) -> None:
    found = hits(asked, "Объединенная авиастроительная корпорация", countries=("RU",))
    exact = hits(asked, "United Aircraft Corporation", countries=("RU",))

    assert exact["o2"].state is HitState.LIKELY
    assert exact["o2"].names_agree == 100
    assert found["o2"].state is HitState.LIKELY


def test_the_same_name_in_another_country_is_shown_as_such_and_never_a_match(asked: Screener) -> None:
    hit = hits(asked, "United Aircraft Corporation", countries=("DE",))["o2"]

    assert hit.state is HitState.SAME_NAME_ELSEWHERE
    assert hit.score < 0.5
    assert hit.names_agree == 100


def test_a_name_on_one_list_reaches_the_same_party_on_another(asked: Screener) -> None:
    hit = hits(asked, "Polyot Design", targets=("us_ofac_sdn",))["o1"]

    assert hit.through is not None
    assert hit.through.party.entry_id == "e1"


def test_a_short_name_alone_says_too_little(asked: Screener) -> None:
    assert hits(asked, "MIT")["o3"].state is HitState.INSUFFICIENT
    assert hits(asked, "MIT", countries=("IR",))["o3"].state is HitState.LIKELY
    assert hits(asked, "MIT", countries=("US",))["o3"].state is HitState.SAME_NAME_ELSEWHERE


def test_a_day_of_birth_speaks_for_and_another_one_against(asked: Screener) -> None:
    same = hits(asked, "Elena Bibikova", Asked.PERSON, birth=("1956-09-23",))["o4"]
    other = hits(asked, "Elena Bibikova", Asked.PERSON, birth=("1990-01-01",))["o4"]
    silent = hits(asked, "Elena Bibikova", Asked.PERSON)["o4"]

    assert same.state is HitState.LIKELY
    assert other.state is HitState.INSUFFICIENT
    assert same.score > silent.score > other.score


def test_where_a_person_comes_from_weighs_nothing(asked: Screener) -> None:
    told = [
        [hit_told(one) for one in asked.ask(Question("q", "Ivan Sidorov", Asked.PERSON, countries=where))]
        for where in ((), ("RU",), ("SE",))
    ]

    assert told[0]
    assert told[0] == told[1] == told[2]


def test_a_near_neighbour_is_no_match(asked: Screener) -> None:
    found = hits(asked, "Guangdong University of Optics", countries=("CN",))

    assert all(hit.state is not HitState.LIKELY for hit in found.values())


def test_a_list_that_is_switched_off_answers_only_when_it_is_named(asked: Screener) -> None:
    name = "Harbour Institute of Waves"

    assert not hits(asked, name)
    assert set(hits(asked, name, targets=("aspi_cdut",))) == {"a1"}
    assert set(hits(asked, name, targets=("*",))) == {"a1"}


def test_who_is_asked_about_without_a_kind_is_looked_for_among_both(asked: Screener) -> None:
    assert "o4" in hits(asked, "Elena Bibikova", Asked.UNKNOWN)
    assert "o2" in hits(asked, "United Aircraft Corporation", Asked.UNKNOWN)
    assert "o4" not in hits(asked, "Elena Bibikova", Asked.ORGANISATION)


@pytest.mark.parametrize("name", ["", "   ", "\x00", "!!!", "x" * 10_000_000, "of the and"])
def test_a_name_that_says_nothing_meets_nothing(asked: Screener, name: str) -> None:
    assert asked.ask(Question("q", name)) == ()


def test_the_same_question_has_the_same_bytes_for_answer_whatever_else_is_asked() -> None:
    names = ["Polyot", "United Aircraft Corp", "Elena Bibikova", "Vertikal OOO", "Ural Aircraft"]

    def told(order: list[str]) -> dict[str, str]:
        fresh = Screener(listed(), words=word_table(), countries=country_table())
        return {name: json.dumps([hit_told(one) for one in fresh.ask(Question("q", name))]) for name in order}

    assert told(names) == told(list(reversed(names)))


def test_hits_are_bounded_and_the_surest_comes_first() -> None:
    many = [Listed("un_sc", 1, party(f"p{number}", "Volga Shipping Company")) for number in range(60)]
    asked = Screener(many, words=word_table(), countries=country_table())

    found = asked.ask(Question("q", "Volga Shipping Company"))

    assert len(found) == MOST_HITS
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)


# ---- the register of organisations


class Known:
    """A register that knows one listed university by a name that no list has, and its neighbour."""

    def resolve(self, text: str, countries: frozenset[str]) -> tuple[str, ...]:
        return ("ror-1",) if "GXUO" in text else ("ror-2",) if "Guangxo" in text else ()

    def named(self, name: str, countries: frozenset[str]) -> tuple[str, ...]:
        return ("ror-1",) if name == "GUANGXI UNIVERSITY OF OPTICS" else ()


def test_the_register_finds_a_party_by_a_name_that_no_list_has_and_clears_its_neighbour() -> None:
    asked = Screener(listed(), words=word_table(), countries=country_table(), registry=Known())

    found = hits(asked, "Dept. of Light, GXUO, China")["o6"]
    neighbour = hits(asked, "Guangxo University of Optics", countries=("CN",))["o6"]

    assert (found.route, found.state) == (Route.REGISTRY, HitState.LIKELY)
    assert neighbour.state is not HitState.LIKELY
    assert {one.matter: one.sign for one in neighbour.identity}["registry"] == "against"


# ---- merging and dates


def test_entries_merge_by_identifier_and_by_birth_with_name_and_by_nothing_else() -> None:
    told = listed()

    merged = groups(told)

    names = [one.party.entry_id for one in told]
    assert merged[names.index("o1")] == merged[names.index("e1")]
    assert merged[names.index("o4")] == merged[names.index("e2")]
    assert len(set(merged)) == len(told) - 2


def test_a_number_that_many_share_merges_nobody() -> None:
    told = [
        Listed("un_sc", 1, party(f"p{number}", f"Firm {number}", ids=("1234567890",))) for number in range(13)
    ]

    assert len(set(groups(told))) == 13


def test_a_person_and_a_company_never_merge() -> None:
    told = [
        Listed("un_sc", 1, one)
        for one in (party("a", "A", ids=("77019702",)), person("b", "B", ids=("77019702",)))
    ]

    assert len(set(groups(told))) == 2


def test_identifiers_and_days_are_read_as_lists_write_them() -> None:
    assert identifiers_of(("7701970257 (Tax ID/INN)", "IMO 9187629", "0000000000", "A1")) == ("7701970257",)
    assert full_days(("26 Dec 1962", "26.12.1962", "1962-12-26", "31.31.1962")) == {"1962-12-26"}
    assert years(("circa 1960 to 1962",)) == {1960, 1962}


# ---- files

BIG = "x" * 1_200_000


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def taken(db: None) -> None:
    for source, parties in (
        ("us_fcc_covered", OFAC),
        ("us_cbp_wro", (*EU, *(party(f"x{n}", f"Firm {n}") for n in range(20)))),
    ):
        take_in(by=None, at=MORNING, source=source, parties=parties, file_name="f")


def rows(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


@pytest.mark.usefixtures("taken", "clock")
def test_a_register_is_screened_in_its_order_from_csv_xlsx_and_jsonl(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "r.csv").write_text(
        "ID;Name;Kind;Country\n7;Vertikal LLC;company;RU\n8;Uppsala universitet;university;SE\n",
        encoding="utf-8-sig",
    )
    told = [
        {"id": "7", "name": "Vertikal LLC", "schema": "Company", "country": ["RU"]},
        {"id": "8", "name": "Uppsala universitet", "kind": "university", "country": "SE"},
    ]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, told)) + "\n\n", encoding="utf-8")
    book = Workbook()
    for row in (
        ["id", "name", "kind", "country"],
        [7, "Vertikal LLC", "company", "RU"],
        [8, "Uppsala universitet", "university", "SE"],
    ):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")

    answers = []
    for name in ("r.csv", "r.xlsx", "r.jsonl"):
        out = tmp_path / f"{name}.out"
        code, said, _ = terminal.type("screen", str(tmp_path / name), "--out", str(out), "--workers", "1")
        assert code == 0
        assert "A hit is a doubt until a person has looked at it." in said
        answers.append(out.read_bytes())

    assert answers[0] == answers[1] == answers[2]
    first, second = rows(tmp_path / "r.csv.out")
    assert (first["id"], second["id"], second["hits"]) == ("7", "8", [])
    hit = next(one for one in first["hits"] if one["entry_id"] == "o1")
    assert hit["state"] == "likely"
    assert hit["explanation"]["list"]["version"] == 1
    assert hit["explanation"]["words"]["met"][0]["why"] == "same"
    assert set(hit) == {"list", "entry_id", "names_agree", "identity", "state", "score", "explanation"}


@pytest.mark.usefixtures("taken", "clock")
def test_several_processes_answer_as_one_does(terminal: Terminal, tmp_path: Path) -> None:
    names = ["Vertikal LLC", "Polyot Design", "Nobody at all", "Elena Bibikova"]
    file = tmp_path / "r.csv"
    file.write_text("name\n" + "\n".join(names[number % 4] for number in range(900)) + "\n", encoding="utf-8")

    for workers in ("1", "3"):
        terminal.type("screen", str(file), "--out", str(tmp_path / workers), "--workers", workers)

    assert (tmp_path / "1").read_bytes() == (tmp_path / "3").read_bytes()
    assert [one["id"] for one in rows(tmp_path / "1")][:3] == ["2", "3", "4"]


@pytest.mark.usefixtures("taken", "clock")
def test_a_run_that_was_stopped_goes_on_where_it_was(terminal: Terminal, tmp_path: Path) -> None:
    file, out = tmp_path / "r.csv", tmp_path / "out.jsonl"
    file.write_text("name\nVertikal LLC\nPolyot Design\nNobody\n", encoding="utf-8")
    terminal.type("screen", str(file), "--out", str(out), "--workers", "1")
    whole = out.read_bytes()
    first = whole.index(b"\n") + 1
    part, marker = tmp_path / "out.jsonl.part", tmp_path / "out.jsonl.part.of"

    def again(marked: str) -> str:
        part.write_bytes(b"kept\n" + whole[first : first + 9])
        marker.write_text(marked, encoding="utf-8")
        terminal.type("screen", str(file), "--out", str(out), "--workers", "1")
        assert not part.exists() and not marker.exists()
        return out.read_text(encoding="utf-8")

    mark = _mark_of(file)
    assert again(mark) == "kept\n" + whole[first:].decode("utf-8")
    assert again("of another file") == whole.decode("utf-8")


def _mark_of(file: Path) -> str:
    """What a run writes down of its file: of what, with which lists and which register, for which purpose."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    of = [[list(one) for one in in_force()], "", "legal_duty"]
    return hashlib.sha256(json.dumps([digest, of]).encode("utf-8")).hexdigest()


@pytest.mark.usefixtures("taken", "clock")
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("r.csv", b"nome\nx\n", "No column is called 'name'"),
        ("r.csv", b"name\nx\0y\n", "Line 2: a NUL byte"),
        ("r.csv", b"name\nUppsala\n\xff\xfe\n", "Line 3: the file is not text in UTF-8"),
        ("r.csv", f"name\n{BIG}\n".encode(), "Line 2 is longer than"),
        ("r.csv", b"id,name\n1,\n", "Line 2: 'name' is missing"),
        ("r.csv", b"name,purpose\nAnn,curiosity\n", "is no purpose of screening a person"),
        ("r.jsonl", b'{"name": "x"}\n[1]\n', "Line 2: a JSON object is expected"),
        ("r.jsonl", b'{"name": "x", "country": 4}\n', "'country' is to be a text"),
        ("r.jsonl", b"{\n", "Line 1: a JSON object is expected"),
        ("r.xlsx", b"no workbook", "The workbook cannot be read"),
        ("r.parquet", b"PAR1", "'.parquet' is no format that is read"),
    ],
)
def test_bad_input_is_said_with_its_line_and_writes_nothing(
    terminal: Terminal, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)

    code, _, problem = terminal.type("screen", str(tmp_path / name), "--out", str(tmp_path / "out"))

    assert code == 2
    assert said in problem
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.usefixtures("taken", "clock")
def test_a_workbook_that_is_a_bomb_is_refused_before_it_is_opened(terminal: Terminal, tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "r.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(510):
            sheet.write(b"0" * 1_000_000)

    code, _, problem = terminal.type("screen", str(tmp_path / "r.xlsx"), "--out", str(tmp_path / "out"))

    assert code == 2
    assert "larger than 500000000 bytes" in problem


@pytest.mark.usefixtures("taken", "clock")
def test_where_nothing_can_be_done_it_is_said(terminal: Terminal, tmp_path: Path) -> None:
    missing = terminal.type("screen", str(tmp_path / "none.csv"), "--out", str(tmp_path / "out"))
    (tmp_path / "r.csv").write_text("name\nx\n", encoding="utf-8")
    nowhere = terminal.type("screen", str(tmp_path / "r.csv"), "--out", str(tmp_path / "no" / "out"))

    assert missing[0] == nowhere[0] == 2
    assert "expected a file" in missing[2]
    assert "expected a folder" in nowhere[2]


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_without_lists_nothing_is_screened(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("name\nx\n", encoding="utf-8")

    code, _, problem = terminal.type("screen", str(tmp_path / "r.csv"), "--out", str(tmp_path / "out"))

    assert code == 2
    assert "farled lists import" in problem


@pytest.mark.usefixtures("taken", "clock")
def test_a_new_version_is_screened_from_its_first_question_on() -> None:
    before = screener().ask(Question("q", "Brand New Firm"))
    take_in(
        by=None,
        at=MORNING,
        source="us_fcc_covered",
        parties=(*OFAC, party("n", "Brand New Firm Zq")),
        file_name="g",
    )

    after = screener().ask(Question("q", "Brand New Firm Zq"))

    assert before == ()
    assert [hit.listed.party.entry_id for hit in after] == ["n"]
    assert after[0].listed.version == 2


# ---- real lists


@needs_data
def test_the_labelled_queries_are_met_and_what_is_on_no_list_is_left_in_peace() -> None:
    read = read_file(path=DATA / "listed.jsonl.gz", format=FileFormat.FARLED_JSONL)
    told = [Listed(source, 1, one) for source in sorted(read.by_source) for one in read.by_source[source]]
    asked = Screener(told, words=word_table(), countries=country_table())
    lines = (DATA / "dev_queries" / "crosslist.jsonl").read_text(encoding="utf-8").splitlines()[::3]
    found = 0
    for one in map(json.loads, lines):
        kind = Asked.PERSON if one["schema"] == "Person" else Asked.ORGANISATION
        question = Question(
            one["qid"],
            one["name"],
            kind,
            tuple(one["country"]),
            tuple(one["birth"]),
            (),
            tuple(one["targets"]),
        )
        met = {hit.listed.party.entry_id for hit in asked.ask(question) if hit.score >= 0.7}
        found += bool(met & set(one["expected_ids"]))

    assert found / len(lines) > 0.97


def test_a_question_about_a_broken_file_is_refused_by_the_reader(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes(b"")

    with pytest.raises(Refused):
        list(questions_of(tmp_path / "r.csv", purpose=Purpose.VISITOR))
