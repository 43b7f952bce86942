"""Does it change anything who somebody is? Names, birth places, scripts, nationalities: none of it may."""

import random
from dataclasses import replace

from farled.assessment.terms import Assessment, FullCase
from tests.rooms.assessment.books import case_assessment, full_cases

COUNT = 10_000
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


def outline(found: Assessment) -> tuple[object, ...]:
    """All that is judged: findings and levels, depth, sections, stops, requirements, post and outcomes."""
    return (
        [(one.rule, one.level, one.alone) for one in found.findings],
        [(one.finding, one.before, one.after) for one in found.remaining],
        (found.depth.depth, found.depth.rules, [(one.id, one.is_open) for one in found.sections]),
        [stop.rule for stop in found.stops],
        [(one.asked.id, one.state) for one in found.requirements],
        (found.readiness, found.deciding.role, [(one.role, one.row) for one in found.possible]),
    )


def swapped(case: FullCase, chance: random.Random) -> FullCase:
    """The same case about other people: every free text and every name is another."""

    def somebody() -> str:
        return (
            f"{chance.choice(NAMES)}, {chance.choice(PLACES)}, {chance.choice(CITIZENS)} ({chance.random()})"
        )

    answers = tuple(
        replace(answer, value=somebody() if answer.key == "subject.expected_effects" else answer.value)
        for answer in case.work.answers
    )
    partners = tuple(
        replace(one, name=somebody(), owner_name=somebody() if one.owner_name else "")
        for one in case.case.partners
    )
    work = replace(
        case.work,
        answers=answers,
        seen=tuple(replace(one, note=somebody()) for one in case.work.seen),
        ratings=tuple(replace(one, reason=somebody()) for one in case.work.ratings),
        measures=tuple(replace(one, evidence=somebody()) for one in case.work.measures),
    )
    return replace(case, case=replace(case.case, partners=partners, answers=answers), work=work)


def test_ten_thousand_swapped_people_change_nothing() -> None:
    chance = random.Random(20261123)
    cases = list(full_cases().values())
    before = {case.case.id: outline(case_assessment(case)) for case in cases}

    changed = [
        case.case.id
        for case in (cases[place % len(cases)] for place in range(COUNT))
        if outline(case_assessment(swapped(case, chance))) != before[case.case.id]
    ]

    assert changed == []
