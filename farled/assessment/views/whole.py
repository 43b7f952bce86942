"""How is a whole full assessment shown, with what its reader may do?"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from farled.assessment.forms import AgainForm
from farled.assessment.forms.deciding import (
    ConflictForm,
    DecideInFullForm,
    EventForm,
    HandUpForm,
    SecondLookForm,
    SetAsideForm,
)
from farled.assessment.models import Case, Decision
from farled.assessment.presenters.act import Seats
from farled.assessment.presenters.choosing import choices_of
from farled.assessment.presenters.frame import frame_of
from farled.assessment.presenters.history import history
from farled.assessment.presenters.since import since_told
from farled.assessment.presenters.way import roles_of
from farled.assessment.presenters.whole import Whole, whole_page
from farled.assessment.queries.beside import beside
from farled.assessment.queries.cases import earlier_cases
from farled.assessment.queries.changes import changes_since
from farled.assessment.queries.relations import answers_for, contributes_to, deciding_posts, may_note_events
from farled.assessment.queries.seen import seen_in_full
from farled.assessment.queries.shown_in_full import shown_in_full
from farled.assessment.queries.work import Kept
from farled.assessment.views.loading import Loaded
from farled.assessment.views.weighed import kept_of, owners_in
from farled.audit.queries import events_on
from farled.organisation.queries import ReaderRequest, holders_today, nearest_posts
from farled.organisation.terms import HeldPost, PostRole
from farled.questionnaire.queries import asked_in
from farled.responsibility.terms import DECIDING_ROLES


@dataclass(frozen=True)
class Sent:
    """What was just sent and not accepted; it is shown again as it was typed."""

    decide: DecideInFullForm | None = None
    hand_up: HandUpForm | None = None
    aside: SetAsideForm | None = None
    conflict: ConflictForm | None = None
    second: SecondLookForm | None = None
    event: EventForm | None = None
    again: AgainForm | None = None
    unsent: tuple[str, ...] = ()

    def problems(self) -> list[tuple[str, str]]:
        """Everything that does not fit, with the id of its field."""
        if self.decide is not None:
            return self.decide.problems()
        form = self.hand_up or self.aside or self.conflict or self.second or self.event or self.again
        if form is None:
            return []
        return [
            (form[name].auto_id if name in form.fields else "stands", str(problem))
            for name, errors in form.errors.items()
            for problem in errors
        ]


NOTHING_SENT = Sent()


def whole_with(
    request: ReaderRequest, loaded: Loaded, *, sent: Sent = NOTHING_SENT, status: int = 200
) -> HttpResponse:
    """The page of a full assessment; ``sent`` is what could not be accepted."""
    kept, seats = kept_of(loaded), seats_of(request, loaded)
    whole = _whole(request, loaded, kept, seats)
    earlier = earlier_cases(loaded.case)
    events = events_on(loaded.case.collaboration, loaded.case, *earlier)
    language = request.LANGUAGE_CODE
    shown: dict[str, Any] = {
        "whole": whole_page(whole=whole, stored=loaded.stored, language=language),
        "left": _left(loaded, kept, language),
        "section": "collaborations",
        "number": loaded.case.collaboration.number,
        "may_answer": seats.answers,
        "works": seats.works and loaded.decision is None,
        "earlier": [{"id": old.pk, "decided_at": old.decided_at} for old in earlier if old.decided_at],
        "history": history(events, asked_in(loaded.case.published), language),
        "since": _since(loaded, kept, earlier, language),
        "problems": sent.problems(),
        "unsent": sent.unsent,
        **_forms(request, loaded, whole, sent),
    }
    return render(request, "assessment/full.html", shown, status=status)


def _since(loaded: Loaded, kept: Kept, earlier: list[Case], language: str) -> dict[str, Any] | None:
    """What has changed since the decision before a running case; None where there was none."""
    before = next((old.decision for old in earlier if old.decided_at), None)
    if before is None or loaded.decision is not None:
        return None
    changes = changes_since(decision=before, now=loaded.covered, at=loaded.at)
    return since_told(
        decision=before, assessment=loaded.assessment, kept=kept, changes=changes, language=language
    )


def _left(loaded: Loaded, kept: Kept, language: str) -> list[dict[str, Any]]:
    """The parts of the assessment in which something waits, with how much."""
    frame = frame_of(case=loaded.case, kept=kept, assessment=loaded.assessment, here="", language=language)
    return [part for part in frame["parts"] if part["waits"] and part["name"] != "assessment_measures"]


def seats_of(request: ReaderRequest, loaded: Loaded) -> Seats:
    """How the reader stands to the case; at most three queries."""
    viewer, case = request.viewer, loaded.case
    answers = answers_for(viewer=viewer, case=case)
    return Seats(
        posts=deciding_posts(viewer=viewer, case=case, role=loaded.assessment.deciding.role),
        is_top=bool(_as_top(request, loaded, answers=answers)),
        answers=answers,
        works=answers or contributes_to(viewer=viewer, case=case),
    )


def _as_top(request: ReaderRequest, loaded: Loaded, *, answers: bool) -> HeldPost | None:
    """The highest post, where the reader holds it and does not answer for the case."""
    if answers:
        return None
    return request.viewer.post_for(DECIDING_ROLES[-1], loaded.case.collaboration.unit.path)


def _whole(request: ReaderRequest, loaded: Loaded, kept: Kept, seats: Seats) -> Whole:
    on = timezone.localdate(request.now)
    unit = loaded.case.collaboration.unit
    return Whole(
        assessment=loaded.assessment,
        kept=kept,
        ground=loaded.ground,
        decision=loaded.decision,
        changes=loaded.changes,
        beside=beside(loaded.case),
        posts=nearest_posts(
            roles=roles_of(loaded.assessment),
            unit_path=unit.path,
            on=on,
            besides=loaded.case.collaboration.responsible_id,
        ),
        holders=holders_today(post_ids={one.owner_id for one in kept.measures}, on=on),
        seats=seats,
    )


def _forms(request: ReaderRequest, loaded: Loaded, whole: Whole, sent: Sent) -> dict[str, Any]:
    """The forms for what the reader may do, bound to all that the page shows."""
    acts = loaded.decision is None and (whole.seats.posts or whole.seats.is_top)
    return {
        "seen": _seen(loaded, whole) if acts else "",
        "form": _decide_form(request, loaded, whole.seats, sent),
        "hand_up": sent.hand_up or HandUpForm(auto_id="handup_%s"),
        "conflict": sent.conflict or ConflictForm(auto_id="conflict_%s"),
        "second": sent.second or SecondLookForm(auto_id="second_%s"),
        "event": sent.event or EventForm(auto_id="event_%s"),
        "may_note": loaded.decision is not None and may_note_events(viewer=request.viewer, case=loaded.case),
        "may_look_again": loaded.decision is not None and _may_look_again(loaded.decision),
        "aside": sent.aside or SetAsideForm(auto_id="aside_%s"),
        "again": sent.again or AgainForm(),
    }


def _may_look_again(decision: Decision) -> bool:
    """Whether a post above the one that decided can be asked to look at it, by those who answer for it."""
    role = PostRole(decision.by_role)
    return role in DECIDING_ROLES[1:-1]


def _seen(loaded: Loaded, whole: Whole) -> str:
    shown = shown_in_full(
        kept=whole.kept, ground=loaded.ground, assessment=loaded.assessment, beside=whole.beside
    )
    return seen_in_full(shown=shown, assessment=loaded.assessment)


def _decide_form(request: ReaderRequest, loaded: Loaded, seats: Seats, sent: Sent) -> DecideInFullForm | None:
    if loaded.decision is not None or not seats.posts:
        return None
    return sent.decide or decide_form(request, loaded)


def decide_form(request: ReaderRequest, loaded: Loaded, data: Any = None) -> DecideInFullForm:
    """The form of the deciding post, with the posts that may own a condition; two queries."""
    owners = owners_in(request, loaded)
    choices = choices_of(
        assessment=loaded.assessment,
        posts=owners.posts,
        holders=owners.holders,
        language=request.LANGUAGE_CODE,
    )
    return DecideInFullForm(data, owners=choices["owners"], language=request.LANGUAGE_CODE)
