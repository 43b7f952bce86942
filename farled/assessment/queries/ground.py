"""What do the register and the evidence say of a collaboration on one day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from farled.assessment.models import Step
from farled.assessment.rules import facts_of
from farled.assessment.terms import PartnerFacts, StepKind
from farled.collaborations.queries import all_partnerships, answering, earlier_decisions
from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.countries import queries as countries
from farled.countries.terms import Context
from farled.evidence.terms import Panel
from farled.organisation.queries import acting_in_posts
from farled.organisation.terms import PostRole
from farled.partners.queries import newest_check_first, standing_of
from farled.partners.terms import PartnerStanding
from farled.questionnaire.terms import Facts
from farled.responsibility.rules import standing_of_post
from farled.responsibility.terms import DECIDING_ROLES

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration


@dataclass(frozen=True)
class Ground:
    """All that is known before anybody is asked: partners, their countries' contexts and figures, facts."""

    partners: tuple[PartnerStanding, ...]
    contexts: dict[str, Context]
    panels: dict[str, Panel]
    facts: Facts


def ground_of(*, collaboration: Collaboration, at: datetime) -> Ground:
    """The ground on which a collaboration is judged at that moment; at most five queries."""
    partners = _partners(collaboration, at)
    codes = tuple(dict.fromkeys(code for partner in partners for code in partner.countries))
    contexts, panels = countries.contexts_with_panels(codes=codes, at=at)
    facts = facts_of(
        activity=Activity(collaboration.activity),
        agreement=Agreement(collaboration.agreement),
        reach=Reach(collaboration.reach),
        funding=Funding(collaboration.funding),
        partners=tuple(_as_facts(partner, contexts) for partner in partners),
        posts=_posts(collaboration, at),
    )
    return Ground(partners=partners, contexts=contexts, panels=panels, facts=facts)


def _posts(collaboration: Collaboration, at: datetime) -> dict[PostRole, str]:
    """For each post that decides, whether somebody can act in it who does not answer for the collaboration.

    Where the holder answers for it, the post is passed though it has a deputy: nobody decides on behalf of
    whoever answers. One query.
    """
    acting = acting_in_posts(
        roles=DECIDING_ROLES[1:],
        unit_path=collaboration.unit.path,
        on=timezone.localdate(at),
        besides=answering(collaboration),
        conflicted=_conflicted(collaboration),
    )
    return {role: standing_of_post(people) for role, people in acting.items()}


def _conflicted(collaboration: Collaboration) -> QuerySet[Any]:
    """Who has declared a conflict of interest in the current case, in whatever post, as a part of a query.

    Whoever has, and takes up another post later, does not decide from there either: that post is passed too.
    """
    declared = Step.objects.filter(kind=StepKind.CONFLICT, case__is_current=True)
    return declared.filter(case__collaboration_id=collaboration.pk).order_by().values("by_id")


def _partners(collaboration: Collaboration, at: datetime) -> tuple[PartnerStanding, ...]:
    parts = Prefetch(
        "partnerships",
        queryset=all_partnerships()
        .annotate(earlier=earlier_decisions(besides=collaboration.pk))
        .order_by("id"),
        to_attr="parts_now",
    )
    prefetch_related_objects([collaboration], parts)
    found: list[Any] = collaboration.parts_now  # type: ignore[attr-defined]  # prefetched just above
    prefetch_related_objects([part.partner for part in found], newest_check_first())
    on = timezone.localdate(at)
    return tuple(
        standing_of(partner=part.partner, role=part.role, earlier=part.earlier, on=on) for part in found
    )


def _as_facts(partner: PartnerStanding, contexts: dict[str, Context]) -> PartnerFacts:
    return PartnerFacts(
        name=partner.name,
        contexts=tuple(contexts[code] for code in partner.countries),
        had_decision=partner.earlier > 0,
        check=partner.check,
        military_link=partner.military_link,
        rights_violations=partner.rights_violations,
        state_directed=partner.state_directed,
    )
