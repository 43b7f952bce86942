"""Does the page of the risks say what is found, how it is rated, what does not count, and lose nothing?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.models import Case
from farled.mitigation.models import StoredRating
from farled.organisation.terms import PostRole
from farled.risks.terms import HardStop, StopKind
from farled.text.terms import Wording
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.weighed import LOW, MEDIUM, OTHER, SLIGHT, assessed, lawyer, plan, rate, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessed")


def page_of(name: str, built: builders.Built) -> str:
    return reverse(name, args=[built.number])


def risks(client: Client, built: builders.Built) -> str:
    return client.get(page_of("assessment_risks", built)).content.decode()


def send(client: Client, built: builders.Built, finding: str = MEDIUM, **over: str) -> Any:
    sent = {
        "finding": finding,
        "version": "0",
        "likelihood_before": "possible",
        "consequence_before": "serious",
        "likelihood_after": "",
        "consequence_after": "",
        "reason": "It has happened to two others.",
        "knowledge": "fair",
        "override": "",
    } | over
    return client.post(page_of("assessment_rate", built), sent)


def english(client: Client, built: builders.Built) -> None:
    built.by.language = "en"
    built.by.save()
    client.force_login(built.by)


def test_the_page_shows_each_finding_with_its_rule_and_what_it_builds_on(
    client: Client, built: builders.Built
) -> None:
    client.force_login(built.by)

    page = risks(client, built)

    assert page.count('id="finding-') == len(assessed(built).findings)
    assert "Utbytet är skevt: den ena sidan ger mer än den får" in page
    assert "unbalanced, som säger medelhög" in page
    assert "Ingen poäng avgör." in page
    assert "behöver inte bedömas, men får" in page


def test_the_heading_counts_what_waits_for_a_rating(client: Client, built: builders.Built) -> None:
    english(client, built)
    assert "Six findings wait for a rating" in risks(client, built)

    for finding in assessed(built).unrated:
        rate(built, finding)

    assert "No finding waits for a rating" in risks(client, built)


def test_a_rating_is_saved_and_shown_with_who_said_it(client: Client, built: builders.Built) -> None:
    english(client, built)

    answer = send(client, built)

    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(f"risks/#finding-{MEDIUM}")
    page = risks(client, built)
    assert "Possible, serious (medium)" in page
    assert "It has happened to two others." in page
    assert f"2 November 2026, {built.by.name}".replace(" ", "\N{NO-BREAK SPACE}", 1) in page


def test_the_first_that_waits_stands_open_and_a_rated_one_folded(
    client: Client, built: builders.Built
) -> None:
    client.force_login(built.by)
    send(client, built)

    page = risks(client, built)

    assert page.count('<details class="folded rating" open>') == 1
    assert page.index("Ändra bedömningen") < page.index('<details class="folded rating" open>')


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"reason": ""}, "Skriv varför du bedömer det så."),
        ({"knowledge": ""}, "Välj hur stark kunskapen är."),
        ({"likelihood_before": ""}, "Välj hur troligt det är."),
        ({"consequence_before": "fatal"}, "finns inte bland"),
        ({"likelihood_after": "remote"}, "Bedöm både sannolikhet och konsekvens"),
        ({"consequence_after": "slight"}, "Bedöm både sannolikhet och konsekvens"),
        (
            {"likelihood_before": "remote", "consequence_before": "slight"},
            "Din bedömning blir lägre än regelns nivå. Skriv varför.",
        ),
    ],
)
def test_what_is_missing_is_said_on_top_and_beside_and_nothing_is_lost(
    client: Client, built: builders.Built, over: dict[str, str], said: str
) -> None:
    client.force_login(built.by)

    answer = send(client, built, **({"reason": "Typed with care."} | over))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) >= 2
    assert ("Typed with care." in page) is ("reason" not in over)
    assert not StoredRating.objects.exists()


def test_an_override_is_counted_on_top(client: Client, built: builders.Built) -> None:
    english(client, built)
    send(client, built, likelihood_before="remote", consequence_before="slight", override="We asked three.")

    page = risks(client, built)

    assert "One level of a rule has been overridden." in page
    assert "We asked three." in page


def test_what_does_not_count_is_said(client: Client, built: builders.Built) -> None:
    english(client, built)
    plan(built, lawyer())

    send(client, built, likelihood_after="remote", consequence_after="slight")

    page = risks(client, built)
    assert "The level after measures is lower, but no measure that counts" in page
    assert "The measure A does not count: its owner has not confirmed" in page


def test_a_measure_that_counts_is_named_beside_the_level(client: Client, built: builders.Built) -> None:
    english(client, built)
    owner = lawyer()
    stored = say(built, owner, plan(built, owner))
    rate(built, after=SLIGHT)

    page = risks(client, built)

    assert "Medium, then low" in page
    assert f'measures/{stored.pk}/">measure A</a>' in page


def test_a_rating_saved_by_somebody_else_is_shown_beside_ones_own(
    client: Client, built: builders.Built
) -> None:
    english(client, built)
    rate(built, reason="Theirs.")

    answer = send(client, built, reason="Mine.", knowledge="good")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Changed by someone else." in page
    assert "Theirs." in page and "Mine." in page
    assert StoredRating.objects.get().reason == "Theirs."


def test_ones_own_rating_replaces_the_other_when_it_is_sent_again(
    client: Client, built: builders.Built
) -> None:
    client.force_login(built.by)
    rate(built, reason="Theirs.")
    page = send(client, built, reason="Mine.").content.decode()
    assert f'name="version" value="1" id="{MEDIUM}_version"' in page

    send(client, built, reason="Mine.", version="1")

    assert StoredRating.objects.get().reason == "Mine."


def test_a_finding_that_is_gone_is_said_to_be_gone(client: Client, built: builders.Built) -> None:
    english(client, built)

    answer = send(client, built, "no-such-rule")

    assert answer.status_code == 409
    assert "The finding is no longer in the case." in answer.content.decode()


def test_what_is_to_be_found_out_is_shown_apart_and_not_rated(client: Client) -> None:
    built = builders.answer_open(builders.case("assessing"), value="unsure")
    english(client, built)
    doubt = assessed(built).doubts[0].rule

    page = risks(client, built)
    refused = send(client, built, doubt)

    assert "To be found out" in page
    assert page.index("To be found out") < page.index(f'id="finding-{doubt}"')
    assert refused.status_code == 422
    assert "It is not rated." in refused.content.decode()


def test_a_decided_case_shows_its_ratings_and_no_form(client: Client, built: builders.Built) -> None:
    rate(built)
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)
    client.force_login(built.by)

    page = risks(client, built)

    assert "It has happened to two others." in page
    assert "Spara bedömningen" not in page
    assert send(client, built, OTHER).status_code == 409


def test_a_reader_sees_everything_and_rates_nothing(client: Client, built: builders.Built) -> None:
    rate(built)
    client.force_login(builders.person(PostRole.AUDITOR))

    page = risks(client, built)

    assert "It has happened to two others." in page
    assert "Spara bedömningen" not in page
    assert send(client, built).status_code == 403


def test_a_stranger_learns_nothing(client: Client, built: builders.Built) -> None:
    client.force_login(builders.person())

    assert client.get(page_of("assessment_risks", built)).status_code == 404
    assert send(client, built).status_code == 404


def test_a_quick_check_leads_back_to_the_check(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    answer = client.get(page_of("assessment_risks", built))

    assert (answer.status_code, answer.headers["Location"]) == (302, page_of("check", built))
    assert send(client, built).status_code == 409


def test_a_low_finding_may_be_rated_from_the_page(client: Client, built: builders.Built) -> None:
    client.force_login(built.by)

    assert send(client, built, LOW, likelihood_before="remote").status_code == 302


def test_under_a_stop_by_law_nothing_is_weighed(
    client: Client, built: builders.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    english(client, built)
    said = Wording(sv="En sanktion.", en="A sanction applies.")
    stop = HardStop("sanctioned", MORNING.date(), StopKind.BY_LAW, said, (), "the law")
    monkeypatch.setattr("farled.risks.rules.hard_stops", lambda **_: (stop,))

    page = risks(client, built)

    assert "Nothing is weighed here" in page
    assert "A sanction applies." in page
    assert "Rate this finding" not in page


def test_the_page_reads_equally_often_however_much_is_rated(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    client.force_login(built.by)
    for finding in assessed(built).findings:
        rate(built, finding.rule)
    risks(client, built)

    with django_assert_max_num_queries(15):
        risks(client, built)


def test_a_rating_is_saved_in_a_bounded_number_of_queries(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    client.force_login(built.by)
    risks(client, built)

    with django_assert_max_num_queries(38):
        assert send(client, built).status_code == 302
