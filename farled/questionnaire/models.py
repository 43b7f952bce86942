"""Which table keeps every published version of a questionnaire, for good?"""

from django.db import models

from farled.audit.models import AppendOnly


class Published(AppendOnly):
    """One published version: the canonical JSON that cases were answered on, never changed."""

    questionnaire = models.CharField(max_length=64)
    version = models.CharField(max_length=32)
    digest = models.CharField(max_length=64)
    content = models.TextField()
    published_at = models.DateTimeField()

    class Meta(AppendOnly.Meta):
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "version"], name="a_version_is_published_once")
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.version}"
