"""Let eight people decide one case at the same moment, a thousand times, in processes of their own.

``python -m tests.rooms.assessment.at_once ROUNDS`` does it in the installation that the environment names,
which is empty before, and prints what came of it as JSON. In every fourth round somebody changes an answer
instead.
"""

import json
import multiprocessing
import random
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import django

PEOPLE = 8
IN_FULL_EVERY = 20
"""One round in twenty decides a full assessment, the others a quick check that waits for the head."""
SEED = 20261126


@dataclass(frozen=True)
class Round:
    """What everybody does at once: the case's number, the token that all of them saw, and who changes."""

    number: str
    seen: str
    is_full: bool
    changing: int | None


def prepare() -> tuple[list[int], dict[bool, Any]]:
    """An installation with eight heads, and one case of each kind to copy."""
    from django.core.management import call_command  # noqa: PLC0415  # set up first

    from farled.organisation.terms import PostRole  # noqa: PLC0415  # set up first
    from tests import builders  # noqa: PLC0415  # set up first

    call_command("migrate", verbosity=0)
    patterns = {False: builders.case("waits_for_head").case}
    patterns[True] = builders.case("handed").case
    return [builders.person(PostRole.HEAD_OF_DEPARTMENT).pk for _ in range(PEOPLE)], patterns


def copied(case: Any, place: int) -> str:
    """One more collaboration with everything that the case stands on; gives its number."""
    from farled.collaborations.models import Collaboration, Partnership  # noqa: PLC0415  # set up first

    collaboration = Collaboration.objects.get(pk=case.collaboration_id)
    partnerships = list(Partnership.objects.filter(collaboration=collaboration))
    case.refresh_from_db()
    related = [
        (one.field.name, list(one.related_model.objects.filter(**{one.field.name: case})))
        for one in case._meta.related_objects
    ]
    collaboration.pk, collaboration.number = None, f"2030-{place:04}"
    collaboration.save(force_insert=True)
    for partnership in partnerships:
        partnership.pk, partnership.collaboration = None, collaboration
        partnership.save(force_insert=True)
    again = type(case).objects.get(pk=case.pk)
    again.pk, again.collaboration = None, collaboration
    again.save(force_insert=True)
    for name, rows in related:
        for row in rows:
            row.pk = None
            setattr(row, name, again)
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    return str(collaboration.number)


def decide_now(person_id: int, do: Round) -> str:
    """What came of one person's attempt: the outcome, or "refused"."""
    from farled.assessment.actions import ActionRefused, decide, decide_in_full  # noqa: PLC0415  # set up first
    from farled.assessment.models import Case  # noqa: PLC0415  # set up first
    from farled.assessment.terms import Choice, Draft, Outcome  # noqa: PLC0415  # set up first
    from farled.organisation.models import Person  # noqa: PLC0415  # set up first
    from tests import builders  # noqa: PLC0415  # set up first
    from tests.ground.clock import MORNING  # noqa: PLC0415  # set up first

    by = Person.objects.get(pk=person_id)
    said = {"by": by, "at": MORNING, "viewer": builders.viewer(by), "seen": do.seen, "language": "en"}
    try:
        if do.is_full:
            draft = Draft(Choice.PROCEED, "The benefit outweighs what remains.")
            return str(decide_in_full(**said, number=do.number, draft=draft).outcome)
        case = Case.objects.get(collaboration__number=do.number)
        return str(decide(**said, case=case, outcome=Outcome.PROCEED, reason="Known partner.").outcome)
    except ActionRefused:
        return "refused"


def change_ready(do: Round) -> Callable[[], str]:
    """Somebody who works on the case is about to change an answer: call it to do so."""
    from farled.assessment.actions import ActionRefused, answer  # noqa: PLC0415  # set up first
    from farled.assessment.models import StoredAnswer  # noqa: PLC0415  # set up first
    from tests import builders  # noqa: PLC0415  # set up first
    from tests.ground.clock import MORNING  # noqa: PLC0415  # set up first

    stored = StoredAnswer.objects.filter(case__collaboration__number=do.number, value="no").earliest("pk")
    by = stored.case.collaboration.responsible
    said = {"by": by, "at": MORNING, "viewer": builders.viewer(by), "number": do.number}

    def change() -> str:
        try:
            answer(**said, key=stored.key, value="unsure", reason="", version=stored.version)
        except ActionRefused:
            return "too late"
        return "changed"

    return change


