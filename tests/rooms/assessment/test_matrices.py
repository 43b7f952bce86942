"""Does the picture of the matrix say the same as the words, in any size, in colours that differ enough?"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from farled.assessment.presenters.levels import advice_of, claim_of, in_order, numbers_of
from farled.assessment.presenters.matrices import matrices_of
from farled.assessment.queries import books as shelf
from farled.assessment.queries.work import kept_in
from farled.mitigation.terms import Matrix, Step
from farled.risks.terms import Level
from farled.text.terms import Wording
from tests import builders
from tests.rooms.assessment.weighed import (
    FELT,
    GRAVE,
    MEDIUM,
    OTHER,
    SLIGHT,
    assessed,
    lawyer,
    plan,
    rate,
    say,
)

pytestmark = pytest.mark.django_db
CSS = Path("farled/web/static/farled/farled.css")


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessed")


def shown(built: builders.Built, language: str = "en") -> dict[str, Any]:
    found = matrices_of(assessment=assessed(built), kept=kept_in(built.case), language=language)
    assert found is not None
    return found


def square(size: int) -> Matrix:
    """A matrix of so many steps each way; its level rises with both."""
    half, ids = size, [str(step) for step in range(size)]
    steps = tuple(Step(id, Wording(sv=f"steg {id}", en=f"step {id}"), Wording(sv="s", en="s")) for id in ids)
    levels = tuple(
        tuple(
            Level.LOW if x + y < half - 1 else Level.MEDIUM if x + y < half + 1 else Level.HIGH
            for y in range(size)
        )
        for x in range(size)
    )
    shipped = shelf.books().matrices.dated[0]
    return replace(shipped, likelihood=steps, consequence=steps, cells=levels)


def use(matrix: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this be the university's matrix."""
    books = shelf.books()
    other = replace(books, matrices=replace(books.matrices, dated=(matrix,)))
    for place in (
        "queries.work",
        "presenters.matrices",
        "presenters.risks",
        "actions.weighing",
        "presenters.history",
    ):
        monkeypatch.setattr(f"farled.assessment.{place}.books", lambda: other)


def test_nothing_rated_draws_an_empty_matrix_and_says_so(built: builders.Built) -> None:
    found = shown(built)

    assert found["is_empty"]
    assert found["pictures"][0]["label"] == "Before measures. No finding has been rated."


def test_a_rated_finding_lies_in_its_cell_and_the_words_name_it(built: builders.Built) -> None:
    rate(built, before=GRAVE)
    number = numbers_of(assessed(built))[MEDIUM]

    found = shown(built)

    assert [mark["text"] for mark in found["pictures"][0]["marks"]] == [str(number)]
    assert found["pictures"][0]["label"] == f"Before measures. Finding {number}: possible, serious (medium)."
    assert [(one["number"], one["level"], one["cells"]) for one in found["key"]] == [
        (number, "Medium before measures", "possible, serious")
    ]


def test_what_no_measure_carries_leaves_the_mark_where_it_was(built: builders.Built) -> None:
    rate(built, before=GRAVE, after=SLIGHT)

    after = shown(built)["pictures"][1]

    assert (after["ghosts"], after["trails"]) == ([], [])
    assert "possible, serious (medium)" in after["label"]


def test_what_a_measure_carries_moves_and_leaves_a_ring(built: builders.Built) -> None:
    owner = lawyer()
    rate(built, before=GRAVE, after=SLIGHT)
    say(built, owner, plan(built, owner))

    found = shown(built)

    assert (len(found["pictures"][1]["ghosts"]), len(found["pictures"][1]["trails"])) == (1, 1)
    assert found["key"][0]["level"] == "Medium, then low"
    assert found["key"][0]["cells"] == "possible, serious; then remote, slight"


def test_a_level_that_measures_do_not_change_says_so(built: builders.Built) -> None:
    rate(built, before=GRAVE, after=FELT)

    assert shown(built)["key"][0]["level"] == "Medium, also after measures"


def test_an_override_names_the_rules_level_beside(built: builders.Built) -> None:
    rate(built, before=SLIGHT, override="Three experts looked.")

    assert shown(built)["key"][0]["level"] == "Low before measures; the rule says medium"


def test_what_is_not_rated_is_named_beside_the_picture(built: builders.Built) -> None:
    rate(built)

    assert shown(built)["rest"].startswith("Not rated, so not in the picture: ")
    assert "(low)" in shown(built)["rest"]


def test_both_languages_say_the_same(built: builders.Built) -> None:
    rate(built)

    assert shown(built, "sv")["pictures"][0]["label"].startswith("Före åtgärder. Fynd ")
    assert shown(built, "sv")["across"] == ["avlägsen", "nästan säker"]


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_a_matrix_of_any_size_is_drawn_with_every_cell(
    built: builders.Built, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    use(square(size), monkeypatch)
    top = str(size - 1)
    for finding in (MEDIUM, OTHER):
        rate(built, finding, before=(top, top), after=("0", top))

    found = shown(built)

    assert len(found["cells"]) == size * size
    assert {cell["depth"] for cell in found["cells"]} == {1, 3, 4}
    assert len(found["pictures"][0]["marks"]) == 2
    assert found["contours"]


def test_names_too_long_for_an_axis_are_cut(built: builders.Built, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = square(3)
    long = replace(matrix.likelihood[2], name=Wording(sv="x" * 40, en="y" * 40))
    use(replace(matrix, likelihood=(*matrix.likelihood[:2], long)), monkeypatch)

    assert shown(built)["across"] == ["step 0", "y" * 17 + "…"]


def test_many_findings_in_one_cell_are_counted(
    built: builders.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(square(6), monkeypatch)
    for finding in in_order(assessed(built)):
        rate(built, finding.rule, before=("5", "5"))

    found = shown(built)

    assert [mark["text"] for mark in found["pictures"][0]["marks"]] == ["1", "2", "3", "…"]
    assert len(found["key"]) == 13


def test_where_nothing_is_weighed_nothing_is_drawn(built: builders.Built) -> None:
    nothing = replace(assessed(built), remaining=())

    assert matrices_of(assessment=nothing, kept=kept_in(built.case), language="en") is None


def test_the_gravest_finding_has_the_first_number_and_doubts_the_last(built: builders.Built) -> None:
    found = in_order(assessed(built))

    levels = [tuple(Level).index(one.level) for one in found if not one.is_doubt]
    assert levels == sorted(levels, reverse=True)
    assert [one.is_doubt for one in found] == sorted(one.is_doubt for one in found)


def test_a_finding_is_a_claim_and_what_to_do_about_it() -> None:
    said = Wording(sv="Vi vet inte vem? Fråga. Nu.", en="We do not know who? Ask. Now.")

    assert (claim_of(said, "sv"), advice_of(said, "sv")) == ("Vi vet inte vem?", "Fråga. Nu.")


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{3,6})", block))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(letter * 2 for letter in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_marks_stand_out_from_every_depth(root: Path, scheme: str) -> None:
    css = (root / CSS).read_text(encoding="utf-8")
    light, rest = css.split("@media (prefers-color-scheme: dark)", 1)
    printed = css.split("@media print", 1)[1].split("html {", 1)[0]
    colours = (
        tokens(light)
        | {
            "light": {},
            "dark": tokens(rest.split("/* ---------- page", 1)[0]),
            "print": tokens(printed),
        }[scheme]
    )

    for depth in ("depth-1", "depth-3", "depth-4"):
        assert contrast(colours["ink"], colours[depth]) >= 3, depth
    assert contrast(colours["ink"], colours["plane"]) >= 4.5
