"""Who is invited to a collaboration, by whom, and does the end of it close everything at once?"""

from typing import Any

import pytest

from farled.assessment.actions import ActionRefused, answer
from farled.assessment.models import Case
from farled.audit.models import Event
from farled.collaborations.actions import InvitationRefused, end_invitation, invite
from farled.collaborations.models import Invitation
from farled.collaborations.queries import visible_to
from farled.collaborations.rules import against_inviting
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
KEY = "subject.sensitive_technology"


def ask_in(
    built: builders.Built, person: Person, *, by: Person | None = None, may_answer: bool = False
) -> Invitation:
    collaboration = built.case.collaboration
    return invite(
        by=by or built.by, at=MORNING, collaboration=collaboration, person=person, may_answer=may_answer
    )


def sees(person: Person) -> bool:
    return visible_to(builders.viewer(person)).exists()


def say(built: builders.Built, person: Person) -> Any:
    sent = {"key": KEY, "value": "no", "reason": "", "version": 0}
    return answer(by=person, at=MORNING, viewer=builders.viewer(person), number=built.number, **sent)


@pytest.mark.parametrize(
    ("over", "reasons"),
    [
        ({}, 0),
        ({"by_id": 9}, 1),
        ({"is_active": False}, 1),
        ({"person_id": 1}, 1),
        ({"person_id": 2}, 1),
        ({"person_id": 4}, 1),
        ({"by_id": 9, "person_id": 4, "is_active": False}, 3),
    ],
)
def test_every_reason_against_an_invitation_is_given(over: dict[str, Any], reasons: int) -> None:
    plain = {"by_id": 1, "person_id": 3, "is_active": True, "answering": {1, 2}, "invited": {4}}

    assert len(against_inviting(**(plain | over))) == reasons


def test_who_is_invited_sees_the_collaboration_from_then_on() -> None:
    built, guest = builders.case("assessing"), builders.person()
    before = sees(guest)

    ask_in(built, guest)

    assert (before, sees(guest)) == (False, True)


def test_who_is_invited_to_read_does_not_answer() -> None:
    built, guest = builders.case("answering"), builders.person()
    ask_in(built, guest)

    with pytest.raises(ActionRefused) as refused:
        say(built, guest)

    assert not refused.value.is_theirs


def test_who_is_invited_to_answer_does() -> None:
    built, guest = builders.case("answering"), builders.person()
    ask_in(built, guest, may_answer=True)

    assert say(built, guest).answer.value == "no"


def test_the_end_of_an_invitation_closes_everything_at_once() -> None:
    built, guest = builders.case("answering"), builders.person()
    invitation = ask_in(built, guest, may_answer=True)

    end_invitation(by=built.by, at=MORNING, invitation=invitation)

    assert not sees(guest)
    with pytest.raises(Case.DoesNotExist):
        say(built, guest)


def test_both_leave_a_trace_on_the_collaboration() -> None:
    built, guest = builders.case("assessing"), builders.person()

    end_invitation(by=built.by, at=MORNING, invitation=ask_in(built, guest, may_answer=True))

    events = Event.objects.filter(what__startswith="collaborations:invitation:").order_by("id")
    assert [(event.what.rpartition(":")[2], event.object_id) for event in events] == [
        ("answer", str(built.case.collaboration_id)),
        ("end", str(built.case.collaboration_id)),
    ]
    assert events[0].after == {"person": guest.pk}


def test_ending_twice_is_ending_once() -> None:
    built, guest = builders.case("assessing"), builders.person()
    invitation = ask_in(built, guest)

    end_invitation(by=built.by, at=MORNING, invitation=invitation)
    end_invitation(by=built.by, at=MORNING, invitation=invitation)

    assert Event.objects.filter(what="collaborations:invitation:end").count() == 1


def test_somebody_can_be_invited_again_after_the_end() -> None:
    built, guest = builders.case("assessing"), builders.person()
    end_invitation(by=built.by, at=MORNING, invitation=ask_in(built, guest))

    ask_in(built, guest, may_answer=True)

    assert sees(guest)


def test_a_trace_that_cannot_be_written_leaves_no_invitation(monkeypatch: pytest.MonkeyPatch) -> None:
    built, guest = builders.case("assessing"), builders.person()

    def fail(**_event: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("farled.audit.actions.record", fail)
    with pytest.raises(RuntimeError):
        ask_in(built, guest)

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("whom", ["oneself", "who shares it", "who is invited already", "who left"])
def test_who_needs_no_invitation_gets_none(whom: str) -> None:
    shares, guest, left = builders.person(), builders.person(), builders.person()
    built = builders.case("assessing", also_responsible=(shares.pk,))
    ask_in(built, guest)
    left.is_active = False
    left.save()
    people = {
        "oneself": built.by,
        "who shares it": shares,
        "who is invited already": guest,
        "who left": left,
    }

    with pytest.raises(InvitationRefused):
        ask_in(built, people[whom])

    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "role", [PostRole.HEAD_OF_DEPARTMENT, PostRole.PRESIDENT, PostRole.INTERNATIONAL_OFFICE]
)
def test_only_those_who_answer_for_it_invite(role: PostRole) -> None:
    built = builders.case("assessing")

    with pytest.raises(InvitationRefused, match="Only those who answer"):
        ask_in(built, builders.person(), by=builders.person(role))


def test_a_guest_invites_nobody() -> None:
    built, guest = builders.case("assessing"), builders.person()
    ask_in(built, guest, may_answer=True)

    with pytest.raises(InvitationRefused):
        ask_in(built, builders.person(), by=guest)


def test_who_shares_the_collaboration_invites_as_well() -> None:
    shares, guest = builders.person(), builders.person()
    built = builders.case("assessing", also_responsible=(shares.pk,))

    assert ask_in(built, guest, by=shares).by == shares
