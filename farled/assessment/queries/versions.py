"""Which versions of a questionnaire do running cases use, and what are those cases like for a trial?"""

from datetime import datetime

from django.db.models import Count, Prefetch

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import as_answers
from farled.assessment.queries.ground import ground_of
from farled.questionnaire.queries import asked_in
from farled.questionnaire.rules import fact_problems
from farled.questionnaire.terms import Questionnaire, Trial


def running_by_version() -> dict[int, int]:
    """How many undecided cases each published version has, by the version's primary key; one query."""
    rows = Case.objects.filter(is_current=True, decided_at=None).values("published_id").order_by()
    return {row["published_id"]: row["cases"] for row in rows.annotate(cases=Count("pk"))}


def trials_for(
    *, new: Questionnaire, at: datetime, most: int | None = None
) -> list[tuple[Questionnaire, Trial]]:
    """The running cases of a questionnaire, oldest first, each with the version that it is on; two queries.

    A case is tried on the facts that it was last judged on; where the new version asks for others, on those
    of today.
    """
    answers = Prefetch("answers", queryset=StoredAnswer.objects.filter(is_archived=False).order_by("key"))
    cases = (
        Case.objects.filter(is_current=True, decided_at=None, published__questionnaire=new.id)
        .select_related("collaboration", "published")
        .prefetch_related(answers)
        .order_by("pk")
    )
    return [(asked_in(case.published), _trial(case, new, at)) for case in cases[:most]]


def _trial(case: Case, new: Questionnaire, at: datetime) -> Trial:
    facts = case.facts
    named = {fact.key: facts[fact.key] for fact in new.facts if fact.key in facts}
    if fact_problems(declared=new.facts, values=named):
        facts = ground_of(collaboration=case.collaboration, at=at).facts
    return Trial(id=case.collaboration.number, facts=facts, answers=as_answers(list(case.answers.all())))
