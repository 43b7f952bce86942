"""Why does the quick check end as it does, in words?"""

from farled.assessment.terms import Opened, Result
from farled.questionnaire.terms import Standing, State
from farled.risks.terms import Finding, HardStop
from farled.text.terms import Wording

_NOT_IN_FORCE = Wording(
    sv="Inga regler gällde den dagen. Därför kan inget resultat ges.",
    en="No rules were in force on that day. So no result can be given.",
)
_ONE_OPEN = Wording(sv="En fråga väntar på svar.", en="One question waits for an answer.")
_OPEN = Wording(sv="{count} frågor väntar på svar.", en="{count} questions wait for an answer.")
_FULL = Wording(
    sv="En full bedömning behövs i de här delarna: {areas}.",
    en="A full assessment is needed in these parts: {areas}.",
)
_ANSWERED = Wording(
    sv="Alla frågor är besvarade: {said} av människor och {known} av det som redan var känt.",
    en="All questions are answered: {said} by people and {known} by what was known already.",
)
_NOTHING = Wording(
    sv="Inget som har hittats kräver en full bedömning.",
    en="Nothing that was found calls for a full assessment.",
)


def reasons_for(
    result: Result,
    stood: tuple[Standing, ...],
    findings: tuple[Finding, ...],
    stops: tuple[HardStop, ...],
    areas: tuple[Opened, ...],
    not_in_force: bool,
) -> tuple[Wording, ...]:
    """The sentences behind a result; the first one says it all, the others why."""
    match result:
        case Result.STOPPED:
            return tuple(stop.because for stop in stops)
        case Result.INCOMPLETE:
            return (_NOT_IN_FORCE,) if not_in_force else (_open(stood),)
        case Result.FULL_ASSESSMENT_NEEDED:
            return (_full(areas), *(finding.because for finding in findings if finding.areas))
        case Result.NO_FURTHER_ASSESSMENT:
            return (_answered(stood), _NOTHING, *(finding.because for finding in findings))


def _open(stood: tuple[Standing, ...]) -> Wording:
    count = _count(stood, State.OPEN)
    return _ONE_OPEN if count == 1 else _OPEN.filled(count=str(count))


def _full(areas: tuple[Opened, ...]) -> Wording:
    names = Wording(
        sv=", ".join(area.name.sv for area in areas), en=", ".join(area.name.en for area in areas)
    )
    return _FULL.filled(areas=names)


def _answered(stood: tuple[Standing, ...]) -> Wording:
    said = _count(stood, State.ANSWERED, State.CORRECTED)
    return _ANSWERED.filled(said=str(said), known=str(_count(stood, State.KNOWN)))


def _count(stood: tuple[Standing, ...], *states: State) -> int:
    return sum(standing.state in states for standing in stood)
