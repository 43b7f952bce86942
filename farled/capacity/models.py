"""Which tables hold contact points, guidance and trainings?"""

from django.db import models


class ContactPoint(models.Model):
    """Somebody whom the people of a unit can ask: from ``since`` on, up to but not including ``until``."""

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person} / {self.unit}"


class Guidance(models.Model):
    """What holds at a unit, in its own words or behind an address; when somebody last looked it through."""

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    says = models.TextField(blank=True)
    address = models.URLField(max_length=500, blank=True)
    reviewed_on = models.DateField()
    is_gone = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.title


class Training(models.Model):
    """A course that somebody has taken, and who says so. Taken back, it stays with the day."""

    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    course = models.CharField(max_length=64)
    on = models.DateField()
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-on", "-id")

    def __str__(self) -> str:
        return f"{self.person}: {self.course} {self.on}"