def person_at_work(place: int, person_id: int, start: Any, pipe: Connection) -> None:
    """One person: waits for a round, acts at the same moment as all the others, says what came of it."""
    from django.db import connection  # noqa: PLC0415  # set up first

    connection.close()
    while (do := pipe.recv()) is not None:
        act = change_ready(do) if do.changing == place else partial(decide_now, person_id, do)
        start.wait(60)
        pipe.send(act())


def rounds_of(number: int, patterns: dict[bool, Any]) -> list[Round]:
    """The rounds with their cases; nobody has seen a page yet."""
    chance, made = random.Random(SEED), []
    for place in range(number):
        is_full = place % IN_FULL_EVERY == 0
        changing = chance.randrange(PEOPLE) if place % 4 == 1 else None
        made.append(Round(copied(patterns[is_full], place), "", is_full, changing))
    return made


def shown(do: Round) -> Round:
    """Everybody opens the page of the case: what it shows also depends on what was decided before."""
    from farled.assessment.models import Case  # noqa: PLC0415  # set up first
    from tests import builders  # noqa: PLC0415  # set up first

    case = Case.objects.get(collaboration__number=do.number)
    return replace(do, seen=builders.seen_whole(case) if do.is_full else builders.seen(case))


def faults_in(do: Round, said: list[str]) -> list[str]:
    """All that is wrong with how one round came out."""
    from farled.assessment.models import Case, Decision  # noqa: PLC0415  # set up first
    from farled.assessment.queries.seen import seen_of  # noqa: PLC0415  # set up first
    from farled.assessment.rules import covered_from, digest  # noqa: PLC0415  # set up first
    from farled.audit.models import Event  # noqa: PLC0415  # set up first

    case = Case.objects.get(collaboration__number=do.number)
    decisions = list(Decision.objects.filter(case=case))
    traces = Event.objects.filter(what="assessment:decision:proceed", object_id=str(case.pk)).count()
    wins, wanted = said.count("proceed"), 0 if "changed" in said else 1
    found = []
    if not wins == len(decisions) == traces == wanted:
        found.append(f"{do.number}: {said}, {len(decisions)} decisions, {traces} traces")
    for decision in decisions:
        if digest(decision.snapshot) != decision.digest:
            found.append(f"{do.number}: the digest is not that of what was shown")
        if not do.is_full and seen_of(covered=covered_from(decision.covered)) != do.seen:
            found.append(f"{do.number}: it binds to something else than its decider was shown")
    return found


def main() -> int:
    """Play the rounds, one after the other, and print what came of them."""
    django.setup()
    number = int(sys.argv[1])
    deciders, patterns = prepare()
    rounds = rounds_of(number, patterns)
    from django.db import connection  # noqa: PLC0415  # set up first

    connection.close()
    forking = multiprocessing.get_context("fork")
    start = forking.Barrier(PEOPLE)
    pipes = [forking.Pipe() for _ in deciders]
    people = [
        forking.Process(target=person_at_work, args=(place, who, start, pipes[place][1]), daemon=True)
        for place, who in enumerate(deciders)
    ]
    for person in people:
        person.start()
    came: Counter[str] = Counter()
    faults: list[str] = []
    for do in map(shown, rounds):
        for pipe, _ in pipes:
            pipe.send(do)
        said = [pipe.recv() for pipe, _ in pipes]
        came.update(said)
        faults += faults_in(do, said)
    for pipe, _ in pipes:
        pipe.send(None)
    print(json.dumps({"rounds": len(rounds), "came": came, "faults": faults[:10]}))  # noqa: T201  # its answer
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
