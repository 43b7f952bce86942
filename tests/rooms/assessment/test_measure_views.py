"""Do the pages of the measures say whose move it is, keep what is typed, and let owners alone confirm?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.models import Case
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import Means, MeasureState
from farled.organisation import actions as organisation
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.weighed import MEDIUM, TODAY, lawyer, plan, post_of, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def built() -> builders.Built:
    made = builders.case("assessed")
    made.by.language = "en"
    made.by.save()
    return made


def page_of(name: str, built: builders.Built, *more: int) -> str:
    return reverse(name, args=[built.number, *more])


def measures(client: Client, built: builders.Built, query: str = "") -> str:
    return client.get(page_of("assessment_measures", built) + query).content.decode()


def one(client: Client, built: builders.Built, stored: StoredMeasure) -> str:
    return client.get(page_of("assessment_measure", built, stored.pk)).content.decode()


def planned(owner: Person, **over: Any) -> dict[str, Any]:
    return {
        "measure": "clause-exit",
        "words": "",
        "against": [MEDIUM],
        "owner": str(post_of(owner).pk),
        "due": (TODAY + timedelta(days=30)).isoformat(),
        "state": "planned",
        "evidence": "",
    } | over


def changed(stored: StoredMeasure, **over: Any) -> dict[str, Any]:
    return {
        "version": str(stored.version),
        "words": stored.words,
        "against": stored.against,
        "owner": str(stored.owner_id),
        "due": stored.due.isoformat(),
        "state": stored.state,
        "evidence": stored.evidence,
        "why": "",
    } | over


def decide(built: builders.Built) -> None:
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)


def test_a_case_without_measures_says_so_and_suggests_some(client: Client, built: builders.Built) -> None:
    client.force_login(built.by)

    page = measures(client, built)

    assert "No measure is planned yet" in page
    assert "Measures that suggest themselves" in page
    assert "A way out of the agreement" in page
    assert "Idea for a clause" in page


def test_a_suggestion_fills_the_form(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    client.force_login(built.by)

    page = measures(client, built, "?plan=clause-exit")

    assert '<option value="clause-exit" selected>' in page
    assert f'<option value="{post_of(owner).pk}" selected>' in page
    assert f'value="{MEDIUM}" id="id_against_' in page
    assert page.count("checked") >= 2


def test_suggestions_can_be_narrowed_to_one_finding(client: Client, built: builders.Built) -> None:
    client.force_login(built.by)

    page = measures(client, built, f"?for={MEDIUM}")

    assert "Here are only those against finding" in page
    assert f"?plan=clause-ownership&amp;for={MEDIUM}#plan" in page


def test_a_measure_is_planned_from_the_page(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    client.force_login(built.by)

    answer = client.post(page_of("assessment_measure_plan", built), planned(owner))

    stored = StoredMeasure.objects.get()
    assert answer.headers["Location"].endswith(f"measures/#measure-{stored.pk}")
    page = measures(client, built)
    assert "One measure" in page
    assert "A. A way out of the agreement" in page
    assert owner.name in page
    assert "Not yet confirmed" in page


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"measure": ""}, "Choose a measure, or write in your own words what is to be done."),
        ({"against": []}, "Choose at least one finding."),
        ({"owner": ""}, "Choose the post that owns it."),
        ({"due": ""}, "Say by when it is to be in place."),
        ({"due": "soon"}, "Write the day as 2026-09-01."),
        ({"due": "2026-01-01"}, "The day has passed."),
        ({"state": ""}, "Choose how far it has come."),
    ],
)
def test_a_measure_that_lacks_something_is_shown_again_as_typed(
    client: Client, built: builders.Built, over: dict[str, Any], said: str
) -> None:
    client.force_login(built.by)
    sent = planned(lawyer(), evidence="Typed with care.") | over

    answer = client.post(page_of("assessment_measure_plan", built), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) >= 2
    assert "Typed with care." in page
    assert not StoredMeasure.objects.exists()


def test_what_is_in_place_already_may_have_a_day_that_has_passed(
    client: Client, built: builders.Built
) -> None:
    client.force_login(built.by)
    sent = planned(lawyer(), due="2026-01-01", state="in_place")

    assert client.post(page_of("assessment_measure_plan", built), sent).status_code == 302


def test_an_owner_who_gave_the_post_back_meanwhile_is_refused(
    client: Client, built: builders.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(built.by)
    owner = lawyer()
    monkeypatch.setattr("farled.assessment.actions.planning.posts_that_own", lambda **_: [])

    answer = client.post(page_of("assessment_measure_plan", built), planned(owner))

    assert answer.status_code == 422
    assert "Choose a post that can own the measure." in answer.content.decode()


def test_the_ledger_says_who_owns_what_until_when_and_with_which_means(
    client: Client, built: builders.Built
) -> None:
    owner = lawyer()
    yes = say(built, owner, plan(built, owner), note="Budget line 4.")
    no = say(built, owner, plan(built, owner, measure="", words="Ask them."), Means.NO, "Nobody speaks it.")
    StoredMeasure.objects.filter(pk=yes.pk).update(due=TODAY - timedelta(days=12))
    StoredMeasure.objects.filter(pk=no.pk).update(due=TODAY - timedelta(days=1))
    client.force_login(built.by)

    page = measures(client, built)

    assert "12 days late" in page
    assert "One day late" in page
    assert "Budget line 4." in page
    assert "Nobody speaks it." in page
    assert "The owner of B has said no:" in page
    assert "the case goes to the next superior." in page


def test_a_dropped_measure_is_folded_away_and_never_late(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    StoredMeasure.objects.filter(pk=stored.pk).update(
        state=MeasureState.DROPPED, due=TODAY - timedelta(days=3)
    )
    client.force_login(built.by)

    page = measures(client, built)

    assert "One dropped measure" in page
    assert "days late" not in page
    assert "Dropped." in one(client, built, stored)
    assert "Save the change" not in one(client, built, stored)


def test_a_vacant_post_is_said_to_be_vacant(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    organisation.take_post_back(by=owner, at=MORNING, holding=owner.holdings.get(), until=TODAY)
    client.force_login(built.by)

    assert "nobody holds the post today" in measures(client, built)
    assert f'<option value="{stored.owner_id}" selected>' in one(client, built, stored)


def test_a_finding_that_is_gone_is_said_to_be_gone(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    StoredMeasure.objects.filter(pk=stored.pk).update(against=["gone-by-now"])
    client.force_login(built.by)

    assert "a finding that is no longer there" in measures(client, built)
    assert "a finding that is no longer there" in one(client, built, stored)


def test_a_measure_that_left_the_catalogue_keeps_its_words(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer(), words="Thirty days.")
    StoredMeasure.objects.filter(pk=stored.pk).update(measure="retired")
    client.force_login(built.by)

    page = one(client, built, stored)

    assert "A. Thirty days." in page
    assert "What the catalogue says" not in page


def test_a_change_is_saved_and_told_in_the_measures_history(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    client.force_login(built.by)

    answer = client.post(
        page_of("assessment_measure", built, stored.pk),
        changed(stored, state="agreed", evidence="Draft 3.", why="Talked on Monday."),
    )

    assert answer.status_code == 302
    page = one(client, built, stored)
    assert "changed measure A: agreed, due 2026-12-02." in page
    assert "planned measure A: A way out of the agreement (planned, due 2026-12-02)." in page
    assert "Talked on Monday." in page


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"state": "dropped"}, "Say why."),
        ({"against": []}, "Choose at least one finding."),
        ({"due": ""}, "Say by when it is to be in place."),
    ],
)
def test_a_change_that_lacks_something_is_shown_again(
    client: Client, built: builders.Built, over: dict[str, Any], said: str
) -> None:
    stored = plan(built, lawyer())
    client.force_login(built.by)

    answer = client.post(
        page_of("assessment_measure", built, stored.pk), changed(stored, evidence="Typed.", **over)
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page and "Typed." in page
    assert StoredMeasure.objects.get().version == 1


def test_a_change_by_somebody_else_is_shown_beside_ones_own(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    StoredMeasure.objects.filter(pk=stored.pk).update(version=2, evidence="Theirs.")
    client.force_login(built.by)

    answer = client.post(page_of("assessment_measure", built, stored.pk), changed(stored, evidence="Mine."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Changed by someone else." in page
    assert "Theirs." in page and "Mine." in page
    assert 'name="version" value="2"' in page
    assert StoredMeasure.objects.get().evidence == "Theirs."


def test_the_owner_confirms_and_everybody_reads_who_and_when(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    client.force_login(owner)
    assert "Du äger den här åtgärden" in one(client, built, stored)

    answer = client.post(
        page_of("assessment_means", built, stored.pk), {"version": "1", "means": "yes", "note": ""}
    )

    assert answer.status_code == 302
    client.force_login(built.by)
    page = one(client, built, stored)
    assert "Confirmed" in page and owner.name in page
    assert "answered on authority and means for measure A: yes, there are authority and means." in page


def test_an_owners_no_is_said_in_plain_words(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = say(built, owner, plan(built, owner), Means.NO, "No money.")
    client.force_login(built.by)

    page = one(client, built, stored)

    assert "The owner has said no:" in page
    assert "As it stands, this post decides: Head of department." in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"means": "no", "note": ""}, "Skriv vad som saknas."),
        ({"means": "", "note": "Typed."}, "Svara ja eller nej."),
    ],
)
def test_an_answer_that_lacks_something_is_shown_again(
    client: Client, built: builders.Built, sent: dict[str, str], said: str
) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    client.force_login(owner)

    answer = client.post(page_of("assessment_means", built, stored.pk), {"version": "1"} | sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) >= 2
    assert sent["note"] in page


def test_an_owner_answers_on_what_stands_now(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    StoredMeasure.objects.filter(pk=stored.pk).update(version=2)
    client.force_login(owner)
    sent = {"version": "1", "means": "yes", "note": "Mine."}

    answer = client.post(page_of("assessment_means", built, stored.pk), sent)

    assert answer.status_code == 409
    assert "Mine." in answer.content.decode()
    assert StoredMeasure.objects.get().means == Means.NOT_SAID


def test_an_answer_after_the_decision_is_refused_and_says_why(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    decide(built)
    client.force_login(owner)
    sent = {"version": "1", "means": "yes", "note": ""}

    answer = client.post(page_of("assessment_means", built, stored.pk), sent)

    assert answer.status_code == 409
    assert "Börja en ny kontroll" in answer.content.decode()


def test_a_decided_case_is_followed_up_on_the_page(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    decide(built)
    client.force_login(owner)
    assert "Följ upp åtgärden" in one(client, built, stored)

    answer = client.post(
        page_of("assessment_measure", built, stored.pk),
        changed(stored, state="in_place", evidence="Signed."),
    )

    assert answer.status_code == 302
    assert StoredMeasure.objects.get().evidence == "Signed."


def test_a_decided_case_plans_nothing_more(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    decide(built)
    client.force_login(built.by)

    assert "Plan the measure" not in measures(client, built)
    assert client.post(page_of("assessment_measure_plan", built), planned(owner)).status_code == 409


def test_a_dropped_measure_takes_no_change(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    StoredMeasure.objects.filter(pk=stored.pk).update(state=MeasureState.DROPPED)
    client.force_login(built.by)

    answer = client.post(page_of("assessment_measure", built, stored.pk), changed(stored))

    assert answer.status_code == 409


def test_a_condition_of_the_decision_says_so(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    StoredMeasure.objects.filter(pk=stored.pk).update(is_condition=True)
    client.force_login(built.by)

    assert "A condition of the decision" in measures(client, built)
    assert "The decision holds only with it." in one(client, built, stored)


def test_a_reader_sees_the_plan_and_changes_nothing(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    client.force_login(builders.person(PostRole.AUDITOR))

    assert "A. " in measures(client, built)
    assert "Planera åtgärden" not in measures(client, built)
    assert client.post(page_of("assessment_measure_plan", built), planned(owner)).status_code == 403
    assert client.post(page_of("assessment_measure", built, stored.pk), changed(stored)).status_code == 403
    assert client.post(page_of("assessment_means", built, stored.pk), {"means": "yes"}).status_code == 403


def test_a_stranger_learns_nothing(client: Client, built: builders.Built) -> None:
    stored = plan(built, lawyer())
    client.force_login(builders.person())

    answers = [
        client.get(page_of("assessment_measures", built)),
        client.get(page_of("assessment_measure", built, stored.pk)),
        client.post(page_of("assessment_measure_plan", built)),
        client.post(page_of("assessment_measure", built, stored.pk)),
        client.post(page_of("assessment_means", built, stored.pk)),
    ]

    assert {answer.status_code for answer in answers} == {404}


def test_a_colleague_whose_post_owns_a_measure_opens_it_and_answers(
    client: Client, built: builders.Built
) -> None:
    owner = builders.person()
    stored = plan(built, owner)
    client.force_login(owner)

    answer = client.post(
        page_of("assessment_means", built, stored.pk), {"version": "1", "means": "yes", "note": ""}
    )

    assert answer.status_code == 302
    assert "Bekräftat" in one(client, built, stored)


def test_what_is_not_there_is_not_found(client: Client, built: builders.Built) -> None:
    client.force_login(built.by)

    assert client.get(page_of("assessment_measure", built, 999)).status_code == 404
    assert client.post(page_of("assessment_measure", built, 999)).status_code == 404
    assert client.post(page_of("assessment_means", built, 999)).status_code == 404


def test_a_quick_check_leads_back_to_the_check(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    for name, more in (("assessment_measures", ()), ("assessment_measure", (1,))):
        answer = client.get(page_of(name, built, *more))
        assert (answer.status_code, answer.headers["Location"]) == (302, page_of("check", built))
    assert client.post(page_of("assessment_measure_plan", built)).status_code == 409
    assert client.post(page_of("assessment_measure", built, 1)).status_code == 409
    assert client.post(page_of("assessment_means", built, 1)).status_code == 409


def test_the_plan_reads_equally_often_however_long_it_is(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    client.force_login(built.by)
    for number in range(8):
        plan(built, lawyer(), words=f"Number {number}.")
    measures(client, built)

    with django_assert_max_num_queries(17):
        measures(client, built)


def test_one_measure_reads_a_bounded_number_of_times(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    client.force_login(built.by)
    stored = plan(built, lawyer())
    one(client, built, stored)

    with django_assert_max_num_queries(20):
        one(client, built, stored)
