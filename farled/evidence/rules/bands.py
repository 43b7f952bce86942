"""Into which of the publisher's own classes does a figure fall, and which could it also be?"""

from farled.evidence.terms import Band, Observation, Source


def band_of(*, source: Source, observation: Observation) -> Band | None:
    """The band that the publisher prints, else the one that the headline's value reaches; None without bands.

    A printed label goes before any cut point: Freedom House's status never follows from the total.
    """
    if observation.label:
        return next((band for band in source.bands if band.label == observation.label), None)
    if observation.value is None or observation.indicator != source.headline().id:
        return None
    return _reached(source=source, value=observation.value)


def band_range(*, source: Source, observation: Observation) -> tuple[str, str] | None:
    """The highest and lowest band that the interval touches, when it touches more than one.

    Example: 0.55 with the interval 0.37 to 0.62 is C, could be B or D: ("B", "D").
    """
    if (
        observation.lower is None
        or observation.upper is None
        or observation.indicator != source.headline().id
    ):
        return None
    highest = _reached(source=source, value=observation.upper)
    lowest = _reached(source=source, value=observation.lower)
    if highest is None or lowest is None or highest == lowest:
        return None
    return highest.id, lowest.id


def _reached(*, source: Source, value: float) -> Band | None:
    reached = [(band.low, band) for band in source.bands if band.low is not None and value >= band.low]
    return max(reached, key=lambda pair: pair[0])[1] if reached else None
