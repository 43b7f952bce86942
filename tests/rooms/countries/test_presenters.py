"""Is what a page shows of a country the same as what the figures say, in both languages?"""

import re
from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from farled.countries.presenters import context_table, country_list
from farled.countries.presenters.charts import chart_of
from farled.countries.queries import thresholds
from farled.countries.rules import context_of
from farled.evidence.queries import sources
from farled.evidence.terms import Change, Figure, Observation, Panel

AFI = sources()["afi"].headline()
TEST = sources()["afi"].change.test  # type: ignore[union-attr]  # the source has a rule


def panel(code: str, *figures: Figure) -> Panel:
    loaded = {figure.source for figure in figures}
    return Panel(code, figures, tuple(source for source in sources() if source not in loaded))


def afi(code: str, value: float = 0.34, **parts: object) -> Figure:
    usual: dict[str, object] = {"lower": 0.27, "upper": 0.42, "band": "D", "band_range": ("C", "D")}
    return Figure("afi", "afi", code, True, "v16", 2025, value, **(usual | parts))  # type: ignore[arg-type]  # any part


def gone(code: str) -> Figure:
    return Figure("wjp", "overall", code, False, "2025", None)


def table_of(language: str, *panels: Panel) -> dict:  # type: ignore[type-arg]  # a template's words
    on = date(2026, 11, 23)
    found = {one.territory: context_of(panel=one, thresholds=thresholds(), on=on) for one in panels}
    return context_table({one.territory: one for one in panels}, found, language)


def cells(table: dict, source: str) -> list[dict]:  # type: ignore[type-arg]  # a template's words
    (row,) = [row for row in (*table["indices"], *table["further"]) if row["source"] == source]
    return row["cells"]


def test_a_figure_is_told_with_interval_band_and_what_the_band_could_be() -> None:
    (cell,) = cells(table_of("en", panel("UGA", afi("UGA"))), "afi")

    assert (cell["value"], cell["beside"]) == ("0.340", "0.270 to 0.420")
    assert cell["band"] == "Group D (0.4–0.2); the interval reaches from D to C"
    assert "2025" in cell["edition"]
    assert cell["alt"].startswith("Uganda: 0.340, 0.270 to 0.420, on a scale from 0 to 1.")


def test_swedish_figures_have_a_decimal_comma() -> None:
    (cell,) = cells(table_of("sv", panel("UGA", afi("UGA"))), "afi")

    assert (cell["value"], cell["beside"]) == ("0,340", "0,270 till 0,420")


@pytest.mark.parametrize(
    ("significant", "verdict"),
    [
        (True, "A significant change."),
        (False, "No significant change."),
        (None, "Whether that is a real change cannot be told."),
    ],
)
def test_a_change_is_told_with_its_verdict(significant: bool | None, verdict: str) -> None:
    change = Change(2015, 0.52, -0.18, significant, TEST)

    (cell,) = cells(table_of("en", panel("UGA", afi("UGA", change=change))), "afi")

    assert cell["change"] == f"Lower than in 2015 (0.520). {verdict}"


def test_a_change_that_nobody_can_see_in_print_is_no_change() -> None:
    change = Change(2015, 0.3400001, -0.0000001, None, TEST)

    (cell,) = cells(table_of("en", panel("UGA", afi("UGA", change=change))), "afi")

    assert cell["change"] == "The same as in 2015."


@pytest.mark.parametrize(
    ("language", "not_covered", "not_loaded"),
    [("sv", "Täcks inte", "Inte inläst"), ("en", "Not covered", "Not loaded")],
)
def test_not_covered_and_not_loaded_are_two_things(language: str, not_covered: str, not_loaded: str) -> None:
    table = table_of(language, panel("TWN", gone("TWN")))

    assert cells(table, "wjp")[0]["value"] == not_covered
    assert cells(table, "cpi")[0]["value"] == not_loaded
    assert "bar" not in cells(table, "wjp")[0]


def test_a_place_that_is_covered_in_parts_names_them() -> None:
    (cell,) = cells(table_of("en", panel("PSE", gone("PSE"))), "wjp")

    assert cell["apart"] == "Parts with a page of their own: Gaza Strip, West Bank"


