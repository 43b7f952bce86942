"""Which territory does a publisher mean, and what is never guessed?"""

from farled.evidence.rules import (
    resolve,
    suggestions,
)
from farled.evidence.terms import Names
from tests.rooms.evidence.publishers import names_of, sources

TABLE = Names(
    known={"PSE": "PSE-WB", "Ruritania": "RUR"},
    codes=frozenset({"PSE", "PSE-WB", "RUR", "NOR"}),
    spellings={"Ruritanien": "RUR", "Norge": "NOR"},
)


def test_publishers_own_code_goes_before_the_registers() -> None:
    assert resolve(name="", code="PSE", names=TABLE) == ("PSE-WB", True)


def test_unknown_name_is_not_guessed_but_a_person_gets_suggestions() -> None:
    assert resolve(name="Ruritanian", code="", names=TABLE) == (None, True)
    assert suggestions(name="Ruritanian", names=TABLE) == ("RUR",)


def test_name_and_code_of_different_countries_disagree() -> None:
    assert resolve(name="Ruritania", code="NOR", names=TABLE) == ("NOR", False)


def test_every_indexs_own_name_table_reaches_only_register_codes() -> None:
    for source in sources():
        names = names_of(source)
        assert set(names.known.values()) <= names.codes
