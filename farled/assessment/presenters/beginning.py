"""By which questions can a full assessment begin, and who may begin it?"""

from typing import Any

from farled.assessment.models import Case
from farled.assessment.presenters.workbench import depths_to_choose
from farled.assessment.terms import Depth, Judgement, Result
from farled.questionnaire.queries import asked_in, full_packs

Plain = dict[str, Any]
ASKED_FOR = (Result.FULL_ASSESSMENT_NEEDED, Result.STOPPED)
"""How a quick check ends when something calls for a full assessment."""


def packs_to_choose(language: str) -> list[tuple[str, str]]:
    """The published questionnaires of a full assessment, as a form offers them; one query."""
    return [(one.questionnaire, asked_in(one).title.in_language(language)) for one in full_packs()]


def beginning(*, case: Case, judgement: Judgement, may_begin: bool, language: str) -> Plain | None:
    """What "assessment/begin.html" shows; None while the check is not done, or the case is decided.

    ``is_wish``: nothing calls for a full assessment, so who wants one says why. One query, none where nothing
    is shown.
    """
    is_wish = judgement.result not in ASKED_FOR
    if judgement.result is Result.INCOMPLETE or case.decided_at is not None or (is_wish and not may_begin):
        return None
    return {
        "number": case.collaboration.number,
        "is_wish": is_wish,
        "may_begin": may_begin,
        "packs": packs_to_choose(language) if may_begin else [],
        "depths": depths_to_choose(at_least=Depth.STANDARD, language=language) if is_wish else [],
    }
