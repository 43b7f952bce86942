"""When two people decide the same case at the same moment, does exactly one decision come of it?"""

import threading
from datetime import datetime

import pytest
from django.db import connection

from farled.assessment.actions import ActionRefused, decide_in_full
from farled.assessment.models import Decision
from farled.assessment.terms import Choice, Draft
from farled.audit.models import Event
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built


def decided(built: Built, by: Person, seen: str, at: datetime) -> str:
    """What came of it: the outcome, or why not."""
    draft = Draft(Choice.PROCEED, "The benefit outweighs what remains.")
    try:
        return decide_in_full(
            by=by,
            at=at,
            viewer=builders.viewer(by, at),
            number=built.number,
            draft=draft,
            seen=seen,
            language="en",
        ).outcome
    except ActionRefused as refused:
        return refused.reasons[0].en.partition(".")[0]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_wins(at: datetime) -> None:
    if connection.vendor == "sqlite":
        pytest.skip(
            "SQLite lets one writer in at a time; test_deciding_in_full tells what the second one gets"
        )
    built = builders.case("handed")
    heads = [builders.person(PostRole.HEAD_OF_DEPARTMENT) for _ in range(2)]
    seen, start, came = builders.seen_whole(built.case, at), threading.Barrier(2), []

    def run(head: Person) -> None:
        start.wait(10)
        came.append(decided(built, head, seen, at))
        connection.close()

    threads = [threading.Thread(target=run, args=[head]) for head in heads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(came) == ["The case is decided and can no longer be changed", "proceed"]
    assert Decision.objects.count() == 1
    assert Event.objects.filter(what="assessment:decision:proceed").count() == 1
