"""How does a test of the full assessment's pages address a case, send an answer, and ask somebody in?"""

from typing import Any

from django.test import Client
from django.urls import reverse

from farled.assessment.models import StoredAnswer
from farled.collaborations.models import Invitation
from farled.organisation.models import Person
from tests import builders
from tests.ground.clock import MORNING

SEARCHED = "partner.searched"
EFFECTS = "subject.expected_effects"
JSON = {"accept": "application/json"}


def page_of(name: str, built: builders.Built, *more: str) -> str:
    """The address of a page of this case."""
    return reverse(name, args=[built.number, *more])


def send(client: Client, built: builders.Built, key: str = SEARCHED, **over: Any) -> Any:
    """One answer as the page's script sends it."""
    sent = {"key": key, "value": "no", "reason": "", "version": "0", "ground": "", "shown": ""} | over
    return client.post(page_of("assessment_answer", built), sent, headers=JSON)


def typed(section: str, **answers: str) -> dict[str, str]:
    """A section's page as it is sent without script; "_" stands for the dot of a key's first part."""
    sent = {"section": section}
    for name, value in answers.items():
        key = name.replace("_", ".", 1)
        sent |= {f"answer:{key}": value, f"version:{key}": "0"}
    return sent


def guest(built: builders.Built, *, may_answer: bool) -> Person:
    """A colleague who was asked into the case."""
    person = builders.person()
    Invitation.objects.create(
        collaboration=built.case.collaboration, person=person, may_answer=may_answer, at=MORNING, by=built.by
    )
    return person


def stored(key: str) -> StoredAnswer:
    """What stands of one answer."""
    return StoredAnswer.objects.get(key=key)
