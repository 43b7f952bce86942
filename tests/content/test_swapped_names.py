"""Does it change anything who somebody is? Names, birth places, scripts, nationalities: none of it may.

Ten thousand cases are made up by chance: facts, answers, ratings, measures, requirements, stops set aside.
Each is judged twice, the second time about other people: every word that anybody wrote is another.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bench.cases import TEXT, Case, Maker
from farled.assessment.content import full_case_in
from farled.assessment.terms import Assessment, FullCase
from farled.text.content import read_json_line
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books, case_assessment

PARTS, EACH = 8, 1250
WRITTEN = {
    *("sv", "en", "reference", "name", "note", "reason", "override", "evidence", "event"),
    *("subject.expected_effects", "value"),
}
"""Every place of a case where people write in their own words."""
NAMES = (
    "Anna Lindqvist",
    "李伟",
    "Фёдор Соколов",
    "محمد رضا",
    "Nguyễn Thị Hoa",
    "Олена Коваль",
    "José Núñez",
)
PLACES = (
    "born in Uppsala",
    "born in Tehran",
    "出生于北京",
    "родился в Минске",
    "born in Kabul",
    "född i Asmara",
)
CITIZENS = (
    "Swedish citizen",
    "Iranian citizen",
    "Chinese citizen",
    "dual national",
    "stateless",
    "rysk medborgare",
)


def maker(seed: int) -> Maker:
    """Makes full cases with much said and done in each."""
    packs = tuple(pack for id, pack in shelf.packs().items() if id != "quick-check")
    return Maker(Random(seed), packs, books(), most=40)


def about_others(value: Any, chance: Random) -> Any:
    """The same case about other people: every name and every free text is another."""
    if isinstance(value, dict):
        return {key: about_others(one, chance) for key, one in value.items()}
    if isinstance(value, list):
        return [about_others(one, chance) for one in value]
    if isinstance(value, str) and value.startswith(TEXT):
        return (
            f"{chance.choice(NAMES)}, {chance.choice(PLACES)}, {chance.choice(CITIZENS)}, {chance.random()}"
        )
    return value


def written_in(value: Any, key: str = "") -> Iterator[str]:
    """The keys under which a case holds free text."""
    if isinstance(value, dict):
        for inside, one in value.items():
            yield from written_in(one, inside)
    elif isinstance(value, list):
        for one in value:
            yield from written_in(one, key)
    elif isinstance(value, str) and value.startswith(TEXT):
        yield key


def read(case: Case) -> FullCase:
    return full_case_in(read_json_line(Path("made-up.jsonl"), 1, json.dumps(case)), "made-up")


def outline(found: Assessment) -> tuple[object, ...]:
    """All that is judged: findings and levels, depth, sections, stops, requirements, posts and outcomes."""
    deciding = found.deciding
    return (
        [(one.rule, one.level, one.alone) for one in found.findings],
        [(one.finding, one.before, one.after, one.is_rated, one.measures) for one in found.remaining],
        (found.depth.depth, found.depth.rules, [(one.id, one.is_open, one.rules) for one in found.sections]),
        [(one.question.key, one.state) for one in found.standings],
        ([stop.rule for stop in found.stops], [stop.rule for stop in found.set_aside]),
        [(one.asked.id, one.state, one.problem is None) for one in found.requirements],
        (found.readiness, found.level, found.overridden, found.valid_until, found.unrated),
        (deciding.role, deciding.level, deciding.row, deciding.lifts, [link.role for link in deciding.chain]),
        [(one.role, one.row) for one in found.possible],
        [(one.measure.id, one.findings) for one in found.suggested],
    )


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_swapped_people_change_nothing(part: int) -> None:
    made, chance = maker(part), Random(part)

    changed = []
    for number in range(EACH):
        case = made.case()
        before = outline(case_assessment(read(case)))
        if outline(case_assessment(read(about_others(case, chance)))) != before:
            changed.append(number)

    assert changed == []
    assert PARTS * EACH == 10_000


def test_every_place_where_people_write_is_swapped() -> None:
    made = maker(0)
    cases = [made.case() for _ in range(50)]

    assert {key for case in cases for key in written_in(case)} == WRITTEN
    assert not [key for case in cases for key in written_in(about_others(case, Random(1)))]


def test_made_up_cases_differ_in_all_that_is_judged() -> None:
    made = maker(0)
    found = [case_assessment(read(made.case())) for _ in range(300)]

    assert len({one.readiness for one in found}) >= 4
    assert len({one.deciding.role for one in found}) == 4
    assert len({one.depth.depth for one in found}) >= 2
    assert any(one.set_aside for one in found) and any(one.overridden for one in found)
    assert len({finding.rule for one in found for finding in one.findings}) > 100


def test_an_assessment_that_minds_a_name_would_be_noticed() -> None:
    case = maker(3).case()
    other = {**case, "partners": [{**partner, "country": "QMZ"} for partner in case["partners"]]}
    other = {**other, "countries": {}}

    assert outline(case_assessment(read(case))) != outline(case_assessment(read(other)))
