"""Does the record of a full assessment say all that was shown, in both languages, and never change?"""

import io
import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import ask_for_more, go_deeper, hand_up, outside_authority, set_stop_aside
from farled.assessment.models import Attachment, Comment, Decision
from farled.assessment.presenters import pdf_of, record_document
from farled.assessment.terms import Choice, Condition, Deeper, Depth
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.terms import MeasureState
from farled.organisation.models import Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
IDS = [
    "decision",
    "collaboration",
    "found",
    "measures",
    "requirements",
    "way",
    "partners",
    "evidence",
    "depth",
    "asked",
    "beside",
    "sources",
    "verify",
]


def rich(at: datetime) -> Built:
    """A case with everything in it, decided with conditions."""
    built = builders.case("ready")
    deeper = Deeper(Depth.IN_DEPTH, (), "The partner is large.")
    go_deeper(by=built.by, at=at, viewer=built.viewer, number=built.number, deeper=deeper, version=0)
    built = builders.rate(builders.meet(builders.answer_open(built, at=at), at=at), at=at)
    StoredRating.objects.filter(finding="unbalanced").update(
        likelihood_before="remote", consequence_before="slight", override="We wrote the plan together."
    )
    builders.plan(built, measure="data-stays-here", words="In our own rooms.")
    builders.plan(built, words="Left out.", state=MeasureState.DROPPED)
    Comment.objects.create(case=built.case, place="case", text="Well thought out.", by=built.by, at=at)
    stated = {
        "name": "plan.pdf",
        "kind": "application/pdf",
        "size": 1200,
        "digest": "a" * 64,
        "place": "case",
    }
    Attachment.objects.create(case=built.case, by=built.by, at=at, **stated)
    Attachment.objects.create(
        case=built.case, by=built.by, at=at, withdrawn_at=at, **(stated | {"name": "old.pdf"})
    )
    built = builders.follow(built, at)
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    for by, action in ((built.by, hand_up), (head, ask_for_more), (built.by, hand_up)):
        said = {"viewer": builders.viewer(by, at), "number": built.number, "reason": "Who pays?"}
        action(by=by, at=at, **said)
    own = (Condition("The contract is read once more.", Post.objects.earliest("pk").pk, at.date()),)
    return builders.settled(builders.fresh(built, at), choice=Choice.PROCEED_WITH_CONDITIONS, conditions=own)


@pytest.fixture
def decision(at: datetime) -> Decision:
    made = rich(at).decision
    assert made is not None
    return made


def said_in(document: dict[str, Any], id: str) -> str:
    """Everything that a section says, in one text."""
    part = next(part for part in document["sections"] if part["id"] == id)
    return json.dumps(part, ensure_ascii=False)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_record_has_every_section_and_all_of_it_is_said(decision: Decision, language: str) -> None:
    document = record_document(decision, language)

    assert [part["id"] for part in document["sections"]] == IDS
    assert all(part["heading"] and part["blocks"] for part in document["sections"])


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("decision", "The contract is read once more."),
        ("decision", "A. Data stay with us"),
        ("found", "We wrote the plan together."),
        ("found", "fair: some sources, with gaps"),
        ("found", "remote, slight"),
        ("found", "Levels set lower than those of the rules"),
        ("found", "The matrix was in force from 1 January 2025."),
        ("measures", "A. Data stay with us. In our own rooms."),
        ("measures", "Dropped, 1 January 2027"),
        ("measures", "Yes, there are authority and means"),
        ("requirements", "Independent expertise on the country"),
        ("requirements", "Looked into."),
        ("way", "Head of department asked for more from Responsible researcher or teacher"),
        ("way", "Head of department: proceed with conditions."),
        ("depth", "The partner is large."),
        ("depth", "Sections that stayed closed"),
        ("beside", "old.pdf (withdrawn)"),
        ("beside", "a" * 64),
        ("asked", "Full assessment, medical university"),
    ],
)
def test_the_record_says(decision: Decision, id: str, said: str) -> None:
    assert said in said_in(record_document(decision, "en"), id)


def test_rules_that_a_version_cannot_answer_are_named(decision: Decision) -> None:
    stored = json.loads(decision.snapshot)
    stored["rules"]["passed_over"] = {"a-later-rule": ["a.later_question"]}
    stored["matrix"] = None
    stored["findings"][0]["kinds"] = []
    stored["requirements"][0]["said"] = {
        "by": "Anna Ek",
        "post": {"sv": "", "en": ""},
        "at": stored["decision"]["at"],
    }

    document = record_document(Decision(snapshot=json.dumps(stored), digest="0" * 64), "en")

    said = said_in(document, "found")
    assert "Did not run, since this version lacks their questions: a-later-rule." in said
    assert f"1. {stored['findings'][0]['rule']}" in said
    assert "Anna Ek, 2 November 2026, 09:00" in said_in(document, "requirements")


