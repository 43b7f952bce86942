"""Are parties in the shape of FollowTheMoney read with their lists, names, numbers and programmes?"""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from farled.lists.sources import read_follow_the_money
from farled.lists.terms import Party, PartyKind, Refused

ALPHA: dict[str, Any] = {
    "id": "NK-alpha",
    "caption": "Alpha Works",
    "schema": "Company",
    "target": True,
    "datasets": ["us_ofac_sdn", "un_sc"],
    "properties": {
        "name": ["Альфа", "Alpha Works"],
        "alias": ["AW"],
        "previousName": ["Alpha Yard"],
        "weakAlias": ["Alfa"],
        "jurisdiction": ["no"],
        "innCode": ["7701970257"],
        "leiCode": ["529900T8BM49AURSDO55"],
        "notes": ["Builds ships."],
        "sanctions": [
            {"schema": "Sanction", "properties": {"program": ["RUSSIA-EO14024"]}},
            {"schema": "Sanction", "properties": {"program": ["RUSSIA-EO14024"]}},
        ],
    },
}
PERSON: dict[str, Any] = {
    "id": "NK-ann",
    "schema": "Person",
    "datasets": ["un_sc"],
    "properties": {"name": ["Ann Alpha"], "birthDate": ["1961-02-03"], "passportNumber": ["X1234567"]},
}


def written(folder: Path, *entities: object) -> Path:
    path = folder / "entities.ftm.json"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in entities), encoding="utf-8")
    return path


def test_a_company_stands_on_each_of_its_lists_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    found = read_follow_the_money(written(tmp_path, ALPHA)).by_source

    assert found["us_ofac_sdn"] == found["un_sc"]
    assert found["un_sc"] == (
        Party(
            "NK-alpha",
            PartyKind.COMPANY,
            "Alpha Works",
            aliases=("Альфа", "AW", "Alpha Yard"),
            weak=("Alfa",),
            countries=("no",),
            ids=("7701970257", "529900T8BM49AURSDO55"),
            programs="RUSSIA-EO14024",
            note="Builds ships.",
        ),
    )


def test_a_person_without_a_caption_is_called_by_the_first_name(tmp_path: Path) -> None:
    (ann,) = read_follow_the_money(written(tmp_path, PERSON)).by_source["un_sc"]

    assert (ann.name, ann.aliases, ann.birth) == ("Ann Alpha", (), ("1961-02-03",))
    assert ann.ids == ("X1234567",)


def test_owners_addresses_and_sanctions_beside_the_listed_are_no_parties(tmp_path: Path) -> None:
    beside = [
        ALPHA | {"id": "owner", "target": False},
        {"id": "a", "schema": "Address", "datasets": ["un_sc"], "properties": {"full": ["Road 1"]}},
        {"id": "s", "schema": "Sanction", "datasets": ["un_sc"], "properties": {"program": ["X"]}},
    ]
    found = read_follow_the_money(written(tmp_path, *beside, PERSON)).by_source

    assert {source: [one.entry_id for one in parties] for source, parties in found.items()} == {
        "un_sc": ["NK-ann"]
    }


def test_a_public_body_is_an_organisation_and_a_gzipped_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json.gz"
    path.write_bytes(gzip.compress(json.dumps(ALPHA | {"schema": "PublicBody"}).encode()))

    (body,) = read_follow_the_money(path).by_source["un_sc"]

    assert body.kind is PartyKind.ORGANIZATION


@pytest.mark.parametrize(
    ("entity", "said"),
    [
        ([], "Line 2: a JSON object is expected"),
        (ALPHA | {"id": ""}, "Line 2: 'id' is to be a text"),
        (ALPHA | {"schema": None}, "Line 2: 'schema' is to be a text"),
        (ALPHA | {"datasets": []}, "Line 2: 'datasets' does not say on which list"),
        (ALPHA | {"properties": ["name"]}, "Line 2: 'properties' is to be an object"),
        (ALPHA | {"properties": {"name": "Alpha"}}, "Line 2: 'name' is to be a list of texts"),
        (PERSON | {"properties": {}}, "Line 2: 'caption' is to be a text"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(tmp_path: Path, entity: object, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_follow_the_money(written(tmp_path, PERSON, entity))


def test_a_file_without_listed_parties_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no party that is itself on a list"):
        read_follow_the_money(written(tmp_path, ALPHA | {"target": False}))
