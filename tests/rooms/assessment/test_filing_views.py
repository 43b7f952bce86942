"""Are files shown with what proves them, taken in with a reason when not, and never handed out to be run?"""

import hashlib
import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.assessment.actions import attach
from farled.assessment.models import Attachment
from farled.assessment.presenters.filing import files_by_place, written_size
from farled.assessment.queries.filed import files_of
from farled.assessment.rules.filing import examine
from farled.collaborations.actions import end_invitation, invite
from farled.mitigation.models import StoredMeasure
from farled.organisation.models import Person, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.evidence_files import HONEST, PDF, png

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOSTILE = [
    'a"b.pdf',
    "a;filename=x.exe.pdf",
    "Åsa – plan.pdf",
    "计划.pdf",
    "a\\b.pdf",
    "100%.pdf",
    "a'b.pdf",
    "é.pdf",
]


@pytest.fixture
def built() -> builders.Built:
    """A full assessment of somebody who reads English."""
    return builders.case("assessing", by=builders.person(language="en"))


def keep(built: builders.Built, *, by: Person | None = None, **over: Any) -> Attachment:
    by = by or built.by
    sent = {"place": "case", "name": "plan.pdf", "content": PDF} | over
    return attach(by=by, at=MORNING, viewer=builders.viewer(by), number=built.number, **sent)


def add(
    client: Client, built: builders.Built, name: str = "plan.pdf", content: bytes = PDF, **over: Any
) -> Any:
    client.force_login(over.pop("by", built.by))
    file = SimpleUploadedFile(name, content, content_type=over.pop("kind", "text/html"))
    address = reverse("assessment_file_add", args=[built.number])
    return client.post(address, {"place": "case", "file": file} | over)


