"""What has happened in a case, in sentences, newest first?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.assessment.presenters.check import joined, lowered
from farled.assessment.queries.books import books
from farled.assessment.queries.pack import rulebook
from farled.audit.presenters import Names, told
from farled.mitigation.rules import MEANS, STATES
from farled.organisation.queries import signatures
from farled.organisation.rules import ROLES
from farled.questionnaire.rules.answers import REPLIES
from farled.questionnaire.terms import Questionnaire
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.audit.models import Event


def history(events: list[Event], asked: Questionnaire, language: str) -> list[dict[str, Any]]:
    """Each event as a sentence with the post that acted, newest first; one query."""
    signed = signatures(
        deeds=[(event.by_id, timezone.localdate(event.at)) for event in events if event.by_id],
        language=language,
    )
    names = _names(asked)
    return [
        told(event=event, who=_who(event, signed), names=names, language=language)
        for event in reversed(events)
    ]


def _who(event: Event, signed: dict[tuple[int, Any], str]) -> str:
    if event.by is None:
        return ""
    return signed[event.by.pk, timezone.localdate(event.at)] or event.by.name


def _names(asked: Questionnaire) -> Names:
    answers: dict[str, Wording] = {reply.value: wording for reply, wording in REPLIES.items()}
    for question in asked.questions:
        answers |= {option.id: option.text for option in question.options}
    posts: dict[str, Wording] = {role.value: name for role, name in books().delegation.roles.items()}
    return {
        "after_key": {question.key: question.text for question in asked.questions},
        "after_value": answers,
        "after_from": posts,
        "after_to": posts,
        **_weighed(),
    }


def _weighed() -> Names:
    """What findings, steps of the matrix, measures and their states are called."""
    book, kinds = rulebook(), rulebook().words.kinds
    dated = books().matrices.dated
    likelihood = {step.id: step.name for matrix in dated for step in matrix.likelihood}
    consequence = {step.id: step.name for matrix in dated for step in matrix.consequence}
    return {
        "after_finding": {rule.id: joined([kinds[kind] for kind in rule.kinds]) for rule in book.rules},
        "after_likelihood_before": likelihood,
        "after_likelihood_after": likelihood,
        "after_consequence_before": consequence,
        "after_consequence_after": consequence,
        "after_what": {measure.id: measure.name for measure in books().measures},
        "after_state": {state.value: lowered(wording) for state, wording in STATES.items()},
        "after_means": {means.value: lowered(wording) for means, wording in MEANS.items()},
        "after_requirement": {one.id: one.name for one in rulebook().requirements},
        "after_asked_of": {role.value: name for role, name in ROLES.items()},
    }
