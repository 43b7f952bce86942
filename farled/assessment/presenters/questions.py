"""How is one question shown: what is asked, what is known, what was answered, what may be chosen?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from farled.assessment.models import StoredAnswer
from farled.assessment.queries.pack import rulebook
from farled.questionnaire.rules import name_of
from farled.questionnaire.terms import Kind, Question, Reply, Standing, State
from farled.risks.terms import RiskKind
from farled.text.rules import written_moment

Plain = dict[str, Any]
ON_THE_PAGE = (State.OPEN, State.ANSWERED)
"""What a person answers; the rest is closed by what is known, or not asked."""


def question_row(
    standing: Standing, stored: Mapping[str, StoredAnswer], language: str, given: Plain | None = None
) -> Plain:
    """One question for "assessment/question.html" and "assessment/closed.html".

    ``given`` is what a person just sent and could not be kept: value, reason, problems, conflict.
    """
    question = standing.question
    sent = given or {}
    chosen = sent.get("value", chosen_in(standing))
    kept = stored.get(question.key)
    return {
        "key": question.key,
        "id": question.key.replace(".", "-"),
        "text": question.text.in_language(language),
        "kind": question.kind.value,
        "state": standing.state.value,
        "is_open": standing.state is State.OPEN,
        "options": _options(question, chosen, language),
        "value": chosen,
        "is_unsure": chosen == Reply.UNSURE,
        "version": sent.get("version", kept.version if kept else 0),
        "needs_reason": standing.state is State.OPEN and bool(standing.known),
        "reason": sent.get("reason", kept.reason if kept and not kept.is_archived else ""),
        "problems": sent.get("problems", []),
        "conflict": sent.get("conflict"),
        **_known(standing, language),
        **_help(question, language),
    }


def said_at(moment: datetime, now: datetime, language: str) -> str:
    """When something was saved: the time alone today, the day as well before."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M}" if local.date() == timezone.localdate(now) else written_moment(local, language)


def chosen_in(standing: Standing) -> str:
    """What is marked on the page: the answer that counts, or one said earlier that meets a newer fact."""
    return standing.said if standing.state is State.OPEN else standing.value


def _options(question: Question, chosen: str, language: str) -> list[Plain]:
    return [
        {
            "value": str(value),
            "text": name_of(question=question, value=str(value)).in_language(language),
            "is_chosen": chosen == value,
        }
        for value in question.allowed
    ]


def _known(standing: Standing, language: str) -> Plain:
    """What the facts answer, why, and where from; empty texts when no fact does."""
    question = standing.question
    known = name_of(question=question, value=standing.known).in_language(language) if standing.known else ""
    is_asked = standing.state not in (State.OPEN, State.NOT_ASKED)
    counts = name_of(question=question, value=standing.value).in_language(language) if is_asked else ""
    said = standing.said if standing.said in question.allowed or question.kind is Kind.TEXT else ""
    return {
        "known": known,
        "counts": counts,
        "is_corrected": standing.state is State.CORRECTED,
        "because": standing.because.in_language(language) if standing.because else "",
        "source": standing.source.in_language(language) if standing.source else "",
        "said": name_of(question=question, value=said).in_language(language) if said else "",
    }


def _help(question: Question, language: str) -> Plain:
    optional = {"examples": question.examples, "thanks": question.thanks_for_unsure}
    return {
        "why": question.why.in_language(language),
        "help": question.help.in_language(language),
        "reference": question.reference,
        "touches": _touches(question, language),
        **{name: text.in_language(language) if text else "" for name, text in optional.items()},
    }


def _touches(question: Question, language: str) -> str:
    """The kinds of risk that the question looks for, in one line."""
    kinds = rulebook().words.kinds
    return ", ".join(kinds[RiskKind(kind)].in_language(language).lower() for kind in question.touches)
