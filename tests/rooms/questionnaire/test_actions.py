"""Is a version published once, as it is, for good?"""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from farled.audit.models import AppendOnlyError, Event
from farled.questionnaire.actions import AlreadyPublishedError, publish
from farled.questionnaire.models import Published
from farled.questionnaire.queries import asked_in, newest, versions
from tests.rooms.questionnaire.packs import pack, question, small

pytestmark = pytest.mark.django_db


def test_a_published_version_reads_back_as_it_was(at: datetime) -> None:
    published = publish(by=None, at=at, questionnaire=small())

    assert asked_in(published) == small()
    assert newest("small") == published
    assert Event.objects.get(what="questionnaire:version:publish").after["digest"] == small().digest


def test_the_same_version_is_published_once(at: datetime) -> None:
    first = publish(by=None, at=at, questionnaire=small())

    again = publish(by=None, at=at + timedelta(days=1), questionnaire=small())

    assert again == first
    assert Published.objects.count() == 1
    assert Event.objects.count() == 1


def test_other_content_under_a_published_version_is_refused(at: datetime) -> None:
    publish(by=None, at=at, questionnaire=small())

    with pytest.raises(AlreadyPublishedError, match=r"small 1\.0\.0"):
        publish(by=None, at=at, questionnaire=pack(question("results.use")))

    assert asked_in(newest("small")) == small()


def test_a_newer_version_stands_beside_the_older(at: datetime) -> None:
    publish(by=None, at=at, questionnaire=small())

    publish(by=None, at=at + timedelta(days=1), questionnaire=pack(question("results.use"), version="1.1.0"))

    assert [one.version for one in versions("small")] == ["1.1.0", "1.0.0"]
    assert newest("small").version == "1.1.0"


def test_a_published_version_cannot_be_changed(at: datetime) -> None:
    published = publish(by=None, at=at, questionnaire=replace(small(), id="other"))
    published.content = "{}"

    with pytest.raises(AppendOnlyError):
        published.save()
