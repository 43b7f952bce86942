"""What does the evidence on one country ask of us: open, heightened, strict, or no data?

A context decides which questions open and what is required. It refuses nothing, and no figures are added up.
"""

from datetime import date

from farled.countries.rules import sentences, signals
from farled.countries.rules.notes import gaps, notes
from farled.countries.terms import (
    AcademicFreedom,
    Attention,
    Context,
    ContextReason,
    Saying,
    Thresholds,
    ThresholdSet,
)
from farled.evidence.terms import Panel

_ATTENTION_ORDER = tuple(Attention)


def context_of(*, panel: Panel, thresholds: Thresholds, on: date) -> Context:
    """Finds the context of one territory on one day, with every reason in words.

    Precedence: strict, then heightened, then (too few sources) no data, then open. So a source that is
    missing never makes a country look better, and never hides what another source says. Example: Freedom
    in the World says Not Free and nothing else is loaded: heightened, and three gaps are named.
    """
    in_force = thresholds.in_force(on)
    if in_force is None:
        return _before_first(panel, thresholds, on)
    raising = _raising(in_force, panel)
    freedom, freedom_reasons = _freedom(in_force, thresholds, panel)
    return Context(
        territory=panel.territory,
        attention=_attention(in_force, panel, raising),
        academic_freedom=freedom,
        reasons=(*raising, *notes(in_force, thresholds, panel, raising, on)),
        freedom_reasons=freedom_reasons,
        thresholds_from=in_force.starts_on,
        missing=tuple(source.id for source in signals.missing(in_force, panel)),
    )


def _before_first(panel: Panel, thresholds: Thresholds, on: date) -> Context:
    reason = sentences.said(thresholds, Saying.BEFORE_FIRST, day=sentences.plain(on.isoformat()))
    return Context(panel.territory, Attention.NO_DATA, AcademicFreedom.NO_DATA, (reason,), (reason,), None)


def _attention(in_force: ThresholdSet, panel: Panel, raising: tuple[ContextReason, ...]) -> Attention:
    raised = [reason.raises for reason in raising if reason.raises]
    if raised:
        return max(raised, key=_ATTENTION_ORDER.index)
    return Attention.OPEN if signals.is_enough(in_force, panel) else Attention.NO_DATA


def _raising(in_force: ThresholdSet, panel: Panel) -> tuple[ContextReason, ...]:
    """Every signal that is met; of one source only the gravest, so that one figure speaks once."""
    heightened = [signal for signal in in_force.heightened if signals.is_met(signal, panel)]
    sources = {signal.source.id for signal in heightened}
    strict = [signal for signal in in_force.strict if signals.is_met(signal, panel)]
    strict += [
        signal
        for signal in in_force.together
        if signals.is_met(signal, panel) and sources - {signal.source.id}
    ]
    spoken = {signal.source.id for signal in strict}
    rest = [signal for signal in heightened if signal.source.id not in spoken]
    return (
        *(sentences.met(signal, panel, Attention.STRICT) for signal in strict),
        *(sentences.met(signal, panel, Attention.HEIGHTENED) for signal in rest),
    )


def _freedom(
    in_force: ThresholdSet, thresholds: Thresholds, panel: Panel
) -> tuple[AcademicFreedom, tuple[ContextReason, ...]]:
    usable = [signal for signal in in_force.freedom if signals.usable(signal, panel)]
    met = [signal for signal in usable if signals.is_met(signal, panel)]
    if not usable:
        named = tuple(dict.fromkeys(signal.source for signal in in_force.freedom))
        return AcademicFreedom.NO_DATA, tuple(gaps(thresholds, panel, named))
    if met:
        return AcademicFreedom.UNDER_PRESSURE, tuple(sentences.met(signal, panel, None) for signal in met)
    calm = (sentences.about(thresholds, Saying.RESPECTED, signal, panel) for signal in usable)
    return AcademicFreedom.RESPECTED, tuple(calm)
