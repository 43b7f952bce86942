"""What was said earlier about the same partners, and whom is an opinion asked of now?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from farled.assessment.models import Case, StoredRequirement
from farled.assessment.rules.requiring import ADVISING
from farled.assessment.terms import RequirementState
from farled.collaborations.queries import all_partnerships, shared_with, visible_to
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.queries import rulebook

MOST_EARLIER = 3
"""So many earlier opinions are shown beside one that is required, the newest first."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was said of one requirement in another case with some of the same partners, by name."""

    stored: StoredRequirement
    partners: tuple[str, ...]
    at: datetime


def earlier_opinions(
    *, viewer: Viewer, case: Case, requirements: Iterable[str], partner_ids: Iterable[int]
) -> dict[str, tuple[Earlier, ...]]:
    """By requirement, what was said of it in other cases that this person may see; at most two queries."""
    wanted = all_partnerships().filter(partner_id__in=list(partner_ids))
    place = Window(RowNumber(), partition_by=[F("requirement")], order_by=[F("at").desc(), F("pk").desc()])
    rows = list(
        StoredRequirement.objects.filter(
            state=RequirementState.MET,
            requirement__in=list(requirements),
            case__collaboration__in=visible_to(viewer),
            case__collaboration_id__in=wanted.values("collaboration_id"),
        )
        .exclude(case=case)
        .annotate(place=place)
        .filter(place__lte=MOST_EARLIER)
        .select_related("case__collaboration", "by")
        .order_by("-at", "-pk")
    )
    names = _names(wanted, rows)
    found: defaultdict[str, list[Earlier]] = defaultdict(list)
    for row in rows:
        found[row.requirement].append(Earlier(row, tuple(names[row.case.collaboration_id]), row.at))
    return {requirement: tuple(said) for requirement, said in found.items()}


def _names(wanted: QuerySet[Any], rows: Sequence[StoredRequirement]) -> dict[int, list[str]]:
    """The partners of each collaboration that are among those wanted."""
    names: defaultdict[int, list[str]] = defaultdict(list)
    if rows:
        for part in wanted.filter(collaboration_id__in={row.case.collaboration_id for row in rows}):
            names[part.collaboration_id].append(part.partner.name)
    return names


def asked_of(*, viewer: Viewer, most: int) -> list[StoredRequirement]:
    """What is asked of this person's posts now and not answered, the soonest first; at most one query.

    A post that decides is asked for its own units alone, and nobody in a collaboration of their own.
    """
    theirs = _of_posts(viewer)
    if theirs is None:
        return []
    shared = shared_with(viewer.person_id).values("collaboration_id")
    own = Q(case__collaboration__responsible_id=viewer.person_id) | Q(case__collaboration_id__in=shared)
    return list(
        StoredRequirement.objects.filter(
            theirs, state=RequirementState.ASKED, case__is_current=True, case__decided_at=None
        )
        .filter(case__collaboration__in=visible_to(viewer))
        .exclude(own)
        .select_related("case__collaboration", "asked_by")
        .order_by(F("due").asc(nulls_last=True), "asked_at", "pk")[:most]
    )


def question_to(*, role: PostRole, viewer: Viewer, number: str, requirement: str) -> StoredRequirement | None:
    """What a role is asked in the running case of a collaboration and has not answered; one query."""
    return (
        StoredRequirement.objects.filter(
            asked_of=role, state=RequirementState.ASKED, requirement=requirement, case__is_current=True
        )
        .filter(case__decided_at=None, case__collaboration__number=number)
        .filter(case__collaboration__in=visible_to(viewer))
        .select_related("case__collaboration", "asked_by")
        .first()
    )


def _of_posts(viewer: Viewer) -> Q | None:
    """What can be asked of the posts held; None when none of them is ever asked."""
    asked = {*ADVISING, *(role for one in rulebook().requirements for role in one.posts)}
    found: Q | None = None
    for post in viewer.posts:
        if post.role in asked:
            one = Q(asked_of=post.role)
            if post.role in DECIDING_ROLES:
                one &= Q(case__collaboration__unit__path__startswith=post.unit_path)
            found = one if found is None else found | one
    return found
