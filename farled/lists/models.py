"""Which tables hold the versions of lists, and each party from the version that brought it?"""

from django.db import models

from farled.lists.terms import RunOutcome


class ListVersion(models.Model):
    """A version that was taken in. ``number`` counts within its list; the highest is in force."""

    source = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    published_on = models.DateField(null=True)
    file_name = models.CharField(max_length=300)
    parties = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("source", "number")
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="one_version_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.number}"


class ListedEntry(models.Model):
    """What a list said of a party, from the version ``since`` to the one before ``until`` (None: still)."""

    source = models.CharField(max_length=64)
    entry_id = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    party = models.JSONField()
    since = models.ForeignKey("lists.ListVersion", on_delete=models.PROTECT, related_name="brought")
    until = models.ForeignKey("lists.ListVersion", null=True, on_delete=models.PROTECT, related_name="ended")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["source", "entry_id"], condition=models.Q(until=None), name="one_party_in_force"
            )
        ]
        indexes = [models.Index(fields=["source", "until"], name="listed_in_force")]

    def __str__(self) -> str:
        return f"{self.source} {self.entry_id}"


class ListRun(models.Model):
    """One attempt to take a list in, whatever came of it; ``why`` says why it was refused."""

    source = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()
    file_name = models.CharField(max_length=300)
    outcome = models.CharField(max_length=12, choices=[(one, one) for one in RunOutcome])
    why_sv = models.TextField(blank=True)
    why_en = models.TextField(blank=True)
    version = models.ForeignKey("lists.ListVersion", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.source} {self.at:%Y-%m-%d}: {self.outcome}"

    def why(self, language: str) -> str:
        """Why it was refused, in "sv" or "en"; "" when it was not."""
        return self.why_sv if language == "sv" else self.why_en
