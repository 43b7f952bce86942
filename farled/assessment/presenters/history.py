"""What has happened in a case, in sentences, newest first?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.assessment.presenters.check import joined, lowered
from farled.assessment.queries.books import books
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.places import CASE, place_of_finding, place_of_question
from farled.audit.presenters import Names, told
from farled.mitigation.rules import MEANS, STATES
from farled.organisation.queries import signatures
from farled.organisation.rules import ROLES
from farled.questionnaire.rules.answers import REPLIES
from farled.questionnaire.terms import Kind, Questionnaire
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.audit.models import Event

_ANSWERED = "assessment:answer:save"
_LONGEST_QUOTE = 100
_THE_CASE = Wording(sv="ärendet", en="the case")


def history(events: list[Event], asked: Questionnaire, language: str) -> list[dict[str, Any]]:
    """Each event as a sentence with the post that acted, newest first; one query.

    A text saves itself while it is typed: of what one person typed in one go, the last stands here. The audit
    keeps all of it.
    """
    shown = _without_half_sentences(events, asked)
    signed = signatures(
        deeds=[(event.by_id, timezone.localdate(event.at)) for event in shown if event.by_id],
        language=language,
    )
    names = _names(asked, shown)
    return [
        told(event=event, who=_who(event, signed), names=names, language=language)
        for event in reversed(shown)
    ]


def _who(event: Event, signed: dict[tuple[int, Any], str]) -> str:
    if event.by is None:
        return ""
    return signed[event.by.pk, timezone.localdate(event.at)] or event.by.name


def _without_half_sentences(events: list[Event], asked: Questionnaire) -> list[Event]:
    texts = {question.key for question in asked.questions if question.kind is Kind.TEXT}
    passed = [event for event, later in pairwise(events) if not _is_typed_on(event, later, texts)]
    return [*passed, *events[-1:]]


def _is_typed_on(event: Event, later: Event, texts: set[str]) -> bool:
    """Whether the next thing that happened is that the same person typed on in the same answer."""
    if event.what != _ANSWERED or later.what != _ANSWERED or event.by_id != later.by_id:
        return False
    return _key(event) == _key(later) and _key(event) in texts


def _key(event: Event) -> str:
    return str((event.after or {}).get("key", ""))


def _names(asked: Questionnaire, events: list[Event]) -> Names:
    questions = {question.key: question.text for question in asked.questions}
    answers: dict[str, Wording] = {reply.value: wording for reply, wording in REPLIES.items()}
    for question in asked.questions:
        answers |= {option.id: option.text for option in question.options}
    posts: dict[str, Wording] = {role.value: name for role, name in books().delegation.roles.items()}
    depths = {words.id.value: words.name for words in books().proportion.depths}
    return {
        "after_key": questions,
        "after_value": _quotes(events) | answers,
        "after_place": _places(questions),
        "after_depth": depths,
        "after_pack": {asked.id: asked.title},
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


def _quotes(events: list[Event]) -> dict[str, Wording]:
    """Long texts, cut: the whole text stands at its question."""
    said = [str((event.after or {}).get("value", "")) for event in events if event.what == _ANSWERED]
    cut = {text: f"{text[:_LONGEST_QUOTE].rstrip()} ..." for text in said if len(text) > _LONGEST_QUOTE}
    return {text: Wording(sv=quote, en=quote) for text, quote in cut.items()}


def _places(questions: dict[str, Wording]) -> dict[str, Wording]:
    """What comments are about: a question, a finding by its first kind of risk, or the case."""
    book = books().rulebook
    findings = {place_of_finding(rule.id): book.words.kinds[rule.kinds[0]] for rule in book.rules}
    stops = {place_of_finding(stop.id): book.words.stops[stop.kind] for stop in book.stops}
    doubts = {
        place_of_finding(f"{doubt.id}:{key}"): text
        for doubt in books().proportion.doubts
        for key, text in questions.items()
    }
    asked = {place_of_question(key): text for key, text in questions.items()}
    return {CASE: _THE_CASE, **asked, **findings, **stops, **doubts}
