"""Which finding is the gravest, and when is a check too old?"""

from datetime import date
from itertools import permutations

import pytest

from farled.partners.rules import CHECKS, FINDINGS, KINDS, check_state, gravest_found, weakest_check
from farled.partners.terms import CheckState, Found, PartnerKind

UNTIL = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 11, 22), CheckState.CURRENT),
        (date(2026, 11, 23), CheckState.AGED),
        (date(2027, 1, 1), CheckState.AGED),
    ],
)
def test_a_check_holds_up_to_but_not_on_its_last_date(on: date, state: CheckState) -> None:
    assert check_state(valid_until=UNTIL, on=on) is state


def test_no_check_is_none() -> None:
    assert check_state(valid_until=None, on=UNTIL) is CheckState.NONE


def test_unsure_is_graver_than_unknown_and_yes_graver_than_all() -> None:
    for order in permutations([Found.NO, Found.UNKNOWN, Found.UNSURE]):
        assert gravest_found(order) is Found.UNSURE
    assert gravest_found([Found.UNSURE, Found.YES]) is Found.YES


def test_nothing_found_at_all_is_unknown_never_no() -> None:
    assert gravest_found([]) is Found.UNKNOWN


def test_the_weakest_check_speaks_for_all_partners() -> None:
    assert weakest_check([CheckState.CURRENT, CheckState.AGED]) is CheckState.AGED
    assert weakest_check([]) is CheckState.NONE


@pytest.mark.parametrize(("words", "enum"), [(KINDS, PartnerKind), (FINDINGS, Found), (CHECKS, CheckState)])
def test_every_word_of_the_register_is_told_in_both_languages(words: dict[str, object], enum: type) -> None:
    assert set(words) == set(enum)
