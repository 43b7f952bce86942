"""Which tables keep editions side by side, and every figure of each?"""

from django.db import models

from farled.audit.models import AppendOnly


class StoredEdition(AppendOnly):
    """One edition of one source as it was taken in. Later editions stand beside it, never over it.

    In force on a day is the newest ``adopted_at`` of a source up to that day.
    """

    source = models.CharField(max_length=16)
    label = models.CharField(max_length=64)
    data_year = models.PositiveIntegerField()
    adopted_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    is_extract = models.BooleanField(default=False)
    territories = models.PositiveIntegerField()
    values = models.PositiveIntegerField()
    notes = models.JSONField(default=list)

    class Meta(AppendOnly.Meta):
        indexes = [models.Index(fields=["source", "-adopted_at"], name="edition_in_force")]
        # With ``values``: the same file may come again when the name table has learnt more of its names.
        constraints = [
            models.UniqueConstraint(fields=["source", "digest", "values"], name="a_file_is_taken_in_once")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.label}"


class StoredObservation(models.Model):
    """One figure of an edition; see terms.Observation for the meaning of each column."""

    edition = models.ForeignKey(
        "evidence.StoredEdition", on_delete=models.PROTECT, related_name="observations"
    )
    territory = models.CharField(max_length=8)
    indicator = models.CharField(max_length=32)
    year = models.SmallIntegerField()
    value = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    label = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "territory", "indicator", "year"], name="a_figure_stands_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.territory} {self.indicator} {self.year}"
