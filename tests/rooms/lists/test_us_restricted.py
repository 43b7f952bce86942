"""Are the lists that US universities must certify against read whole, each entry called by its words?"""

import gzip
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from farled.lists.queries import published_lists
from farled.lists.sources import read_us_restricted
from farled.lists.sources.us_restricted import KINDS
from farled.lists.terms import PartyKind, Refused

ALPHA: dict[str, Any] = {
    "name": "Alpha Optics Institute",
    "aliases": ["Alpha Optics", "Alpha Optics Institute", "No. 2 Long Road; and " * 10],
    "country": "Norway",
    "federal_register": "91 FR 1",
    "notes": "USCC: 91110000MA005UCQ5P (Norway)",
}
BETA: dict[str, Any] = {"name": "Beta, Ann", "notes": "Date of birth: November, 1975"}


def written(
    folder: Path, *entities: object, listed: str = "bis-entity-list", count: int | None = None
) -> Path:
    path = folder / "list.json"
    told = {
        "list_id": listed,
        "count": len(entities) if count is None else count,
        "entities": list(entities),
    }
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_an_entry_keeps_its_words_and_loses_what_is_no_name(tmp_path: Path) -> None:
    (alpha,) = read_us_restricted(written(tmp_path, ALPHA)).by_source["us_bis_entity_list"]

    assert (alpha.name, alpha.aliases) == ("Alpha Optics Institute", ("Alpha Optics",))
    assert (alpha.countries, alpha.ids) == (("Norway",), ("91110000MA005UCQ5P",))
    assert (alpha.programs, alpha.note) == ("bis-entity-list|91 FR 1", ALPHA["notes"])


def test_whoever_has_a_day_of_birth_is_a_person_and_nobody_else(tmp_path: Path) -> None:
    path = written(tmp_path, BETA, ALPHA, listed="state-debarred-statutory")
    beta, alpha = read_us_restricted(path).by_source["us_state_debarred_statutory"]

    assert (beta.kind, beta.birth) == (PartyKind.PERSON, ("November, 1975",))
    assert alpha.kind is PartyKind.LEGAL_ENTITY


def test_an_inserted_entry_renames_nothing_else(tmp_path: Path) -> None:
    (before,) = read_us_restricted(written(tmp_path, ALPHA)).by_source["us_bis_entity_list"]
    _new, after = read_us_restricted(written(tmp_path, BETA, ALPHA)).by_source["us_bis_entity_list"]

    assert before == after


def test_the_same_words_twice_are_two_entries(tmp_path: Path) -> None:
    first, second = read_us_restricted(written(tmp_path, ALPHA, ALPHA)).by_source["us_bis_entity_list"]

    assert second.entry_id == f"{first.entry_id}-2"


@pytest.mark.parametrize(
    ("entities", "given", "said"),
    [
        ((ALPHA,), {"listed": "other"}, "list_id is 'other'; one of bis-dpl, "),
        ((ALPHA,), {"count": 2}, "says that it has 2 entries and has 1"),
        ((ALPHA, "x"), {}, "Entry 2: 'name' must be text"),
        ((ALPHA, {"name": " "}), {}, "Entry 2: 'name' must be text"),
        (({"name": 7},), {}, "Entry 1: 'name' must be text, found 7"),
        (({"name": "A", "country": ["N"]},), {}, "Entry 1: 'country' must be text"),
        (({"name": "A", "aliases": "B"},), {}, "Entry 1: 'aliases' must be a list of texts"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_entry(
    tmp_path: Path, entities: tuple[object, ...], given: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        read_us_restricted(written(tmp_path, *entities, **given))


@pytest.mark.parametrize("told", ["", "{", "[]", "7", '{"list_id": "bis-meu"}', '{"list_id": ["bis-meu"]}'])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, told: str) -> None:
    path = tmp_path / "list.json"
    path.write_text(told, encoding="utf-8")

    with pytest.raises(Refused):
        read_us_restricted(path)


def test_every_one_of_the_lists_is_described() -> None:
    assert {f"us_{one.replace('-', '_')}" for one in KINDS} <= set(published_lists())


def test_the_real_files_hold_the_entries_of_the_reference(shared_data: Path) -> None:
    wanted: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(shared_data / "screening" / "listed.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            wanted[row["source"]].append(row)
    read = 0
    for path in sorted((shared_data / "screening" / "us_nsf_lists").glob("*_*.json")):
        ((source, parties),) = read_us_restricted(path).by_source.items()
        published = published_lists()[source]
        read += 1

        assert published.least <= len(parties) <= published.most
        assert len({one.entry_id for one in parties}) == len(parties) == len(wanted[source])
        assert [one.countries for one in parties] == [tuple(row["countries"]) for row in wanted[source]]
        # The reference turns "Last, First" round and counts letters; all words of all names are the same.
        assert [_words(one.name) for one in parties] == [_words(row["name"]) for row in wanted[source]]
        strays = [
            one.name
            for one, row in zip(parties, wanted[source], strict=True)
            if not set(row["aliases"]) >= set(one.aliases)
        ]
        assert len(strays) <= len(parties) / 400

    assert read == len(KINDS)


def _words(name: str) -> list[str]:
    return sorted(name.replace(",", " ").split())
