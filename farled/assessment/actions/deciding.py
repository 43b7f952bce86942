"""How is a case decided, bound to exactly what was shown, and never changed afterwards?"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.actions.telling import tell_answering
from farled.assessment.models import Case, Decision
from farled.assessment.queries.cases import answers_of, judged
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.queries.locked import ActionRefused, MoveRefused, refuse_move, state_in
from farled.assessment.queries.pack import review
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.queries.seen import seen_of
from farled.assessment.queries.shown import covered_now, shown_now
from farled.assessment.rules import as_plain, canonical, digest, midway_on, obstacles
from farled.assessment.rules.moving import objections_to
from farled.assessment.terms import CaseEvent, Choice, Draft, Judgement, Outcome
from farled.audit import actions as audit
from farled.notices.terms import NoticeKind
from farled.organisation.terms import HeldPost, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_STALE = Wording(
    sv="Något har ändrats sedan sidan visades. Läs igenom och bekräfta igen.",
    en="Something changed after this page was shown. Read it through and confirm again.",
)


class DecisionRefused(ActionRefused):
    """The case cannot be decided so, now, by this person; ``reasons`` are all of them."""


@transaction.atomic
def decide(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    case: Case,
    outcome: Outcome,
    reason: str,
    seen: str,
    language: str,
    presented_by: str = "",
    took_part: str = "",
) -> Decision:
    """Decide a quick check on what is known at this moment. Raises DecisionRefused with every obstacle,
    MoveRefused when it is decided, or has become a full assessment.

    ``seen`` is the token of the material facts that the page showed (see ``queries.seen``): when they have
    moved since, nobody decides on what nobody saw. Without a ``reason`` to go ahead the rules' reasons stand.
    ``presented_by`` and ``took_part``: who put the case before the decider, and who else had a hand in it.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("published", "collaboration__unit")
    case = locked.get(pk=case.pk)
    refuse_move(case=case, event=CaseEvent.DECIDE)
    if case.is_full:
        raise MoveRefused(*objections_to(event=CaseEvent.BEGIN, state=state_in(case)))
    ground = ground_of(collaboration=case.collaboration, at=at)
    judgement = judged(case=case, facts=ground.facts, answers=answers_of(case), at=at)
    case.follow(judgement, ground.facts)
    posts = deciding_posts(viewer=viewer, case=case, role=judgement.deciding.role)
    reason = reason.strip() or _reasons_found(judgement, outcome, language)
    _refuse(case, judgement, posts, outcome, reason)
    covered = covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judgement)
    if seen != seen_of(covered=covered):
        raise DecisionRefused(_STALE)
    said = Draft(
        Choice(outcome.value), reason, presented_by=presented_by.strip(), took_part=took_part.strip()
    )
    decision = _written(case, ground, judgement, by, posts[0], at, outcome, said, language)
    case.decided_at = at
    case.save(update_fields=["decided_at"])
    audit.record(
        by=by,
        at=at,
        post=posts[0].role,
        what=f"assessment:decision:{outcome.value}",
        on=case,
        why=reason,
        after={"digest": decision.digest, "valid_until": decision.valid_until.isoformat()},
    )
    tell_answering(by=by, at=at, case=case, kind=NoticeKind.DECIDED, once=f"decision:{decision.pk}")
    return decision


def _reasons_found(judgement: Judgement, outcome: Outcome, language: str) -> str:
    """Why a plain case goes ahead, in the decider's language; to decline takes a reason of one's own."""
    if outcome is not Outcome.PROCEED:
        return ""
    return " ".join(reason.in_language(language) for reason in judgement.reasons)


def _refuse(
    case: Case, judgement: Judgement, posts: tuple[HeldPost, ...], outcome: Outcome, reason: str
) -> None:
    reasons = obstacles(
        judgement=judgement,
        is_decided=case.decided_at is not None,
        may_decide=bool(posts),
        outcome=outcome,
        reason=reason,
    )
    if reasons:
        raise DecisionRefused(*reasons)


def _valid_until(judgement: Judgement) -> date:
    """Until when the decision holds; ``obstacles`` has made sure that there is such a day."""
    if judgement.valid_until is None:
        raise DecisionRefused(*judgement.reasons)
    return judgement.valid_until


def _midway(ground: Ground, judgement: Judgement, outcome: Outcome) -> date | None:
    """When a collaboration that goes ahead is looked at midway."""
    if outcome is not Outcome.PROCEED:
        return None
    return midway_on(
        facts=ground.facts,
        review=review(),
        on=judgement.on,
        until=_valid_until(judgement),
        has_conditions=False,
    )


def _written(
    case: Case,
    ground: Ground,
    judgement: Judgement,
    by: Person,
    post: HeldPost,
    at: datetime,
    outcome: Outcome,
    said: Draft,
    language: str,
) -> Decision:
    shown = shown_now(case=case, ground=ground, judgement=judgement)
    midway = _midway(ground, judgement, outcome)
    shown["decision"] = {
        "outcome": outcome.value,
        "reason": said.reason,
        "presented_by": said.presented_by,
        "took_part": said.took_part,
        "by": by.name,
        "post": {"sv": post.title_sv, "en": post.title_en},
        "at": at.isoformat(),
        "valid_until": _valid_until(judgement).isoformat(),
        "midway_on": midway.isoformat() if midway else None,
        "language": language,
    }
    covered = covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judgement)
    text = canonical(shown)
    return Decision.objects.create(
        case=case,
        outcome=outcome.value,
        reason=said.reason,
        by=by,
        by_role=post.role.value,
        at=at,
        valid_until=_valid_until(judgement),
        midway_on=_midway(ground, judgement, outcome),
        language=language,
        snapshot=text,
        digest=digest(text),
        covered=as_plain(covered),
    )
