"""Which case stands for a collaboration, what is answered, and how is it judged?"""

from datetime import datetime

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone

from farled.assessment.models import Case, Decision, StoredAnswer
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.rules import judge
from farled.assessment.terms import Judgement
from farled.collaborations.queries import visible_to as visible_collaborations
from farled.organisation.terms import Viewer
from farled.questionnaire.queries import all_published, asked_in
from farled.questionnaire.terms import Answer, Facts


def visible_to(viewer: Viewer) -> QuerySet[Case]:
    """The current cases of all collaborations that this person may know of."""
    return Case.objects.filter(is_current=True, collaboration__in=visible_collaborations(viewer))


def case_for(*, viewer: Viewer, number: str) -> Case | None:
    """The current case of a collaboration with what its page needs, or None when it may not be known."""
    versions = all_published().filter(questionnaire=OuterRef("published__questionnaire"))
    return (
        visible_to(viewer)
        .annotate(newest=Subquery(versions.order_by("-published_at", "-pk").values("pk")[:1]))
        .filter(collaboration__number=number)
        .select_related("collaboration__unit", "collaboration__responsible", "published", "decision__by")
        .first()
    )


def has_newer_questions(case: Case) -> bool:
    """Whether a version of the questions was published after the one of a case that ``case_for`` found."""
    return bool(case.newest != case.published_id)  # type: ignore[attr-defined]  # annotated by case_for


def answers_of(case: Case) -> list[StoredAnswer]:
    """Every answer of a case with who gave it, archived ones too, by key."""
    return list(case.answers.select_related("by").order_by("key"))


def as_answers(stored: list[StoredAnswer]) -> tuple[Answer, ...]:
    """The answers that count, in the words of the questionnaire."""
    return tuple(
        Answer(key=answer.key, value=answer.value, reason=answer.reason)
        for answer in stored
        if not answer.is_archived
    )


def judged(*, case: Case, facts: Facts, answers: list[StoredAnswer], at: datetime) -> Judgement:
    """What the rules in force say of a case on these facts and answers; no query."""
    return judge(
        facts=facts,
        answers=as_answers(answers),
        questionnaire=asked_in(case.published),
        rulebook=rulebook(),
        delegation=delegation(),
        review=review(),
        on=timezone.localdate(at),
        ends_on=case.collaboration.ends_on,
    )


def earlier_cases(case: Case) -> list[Case]:
    """The decided cases of the same collaboration before this one, newest first."""
    return list(
        Case.objects.filter(collaboration=case.collaboration_id, is_current=False)
        .select_related("decision")
        .order_by("-opened_at")
    )


def open_cases() -> list[Case]:
    """Every case that nobody has decided, with its answers; for the dry run of a new version."""
    answers = Prefetch("answers", queryset=StoredAnswer.objects.filter(is_archived=False))
    return list(
        Case.objects.filter(is_current=True, decided_at=None)
        .select_related("collaboration", "published")
        .prefetch_related(answers)
        .order_by("pk")
    )


def decision_for(*, viewer: Viewer, number: str, case_id: int | None = None) -> Decision | None:
    """The decision on a collaboration's current case, or on the named earlier one; None when unknown."""
    found = Decision.objects.filter(
        case__collaboration__number=number, case__collaboration__in=visible_collaborations(viewer)
    )
    wanted = found.filter(case__is_current=True) if case_id is None else found.filter(case_id=case_id)
    return wanted.select_related("case__collaboration__unit", "by").first()


__all__ = [
    "Ground",
    "answers_of",
    "as_answers",
    "case_for",
    "decision_for",
    "earlier_cases",
    "has_newer_questions",
    "judged",
    "open_cases",
    "visible_to",
]
