"""What stands between this assessment and its decision, in one word and in sentences?"""

from farled.assessment.terms import Readiness, Required
from farled.questionnaire.terms import Standing, State
from farled.risks.terms import HardStop, StopKind
from farled.text.terms import Wording

_NOT_IN_FORCE = Wording(
    sv="Inga regler gällde den dagen. Därför kan inget sägas.",
    en="No rules were in force on that day. So nothing can be said.",
)
_OPEN = Wording(sv="Frågor som väntar på svar: {count}.", en="Questions that wait for an answer: {count}.")
_REQUIRED = Wording(sv="Det här krävs först: {name}.", en="This is required first: {name}.")
_UNRATED = Wording(
    sv="Fynd som väntar på en bedömning med skäl: {count}.",
    en="Findings that wait for a rating with reasons: {count}.",
)
_READY = Wording(
    sv="Allt som krävs är besvarat, gjort eller eftergivet. Beslutet kan fattas.",
    en="All that is required has been answered, done or waived. The decision can be made.",
)


def readiness_of(
    stood: tuple[Standing, ...],
    stops: tuple[HardStop, ...],
    asked: tuple[Required, ...],
    missing: tuple[str, ...],
    *,
    is_in_force: bool,
) -> Readiness:
    """The gravest of what stands in the way; stops come first, whatever else is unanswered.

    A confirmed stop by law outweighs one that waits for an authority.
    """
    by_law = [stop for stop in stops if stop.kind is StopKind.BY_LAW]
    in_the_way = {
        Readiness.STOPPED_BY_LAW: any(not stop.waits for stop in by_law),
        Readiness.WAITING_FOR_AUTHORITY: bool(by_law),
        Readiness.STOPPED_BY_POLICY: bool(stops),
        Readiness.INCOMPLETE: not is_in_force or any(one.state is State.OPEN for one in stood),
        Readiness.REQUIREMENTS_MISSING: any(one.is_in_the_way for one in asked),
        Readiness.UNRATED: bool(missing),
        Readiness.READY: True,
    }
    return next(readiness for readiness, is_so in in_the_way.items() if is_so)


def reasons_of(
    readiness: Readiness,
    stood: tuple[Standing, ...],
    stops: tuple[HardStop, ...],
    asked: tuple[Required, ...],
    missing: tuple[str, ...],
    *,
    is_in_force: bool,
) -> tuple[Wording, ...]:
    """The sentences behind a readiness."""
    match readiness:
        case Readiness.STOPPED_BY_LAW | Readiness.WAITING_FOR_AUTHORITY | Readiness.STOPPED_BY_POLICY:
            return tuple(stop.because for stop in stops)
        case Readiness.INCOMPLETE:
            count = str(sum(one.state is State.OPEN for one in stood))
            return (_OPEN.filled(count=count),) if is_in_force else (_NOT_IN_FORCE,)
        case Readiness.REQUIREMENTS_MISSING:
            waiting = (one.asked.name for one in asked if one.is_in_the_way)
            return tuple(_REQUIRED.filled(name=name) for name in waiting)
        case Readiness.UNRATED:
            return (_UNRATED.filled(count=str(len(missing))),)
        case Readiness.READY:
            return (_READY,)
