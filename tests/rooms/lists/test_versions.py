"""Do versions of a list stand side by side, and does a bad file change nothing but the memory of it?"""

import json
from argparse import Namespace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.audit.models import Event
from farled.lists.actions import take_in
from farled.lists.models import ListedEntry, ListRun, ListVersion
from farled.lists.queries import (
    delta_of,
    digests_in_force,
    list_states,
    parties_as_of,
    read_file,
    version_in_force,
)
from farled.lists.terms import FileFormat, Party, PartyKind, Refused, RunOutcome
from farled.web.command import CommandError
from farled.web.work import lists as work
from tests import builders
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SOURCE = "us_fcc_covered"
"""A short list: five parties are enough for a sound version."""


def party(number: int, **over: object) -> Party:
    told = {"entry_id": f"fcc-{number}", "kind": PartyKind.COMPANY, "name": f"Company {number}"}
    return Party(**(told | over))  # type: ignore[arg-type]  # told by keyword


def parties(*numbers: int) -> list[Party]:
    return [party(number) for number in numbers]


def took(found: list[Party], *, at: datetime = MORNING, day: date | None = None) -> ListRun:
    return take_in(by=None, at=at, source=SOURCE, parties=found, file_name="f.json", published_on=day)


def named(version: ListVersion) -> set[str]:
    return {one.name for one in parties_as_of(version)}


def test_versions_stand_side_by_side_and_each_can_be_read_again() -> None:
    first = took(parties(*range(20))).version
    second = took([*parties(*range(19)), party(30)]).version
    third = took([party(0, name="Renamed"), *parties(*range(1, 19)), party(30)]).version

    assert first and second and third
    assert named(first) == {f"Company {number}" for number in range(20)}
    assert named(second) == {f"Company {number}" for number in (*range(19), 30)}
    in_force = ListedEntry.objects.filter(until=None)
    assert named(third) == {entry.party["name"] for entry in in_force}
    assert "Renamed" in named(third)
    assert (third.added, third.changed, third.removed) == (0, 1, 0)
    assert delta_of(second).added == ("fcc-30",)
    assert delta_of(second).removed == ("fcc-19",)
    assert delta_of(third).changed == ("fcc-0",)


def test_what_did_not_change_is_kept_once() -> None:
    took(parties(*range(20)))
    took(parties(*range(21)))

    assert ListedEntry.objects.count() == 21


def test_the_same_file_again_leaves_a_result_and_no_version() -> None:
    took(parties(*range(20)))

    again = took(parties(*range(20)), at=MORNING + timedelta(days=3))

    assert again.outcome == RunOutcome.UNCHANGED
    assert ListVersion.objects.count() == 1
    state = next(one for one in list_states(on=MORNING.date()) if one.published.id == SOURCE)
    assert state.seen_on == (MORNING + timedelta(days=3)).date()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ([], "empty"),
        (parties(*range(4)), "fewer than"),
        (parties(*range(15)), "are gone"),
        (parties(*range(20), 3), "twice"),
    ],
)
def test_a_version_that_collapsed_is_refused_remembered_and_changes_nothing(
    bad: list[Party], said: str
) -> None:
    took(parties(*range(20)))
    before = digests_in_force(SOURCE)

    with pytest.raises(Refused, match=said):
        took(bad)

    assert digests_in_force(SOURCE) == before
    assert version_in_force(SOURCE).number == 1  # type: ignore[union-attr]  # taken in above
    run = ListRun.objects.first()
    assert run is not None
    assert (run.outcome, said in run.why_en) == (RunOutcome.REFUSED, True)
    assert Event.objects.filter(what="lists:version:refuse").count() == 1


def test_an_older_version_does_not_replace_a_newer_one() -> None:
    took(parties(*range(20)), day=date(2026, 10, 2))

    with pytest.raises(Refused, match="the one in force of 2026-10-02"):
        took(parties(*range(21)), day=date(2026, 10, 1))


def test_of_two_versions_taken_in_at_once_one_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    took(parties(*range(20)))
    monkeypatch.setattr("farled.lists.actions.version_in_force", lambda source: None)

    with pytest.raises(Refused, match="meanwhile"):
        took(parties(*range(21)))

    assert ListVersion.objects.count() == 1
    assert len(digests_in_force(SOURCE)) == 20


def test_a_list_that_nobody_described_is_refused() -> None:
    with pytest.raises(Refused, match="No list is called moon"):
        take_in(by=None, at=MORNING, source="moon", parties=parties(1), file_name="f")


# ---- the pages


def test_the_pages_say_what_a_list_is_and_that_a_file_was_refused(client: Client) -> None:
    took(parties(*range(20)))
    with pytest.raises(Refused):
        took([])
    client.force_login(builders.person())

    every = client.get(reverse("lists")).content.decode()
    one = client.get(reverse("one_list", args=[SOURCE])).content.decode()

    assert "Utpekande med lagstöd" in every
    assert "Bedömning, ingen lag" in every
    assert "Den senaste filen avvisades." in every
    assert "Filen är tom." in one
    assert "Secure and Trusted Communications Networks Act" in one
    assert client.get(reverse("one_list", args=["moon"])).status_code == 404


def test_the_page_of_all_lists_asks_equally_often(client: Client, django_assert_max_num_queries: Any) -> None:
    client.force_login(builders.person())

    with django_assert_max_num_queries(10):
        client.get(reverse("lists"))


# ---- the command


def test_lists_are_taken_in_listed_and_told_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "listed.jsonl"
    rows = [{"id": f"fcc-{n}", "source": SOURCE, "schema": "Company", "name": f"C {n}"} for n in range(20)]
    rows.append({"id": "moon-1", "source": "moon", "schema": "Person", "name": "Nobody"})
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

    def told(**over: object) -> tuple[int, str, str]:
        given = {"verb": "import", "format": "farled-jsonl", "file": file, "published": None, "json": True}
        code = work.run(Namespace(**(given | over)))
        out = capsys.readouterr()
        return code, out.out, out.err

    code, out, err = told()
    assert (code, out) == (2, f"{SOURCE}: version 1, 20 parties (+20 ~0 -0)\n")
    assert "moon refused. No list is called moon." in err
    assert "nothing changed, 20 parties" in told()[1]
    listed = json.loads(told(verb="list")[1])
    assert next(one["parties"] for one in listed if one["id"] == SOURCE) == 20
    assert len(json.loads(told(verb="changes", source=SOURCE)[1])["added"]) == 20


def test_what_a_version_says_is_shown_in_the_shape_that_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = [party(number, aliases=("A",), birth=("1961",), note="x") for number in range(20)]
    took(first)
    took([*first, party(30)])

    work.run(Namespace(verb="show", source=SOURCE, version=1))

    file = tmp_path / "shown.jsonl"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    read = read_file(path=file, format=FileFormat.FARLED_JSONL)
    assert read.by_source[SOURCE] == tuple(first)
    with pytest.raises(CommandError, match="no version 9"):
        work.run(Namespace(verb="show", source=SOURCE, version=9))
