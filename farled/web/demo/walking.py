"""How do the people of the demonstration work? Through the same actions as everybody, each at its moment."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from farled.assessment.actions import (
    ActionRefused,
    DecisionRefused,
    answer,
    check_again,
    decide,
    open_case,
    refresh,
)
from farled.assessment.queries.cases import answers_of, case_for, judged
from farled.assessment.queries.ground import ground_of
from farled.assessment.queries.seen import seen_of
from farled.assessment.queries.shown import covered_now
from farled.collaborations.actions import change, register
from farled.collaborations.queries import entry_of
from farled.collaborations.terms import Entry, PartnerEntry, PartnerRole
from farled.web.demo.days import Days
from farled.web.demo.deeds import Scene, do, settle
from farled.web.demo.house import House, viewer
from farled.web.demo.steps import Again, Answered, Changed, Decided, Step
from farled.web.demo.story import ToldCollaboration

_BETWEEN_ANSWERS = timedelta(seconds=25)


class StoryError(Exception):
    """A step of the demonstration's story that the house refuses; the text names file and day."""


def take_in(told: ToldCollaboration, *, at: datetime, days: Days, house: House) -> str:
    """Register the collaboration and open its check; gives its number."""
    by = house.people[told.responsible]
    entry = Entry(
        title=told.title,
        activity=told.activity,
        purpose=told.purpose,
        benefit_short=told.benefit_short,
        benefit_long=told.benefit_long,
        loss=told.loss,
        agreement=told.agreement,
        reach=told.reach,
        funding=told.funding,
        funder=told.funder,
        unit_id=house.units[told.unit].pk,
        starts_on=days.day(told.starts),
        ends_on=days.day(told.ends),
        partners=_entries(told.partners, house),
        also_responsible=tuple(house.people[name].pk for name in told.also_responsible),
    )
    collaboration = register(by=by, at=at, entry=entry)
    open_case(by=by, at=at, collaboration=collaboration)
    return str(collaboration.number)


def take(step: Step, told: ToldCollaboration, number: str, *, at: datetime, days: Days, house: House) -> None:
    """One step of a collaboration's story. StoryError, with file and day, for a step that cannot be taken."""
    try:
        _take(step, told, number, at, days, house)
    except (ActionRefused, DecisionRefused) as refusal:
        raise StoryError(
            f"content/demo/collaborations/{told.id}.yaml, day {step.day}: {refusal}"
        ) from refusal


def _take(step: Step, told: ToldCollaboration, number: str, at: datetime, days: Days, house: House) -> None:
    match step:
        case Answered():
            _answer(step, number, house.people[told.responsible], at)
        case Changed():
            _change(step, number, house.people[told.responsible], at, days, house)
        case Again():
            by = house.people[told.responsible]
            check_again(by=by, at=at, case=case_of(by, number, at), why=step.why)
        case Decided() if case_of(house.people[step.by], number, at).is_full:
            settle(step, Scene(number, house.people[told.responsible], at, days, house), told.language)
        case Decided():
            _decide(step, number, house.people[step.by], at, told.language)
        case step:
            do(step, Scene(number, house.people[told.responsible], at, days, house))


def case_of(person: Any, number: str, at: datetime) -> Any:
    """The running case as this person sees it."""
    return case_for(viewer=viewer(person, at), number=number)


def seen_by(*, case: Any, at: datetime) -> str:
    """The token that the page of this case carries at that moment."""
    ground = ground_of(collaboration=case.collaboration, at=at)
    judgement = judged(case=case, facts=ground.facts, answers=answers_of(case), at=at)
    covered = covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judgement)
    return seen_of(covered=covered)


def _entries(parts: tuple[tuple[str, PartnerRole], ...], house: House) -> tuple[PartnerEntry, ...]:
    return tuple(PartnerEntry(house.partners[name].pk, role) for name, role in parts)


def _answer(step: Answered, number: str, by: Any, at: datetime) -> None:
    seat = viewer(by, at)
    versions = {stored.key: stored.version for stored in answers_of(case_of(by, number, at))}
    for place, told in enumerate(step.answers):
        answer(
            by=by,
            at=at + place * _BETWEEN_ANSWERS,
            viewer=seat,
            number=number,
            key=told.key,
            value=told.value,
            reason=told.reason,
            version=versions.get(told.key, 0),
        )


def _change(step: Changed, number: str, by: Any, at: datetime, days: Days, house: House) -> None:
    case = case_of(by, number, at)
    before = entry_of(case.collaboration)
    entry = replace(
        before,
        purpose=step.purpose or before.purpose,
        ends_on=before.ends_on if step.ends is None else days.day(step.ends),
        partners=_entries(step.partners, house) or before.partners,
    )
    version = case.collaboration.version
    case.collaboration = change(by=by, at=at, collaboration=case.collaboration, entry=entry, version=version)
    if case.decided_at is None:
        refresh(by=by, at=at, case=case)


def _decide(step: Decided, number: str, by: Any, at: datetime, language: str) -> None:
    case = case_of(by, number, at)
    decide(
        by=by,
        at=at,
        viewer=viewer(by, at),
        case=case,
        outcome=step.outcome,
        reason=step.reason,
        seen=seen_by(case=case, at=at),
        language=language,
    )