def page_of(client: Client, built: builders.Built, by: Person | None = None, query: str = "") -> str:
    client.force_login(by or built.by)
    answer = client.get(reverse("assessment_files", args=[built.number]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def get(client: Client, built: builders.Built, file: Attachment, by: Person | None = None) -> Any:
    client.force_login(by or built.by)
    return client.get(reverse("assessment_file", args=[built.number, file.pk]))


def withdraw(client: Client, built: builders.Built, file: Attachment, by: Person | None = None) -> Any:
    client.force_login(by or built.by)
    return client.post(reverse("assessment_file_withdraw", args=[built.number, file.pk]))


def test_an_empty_page_says_what_belongs_here(client: Client, built: builders.Built) -> None:
    page = page_of(client, built)

    assert "<h1>No files yet</h1>" in page
    assert 'enctype="multipart/form-data"' in page


def test_a_file_is_added_and_stands_with_all_that_proves_it(client: Client, built: builders.Built) -> None:
    answer = add(client, built, "C:\\plans\\Plan.pdf")

    kept = Attachment.objects.get()
    page = page_of(client, built)
    assert answer.headers["Location"].endswith(f"/assessment/files/#file-{kept.pk}")
    assert "<h1>One file</h1>" in page
    assert "PDF, 1\N{NO-BREAK SPACE}kB. Belongs to: The whole case" in page
    assert hashlib.sha256(PDF).hexdigest() in page
    assert f"Added by {built.by.name}" in page


def test_the_form_offers_every_place_of_the_case(client: Client) -> None:
    built = builders.answer_open(
        builders.case("assessing", by=builders.person(language="en")), value="unsure"
    )
    owner = Post.objects.get(holdings__person=built.by)
    StoredMeasure.objects.create(
        case=built.case,
        number=2,
        words="Ask.",
        state="planned",
        owner=owner,
        due=MORNING,
        at=MORNING,
        by=built.by,
    )

    page = page_of(client, built)

    assert re.findall(r'<optgroup label="(\w+)"', page) == [
        "Questions",
        "Findings",
        "Requirements",
        "Measures",
    ]
    assert '<option value="measure:B">B. Ask.</option>' in page


def test_the_place_that_led_here_is_chosen_already(client: Client, built: builders.Built) -> None:
    built = builders.answer_open(built, value="unsure")

    page = page_of(client, built, query="?place=requirement:ethics_opinion")

    assert '<option value="requirement:ethics_opinion" selected>' in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"content": b"MZ\x90\0"}, "This kind of file is not taken in."),
        ({"name": "plan.exe"}, "The name does not end as the content does: this is PDF."),
        ({"content": b""}, "The file is empty."),
        ({"file": ""}, "Choose a file."),
        ({"place": ""}, "Choose what the file belongs to."),
        ({"place": "measure:Z"}, "That is no longer in the case. Choose anew."),
    ],
)
def test_a_file_that_is_not_kept_is_answered_with_the_reason(
    client: Client, built: builders.Built, sent: dict[str, Any], sentence: str
) -> None:
    answer = add(client, built, **sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(sentence) == 2
    assert not Attachment.objects.exists()


def test_the_chosen_place_is_kept_when_the_file_is_not(client: Client, built: builders.Built) -> None:
    built = builders.answer_open(built, value="unsure")

    page = add(client, built, content=b"", place="requirement:ethics_opinion").content.decode()

    assert '<option value="requirement:ethics_opinion" selected>' in page


def test_a_file_beyond_the_measure_is_read_past_and_named(
    client: Client, built: builders.Built, settings: Any
) -> None:
    settings.FILE_BYTES = 1_000_000

    answer = add(client, built, "big.txt", b"a" * 2_500_000)

    assert answer.status_code == 422
    assert "The file is larger than 1 MB." in answer.content.decode()


def test_a_file_just_within_the_measure_is_kept(client: Client, built: builders.Built, settings: Any) -> None:
    settings.FILE_BYTES = 1_000_000

    assert add(client, built, "big.txt", b"a" * 1_000_000).status_code == 302


@pytest.mark.parametrize(
    "kind", ["text/html", "image/svg+xml", "application/pdf", "application/x-msdownload"]
)
@pytest.mark.parametrize("name", sorted(HONEST))
def test_no_file_ever_comes_back_under_a_type_that_a_browser_opens(
    client: Client, built: builders.Built, name: str, kind: str
) -> None:
    add(client, built, name, HONEST[name], kind=kind)

    answer = get(client, built, Attachment.objects.get())

    assert answer.content == HONEST[name]
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_never_breaks_out_of_its_header(client: Client, built: builders.Built, name: str) -> None:
    kept = keep(built, name=name)

    header = get(client, built, kept).headers["Content-Disposition"]

    assert re.fullmatch(r"attachment; filename(\*=utf-8''[\w%.~!$&+-]+|=\"[^\"\\;]*\"|=\"[^\"\\]*\")", header)
    assert header.isascii()


def test_a_page_with_markup_in_a_name_shows_it_as_text(client: Client, built: builders.Built) -> None:
    keep(built, name="<img src=x onerror=alert(1)>.pdf")

    page = page_of(client, built)

    assert "_img src=x onerror=alert(1)_.pdf" in page
    assert "<img" not in page


def test_a_withdrawn_file_is_gone_and_says_so(client: Client, built: builders.Built) -> None:
    kept = keep(built)

    answer = withdraw(client, built, kept)

    page = get(client, built, kept)
    assert answer.status_code == 302
    assert page.status_code == 410
    assert "This file was withdrawn" in page.content.decode()
    assert "One withdrawn file" in page_of(client, built)


@pytest.mark.parametrize("role", [PostRole.AUDITOR, PostRole.LEGAL])
def test_who_only_sees_the_case_is_offered_no_withdrawal(
    client: Client, built: builders.Built, role: PostRole
) -> None:
    kept, reader = keep(built), builders.person(role, language="en")

    assert "Withdraw the file" not in page_of(client, built, reader)
    assert withdraw(client, built, kept, reader).status_code == 403
    assert get(client, built, kept, reader).status_code == 200


def test_who_added_a_file_withdraws_it(client: Client, built: builders.Built) -> None:
    reader = builders.person(PostRole.LEGAL, language="en")
    kept = keep(built, by=reader)

    assert "Withdraw the file" in page_of(client, built, reader)
    assert withdraw(client, built, kept, reader).status_code == 302


@pytest.mark.parametrize("who", ["stranger", "administrator", "who was invited once"])
def test_who_may_not_know_of_the_case_gets_no_file(client: Client, built: builders.Built, who: str) -> None:
    kept = keep(built)
    person = builders.person(PostRole.ADMINISTRATOR if who == "administrator" else PostRole.RESEARCHER)
    if who == "who was invited once":
        collaboration = built.case.collaboration
        invited = invite(
            by=built.by, at=MORNING, collaboration=collaboration, person=person, may_answer=False
        )
        assert get(client, built, kept, person).status_code == 200
        end_invitation(by=built.by, at=MORNING, invitation=invited)

    assert get(client, built, kept, person).status_code == 404
    assert withdraw(client, built, kept, person).status_code == 404
    assert add(client, built, by=person).status_code == 404


def test_a_file_of_another_collaboration_is_not_at_this_address(
    client: Client, built: builders.Built
) -> None:
    other = builders.case("assessing", by=built.by)
    kept = keep(other)

    assert get(client, built, kept).status_code == 404
    assert withdraw(client, built, kept).status_code == 404


def test_a_file_of_an_earlier_case_is_still_handed_out(client: Client, built: builders.Built) -> None:
    kept = keep(built)
    built.case.is_current = False
    built.case.save()
    again = builders.case("answering", by=built.by)
    again.case.collaboration_id, again.case.is_current = built.case.collaboration_id, True
    again.case.save()

    assert get(client, built, kept).content == PDF


def test_a_decided_assessment_shows_its_files_and_takes_no_more(
    client: Client, built: builders.Built
) -> None:
    kept = keep(built)
    built.case.decided_at = MORNING
    built.case.save()

    page = page_of(client, built)

    assert "plan.pdf" in page
    assert "Withdraw the file" not in page and "Add the file" not in page
    assert add(client, built, "a.png", png()).status_code == 409
    assert withdraw(client, built, kept).status_code == 409


def test_a_decided_assessment_without_files_says_so(client: Client, built: builders.Built) -> None:
    built.case.decided_at = MORNING
    built.case.save()

    assert "Nothing was added before the decision." in page_of(client, built)


@pytest.mark.parametrize("name", ["assessment_files", "assessment_file"])
def test_a_quick_check_leads_to_its_own_page(client: Client, name: str) -> None:
    built = builders.case("plain")
    client.force_login(built.by)
    args = [built.number] if name == "assessment_files" else [built.number, 1]

    answer = client.get(reverse(name, args=args))

    assert answer.headers["Location"] == reverse("check", args=[built.number])
    assert add(client, built).status_code == 409


def test_files_are_shown_at_their_place_and_withdrawn_ones_are_not(built: builders.Built) -> None:
    keep(built, name="a.pdf")
    gone = keep(built, name="b.png", content=png())
    gone.withdrawn_at = MORNING
    gone.save()

    found = files_by_place(files=files_of(built.case), language="en")

    assert [file["name"] for file in found["case"]] == ["a.pdf"]


def test_a_file_stands_beside_what_is_required(client: Client, built: builders.Built) -> None:
    built = builders.answer_open(built, value="unsure")
    keep(built, place="requirement:ethics_opinion", name="Consent.pdf")
    client.force_login(built.by)

    page = client.get(reverse("assessment_requirements", args=[built.number])).content.decode()

    assert page.index("Ethics opinion") < page.index("Consent.pdf") < page.index("Review of statements")


def test_the_page_asks_equally_often_however_many_files(client: Client, built: builders.Built) -> None:
    def asked() -> int:
        page_of(client, built)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("assessment_files", args=[built.number]))
        return len(queries)

    keep(built)
    few = asked()
    for number in range(10):
        keep(built, name="a.txt", content=f"{number}".encode())

    assert asked() == few <= 16


@pytest.mark.parametrize(
    ("size", "sv", "en"),
    [
        (1, "1\N{NO-BREAK SPACE}kB", "1\N{NO-BREAK SPACE}kB"),
        (340_400, "340\N{NO-BREAK SPACE}kB", "340\N{NO-BREAK SPACE}kB"),
        (1_240_000, "1,2\N{NO-BREAK SPACE}MB", "1.2\N{NO-BREAK SPACE}MB"),
    ],
)
def test_a_size_is_written_as_people_write_it(size: int, sv: str, en: str) -> None:
    assert (written_size(size, "sv"), written_size(size, "en")) == (sv, en)


def test_a_long_name_of_a_place_is_cut_in_the_list(client: Client, built: builders.Built) -> None:
    page = page_of(client, built)

    names = [unescape(name) for name in re.findall(r'<option value="question:[^"]+">([^<]+)</option>', page)]
    assert names
    assert max(len(name) for name in names) <= 92


def test_what_is_looked_at_is_what_is_kept() -> None:
    assert examine(name="plan.pdf", content=PDF, most=len(PDF)).kind == "pdf"
