"""Who has to do with a collaboration: who answers for it, who is invited, and whom could one invite?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from farled.assessment.models import Case
from farled.collaborations.queries import invitations_to
from farled.collaborations.rules import against_inviting
from farled.organisation.queries import people_called, signatures
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Invitation
    from farled.organisation.models import Person

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Around:
    """The people of a collaboration. ``ended`` are invitations that are over, the newest first."""

    responsible: Person
    also: tuple[Person, ...]
    invited: tuple[Invitation, ...]
    ended: tuple[Invitation, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who was found by name, the posts held today, and why they cannot be invited."""

    person: Person
    posts: str
    against: tuple[Wording, ...]


def people_around(case: Case) -> Around:
    """Who answers for the collaboration and who is or was invited; two queries."""
    invitations = invitations_to(case.collaboration)
    return Around(
        responsible=case.collaboration.responsible,
        also=tuple(case.collaboration.also_responsible.order_by("name")),
        invited=tuple(one for one in invitations if one.ended_at is None),
        ended=tuple(one for one in reversed(invitations) if one.ended_at is not None),
    )


def candidates(*, words: str, around: Around, by_id: int, on: date, language: str) -> tuple[Candidate, ...]:
    """Active people whose name or account holds every word, and whether they can be invited; two queries."""
    found = people_called(words=words, most=MOST_FOUND)
    posts = signatures(deeds=[(person.pk, on) for person in found], language=language)
    answering = {around.responsible.pk, *(person.pk for person in around.also)}
    invited = {one.person_id for one in around.invited}
    return tuple(
        Candidate(
            person=person,
            posts=posts[person.pk, on],
            against=against_inviting(
                by_id=by_id, person_id=person.pk, is_active=True, answering=answering, invited=invited
            ),
        )
        for person in found
    )
