"""What may those who work on a case begin: a full assessment, or a newer version of its questions?"""

from collections.abc import Mapping
from typing import Any

from farled.assessment.forms import BeginForm
from farled.assessment.models import Case
from farled.assessment.presenters.beginning import beginning
from farled.assessment.queries.cases import has_newer_questions
from farled.assessment.terms import Judgement
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in, newest
from farled.questionnaire.terms import Carried

Plain = dict[str, Any]
_UPGRADED = "upgraded"
"""Where a session remembers, for one page, what moving to a newer version brought."""


def begin_part(request: ReaderRequest, case: Case, judgement: Judgement, *, may_begin: bool) -> Plain | None:
    """What begins the full assessment, for those who may; None where it does not belong on the page."""
    part = beginning(case=case, judgement=judgement, may_begin=may_begin, language=request.LANGUAGE_CODE)
    return part and part | {"form": begin_form(part)}


def begin_form(part: Plain, sent: Mapping[str, Any] | None = None) -> BeginForm:
    """The form for what ``part`` offers, empty or with what was ``sent``."""
    return BeginForm(sent, packs=part["packs"], depths=part["depths"], is_wish=part["is_wish"])


def newer_version(case: Case) -> str:
    """The name of a newer version of the questions; empty when the case stands on the newest."""
    return newest(case.published.questionnaire).version if has_newer_questions(case) else ""


def remember_upgrade(request: ReaderRequest, case: Case, version: str, carried: Carried) -> None:
    """Keep for the next page what a move to a newer version brought."""
    request.session[_UPGRADED] = {
        "case": case.pk,
        "version": version,
        "new": [question.key for question in carried.new_questions],
        "set_aside": len(carried.dropped_archived),
    }


def upgraded(request: ReaderRequest, case: Case) -> Plain | None:
    """What a move to a newer version brought, told once."""
    if request.session.get(_UPGRADED, {}).get("case") != case.pk:
        return None
    told: Plain = request.session.pop(_UPGRADED)
    texts = {question.key: question.text for question in asked_in(case.published).questions}
    return told | {"new": [texts[key] for key in told["new"] if key in texts]}
