"""Which tables hold partner organisations and the background checks made on them?"""

from django.db import models

from farled.partners.terms import Found, PartnerKind


class Partner(models.Model):
    """An organisation. ``country`` is where it has its seat; the owner is who controls it, if anybody."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in PartnerKind])
    country = models.CharField(max_length=8)
    website = models.URLField(blank=True)
    owner_name = models.CharField(max_length=300, blank=True)
    owner_country = models.CharField(max_length=8, blank=True)
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["name", "country"], name="one_partner_per_name_and_country"),
            models.CheckConstraint(
                condition=models.Q(owner_country="") | ~models.Q(owner_name=""),
                name="an_owner_country_has_an_owner",
            ),
        ]
        indexes = [models.Index(fields=["country"], name="partner_country")]

    def __str__(self) -> str:
        return self.name


class BackgroundCheck(models.Model):
    """What somebody found when looking the partner up; dated, sourced, reused by the next case."""

    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField()
    valid_until = models.DateField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    military_link = models.CharField(max_length=8, choices=[(found, found) for found in Found])
    rights_violations = models.CharField(max_length=8, choices=[(found, found) for found in Found])
    state_directed = models.CharField(max_length=8, choices=[(found, found) for found in Found])
    summary = models.TextField()
    sources = models.TextField()

    class Meta:
        ordering = ("-checked_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gt=models.F("checked_on")), name="check_holds_for_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.checked_on}"
