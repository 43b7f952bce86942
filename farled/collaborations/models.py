"""Which tables are the register of collaborations?"""

from django.db import models

from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach


class YearCounter(models.Model):
    """The last number given in a year, so that two registrations never share one."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}-{self.last:04d}"


class Collaboration(models.Model):
    """One thing that we do with others. Benefit and loss are as necessary as the purpose."""

    number = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200)
    activity = models.CharField(max_length=24, choices=[(word, word) for word in Activity])
    purpose = models.TextField()
    benefit_short = models.TextField()
    benefit_long = models.TextField()
    loss = models.TextField()
    agreement = models.CharField(max_length=12, choices=[(word, word) for word in Agreement])
    reach = models.CharField(max_length=12, choices=[(word, word) for word in Reach])
    funding = models.CharField(max_length=12, choices=[(word, word) for word in Funding])
    funder = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="collaborations")
    responsible = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, related_name="collaborations"
    )
    also_responsible = models.ManyToManyField(
        "organisation.Person", related_name="shared_collaborations", blank=True
    )
    partners = models.ManyToManyField("partners.Partner", through="collaborations.Partnership")
    starts_on = models.DateField()
    ends_on = models.DateField()
    registered_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-changed_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="ends_not_before_it_starts"
            ),
            models.CheckConstraint(
                condition=(models.Q(agreement="none") & models.Q(reach="none"))
                | (~models.Q(agreement="none") & ~models.Q(reach="none")),
                name="an_agreement_has_a_reach",
            ),
            *(
                models.CheckConstraint(condition=~models.Q(**{field: ""}), name=f"{field}_is_written")
                for field in ("title", "purpose", "benefit_short", "benefit_long", "loss")
            ),
        ]
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="collaboration_newest"),
            models.Index(fields=["ends_on"], name="collaboration_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Invitation(models.Model):
    """A colleague who was asked into a collaboration's cases: to read and comment, or also to answer.

    Who is invited sees this one collaboration and answers for nothing in it. ``ended_at`` empty: still there.
    """

    collaboration = models.ForeignKey(
        "collaborations.Collaboration", on_delete=models.PROTECT, related_name="invitations"
    )
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="invitations")
    may_answer = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["collaboration", "person"],
                condition=models.Q(ended_at=None),
                name="somebody_is_invited_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} / {self.collaboration}"


class Partnership(models.Model):
    """A partner's part in a collaboration."""

    collaboration = models.ForeignKey(
        "collaborations.Collaboration", on_delete=models.CASCADE, related_name="partnerships"
    )
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="partnerships")
    role = models.CharField(max_length=16, choices=[(word, word) for word in PartnerRole])

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["collaboration", "partner"], name="a_partner_is_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.partner} ({self.role})"
