"""When is a new edition too strange to adopt?"""

from farled.evidence.rules import (
    implausible,
    remarks,
)
from farled.evidence.terms import Observation, Reading
from tests.rooms.evidence.publishers import sources

AFI, CPI = sources()["afi"], sources()["cpi"]


def reading(values: dict[tuple[str, int], float], data_year: int = 2030, source: str = "cpi") -> Reading:
    headline = sources()[source].headline().id
    observations = tuple(Observation(code, year, headline, value) for (code, year), value in values.items())
    return Reading(source, str(data_year), data_year, observations)


WORLD = {(f"C{n:02}", year): 50.0 for n in range(100) for year in (2029, 2030)}


def test_next_year_of_the_same_world_is_plausible() -> None:
    newer = WORLD | {(code, 2031): 52.0 for code, _ in WORLD}

    assert implausible(source=CPI, old=reading(WORLD), new=reading(newer, 2031)) == ()


def test_older_data_year_is_refused() -> None:
    older = {key: value for key, value in WORLD.items() if key[1] == 2029}

    reasons = implausible(source=CPI, old=reading(WORLD), new=reading(older, 2029))

    assert len(reasons) == 1
    assert "2029" in reasons[0].en and "2030" in reasons[0].sv


def test_losing_more_than_three_in_a_hundred_is_refused_by_name() -> None:
    lost = {("C00", 2030), ("C01", 2030), ("C02", 2030), ("C03", 2030)}
    newer = {key: value for key, value in WORLD.items() if key not in lost}

    reasons = implausible(source=CPI, old=reading(WORLD), new=reading(newer))

    assert len(reasons) == 1
    assert "C00, C01, C02, C03" in reasons[0].en


def test_losing_three_in_a_hundred_passes() -> None:
    newer = {
        key: value for key, value in WORLD.items() if key not in {("C00", 2030), ("C01", 2030), ("C02", 2030)}
    }

    assert implausible(source=CPI, old=reading(WORLD), new=reading(newer)) == ()


def test_another_scale_is_refused() -> None:
    old = reading(dict.fromkeys(WORLD, 0.9), source="afi")
    new = reading({key: (0.1 if key[0] < "C30" else 0.9) for key in WORLD}, source="afi")

    (reason,) = implausible(source=AFI, old=old, new=new)

    assert "60" in reason.en and "200" in reason.sv


def test_changed_past_is_refused_where_the_publisher_does_not_revise() -> None:
    changed = {key: (51.0 if key[0] < "C10" else value) for key, value in WORLD.items()}

    reasons = implausible(source=CPI, old=reading(WORLD), new=reading(changed))

    assert len(reasons) == 1
    assert remarks(source=CPI, old=reading(WORLD), new=reading(changed)) == ()


def test_changed_past_is_told_where_the_publisher_revises() -> None:
    old = reading(dict.fromkeys(WORLD, 0.5), source="afi")
    new = reading(dict.fromkeys(WORLD, 0.6), source="afi")

    assert implausible(source=AFI, old=old, new=new) == ()
    assert len(remarks(source=AFI, old=old, new=new)) == 1
