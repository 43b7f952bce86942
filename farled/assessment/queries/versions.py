"""Which versions of a questionnaire do running cases use, and what are those cases like for a trial?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import as_answers
from farled.assessment.queries.ground import ground_of
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.work import Kept, work_of
from farled.assessment.rules import found_by_rules
from farled.assessment.terms import Work
from farled.questionnaire.queries import QUICK_CHECK, asked_in
from farled.questionnaire.rules import fact_problems
from farled.questionnaire.terms import Questionnaire, Trial

_DONE = ("requirements", "ratings", "measures__owner", "set_aside", "steps")
"""The tables of what people do in a full assessment, beside the answers and the wish."""


def running_by_version() -> dict[int, int]:
    """How many undecided cases each published version has, by the version's primary key; one query."""
    rows = Case.objects.filter(is_current=True, decided_at=None).values("published_id").order_by()
    return {row["published_id"]: row["cases"] for row in rows.annotate(cases=Count("pk"))}


@dataclass(frozen=True, slots=True)
class Trials:
    """The running cases of a questionnaire, each with the version that it is on.

    ``work``: by number, what people have done in those that are full assessments, to be judged with.
    """

    cases: tuple[tuple[Questionnaire, Trial], ...]
    work: Mapping[str, Work]


def trials_for(*, new: Questionnaire, at: datetime, most: int | None = None) -> Trials:
    """The running cases of a questionnaire, oldest first, for a trial of a new version.

    Two queries, and six more for a questionnaire of the full assessment. A case is tried on the facts that it
    was last judged on; where the new version asks for others, on those of today.
    """
    answers = Prefetch("answers", queryset=StoredAnswer.objects.filter(is_archived=False).order_by("key"))
    is_full = new.id != QUICK_CHECK
    found = (
        Case.objects.filter(is_current=True, decided_at=None, published__questionnaire=new.id)
        .select_related("collaboration", "published", *(("wish",) if is_full else ()))
        .prefetch_related(answers, *(_DONE if is_full else ()))
        .order_by("pk")
    )
    cases = list(found[:most])
    return Trials(
        cases=tuple((asked_in(case.published), _trial(case, new, at)) for case in cases),
        work={case.collaboration.number: work_of(_kept(case)) for case in cases} if is_full else {},
    )


def _trial(case: Case, new: Questionnaire, at: datetime) -> Trial:
    facts = case.facts
    stated = [fact for fact in new.facts if fact.key not in found_by_rules(rulebook())]
    named = {fact.key: facts[fact.key] for fact in stated if fact.key in facts}
    if fact_problems(declared=stated, values=named):
        facts = ground_of(collaboration=case.collaboration, at=at).facts
    return Trial(id=case.collaboration.number, facts=facts, answers=as_answers(list(case.answers.all())))


def _kept(case: Case) -> Kept:
    """What people have done in a case, out of what was fetched for all cases at once."""
    return Kept(
        case=case,
        answers=list(case.answers.all()),
        wish=getattr(case, "wish", None),
        requirements=list(case.requirements.all()),
        ratings=list(case.ratings.all()),
        measures=list(case.measures.all()),
        set_aside=list(case.set_aside.all()),
        steps=list(case.steps.all()),
    )