def test_columns_stand_in_the_order_in_which_they_were_asked() -> None:
    codes = ("UGA", "CHN", "NOR", "XKX", "TWN", "CHE")

    table = table_of("sv", *(panel(code, afi(code)) for code in codes))

    assert [column["code"] for column in table["columns"]] == list(codes)
    assert [cell["code"] for cell in cells(table, "afi")] == list(codes)


def test_the_bar_lies_where_the_figure_lies_on_the_full_scale() -> None:
    change = Change(2015, 1.0, -1.0, True, TEST)

    (cell,) = cells(table_of("sv", panel("UGA", afi("UGA", 0.0, lower=0.0, upper=0.5, change=change))), "afi")

    bar = cell["bar"]
    assert (bar["dot"], bar["then"]) == ("12.0", "268.0")
    assert (bar["range"], bar["width"]) == ("12.0", "128.0")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_table_renders_as_well_formed_markup_without_inline_style(language: str) -> None:
    panels = [panel(code, afi(code), gone(code)) for code in ("UGA", "CHN", "PSE")]

    with translation.override(language):
        page = render_to_string("countries/context.html", {"table": table_of(language, *panels)})

    ElementTree.fromstring(f"<div>{page}</div>")
    assert not re.search(r"\sstyle=", page)
    assert page.count("url(#hatch)") == 3 * len(sources()) - 3


def series(*years: int, interval: bool = True) -> Iterable[Observation]:
    for year in years:
        yield Observation("UGA", year, "afi", 0.5, 0.4 if interval else None, 0.6 if interval else None)


def test_years_before_the_first_figure_are_hatched() -> None:
    chart = chart_of(indicator=AFI, series=series(2015, 2016, 2025), last=2025, until=2025, language="en")

    assert chart is not None
    assert [gap.get("before") for gap in chart["gaps"]] == ["2015"]


def test_years_after_the_last_figure_are_hatched_as_far_as_the_edition_reaches() -> None:
    chart = chart_of(indicator=AFI, series=series(*range(2012, 2021)), last=2025, until=2024, language="en")

    assert chart is not None
    assert [gap.get("after") for gap in chart["gaps"]] == ["2020"]


def test_years_that_no_edition_reaches_yet_are_left_empty() -> None:
    chart = chart_of(indicator=AFI, series=series(*range(2012, 2025)), last=2025, until=2024, language="en")

    assert chart is not None
    assert chart["gaps"] == []


def test_figures_ten_years_apart_are_not_joined_by_a_line() -> None:
    chart = chart_of(indicator=AFI, series=series(2015, 2025), last=2025, until=2025, language="en")

    assert chart is not None
    assert chart["lines"] == []
    assert len(chart["dots"]) == len(chart["ranges"]) == 2


def test_a_series_without_an_interval_has_no_range() -> None:
    chart = chart_of(
        indicator=AFI, series=series(2024, 2025, interval=False), last=2025, until=2025, language="sv"
    )

    assert chart is not None
    assert chart["ranges"] == []
    assert [tick["label"] for tick in chart["ticks"]] == ["0", "0,5", "1"]


def test_a_series_without_figures_in_the_drawn_years_is_not_drawn() -> None:
    assert chart_of(indicator=AFI, series=series(1999), last=2025, until=2025, language="sv") is None


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [("cote", "en", "Côte d’Ivoire"), ("osterr", "sv", "Österrike"), ("KOSOVO", "sv", "Kosovo")],
)
def test_a_name_is_found_without_its_accents(words: str, language: str, found: str) -> None:
    shown = country_list(words=words, language=language)

    assert [one["name"] for group in shown["letters"] for one in group["countries"]] == [found]


def test_swedish_letters_come_last_and_english_ones_under_their_own() -> None:
    swedish = [group["letter"] for group in country_list(words="", language="sv")["letters"]]
    english = [group["letter"] for group in country_list(words="", language="en")["letters"]]

    assert swedish[-2:] == ["Å", "Ö"]
    assert len(swedish) == len(set(swedish))
    assert len(english) == len(set(english))
