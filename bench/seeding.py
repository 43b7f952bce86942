"""How does a house in FARLED_HOME come to hold the demonstration and so many collaborations more?"""

import json
import sys
from importlib import import_module
from typing import Any

import django
from django.utils import timezone

RUNNING = 9
"""Plain checks that wait for answers: one for each connection, and one for the server that counts."""


def seed(rows: int) -> dict[str, Any]:
    """Fill the house; gives the places that are measured."""
    django.setup()
    # Tables exist only once the house is set up, so everything that knows them is loaded here.
    import_module("farled.web.work.demo").prepare(lambda _line: None)
    cases = import_module("farled.assessment.models").Case.objects
    template = cases.filter(decided_at__isnull=False, is_current=True).latest("pk")
    import_module("bench.bulk").fill(rows=rows, template=template, now=timezone.now())
    return {"decided": template.collaboration.number, "running": _running()}


def _running() -> list[str]:
    """Made through the real actions, as copies of the demonstration's plain case."""
    people = import_module("farled.organisation.models").Person.objects
    register = import_module("farled.collaborations.actions").register
    open_case = import_module("farled.assessment.actions").open_case
    entry_of = import_module("farled.collaborations.queries").entry_of
    elin, now = people.get(username="elin.sundstrom"), timezone.now()
    plain = entry_of(elin.collaborations.filter(cases__decided_at=None).latest("registered_at"))
    numbers = []
    for _ in range(RUNNING):
        collaboration = register(by=elin, at=now, entry=plain)
        open_case(by=elin, at=now, collaboration=collaboration)
        numbers.append(collaboration.number)
    return numbers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(seed(int(sys.argv[1]))))
