"""Which facts and answers did a finding look at, in words?"""

from collections.abc import Mapping
from typing import Any

from farled.assessment.terms import Assessment
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, REACHES
from farled.countries.rules.words import ATTENTION, FREEDOM
from farled.partners.rules import FINDINGS
from farled.partners.terms import CheckState
from farled.questionnaire.queries import declared_facts
from farled.questionnaire.rules import name_of
from farled.questionnaire.rules.answers import REPLIES
from farled.questionnaire.terms import FactValue, Kind, Question, Reply, Unasked
from farled.risks.terms import Finding
from farled.text.terms import Wording

Plain = dict[str, Any]
_CHECKS = {
    CheckState.CURRENT: Wording(sv="Aktuell", en="Current"),
    CheckState.AGED: Wording(sv="För gammal", en="Too old"),
    CheckState.NONE: Wording(sv="Ingen gjord", en="None made"),
}
_UNASKED = {
    Unasked.UNANSWERED: Wording(sv="Obesvarad", en="Not answered"),
    Unasked.NOT_ASKED: Wording(sv="Inte ställd", en="Not asked"),
}
_ANSWERED = Wording(sv="Besvarad", en="Answered")
_WORDS: Mapping[str, Mapping[Any, Wording]] = {
    "collaboration.activity": ACTIVITIES,
    "collaboration.agreement": AGREEMENTS,
    "collaboration.reach": REACHES,
    "collaboration.funding": FUNDINGS,
    "partner.check": _CHECKS,
    "partner.military_link": FINDINGS,
    "partner.rights_violations": FINDINGS,
    "partner.state_directed": FINDINGS,
    "country.attention": ATTENTION,
    "country.academic_freedom": FREEDOM,
}
"""What the words of the register's facts are called; a test demands each of them."""


def used_in(*, finding: Finding, assessment: Assessment, language: str) -> list[Plain]:
    """Label and value of all that the finding's rule looked at: questions with answers, facts as known."""
    questions = {standing.question.key: standing.question for standing in assessment.standings}
    facts = {fact.key: fact.meaning for fact in declared_facts()}
    return [
        {
            "label": _asked(questions[key], language) if key in questions else _fact(facts[key], language),
            "value": _value(key, value, questions.get(key)).in_language(language),
        }
        for key, value in finding.used
        if key in questions or key in facts
    ]


def _asked(question: Question, language: str) -> str:
    return question.text.in_language(language)


def _fact(meaning: Wording, language: str) -> str:
    """The first sentence of what a fact means."""
    return meaning.in_language(language).partition(". ")[0].rstrip(".")


def _value(key: str, value: FactValue, question: Question | None) -> Wording:
    if isinstance(value, bool):
        return REPLIES[Reply.YES if value else Reply.NO]
    said = str(value)
    if said in {one.value for one in Unasked}:
        return _UNASKED[Unasked(said)]
    if question is not None and question.kind is Kind.TEXT:
        return _ANSWERED
    if question is not None:
        return name_of(question=question, value=said)
    return _WORDS[key][said]
