"""Is every context found in as few questions as one, and does each name stand in both languages?"""

from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from farled.countries.queries import choices, contexts, contexts_with_panels, name_of, register
from farled.countries.terms import Attention
from tests.builders import ready


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("XKX", "Kosovo", "Kosovo"),
        ("TWN", "Taiwan", "Taiwan"),
        ("PSE", "Palestina", "Palestine"),
        ("HKG", "Hongkong", "Hong Kong"),
        ("MAC", "Macau", "Macau"),
        ("CHE", "Schweiz", "Switzerland"),
        ("ESH", "Västsahara", "Western Sahara"),
    ],
)
def test_a_place_is_called_what_people_call_it(code: str, sv: str, en: str) -> None:
    assert (name_of(code).sv, name_of(code).en) == (sv, en)


def test_choices_follow_the_alphabet_of_the_language() -> None:
    names = [name for _, name in choices("sv")]

    assert names.index("Zimbabwe") < names.index("Åland") < names.index("Österrike")
    assert len(names) == len({code for code, _ in choices("en")})


def test_no_place_of_the_past_can_be_chosen() -> None:
    assert not {"DDR", "YMD"} & {code for code, _ in choices("sv")}
    assert {"DDR", "YMD"} <= register().keys()


@pytest.mark.django_db
def test_the_contexts_of_many_cost_as_much_as_of_one(
    at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ready(at)
    codes = [code for code, _ in choices("sv")]

    with django_assert_num_queries(2):
        contexts(codes=codes[:1], at=at)
    with django_assert_num_queries(2):
        found, panels = contexts_with_panels(codes=codes, at=at)

    assert found.keys() == panels.keys() == set(codes)


@pytest.mark.django_db
def test_before_anything_was_loaded_no_place_is_called_open(at: datetime) -> None:
    ready(at)

    found = contexts(codes=["NOR", "CHN"], at=at - timedelta(days=4000))

    assert {context.attention for context in found.values()} == {Attention.NO_DATA}
