"""At which places of a case can people speak or be, and who has one open now?"""

from datetime import datetime, timedelta

from farled.assessment.models import Case, Comment, Presence, StoredAnswer
from farled.assessment.queries.books import books
from farled.assessment.queries.cases import visible_to
from farled.organisation.terms import Viewer
from farled.questionnaire.queries import asked_in

CASE = "case"
SEEN_WITHIN = timedelta(seconds=60)
"""Who was heard of within this time has the page open still."""


def place_of_question(key: str) -> str:
    """The place of a question, as comments name it."""
    return f"question:{key}"


def place_of_finding(rule: str) -> str:
    """The place of a finding, as comments name it."""
    return f"finding:{rule}"


def is_place(*, case: Case, place: str) -> bool:
    """Whether the case has this place: a question of its questionnaire, a rule's finding, or itself."""
    kind, _, name = place.partition(":")
    if kind == "question":
        return name in _questions(case)
    if kind == "finding":
        return name in _rules() or _is_doubt(case, name)
    return place == CASE


def _questions(case: Case) -> set[str]:
    return {question.key for question in asked_in(case.published).questions}


def _rules() -> set[str]:
    book = books().rulebook
    return {rule.id for rule in book.rules} | {stop.id for stop in book.stops}


def _is_doubt(case: Case, name: str) -> bool:
    """Whether the name is that of what an unsure answer finds: the doubt's rule and the question's key."""
    rule, _, key = name.partition(":")
    return rule in {doubt.id for doubt in books().proportion.doubts} and key in _questions(case)


def comments_in(case: Case) -> list[Comment]:
    """Every comment of a case with who wrote it, oldest first; one query."""
    return list(case.comments.select_related("by"))


def case_open_to(*, viewer: Viewer, number: str) -> Case:
    """The running full assessment that this person may see; Case.DoesNotExist when there is none."""
    case: Case = (
        visible_to(viewer)
        .filter(decided_at=None, begun_at__isnull=False)
        .select_related("published")
        .get(collaboration__number=number)
    )
    return case


def others_here(*, case: Case, person_id: int, at: datetime) -> list[Presence]:
    """Who else has a page of this case open, by name; one query."""
    seen = case.presences.filter(seen_at__gt=at - SEEN_WITHIN).exclude(person_id=person_id)
    return list(seen.select_related("person").order_by("person__name", "person_id"))


def answers_at(*, case: Case, section: str) -> list[StoredAnswer]:
    """The answers to a section's questions that count, with who gave them; one query."""
    keys = [question.key for question in asked_in(case.published).questions if question.area == section]
    return list(case.answers.filter(key__in=keys, is_archived=False).select_related("by").order_by("key"))
