"""Which tables keep how people rate what was found, and what they plan to do about it?"""

from django.db import models

from farled.mitigation.terms import Knowledge, Means, MeasureState


class StoredRating(models.Model):
    """How one finding of a case is rated before the measures and after them, and why.

    The steps are ids of the matrix in force; empty ``after`` steps: not rated after measures yet. ``version``
    counts the changes, so that two people never overwrite each other unseen.
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="ratings")
    finding = models.CharField(max_length=200)
    likelihood_before = models.CharField(max_length=40)
    consequence_before = models.CharField(max_length=40)
    likelihood_after = models.CharField(max_length=40, blank=True)
    consequence_after = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    knowledge = models.CharField(max_length=8, choices=[(one, one) for one in Knowledge])
    override = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["case", "finding"], name="one_rating_per_finding"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_rating_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(likelihood_after="", consequence_after="")
                | (~models.Q(likelihood_after="") & ~models.Q(consequence_after="")),
                name="after_is_rated_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding}: {self.likelihood_before}, {self.consequence_before}"


class StoredMeasure(models.Model):
    """One measure of a case: out of the catalogue (``measure``), or in own words (``words``).

    ``number`` gives its letter in the case (1 is A). ``against`` are rules of findings. ``is_condition``: a
    decision holds only with it. A dropped measure is kept, never deleted.
    """

    case = models.ForeignKey("assessment.Case", on_delete=models.PROTECT, related_name="measures")
    number = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=64, blank=True)
    words = models.TextField(blank=True)
    against = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=[(one, one) for one in MeasureState])
    owner = models.ForeignKey("organisation.Post", on_delete=models.PROTECT, related_name="measures")
    due = models.DateField()
    evidence = models.TextField(blank=True)
    means = models.CharField(max_length=8, choices=[(one, one) for one in Means], default=Means.NOT_SAID)
    means_note = models.TextField(blank=True)
    means_by = models.ForeignKey("organisation.Person", null=True, on_delete=models.PROTECT, related_name="+")
    means_at = models.DateTimeField(null=True)
    is_condition = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_measure_per_letter"),
            models.CheckConstraint(
                condition=~models.Q(measure="", words=""), name="a_measure_says_what_is_done"
            ),
            models.CheckConstraint(
                condition=models.Q(means=Means.NOT_SAID, means_by=None, means_at=None)
                | (~models.Q(means=Means.NOT_SAID) & ~models.Q(means_by=None) & ~models.Q(means_at=None)),
                name="means_are_said_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["owner", "state"], name="measure_owner")]

    def __str__(self) -> str:
        return f"{self.letter}: {self.measure or self.words}"

    @property
    def letter(self) -> str:
        """What the measure is called in its case: A to Z, then AA and so on."""
        letters, rest = "", self.number
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(ord("A") + place) + letters
        return letters
