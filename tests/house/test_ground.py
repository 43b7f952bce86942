"""Does the ground hold what the tests lean on? Every guard is seen to catch what it guards against."""

import os
import socket
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from playwright.sync_api import Page

from farled.audit.models import Event
from farled.organisation.actions import open_unit
from farled.organisation.terms import UnitKind
from tests.ground.browser import OpenPage, Watch
from tests.ground.clock import MORNING, Clock
from tests.ground.network import NetworkRefusedError
from tests.ground.site import environment

STRICT = {"content-type": "text/html", "content-security-policy": "default-src 'none'"}
STYLED = "<html lang=en><title>A</title><p style='color: red'>A</p></html>"
BARRIER_FREE = "<html lang=en><title>A</title><main><h1>A</h1><label>Name <input></label></main></html>"


def test_reaching_another_machine_is_refused() -> None:
    with pytest.raises(NetworkRefusedError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_looking_up_another_machine_is_refused() -> None:
    with pytest.raises(NetworkRefusedError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


def test_this_machine_can_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as reached,
    ):
        assert reached.getpeername() == server.getsockname()


def test_no_setting_of_the_person_who_tests_reaches_a_test() -> None:
    leaking = [name for name in os.environ if name.startswith("FARLED_")]

    assert set(leaking) <= {"FARLED_HOME", "FARLED_DATABASE_URL"}
    assert "farled-tests-" in os.environ["FARLED_HOME"]


def test_a_served_house_hears_nothing_of_the_tests_own_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FARLED_DATABASE_URL", "postgresql://elsewhere/farled")

    assert "FARLED_DATABASE_URL" not in environment(tmp_path)


def test_clock_stands_still_until_it_is_moved(clock: Clock, at: datetime) -> None:
    assert timezone.now() == at == MORNING

    clock.advance(days=30)

    assert timezone.localdate() == date(2026, 12, 2)


@pytest.mark.browser
def test_axe_passes_a_page_without_barriers(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page()
    page.set_content(BARRIER_FREE)

    assert axe(page) == []


@pytest.mark.browser
def test_axe_names_an_input_without_a_label(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page()
    page.set_content(BARRIER_FREE.replace("<label>Name <input></label>", "<input>"))

    assert [fault for fault in axe(page) if "label" in fault]


@pytest.mark.browser
def test_a_picture_from_another_host_is_a_fault(open_page: OpenPage, watch: Watch) -> None:
    open_page().set_content("<img src='https://example.org/a.png' alt=''>", wait_until="load")

    assert watch.faults == ["reached for another host: https://example.org/a.png"]
    watch.faults.clear()


@pytest.mark.browser
def test_a_style_inside_the_page_is_a_fault_under_a_strict_policy(open_page: OpenPage, watch: Watch) -> None:
    page = open_page()
    page.route("**/strict", lambda route: route.fulfill(body=STYLED, headers=STRICT))

    page.goto("http://127.0.0.1/strict")

    assert ["broke the content policy" in fault for fault in watch.faults] == [True]
    watch.faults.clear()


@pytest.mark.browser
def test_a_script_that_fails_is_a_fault(open_page: OpenPage, watch: Watch) -> None:
    open_page().set_content("<script>throw new Error('broken')</script>", wait_until="load")

    assert ["broken" in fault for fault in watch.faults] == [True]
    watch.faults.clear()


@pytest.mark.browser
def test_axe_runs_under_a_strict_policy(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    page = open_page()
    page.route("**/strict", lambda route: route.fulfill(body=BARRIER_FREE, headers=STRICT))

    page.goto("http://127.0.0.1/strict")

    assert axe(page) == []


@pytest.mark.django_db(transaction=True)
def test_an_event_that_was_committed_is_gone_in_the_next_test(at: datetime) -> None:
    with transaction.atomic():
        open_unit(by=None, at=at, name_sv="Enhet", name_en="Unit", kind=UnitKind.DEPARTMENT)

    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_after_a_committing_test_events_are_empty_and_still_refuse_deletion(at: datetime) -> None:
    assert Event.objects.count() == 0

    open_unit(by=None, at=at, name_sv="Enhet", name_en="Unit", kind=UnitKind.DEPARTMENT)

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_event")
