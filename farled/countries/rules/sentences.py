"""How is a figure put into a sentence, in both languages?"""

from farled.countries.rules.signals import usable
from farled.countries.terms import Attention, ContextReason, Saying, Signal, Thresholds
from farled.evidence.terms import Figure, Panel
from farled.text.terms import Wording

_NO_NUMBER = "–"


def met(signal: Signal, panel: Panel, raises: Attention | None) -> ContextReason:
    """The signal's own sentence, filled with the figure that met it."""
    wording = signal.because.filled(**_places(signal, panel))
    return ContextReason(wording, signal.source.id, signal.id, raises)


def about(thresholds: Thresholds, saying: Saying, signal: Signal, panel: Panel) -> ContextReason:
    """A general sentence, filled with the figure that the signal looks at."""
    return said(thresholds, saying, signal.source.id, **_places(signal, panel))


def said(thresholds: Thresholds, saying: Saying, source: str = "", /, **places: Wording) -> ContextReason:
    """A general sentence with its places filled; it raises nothing."""
    return ContextReason(thresholds.sentences[saying].filled(**places), source)


def number(value: float | None, decimals: int) -> Wording:
    """A number as each language writes it; a dash where the publisher prints none."""
    if value is None:
        return plain(_NO_NUMBER)
    written = f"{value:.{decimals}f}".replace("-", "−")
    return Wording(sv=written.replace(".", ","), en=written)


def year(figure: Figure) -> Wording:
    """The year that the figure speaks of."""
    return plain(_NO_NUMBER if figure.data_year is None else str(figure.data_year))


def plain(text: str) -> Wording:
    """A text that both languages write alike."""
    return Wording(sv=text, en=text)


def _places(signal: Signal, panel: Panel) -> dict[str, Wording]:
    """What a sentence on a figure may name. The figure is there: callers have looked."""
    figure = usable(signal, panel)
    if figure is None:
        raise ValueError(f"expected a figure for the signal {signal.id}, found none")
    decimals = signal.source.decimals
    return {
        "source": signal.source.name,
        "figure": _figure(figure, decimals),
        "value": number(figure.value, decimals),
        "band": plain(figure.label or figure.band or _NO_NUMBER),
        "lower": number(figure.lower, decimals),
        "upper": number(figure.upper, decimals),
        "edition": plain(figure.edition),
        "year": year(figure),
        "threshold": _threshold(signal),
    }


def _figure(figure: Figure, decimals: int) -> Wording:
    """The value with the publisher's own class behind it, where there is one."""
    value, band = number(figure.value, decimals), figure.label or figure.band
    if not band:
        return value
    return (
        plain(band) if figure.value is None else Wording(sv=f"{value.sv} ({band})", en=f"{value.en} ({band})")
    )


def _threshold(signal: Signal) -> Wording:
    if signal.below is None:
        return plain(", ".join(signal.bands))
    return number(signal.below, signal.source.decimals)
