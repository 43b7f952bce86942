"""Does the page of a full assessment show what a decider needs, and take exactly what may be chosen?"""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import ask_for_more
from farled.assessment.models import Attachment, Case, Comment, Decision, Step, StoredSetAside
from farled.assessment.terms import Choice
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.models import Person, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
REASON = "The benefit outweighs what remains."
DECLINED = {"told_partner": "By the head, in a call.", "help_goes_on": "The student stays."}


def address(name: str, built: Built) -> str:
    return reverse(name, args=[built.number])


def enter(client: Client, person: Person) -> Client:
    person.language = "en"
    person.save()
    client.force_login(person)
    return client


def head(at: datetime) -> Person:
    return builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)


def page_of(client: Client, built: Built, person: Person) -> str:
    return enter(client, person).get(address("collaboration", built)).content.decode()


def choose(client: Client, built: Built, person: Person, choice: Choice, **over: str) -> HttpResponse:
    """Send the decider's form as the page carries it now."""
    sent = {"outcome": choice.value, "reason": REASON, "seen": builders.seen_whole(built.case)} | over
    return enter(client, person).post(address("decide", built), sent)


def offered(page: str) -> list[str]:
    return re.findall(r'name="outcome" value="(\w+)"', page)


def test_the_page_says_everything_that_a_decider_needs(client: Client, at: datetime) -> None:
    built = builders.case("ready")
    builders.plan(built, means=Means.NOT_SAID)
    Comment.objects.create(case=built.case, place="case", text="Well.", by=built.by, at=at)
    stated = {"name": "plan.pdf", "kind": "application/pdf", "size": 9, "digest": "a" * 64, "place": "case"}
    Attachment.objects.create(case=built.case, by=built.by, at=at, **stated)

    page = page_of(client, built, head(at))

    for said in (
        "You decide this case",
        "Our own register is too small.",
        "The exchange is lopsided",
        "It has happened elsewhere.",
        "Independent expertise on the country",
        "Looked into.",
        "A. Data stay here.",
        "Not yet confirmed",
        "Decided by: Head of department.",
        "Six medium and seven low risks, as yet without measures.",
        "Before measures",
        "plan.pdf",
        "One comment",
        "sections stayed closed",
        "All that is required has been answered, done or waived.",
    ):
        assert said in page, said


