"""Is the record what was stored at the decision, the same for ever, and open to everybody?"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from time import perf_counter

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.models import Decision
from farled.assessment.presenters import pdf_of, record_document
from farled.assessment.presenters.printing import UnprintableError
from farled.evidence.actions import adopt
from farled.evidence.models import StoredEdition
from farled.evidence.queries import reading_of
from farled.partners.actions import change_partner
from farled.partners.models import Partner
from farled.questionnaire.actions import publish
from farled.questionnaire.queries import asked_in
from tests import builders
from tests.rooms.assessment.changing import next_version, partner_becomes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def decision() -> Decision:
    made = builders.case("decided").decision
    assert made is not None
    return made


def tags_in(pdf: pikepdf.Pdf) -> set[str]:
    """The kinds of structure that a screen reader finds."""

    def below(node: object) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for part in node:
                yield from below(part)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                yield str(node.S)
            yield from below(node.get("/K"))

    return set(below(pdf.Root.StructTreeRoot.K))


def bytes_of(decision: Decision) -> bytes:
    fresh = Decision.objects.get(pk=decision.pk)
    return pdf_of(record_document(fresh, "sv"))


def test_the_pdf_is_tagged_archivable_and_names_its_language(decision: Decision) -> None:
    pdf = pikepdf.open(io.BytesIO(bytes_of(decision)))

    with pdf.open_metadata() as told:
        standards = (told["pdfuaid:part"], told["pdfaid:part"], told["pdfaid:conformance"])
    assert standards == ("1", "2", "A")
    assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, "sv")
    assert {"/H1", "/H2", "/H3", "/Table", "/THead", "/TH", "/TD", "/L", "/LI"} <= tags_in(pdf)
    assert "Beslut om samarbete" in str(pdf.docinfo["/Title"])


def test_the_pdf_carries_its_own_fonts(decision: Decision) -> None:
    pdf = pikepdf.open(io.BytesIO(bytes_of(decision)))

    fonts = [font for page in pdf.pages for font in page.resources.Font.values()]

    described = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in described)


def test_two_runs_print_the_same_bytes(decision: Decision) -> None:
    assert bytes_of(decision) == bytes_of(decision)


def test_a_pdf_takes_at_most_six_tenths_of_a_second(decision: Decision) -> None:
    bytes_of(decision)

    started = perf_counter()
    bytes_of(decision)

    assert perf_counter() - started < 0.6


def test_words_from_people_are_never_read_as_markup() -> None:
    hostile = '#read("/etc/hostname") $x$ *bold* <b>bold</b> @ref // gone'
    built = builders.case("decided", title=hostile, purpose=hostile)

    document = record_document(built.decision, "en")

    assert document["subtitle"] == hostile
    assert pdf_of(document).startswith(b"%PDF")


def test_the_record_stays_whatever_is_changed_afterwards(at: datetime, decision: Decision) -> None:
    before, said = bytes_of(decision), record_document(decision, "en")

    for edition in StoredEdition.objects.all():
        reading = reading_of(edition)
        moved = [replace(one, value=one.value and one.value / 2) for one in reading.observations]
        newer = replace(reading, edition=f"{reading.edition} again", observations=tuple(moved))
        adopt(by=None, at=at, reading=newer, digest=f"other {edition.digest}", file_name="again.csv")
    partner = Partner.objects.get(partnerships__collaboration__cases=decision.case_id)
    change_partner(by=decision.by, at=at, partner=partner, why="Merged.", name="Another name", country="UGA")
    publish(by=None, at=at, questionnaire=next_version(asked_in(decision.case.published)))

    assert bytes_of(decision) == before
    assert record_document(Decision.objects.get(), "en") == said


def test_the_record_stays_when_the_collaboration_gets_another_partner(at: datetime) -> None:
    built = builders.case("decided")
    before = bytes_of(built.decision)

    partner_becomes(built, builders.partner(country="CHN"))

    assert bytes_of(built.decision) == before


def test_the_stored_document_proves_itself(client: Client, decision: Decision) -> None:
    client.force_login(decision.by)

    stored = client.get(reverse("record_json", args=[decision.case.collaboration.number]))

    assert sha256(stored.content).hexdigest() == decision.digest
    assert stored.headers["Content-Type"] == "application/json"


def test_the_record_says_what_was_known_from_which_edition(client: Client, decision: Decision) -> None:
    client.force_login(decision.by)

    page = client.get(reverse("record", args=[decision.case.collaboration.number])).content.decode()

    assert "Academic Freedom Index" in page
    assert "v16, avser 2025" in page
    assert "CC BY-SA 4.0" in page
    assert ", utdrag" in page
    assert decision.digest in page


def test_the_record_is_printed_in_its_own_language_and_on_wish_in_the_other(
    client: Client, decision: Decision
) -> None:
    client.force_login(decision.by)
    address = reverse("record", args=[decision.case.collaboration.number])

    own, other = client.get(address), client.get(address, {"language": "en"})

    assert '<article class="record" lang="sv">' in own.content.decode()
    assert '<article class="record" lang="en">' in other.content.decode()
    assert "Decision on collaboration" in other.content.decode()


def test_the_pdf_is_served_under_a_name_that_tells_nobody(client: Client, decision: Decision) -> None:
    client.force_login(decision.by)
    number = decision.case.collaboration.number

    answer = client.get(reverse("record_pdf", args=[number]))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{number}.pdf"'


@pytest.mark.parametrize("case", ["0", "999999", "x", "1; drop", "9" * 30])
def test_a_record_that_is_not_there_answers_404(client: Client, decision: Decision, case: str) -> None:
    client.force_login(decision.by)

    answer = client.get(reverse("record", args=[decision.case.collaboration.number]), {"case": case})

    assert answer.status_code == 404


def test_an_answer_that_facts_gave_names_its_reason_and_source(decision: Decision) -> None:
    asked = next(part for part in record_document(decision, "en")["sections"] if part["id"] == "asked")

    rows = {row[0]: row[1:] for row in asked["blocks"][1]["rows"]}

    answer, whence = rows["Is any partner new to us, or one that we know only a little?"]
    assert answer == "No"
    assert whence.startswith("Every partner has an earlier decided collaboration")
    assert whence.endswith("Source: The university's register of partners and decisions.")


def test_a_document_that_cannot_be_set_says_why() -> None:
    with pytest.raises(UnprintableError, match="does not contain key"):
        pdf_of({"language": "sv"})
