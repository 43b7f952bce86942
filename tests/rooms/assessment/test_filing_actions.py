"""Are files kept as evidence whole, once, bounded, and withdrawn by those who may, with their trace?"""

import hashlib
from typing import Any

import pytest
from django.db.utils import DatabaseError

from farled.assessment.actions import ActionRefused, attach, withdraw
from farled.assessment.models import Attachment, AttachmentContent, Case
from farled.assessment.queries import filed
from farled.assessment.queries.filed import PlaceKind, file_for, files_of, names_of_places, places_in
from farled.assessment.queries.locked import assessed_again
from farled.audit.models import AppendOnlyError, Event
from farled.collaborations.models import Invitation
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import MeasureState
from farled.organisation.models import Person, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.evidence_files import PDF, office, png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def add(built: builders.Built, *, by: Person | None = None, **over: Any) -> Attachment:
    by = by or built.by
    sent = {"place": "case", "name": "plan.pdf", "content": PDF} | over
    return attach(by=by, at=MORNING, viewer=builders.viewer(by), number=built.number, **sent)


def remove(built: builders.Built, attachment: Attachment, *, by: Person | None = None) -> Attachment:
    by = by or built.by
    viewer = builders.viewer(by)
    return withdraw(by=by, at=MORNING, viewer=viewer, number=built.number, pk=attachment.pk)


def measure(built: builders.Built, number: int = 1, **over: Any) -> StoredMeasure:
    stated = {
        "measure": "",
        "words": "Ask them.",
        "state": MeasureState.PLANNED,
        "due": MORNING.date(),
    } | over
    owner = Post.objects.get(holdings__person=built.by)
    return StoredMeasure.objects.create(
        case=built.case, number=number, owner=owner, at=MORNING, by=built.by, **stated
    )


def test_a_file_is_kept_with_its_bytes_and_their_digest() -> None:
    built = builders.case("assessing")

    kept = add(built, name="C:\\plans\\plan.pdf")

    assert (kept.name, kept.kind, kept.size) == ("plan.pdf", "pdf", len(PDF))
    assert kept.digest == hashlib.sha256(PDF).hexdigest()
    assert bytes(AttachmentContent.objects.get(attachment=kept).content) == PDF


def test_a_file_is_handed_out_as_it_came_in() -> None:
    built = builders.case("assessing")
    content = office("xlsx")
    kept = add(built, name="budget.xlsx", content=content)

    found = file_for(viewer=built.viewer, number=built.number, pk=kept.pk)

    assert found is not None
    assert bytes(found.content.content) == content


def test_adding_and_withdrawing_leave_a_trace_without_the_content() -> None:
    built = builders.case("assessing")

    remove(built, add(built))

    events = Event.objects.filter(what__startswith="assessment:file:").order_by("id")
    told = [event.after or event.before for event in events]
    assert [event.what for event in events] == ["assessment:file:attach", "assessment:file:withdraw"]
    assert told[0] == told[1]
    assert set(told[0]) == {"file", "name", "place", "kind", "size", "digest"}


