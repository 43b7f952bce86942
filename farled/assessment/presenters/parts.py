"""What was answered in which section, and what belongs to a decision besides its reason?"""

import json
from collections.abc import Mapping
from typing import Any

from farled.assessment.models import Decision, StoredAnswer
from farled.assessment.presenters import words
from farled.assessment.presenters.levels import capital
from farled.assessment.presenters.overview import answer_told
from farled.assessment.presenters.questions import question_row
from farled.assessment.queries.work import Kept
from farled.assessment.terms import GO_AHEAD, Assessment, Choice, Section
from farled.questionnaire.terms import Standing, State
from farled.text.terms import Wording

Plain = dict[str, Any]
_SAID = (State.ANSWERED, State.CORRECTED, State.OPEN)
_BY_PERSON = Wording(sv="Svar av en människa", en="Answered by a person")
_CORRECTED = Wording(sv="Rättat av en människa", en="Corrected by a person")
_HOLDS = {choice.value for choice in (*GO_AHEAD, Choice.MODIFY)}


def sections_told(assessment: Assessment, stored: list[StoredAnswer], kept: Kept, language: str) -> Plain:
    """The depth with its reasons, and every section: why it is open or closed, and what was answered."""
    answers = {answer.key: answer for answer in stored}
    sections = [_section(one, assessment, answers, language) for one in assessment.sections]
    depth = assessment.depth
    return {
        "depth": {
            "name": capital(depth.name).in_language(language),
            "because": [reason.in_language(language) for reason in depth.because],
            "wish": kept.wish.reason if kept.wish and depth.depth is not depth.ruled else "",
        },
        "open_sections": [section for section in sections if section["is_open"]],
        "closed_sections": [section for section in sections if not section["is_open"]],
    }


def _section(
    section: Section, assessment: Assessment, answers: Mapping[str, StoredAnswer], language: str
) -> Plain:
    standings = [one for one in assessment.standings if one.question.area == section.id]
    said = [_answer(one, answers, language) for one in standings if one.state in _SAID]
    known = [_answer(one, answers, language) for one in standings if one.state is State.KNOWN]
    return {
        "id": section.id,
        "name": section.name.in_language(language),
        "is_open": section.is_open,
        "because": [reason.in_language(language) for reason in section.because],
        "answers": [*said, *known],
        "open": sum(one.state is State.OPEN for one in standings),
    }


def _answer(standing: Standing, answers: Mapping[str, StoredAnswer], language: str) -> Plain:
    told = answer_told(question_row(standing, answers, language), language)
    by_person = {State.ANSWERED: _BY_PERSON, State.CORRECTED: _CORRECTED}
    if standing.state in by_person:
        told["source"] = by_person[standing.state].in_language(language)
    return told


def decided_parts(decision: Decision, language: str) -> Plain:
    """What a decision on a full assessment says besides its reason, as it was kept when it was made."""
    made = json.loads(decision.snapshot)["decision"]
    return {
        "holds": decision.outcome in _HOLDS,
        "said": [
            {"label": label.in_language(language), "text": made[field]}
            for field, label in words.PARTS.items()
            if made.get(field)
        ],
        "conditions": [
            {"letter": one["letter"], "what": one["what"][language]} for one in made.get("conditions", [])
        ],
    }
