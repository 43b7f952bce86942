"""What must be said beside the reasons: calm figures, intervals, falls, age, gaps?"""

from collections.abc import Iterable, Iterator
from datetime import date

from farled.countries.rules import sentences, signals
from farled.countries.terms import (
    ContextReason,
    CountedSource,
    Saying,
    Thresholds,
    ThresholdSet,
)
from farled.evidence.terms import Figure, Panel


def notes(
    in_force: ThresholdSet,
    thresholds: Thresholds,
    panel: Panel,
    raising: tuple[ContextReason, ...],
    on: date,
) -> Iterator[ContextReason]:
    """All that raises nothing but belongs beside what does, in the order in which a reader needs it."""
    spoken = {reason.source for reason in raising}
    yield from _calm(in_force, thresholds, panel, spoken)
    yield from _intervals(in_force, thresholds, panel)
    for source in in_force.sources:
        figure = panel.of(source.id)
        if source.is_counted and figure is not None and figure.covered:
            yield from _falls(thresholds, source, figure)
            yield from _age(in_force, thresholds, source, figure, on)
    yield from gaps(thresholds, panel, signals.missing(in_force, panel))
    if not spoken and not signals.is_enough(in_force, panel):
        yield sentences.said(thresholds, Saying.TOO_FEW, enough=sentences.plain(str(in_force.enough)))


def gaps(thresholds: Thresholds, panel: Panel, missing: Iterable[CountedSource]) -> Iterator[ContextReason]:
    """One sentence for each source that says nothing, and whether it is not loaded or does not cover."""
    for source in missing:
        saying = Saying.NOT_LOADED if panel.of(source.id) is None else Saying.NOT_COVERED
        yield sentences.said(thresholds, saying, source.id, source=source.name)


def _calm(
    in_force: ThresholdSet, thresholds: Thresholds, panel: Panel, spoken: set[str]
) -> Iterator[ContextReason]:
    for signal in in_force.heightened:
        if signal.source.id not in spoken and signals.usable(signal, panel):
            yield sentences.about(thresholds, Saying.CALM, signal, panel)


def _intervals(in_force: ThresholdSet, thresholds: Thresholds, panel: Panel) -> Iterator[ContextReason]:
    """The point value decides; an interval on both sides of a threshold is said, whichever way it went."""
    for signal in (*in_force.heightened, *in_force.strict):
        if signals.straddles(signal, panel):
            saying = Saying.CROSSES if signals.is_met(signal, panel) else Saying.REACHES
            yield sentences.about(thresholds, saying, signal, panel)


def _falls(thresholds: Thresholds, source: CountedSource, figure: Figure) -> Iterator[ContextReason]:
    change = figure.change
    if change is None or not change.significant or change.difference >= 0:
        return
    yield sentences.said(
        thresholds,
        Saying.FELL,
        source.id,
        source=source.name,
        before=sentences.number(change.from_value, source.decimals),
        before_year=sentences.plain(str(change.from_year)),
        value=sentences.number(figure.value, source.decimals),
        year=sentences.year(figure),
    )


def _age(
    in_force: ThresholdSet, thresholds: Thresholds, source: CountedSource, figure: Figure, on: date
) -> Iterator[ContextReason]:
    if figure.data_year is not None and on.year - figure.data_year > in_force.old_after_years:
        yield sentences.said(
            thresholds, Saying.AGED, source.id, source=source.name, year=sentences.year(figure)
        )