def test_a_trace_that_cannot_be_written_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    built = builders.case("assessing")

    def fail(**_event: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("farled.audit.actions.record", fail)
    with pytest.raises(RuntimeError):
        add(built)

    assert not Attachment.objects.exists()
    assert not AttachmentContent.objects.exists()


def test_the_bytes_of_a_file_are_never_changed_or_removed() -> None:
    add(builders.case("assessing"))
    kept = AttachmentContent.objects.get()

    with pytest.raises(AppendOnlyError):
        kept.save()
    with pytest.raises(DatabaseError):
        AttachmentContent._base_manager.model.objects.all()._raw_delete("default")


def test_the_same_file_at_the_same_place_is_kept_once() -> None:
    built = builders.case("assessing")

    assert add(built) == add(built, name="plan again.pdf")
    assert Event.objects.filter(what="assessment:file:attach").count() == 1


def test_a_withdrawn_file_can_be_added_anew() -> None:
    built = builders.case("assessing")
    first = add(built)
    remove(built, first)

    assert add(built) != first


def test_withdrawing_twice_is_withdrawing_once() -> None:
    built = builders.case("assessing")
    kept = add(built)

    remove(built, kept)
    again = remove(built, kept)

    assert again.withdrawn_at == MORNING
    assert Event.objects.filter(what="assessment:file:withdraw").count() == 1


@pytest.mark.parametrize(("name", "content"), [("plan.pdf", b"MZ"), ("plan.exe", PDF), ("empty.pdf", b"")])
def test_a_file_that_is_not_what_it_should_be_is_not_kept(name: str, content: bytes) -> None:
    with pytest.raises(ActionRefused):
        add(builders.case("assessing"), name=name, content=content)

    assert not Attachment.objects.exists()


def test_a_file_beyond_the_house_s_measure_is_not_kept(settings: Any) -> None:
    settings.FILE_BYTES = len(PDF) - 1

    with pytest.raises(ActionRefused, match="larger than"):
        add(builders.case("assessing"))


def test_a_case_takes_so_many_files_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farled.assessment.actions.filing.MOST_FILES", 2)
    built = builders.case("assessing")
    first = add(built)
    add(built, name="a.png", content=png())
    with pytest.raises(ActionRefused, match="2 files already"):
        add(built, name="b.docx", content=office())

    remove(built, first)

    assert add(built, name="b.docx", content=office()).pk


def test_what_was_withdrawn_still_takes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farled.assessment.actions.filing.MOST_EVER", 1)
    built = builders.case("assessing")
    remove(built, add(built))

    with pytest.raises(ActionRefused, match="has had 1 files"):
        add(built)


def test_a_case_takes_fifty_files() -> None:
    assert (filed.MOST_FILES, filed.MOST_EVER) == (50, 200)


def test_a_file_belongs_to_the_case_a_question_a_finding_a_requirement_or_a_measure() -> None:
    built = builders.case("assessed")
    measure(built)
    measure(built, 2, state=MeasureState.DROPPED)
    kept, assessment = assessed_again(case=built.case, at=MORNING)

    places = places_in(kept=kept, assessment=assessment)

    assert {place.kind for place in places} == set(PlaceKind)
    assert [place.key for place in places if place.kind is PlaceKind.MEASURE] == ["measure:A"]
    one_of_each = {place.kind: place.key for place in places}.values()
    assert [add(built, place=key).place for key in one_of_each] == list(one_of_each)


@pytest.mark.parametrize(
    "place", ["", "question:no.such", "measure:A", "person:1", "requirement:legal_opinion"]
)
def test_a_place_that_the_case_does_not_have_is_refused(place: str) -> None:
    with pytest.raises(ActionRefused):
        add(builders.case("assessing"), place=place)


def test_a_place_that_is_gone_keeps_its_name() -> None:
    built = builders.case("assessing")
    measure(built, measure="publication-clause", words="", state=MeasureState.DROPPED)
    kept, assessment = assessed_again(case=built.case, at=MORNING)

    named = names_of_places(case=built.case, kept=kept, assessment=assessment)

    assert {"case", "measure:A", "requirement:legal_opinion"} <= set(named)
    assert {f"question:{one.question.key}" for one in assessment.standings} <= set(named)


@pytest.mark.parametrize("role", [PostRole.EXPORT_CONTROL, PostRole.HEAD_OF_DEPARTMENT, PostRole.AUDITOR])
def test_who_sees_the_case_adds_a_file_and_withdraws_it(role: PostRole) -> None:
    built, somebody = builders.case("assessing"), builders.person(role)

    kept = add(built, by=somebody)

    assert remove(built, kept, by=somebody).withdrawn_at == MORNING


def test_who_works_on_the_case_withdraws_what_another_added() -> None:
    built = builders.case("assessing")
    kept = add(built, by=builders.person(PostRole.LEGAL))

    assert remove(built, kept).withdrawn_at == MORNING


def test_who_only_sees_the_case_withdraws_nothing_of_another() -> None:
    built = builders.case("assessing")
    kept = add(built)

    with pytest.raises(ActionRefused) as refused:
        remove(built, kept, by=builders.person(PostRole.LEGAL))

    assert not refused.value.is_theirs


def test_who_may_not_know_of_the_case_adds_withdraws_and_gets_nothing() -> None:
    built, stranger = builders.case("assessing"), builders.person()
    kept = add(built)

    with pytest.raises(Case.DoesNotExist):
        add(built, by=stranger)
    with pytest.raises(Case.DoesNotExist):
        remove(built, kept, by=stranger)
    assert file_for(viewer=builders.viewer(stranger), number=built.number, pk=kept.pk) is None


def test_a_file_of_another_collaboration_is_not_there() -> None:
    first, second = builders.case("assessing"), builders.case("assessing")
    kept = add(second)

    with pytest.raises(Attachment.DoesNotExist):
        remove(first, kept, by=first.by)
    assert file_for(viewer=first.viewer, number=first.number, pk=kept.pk) is None


def test_an_invited_reader_adds_a_file_until_the_invitation_ends() -> None:
    built, guest = builders.case("assessing"), builders.person()
    invitation = Invitation.objects.create(
        collaboration=built.case.collaboration, person=guest, at=MORNING, by=built.by
    )
    add(built, by=guest)
    invitation.ended_at = MORNING
    invitation.save()

    with pytest.raises(Case.DoesNotExist):
        add(built, by=guest)


@pytest.mark.parametrize("state", ["plain", "decided"])
def test_a_quick_check_and_a_decided_case_take_no_file(state: str) -> None:
    with pytest.raises(ActionRefused):
        add(builders.case(state))


def test_files_are_read_in_one_query_without_their_bytes(django_assert_num_queries: Any) -> None:
    built = builders.case("assessing")
    add(built)
    add(built, name="a.png", content=png())

    with django_assert_num_queries(1):
        found = [(file.name, file.by.name) for file in files_of(built.case)]

    assert [name for name, _who in found] == ["plan.pdf", "a.png"]
