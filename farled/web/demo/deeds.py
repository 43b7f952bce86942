"""How do the people of the demonstration work on a full assessment? Through the same actions as everybody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from farled.assessment.actions import (
    ask_for,
    ask_for_more,
    begin_assessment,
    comment,
    confirm_means,
    decide_in_full,
    hand_up,
    meet,
    outside_authority,
    plan_measure,
    rate_finding,
)
from farled.assessment.queries.cases import case_for
from farled.assessment.queries.seen import seen_in_full
from farled.assessment.queries.weighing import document_of, weighed_now
from farled.assessment.queries.work import kept_in
from farled.assessment.terms import CaseEvent, Choice, Condition, Draft, StepKind
from farled.collaborations.actions import invite
from farled.mitigation.terms import MeasureEntry
from farled.web.demo.assessing import (
    Asked,
    Begun,
    Confirmed,
    FullStep,
    Invited,
    Met,
    Moved,
    Planned,
    Rated,
    Said,
)
from farled.web.demo.days import Days
from farled.web.demo.house import House, viewer
from farled.web.demo.steps import Decided

_MOVES: dict[StepKind, Callable[..., object]] = {
    StepKind.HAND_UP: hand_up,
    StepKind.OUTSIDE_AUTHORITY: outside_authority,
    StepKind.ASK_FOR_MORE: ask_for_more,
}


@dataclass(frozen=True)
class Scene:
    """Whose case it is, when, and in which house: what each deed needs. ``owner`` answers for it."""

    number: str
    owner: Any
    at: datetime
    days: Days
    house: House

    def acting(self, name: str = "") -> dict[str, Any]:
        """Who acts, when, as what, in which case; those who answer for it where nobody is named."""
        by = self.house.people[name] if name else self.owner
        return {"by": by, "at": self.at, "viewer": viewer(by, self.at), "number": self.number}

    def case(self) -> Any:
        """The case as the one who answers for it sees it."""
        return case_for(viewer=viewer(self.owner, self.at), number=self.number)

    def post_of(self, name: str) -> int:
        """The first post that a person holds."""
        return viewer(self.house.people[name], self.at).posts[0].post_id


def do(step: FullStep, scene: Scene) -> None:
    """One step of a full assessment."""
    match step:
        case Begun():
            begin_assessment(**scene.acting(), pack=step.pack)
        case Rated():
            for rating in step.ratings:
                rate_finding(**scene.acting(), rating=rating, version=0)
        case Planned():
            _plan(step, scene)
        case Confirmed():
            _confirm(step, scene)
        case Asked():
            _ask(step, scene)
        case Met():
            meet(
                **scene.acting(step.by),
                requirement=step.requirement,
                note=step.note,
                version=_version(step.requirement, scene),
            )
        case Said():
            comment(**scene.acting(step.by), place=step.place, text=step.text)
        case Invited():
            _invite(step, scene)
        case Moved():
            _MOVES[step.kind](**scene.acting(step.by), reason=step.reason)


def settle(step: Decided, scene: Scene, language: str) -> None:
    """The decision of a full assessment, on all that its page shows at that moment."""
    acting = scene.acting(step.by)
    weighed = weighed_now(viewer=acting["viewer"], number=scene.number, at=scene.at, event=CaseEvent.DECIDE)
    decide_in_full(
        **acting,
        draft=Draft(
            choice=Choice(step.outcome),
            reason=step.reason,
            conditions=tuple(
                Condition(one.words, scene.post_of(one.owner), scene.days.day(one.due))
                for one in step.conditions
            ),
            told_partner=step.told_partner,
            help_goes_on=step.help_goes_on,
        ),
        seen=seen_in_full(shown=document_of(weighed), assessment=weighed.assessment),
        language=language,
    )


def _plan(step: Planned, scene: Scene) -> None:
    for told in step.measures:
        entry = MeasureEntry(
            measure=told.measure,
            words=told.words,
            against=told.against,
            state=told.state,
            owner=scene.post_of(told.owner),
            due=scene.days.day(told.due),
            evidence=told.evidence,
        )
        plan_measure(**scene.acting(), entry=entry)


def _confirm(step: Confirmed, scene: Scene) -> None:
    measures = kept_in(scene.case()).measures
    stored = next(one for one in measures if one.letter == step.letter)
    confirm_means(
        **scene.acting(step.by), pk=stored.pk, means=step.says, note=step.note, version=stored.version
    )


def _ask(step: Asked, scene: Scene) -> None:
    ask_for(
        **scene.acting(),
        requirement=step.requirement,
        asked_of=step.of,
        question=step.question,
        due=scene.days.day(step.due),
        version=_version(step.requirement, scene),
    )


def _version(requirement: str, scene: Scene) -> int:
    """The version of what was done about a requirement, 0 for nothing."""
    kept = kept_in(scene.case()).requirements
    return next((one.version for one in kept if one.requirement == requirement), 0)


def _invite(step: Invited, scene: Scene) -> None:
    collaboration = scene.case().collaboration
    person = scene.house.people[step.person]
    invite(
        by=scene.owner,
        at=scene.at,
        collaboration=collaboration,
        person=person,
        may_answer=step.may_answer,
    )
