"""Which figures does a reader see of one source for one territory?"""

from collections.abc import Iterable
from dataclasses import replace

from farled.evidence.rules.bands import band_of, band_range
from farled.evidence.rules.changes import Series, change_of, listed_change
from farled.evidence.terms import Edition, Figure, Indicator, Observation, Source


def figures(
    *, source: Source, territory: str, observations: Iterable[Observation], edition: Edition
) -> tuple[Figure, ...]:
    """The headline first, always, then every other indicator with a figure in the edition's data year.

    ``observations`` are those of the territory in this edition, all years; others are passed over. A
    territory that the edition no longer covers gets a headline that says "not covered".
    """
    series: Series = {
        (found.indicator, found.year): found for found in observations if found.territory == territory
    }
    ordered = sorted(source.indicators, key=lambda indicator: not indicator.is_headline)
    made = (_figure(source, indicator, territory, series, edition) for indicator in ordered)
    return tuple(figure for figure in made if figure.covered or figure.indicator == source.headline().id)


def _figure(source: Source, indicator: Indicator, territory: str, series: Series, edition: Edition) -> Figure:
    uncovered = Figure(
        source=source.id,
        indicator=indicator.id,
        territory=territory,
        covered=False,
        edition=edition.name,
        data_year=None,
        is_extract=edition.is_extract,
    )
    found = series.get((indicator.id, edition.data_year))
    if found is None or (found.value is None and not found.label):
        return uncovered
    covered = _covered(uncovered, source, found)
    return _with_changes(covered, source, series) if indicator.is_headline else covered


def _covered(figure: Figure, source: Source, found: Observation) -> Figure:
    band = band_of(source=source, observation=found)
    return replace(
        figure,
        covered=True,
        data_year=found.year,
        value=found.value,
        lower=found.lower,
        upper=found.upper,
        band=band.id if band else "",
        band_range=band_range(source=source, observation=found),
        label=found.label,
    )


def _with_changes(figure: Figure, source: Source, series: Series) -> Figure:
    year = figure.data_year
    if year is None:
        return figure
    return replace(
        figure,
        change=change_of(source=source, series=series, year=year),
        listed=listed_change(source=source, series=series, year=year),
    )