def test_the_deciding_post_may_choose_exactly_what_the_table_opens(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    page = page_of(client, built, head(at))

    assert offered(page) == ["proceed", "ask_for_more", "decline", "hand_up"]


@pytest.mark.parametrize("role", [PostRole.PRESIDENT, PostRole.LEGAL, PostRole.AUDITOR])
def test_nobody_else_is_offered_anything(client: Client, role: PostRole) -> None:
    page = page_of(client, builders.case("handed"), builders.person(role))

    assert offered(page) == []
    assert "Waits for a decision" in page
    assert "Hand it to the decider" not in page


def test_a_head_is_offered_nothing_in_the_own_case(client: Client) -> None:
    own = builders.person(PostRole.HEAD_OF_DEPARTMENT)

    page = page_of(client, builders.case("ready", by=own), own)

    assert offered(page) == []
    assert "Decided by: President." in page
    assert "Nobody is their own superior, so the next one decides." in page


def test_those_who_answer_hand_the_case_on(client: Client) -> None:
    built = builders.case("ready")
    assert "Hand it to the decider" in page_of(client, built, built.by)

    answered = client.post(address("hand_up", built), {"reason": "All is there."})

    assert (answered.status_code, Step.objects.get().reason) == (302, "All is there.")
    page = page_of(client, built, built.by)
    assert "Handed the case on" in page
    assert "Hand it to the decider" not in page


def test_what_cannot_be_handed_on_says_why_and_keeps_what_was_written(client: Client) -> None:
    built = builders.case("handed")

    answered = enter(client, built.by).post(address("hand_up", built), {"reason": "Once more."})

    assert answered.status_code == 409
    assert "That cannot be done now: the case has been handed" in answered.content.decode()


def test_too_long_a_word_on_the_way_is_refused_and_kept(client: Client) -> None:
    built = builders.case("ready")

    answered = enter(client, built.by).post(address("hand_up", built), {"reason": "a" * 4001})

    assert answered.status_code == 422
    assert "a" * 4001 in answered.content.decode()


def test_who_does_not_answer_for_the_case_hands_nothing_on(client: Client, at: datetime) -> None:
    answered = enter(client, head(at)).post(address("hand_up", builders.case("ready")))

    assert answered.status_code == 403


@pytest.mark.parametrize("name", ["hand_up", "stop_set_aside"])
@pytest.mark.parametrize("state", ["plain", "decided_in_full"])
def test_what_is_no_running_assessment_is_not_moved(client: Client, name: str, state: str) -> None:
    built = builders.case(state)

    answered = enter(client, built.by).post(address(name, built))

    assert answered.status_code == 409
    assert not Step.objects.filter(kind="ask_for_more").exists()


def test_the_head_lets_it_go_ahead_and_the_record_is_there(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    answered = choose(client, built, head(at), Choice.PROCEED)

    assert (answered.status_code, answered.headers["Location"]) == (302, address("collaboration", built))
    page = page_of(client, built, built.by)
    assert "Decided: go ahead" in page
    assert REASON in page
    assert offered(page) == []
    assert client.get(address("record", built)).status_code == 200


def test_to_decline_without_its_words_says_each_beside_its_field(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    answered = choose(client, built, head(at), Choice.DECLINE, told_partner="By letter.")

    page = answered.content.decode()
    assert answered.status_code == 422
    assert '<a href="#id_help_goes_on">Write which help to individuals goes on' in page
    assert 'id="id_help_goes_on_error"' in page
    assert "By letter." in page
    assert f">{REASON}" in page.replace("\n", "")
    assert 'value="decline" aria-describedby="because-decline" checked' in page


def test_no_choice_at_all_is_said_on_top(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    answered = enter(client, head(at)).post(address("decide", built), {"reason": REASON})

    assert answered.status_code == 422
    assert '<a href="#decide">Choose what you decide.</a>' in answered.content.decode()


def with_conditions(built: Built, **over: str) -> dict[str, str]:
    owner = Post.objects.filter(holdings__person=built.by).earliest("pk")
    due = (builders.MORNING + timedelta(days=30)).date().isoformat()
    said = {
        "condition-1-words": "The contract is read once more.",
        "condition-1-owner": str(owner.pk),
        "condition-1-due": due,
    }
    return said | over


def test_the_head_decides_with_conditions_of_the_own_words(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    builders.plan(built)

    answered = choose(client, built, head(at), Choice.PROCEED_WITH_CONDITIONS, **with_conditions(built))

    assert answered.status_code == 302
    kept = StoredMeasure.objects.filter(is_condition=True)
    assert [measure.words for measure in kept] == ["Data stay here.", "The contract is read once more."]
    assert "<b>B.</b> The contract is read once more." in page_of(client, built, built.by)


@pytest.mark.parametrize(
    ("over", "id", "said"),
    [
        ({"condition-1-owner": ""}, "id_condition-1-owner", "Choose the post that owns the condition."),
        ({"condition-1-words": ""}, "id_condition-1-words", "Write what the condition is."),
        ({"condition-1-due": ""}, "id_condition-1-due", "Write by which day it is due."),
        ({"condition-1-due": "soon"}, "id_condition-1-due", "Write the day as 2026-09-01."),
        ({"condition-1-due": "2020-01-01"}, "id_condition-1-due", "The day of the condition has passed"),
        ({"condition-1-owner": "999999"}, "id_condition-1-owner", "Select a valid choice."),
    ],
)
def test_half_a_condition_says_what_it_lacks(
    client: Client, at: datetime, over: dict[str, str], id: str, said: str
) -> None:
    built = builders.case("handed")
    builders.plan(built)
    sent = with_conditions(built, **over)

    answered = choose(client, built, head(at), Choice.PROCEED_WITH_CONDITIONS, **sent)

    page = answered.content.decode()
    assert answered.status_code == 422
    assert f'<a href="#{id}">{said}' in page
    assert not Decision.objects.exists()
    assert page.count('<details class="why" open><summary>Add a condition') == 1


def test_half_a_condition_stands_in_no_other_choices_way(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    half = {"condition-0-words": "Half", "condition-0-due": "soon"}

    answered = choose(client, built, head(at), Choice.DECLINE, **DECLINED, **half)

    assert answered.status_code == 302


def test_a_page_that_is_out_of_date_is_shown_anew_with_what_was_typed(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    seen = builders.seen_whole(built.case)
    builders.plan(built, state=MeasureState.IN_PLACE, words="A new measure.")

    answered = choose(client, built, head(at), Choice.PROCEED, seen=seen)

    page = answered.content.decode()
    assert answered.status_code == 422
    assert "Something changed after this page was shown." in page
    assert "A new measure." in page
    assert REASON in page
    assert builders.seen_whole(built.case) in page


def test_who_comes_second_gets_the_decision_and_the_own_words_back(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    other = builders.person(PostRole.HEAD_OF_DEPARTMENT)
    builders.settled(built)

    answered = choose(client, built, other, Choice.DECLINE, reason="Too little in return.", **DECLINED)

    page = answered.content.decode()
    assert answered.status_code == 409
    assert "Somebody else decided first" in page
    for said in ("Too little in return.", *DECLINED.values(), "Decided: go ahead"):
        assert said in page


def test_who_is_overtaken_while_sending_gets_the_same(
    client: Client, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = builders.case("handed")
    from_here = "farled.assessment.views.deciding._choose"

    def overtaken(*_args: Any, **_more: Any) -> None:
        monkeypatch.undo()
        builders.settled(built)
        choose_again(*_args, **_more)

    from farled.assessment.views.deciding import _choose as choose_again  # noqa: PLC0415 - what is replaced

    monkeypatch.setattr(from_here, overtaken)

    answered = choose(client, built, builders.person(PostRole.HEAD_OF_DEPARTMENT), Choice.PROCEED)

    assert answered.status_code == 409
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("role", [PostRole.PRESIDENT, PostRole.LEGAL])
def test_a_decision_that_is_anothers_answers_403(client: Client, role: PostRole) -> None:
    answered = choose(client, builders.case("handed"), builders.person(role), Choice.PROCEED)

    assert answered.status_code == 403
    assert not Decision.objects.exists()


def test_a_case_that_may_not_be_known_answers_404(client: Client) -> None:
    built = builders.case("handed")

    assert choose(client, built, builders.person(), Choice.PROCEED).status_code == 404


def test_asking_for_more_sends_the_case_back_with_the_question(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    answered = choose(client, built, head(at), Choice.ASK_FOR_MORE, reason="Who owns the centre?")

    assert (answered.status_code, Case.objects.get().handed_at) == (302, None)
    page = page_of(client, built, built.by)
    assert "More is needed" in page
    assert "Who owns the centre?" in page
    assert "Hand it to the decider" in page


def test_outside_the_authority_the_next_superior_decides(client: Client, at: datetime) -> None:
    built = builders.case("handed")

    answered = choose(client, built, head(at), Choice.HAND_UP, reason="Larger than the department.")

    assert (answered.status_code, Case.objects.get().deciding_role) == (302, "president")
    page = page_of(client, built, builders.person(PostRole.PRESIDENT))
    assert "proceed" in offered(page)
    assert "Found the risk outside its authority" in page
    assert "Larger than the department." in page


def test_a_choice_that_is_not_open_says_why(client: Client, at: datetime) -> None:
    answered = choose(client, builders.case("assessed"), head(at), Choice.PROCEED)

    assert answered.status_code == 422
    assert "The choice “proceed” is not open." in answered.content.decode()


def stopped(at: datetime) -> tuple[Built, Person, dict[str, str]]:
    built = builders.case("stopped_in_full")
    (stop,) = builders.assessed_in(built.case, at)[1].stops
    sent = {
        "rule": stop.rule,
        "evidence": "A court has found otherwise.",
        "seen": builders.seen_whole(built.case),
    }
    return built, builders.person(PostRole.PRESIDENT), sent


def test_a_stop_stands_on_top_and_leaves_only_a_no(client: Client, at: datetime) -> None:
    built, president, _sent = stopped(at)

    page = page_of(client, built, president)

    assert page.index("Stop by university policy") < page.index("What we gain soon")
    assert offered(page) == ["decline"]
    assert "What lies behind this stop is wrong" in page


def test_those_who_answer_are_told_of_the_stop_and_offered_nothing(client: Client, at: datetime) -> None:
    built, _president, _sent = stopped(at)

    page = page_of(client, built, built.by)

    assert "The collaboration is stopped" in page
    assert "What lies behind this stop is wrong" not in page
    assert "Hand it to the decider" not in page


def test_the_president_refuses_by_policy(client: Client, at: datetime) -> None:
    built, president, _sent = stopped(at)

    assert choose(client, built, president, Choice.DECLINE, **DECLINED).status_code == 302
    assert Decision.objects.get().outcome == "decline"
    page = page_of(client, built, built.by)
    assert "By the head, in a call." in page
    assert "Holds until" not in page


def test_the_president_finds_a_stop_wrong_and_the_evidence_stays_in_sight(
    client: Client, at: datetime
) -> None:
    built, president, sent = stopped(at)

    answered = enter(client, president).post(address("stop_set_aside", built), sent)

    assert (answered.status_code, StoredSetAside.objects.get().rule) == (302, sent["rule"])
    page = page_of(client, built, built.by)
    assert "A stop was found to be wrong." in page
    assert "A court has found otherwise." in page
    assert 'class="stopped"' not in page


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"evidence": ""}, "Write which evidence shows that the finding is wrong."),
        ({"seen": ""}, "Something changed after this page was shown."),
    ],
)
def test_a_stop_is_not_found_wrong_in_passing(
    client: Client, at: datetime, over: dict[str, str], said: str
) -> None:
    built, president, sent = stopped(at)

    answered = enter(client, president).post(address("stop_set_aside", built), sent | over)

    assert answered.status_code == 422
    assert said in answered.content.decode()
    assert not StoredSetAside.objects.exists()


@pytest.mark.parametrize("role", [PostRole.HEAD_OF_DEPARTMENT, PostRole.EXPORT_CONTROL])
def test_nobody_below_the_president_finds_a_stop_wrong(client: Client, at: datetime, role: PostRole) -> None:
    built, _president, sent = stopped(at)

    answered = enter(client, builders.person(role)).post(address("stop_set_aside", built), sent)

    assert answered.status_code == 403


def test_a_president_finds_no_stop_wrong_in_the_own_case(client: Client) -> None:
    own = builders.person(PostRole.PRESIDENT)
    built = builders.case("stopped_in_full", by=own)
    sent = {"rule": "serious-violations-stop", "evidence": "It is mine.", "seen": ""}

    assert enter(client, own).post(address("stop_set_aside", built), sent).status_code == 403


def test_a_decided_assessment_that_no_longer_covers_says_why_and_is_looked_at_again(
    client: Client, at: datetime
) -> None:
    built = builders.case("decided_in_full")
    collaboration = built.case.collaboration
    collaboration.purpose = "Something else altogether."
    collaboration.save()

    page = page_of(client, built, built.by)
    answered = client.post(address("check_again", built))

    assert "The purpose has been rewritten." in page
    assert (answered.status_code, answered.headers["Location"]) == (302, address("collaboration", built))
    again = Case.objects.get(is_current=True)
    assert (again.is_full, again.ratings.count()) == (True, 6)
    assert "The record of" in page_of(client, built, built.by)


def test_to_look_again_without_a_change_needs_a_reason(client: Client) -> None:
    built = builders.case("decided_in_full")

    answered = enter(client, built.by).post(address("check_again", built))

    assert answered.status_code == 422
    assert "Say why the collaboration is checked again" in answered.content.decode()


def test_a_running_collaboration_says_what_has_happened(client: Client, at: datetime) -> None:
    built = builders.case("ready")
    Case.objects.update(running_since=at.date(), event="New accusations.")

    page = page_of(client, built, head(at))

    assert "New accusations." in page
    assert offered(page) == ["proceed", "ask_for_more", "modify", "terminate", "hand_up"]


def test_what_is_lowered_is_said_with_its_reason(client: Client, at: datetime) -> None:
    built = builders.case("ready")
    lower = {"likelihood_before": "remote", "consequence_before": "slight"}
    built.case.ratings.filter(finding="unbalanced").update(**lower, override="We wrote it together.")

    page = page_of(client, builders.follow(built), head(at))

    assert "We wrote it together." in page
    assert "The reasons stand beside each." in page


def test_an_unsure_answer_is_an_open_doubt_with_whom_to_ask(client: Client) -> None:
    built = builders.answer_open(builders.case("assessing"), value="unsure")

    page = page_of(client, built, built.by)

    assert "Open doubt." in page
    assert "Who can help:" in page


def test_a_case_without_any_finding_says_so(client: Client) -> None:
    built = builders.case("handed")
    step = {"by": head(builders.MORNING), "at": builders.MORNING, "number": built.number, "reason": "More."}
    ask_for_more(viewer=builders.viewer(step["by"]), **step)

    assert "6 findings" not in page_of(client, built, built.by)


@pytest.mark.parametrize(("state", "most"), [("handed", 31), ("decided_in_full", 28), ("assessing", 28)])
def test_the_page_asks_the_database_a_bounded_number_of_times(
    client: Client, at: datetime, django_assert_max_num_queries: Any, state: str, most: int
) -> None:
    built = builders.case(state)
    enter(client, head(at)).get(address("collaboration", built))

    with django_assert_max_num_queries(most):
        answered = client.get(address("collaboration", built))

    assert answered.status_code == 200
