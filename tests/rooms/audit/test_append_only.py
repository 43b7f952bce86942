"""Is what was written ever changed?"""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from farled.audit import actions as audit
from farled.audit.actions import OutsideTransactionError
from farled.audit.models import AppendOnlyError, Event
from farled.audit.queries import count_since, events_on
from farled.organisation.models import Unit

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit.objects.create(name_sv="Enheten", name_en="The unit", kind="department", path="/1/")


def _event(unit: Unit, at: datetime = AT) -> Event:
    with transaction.atomic():
        return audit.record(by=None, at=at, what="organisation:unit:open", on=unit, why="because")


def test_an_event_tells_what_happened_to_an_object(unit: Unit) -> None:
    _event(unit)

    events = events_on(unit)

    assert [(event.what, event.why, event.by) for event in events] == [
        ("organisation:unit:open", "because", None)
    ]


def test_events_are_told_oldest_first(unit: Unit) -> None:
    _event(unit, AT.replace(hour=11))
    _event(unit, AT.replace(hour=10))

    assert [event.at.hour for event in events_on(unit)] == [10, 11]


def test_asking_about_nothing_gives_nothing(db: None) -> None:
    assert events_on() == []


def test_only_events_after_the_moment_are_counted(unit: Unit) -> None:
    _event(unit, AT)
    _event(unit, AT.replace(hour=10))

    assert count_since(what="organisation:unit:open", on=unit, since=AT) == 1


def test_an_event_outside_a_transaction_is_refused(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("farled.audit.actions.connection", SimpleNamespace(in_atomic_block=False))

    with pytest.raises(OutsideTransactionError):
        audit.record(by=None, at=AT, what="organisation:unit:open", on=unit)


def test_python_refuses_to_change_an_event(unit: Unit) -> None:
    event = _event(unit)
    event.why = "another reason"

    with pytest.raises(AppendOnlyError):
        event.save()


def test_python_refuses_to_delete_an_event(unit: Unit) -> None:
    event = _event(unit)

    with pytest.raises(AppendOnlyError):
        event.delete()


def test_python_refuses_to_change_or_delete_many(unit: Unit) -> None:
    _event(unit)

    with pytest.raises(AppendOnlyError):
        Event.objects.update(why="x")
    with pytest.raises(AppendOnlyError):
        Event.objects.all().delete()


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET why = 'x'", "DELETE FROM audit_event"])
def test_the_database_itself_refuses(unit: Unit, statement: str) -> None:
    _event(unit)

    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "table",
    [
        "audit_event",
        "assessment_decision",
        "questionnaire_published",
        "evidence_storededition",
        "evidence_storedobservation",
    ],
)
def test_every_table_that_is_kept_for_good_has_its_locks(db: None, table: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
        else:
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal", [table]
            )
        assert cursor.fetchone()[0] == 2