def test_every_deed_is_signed_with_name_post_and_moment(decision: Decision) -> None:
    document = record_document(decision, "sv")

    by = decision.case.opened_by.name
    assert f"{by}, Post researcher, Institutionen, 2 november 2026 kl. 09:00" in said_in(document, "found")


def test_the_stored_document_proves_itself(client: Client, decision: Decision) -> None:
    client.force_login(decision.by)

    stored = client.get(reverse("record_json", args=[decision.case.collaboration.number]))

    assert sha256(stored.content).hexdigest() == decision.digest
    assert json.loads(stored.content)["questionnaire"]["id"] == "medical-university"


def test_the_record_never_changes_when_measures_are_followed_up(decision: Decision) -> None:
    before = record_document(decision, "en")

    StoredMeasure.objects.update(state=MeasureState.IN_PLACE, evidence="Signed.", words="Others.")
    StoredRating.objects.update(reason="Otherwise.")

    assert record_document(Decision.objects.get(), "en") == before


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pdf_is_tagged_archivable_and_names_its_language(decision: Decision, language: str) -> None:
    pdf = pikepdf.open(io.BytesIO(pdf_of(record_document(decision, language))))

    with pdf.open_metadata() as told:
        standards = (told["pdfuaid:part"], told["pdfaid:part"], told["pdfaid:conformance"])
    assert standards == ("1", "2", "A")
    assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, language)


def test_the_page_of_the_record_shows_it(client: Client, decision: Decision) -> None:
    client.force_login(decision.by)

    page = client.get(reverse("record", args=[decision.case.collaboration.number])).content.decode()

    assert "Åtgärder" in page
    assert "The contract is read once more." in page


def test_a_stop_found_wrong_stands_in_the_record_with_its_evidence(at: datetime) -> None:
    built = builders.case("stopped_in_full")
    president = builders.person(PostRole.PRESIDENT)
    (stop,) = builders.assessed_in(built.case, at)[1].stops
    set_stop_aside(
        by=president,
        at=at,
        viewer=builders.viewer(president, at),
        number=built.number,
        rule=stop.rule,
        evidence="A court has found otherwise.",
        seen=builders.seen_whole(built.case, at),
    )
    built = builders.rate(builders.meet(builders.answer_open(builders.fresh(built)), at=at), at=at)

    said = {"told_partner": "By letter.", "help_goes_on": "None is needed."}
    decision = builders.settled(built, choice=Choice.DECLINE, **said).decision

    document = record_document(decision, "en")
    assert "A stop that was found wrong: Stop by university policy" in said_in(document, "found")
    assert "A court has found otherwise." in said_in(document, "found")
    assert "How the partner is told" in said_in(document, "decision")


def test_a_case_that_is_stopped_says_so_first(at: datetime) -> None:
    built = builders.case("stopped_in_full")
    said = {"told_partner": "By letter.", "help_goes_on": "None is needed."}

    document = record_document(builders.settled(built, choice=Choice.DECLINE, **said).decision, "en")

    found = next(part for part in document["sections"] if part["id"] == "found")
    assert "serious-violations-stop" in json.dumps(found["blocks"][:3])
    assert "No measure was planned." in said_in(document, "measures")
    assert "The case was not handed between posts." in said_in(document, "way")


def test_a_case_outside_an_authority_shows_its_way(at: datetime) -> None:
    built = builders.case("handed")
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    outside_authority(
        by=head, at=at, viewer=builders.viewer(head, at), number=built.number, reason="Too large."
    )

    document = record_document(builders.settled(builders.fresh(built)).decision, "en")

    assert "Head of department found the risk outside its authority; the next superior: President" in said_in(
        document, "way"
    )


def test_a_record_names_who_presented_the_case_and_who_took_part(at: datetime) -> None:
    said = {"presented_by": " Camilla Åström ", "took_part": "Joar Falk, legal office"}
    built = builders.settled(builders.case("handed"), **said)

    document = record_document(built.decision, "en")

    made = json.loads(built.decision.snapshot)["decision"]
    assert (made["presented_by"], made["took_part"]) == ("Camilla Åström", "Joar Falk, legal office")
    assert "Presented by" in said_in(document, "decision")
    assert "Joar Falk, legal office" in said_in(document, "decision")


def test_a_record_claims_no_presenter_whom_nobody_named(at: datetime) -> None:
    document = record_document(builders.settled(builders.case("handed")).decision, "en")

    assert "Presented by" not in said_in(document, "decision")
