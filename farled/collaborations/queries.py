"""Which collaborations may this person see, and how does the register answer questions?"""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from farled.collaborations.models import Collaboration, Invitation, Partnership
from farled.collaborations.terms import Activity, Agreement, Entry, Funding, PartnerEntry, PartnerRole, Reach
from farled.organisation.terms import Viewer


def visible_to(viewer: Viewer) -> QuerySet[Collaboration]:
    """The one answer to "may this person know of it": own, shared, invited, of a headed unit, all by post.

    Whose post owns a measure of the current case may know of it as well: nobody confirms means unseen.
    """
    if viewer.reads_all:
        return Collaboration.objects.all()
    shared = Collaboration.also_responsible.through.objects.filter(person_id=viewer.person_id)
    mine = Q(responsible_id=viewer.person_id) | Q(pk__in=shared.values("collaboration_id"))
    mine |= Q(pk__in=invitations_of(viewer.person_id).values("collaboration_id"))
    if viewer.posts:
        mine |= Q(pk__in=_with_measures_of(viewer).values("pk"))
    for path in viewer.headed_paths():
        mine |= Q(unit__path__startswith=path)
    return Collaboration.objects.filter(mine)


def _with_measures_of(viewer: Viewer) -> QuerySet[Collaboration]:
    posts = [post.post_id for post in viewer.posts]
    return Collaboration.objects.filter(cases__is_current=True, cases__measures__owner_id__in=posts)


def may_edit(*, viewer: Viewer, collaboration: Collaboration) -> bool:
    """Those who answer for a collaboration may change what is registered; a query unless first named."""
    if collaboration.responsible_id == viewer.person_id:
        return True
    return collaboration.also_responsible.filter(pk=viewer.person_id).exists()


def invitations_of(person_id: int) -> QuerySet[Invitation]:
    """The collaborations (``collaboration_id``) that a person is invited to now; a part of larger queries."""
    return Invitation.objects.filter(person_id=person_id, ended_at=None)


def invitations_to(collaboration: Collaboration) -> list[Invitation]:
    """Every invitation to a collaboration with who was invited by whom, the oldest first; one query."""
    return list(collaboration.invitations.select_related("person", "by"))


def invited_to(person_id: int, *, most: int) -> list[Invitation]:
    """What a person is invited to now, with the collaboration and who asked, the newest first; one query."""
    found = invitations_of(person_id).select_related("collaboration", "by")
    return list(found.order_by("-at", "-pk")[:most])


def is_invited_to_answer(*, viewer: Viewer, collaboration: Collaboration) -> bool:
    """Whether the person is invited to work on the collaboration's case, not only to read; one query."""
    return invitations_of(viewer.person_id).filter(collaboration=collaboration, may_answer=True).exists()


def earlier_decisions(*, besides: int | None) -> Coalesce:
    """For a query on partnerships: in how many other collaborations of the partner something was decided."""
    decided = Partnership.objects.filter(
        partner_id=OuterRef("partner_id"), collaboration__cases__decided_at__isnull=False
    ).exclude(collaboration_id=besides or 0)
    counted = decided.order_by().values("partner_id").annotate(times=Count("collaboration_id", distinct=True))
    return Coalesce(Subquery(counted.values("times")), 0)


def entry_of(collaboration: Collaboration) -> Entry:
    """What is registered, in the words of a registration form."""
    return Entry(
        title=collaboration.title,
        activity=Activity(collaboration.activity),
        purpose=collaboration.purpose,
        benefit_short=collaboration.benefit_short,
        benefit_long=collaboration.benefit_long,
        loss=collaboration.loss,
        agreement=Agreement(collaboration.agreement),
        reach=Reach(collaboration.reach),
        funding=Funding(collaboration.funding),
        funder=collaboration.funder,
        unit_id=collaboration.unit_id,
        starts_on=collaboration.starts_on,
        ends_on=collaboration.ends_on,
        partners=tuple(
            PartnerEntry(part.partner_id, PartnerRole(part.role)) for part in collaboration.partnerships.all()
        ),
        also_responsible=tuple(person.pk for person in collaboration.also_responsible.all()),
    )


def all_partnerships() -> QuerySet[Partnership]:
    """Every partner's part in every collaboration, with the partner, in order; to join or prefetch."""
    return Partnership.objects.select_related("partner").order_by("id")


def answering(collaboration: Collaboration) -> QuerySet[Any]:
    """The numbers of all people who answer for a collaboration, as a part of another query."""
    through = Collaboration.also_responsible.through.objects.filter(collaboration_id=collaboration.pk)
    named = Collaboration.objects.filter(pk=collaboration.pk).order_by().values_list("responsible_id")
    return named.union(through.order_by().values_list("person_id")).order_by()


def shared_with(person_id: int) -> QuerySet[Any]:
    """The rows (``collaboration_id``) of collaborations that a person shares; a part of larger queries."""
    return Collaboration.also_responsible.through.objects.filter(person_id=person_id)
