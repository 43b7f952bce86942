"""How does a version of a questionnaire come into force, for good?"""

from datetime import datetime

from django.db import models, transaction

from farled.audit import actions as audit
from farled.questionnaire.content import canonical_json
from farled.questionnaire.models import Published
from farled.questionnaire.terms import Questionnaire


class AlreadyPublishedError(Exception):
    """This version was published before, with other content: give the changed one a new version number."""


@transaction.atomic
def publish(*, by: models.Model | None, at: datetime, questionnaire: Questionnaire) -> Published:
    """Freeze a version. The same content again returns what is there; other content under it raises."""
    before: Published | None = Published.objects.filter(
        questionnaire=questionnaire.id, version=questionnaire.version
    ).first()
    if before is not None:
        if before.digest != questionnaire.digest:
            raise AlreadyPublishedError(f"{questionnaire.id} {questionnaire.version}")
        return before
    published = Published.objects.create(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        digest=questionnaire.digest,
        content=canonical_json(questionnaire),
        published_at=at,
    )
    after = {"version": questionnaire.version, "digest": questionnaire.digest}
    audit.record(by=by, at=at, what="questionnaire:version:publish", on=published, after=after)
    return published
