"""Which tables hold what people are told, and how they want to be told?"""

from django.db import models

from farled.notices.terms import MailState, MailWish, NoticeKind


class Notice(models.Model):
    """One thing that one person is told, written in the same transaction as the change that it tells of.

    ``address`` is a page of the house and holds no name. ``once``: what happened; the same is told once to
    everybody. ``mail`` says where its mail stands, ``said`` what the mail server answered last.
    """

    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=24, choices=[(kind, kind) for kind in NoticeKind])
    address = models.CharField(max_length=200)
    once = models.CharField(max_length=120)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mail = models.CharField(max_length=12, choices=[(state, state) for state in MailState])
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        constraints = [models.UniqueConstraint(fields=["person", "once"], name="nobody_is_told_twice")]
        indexes = [
            models.Index(fields=["mail", "next_try"], name="notice_waits"),
            models.Index(fields=["person", "read_at"], name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.once}"


class Wish(models.Model):
    """How somebody wants mail; without a row each notice comes at once. ``digest_on``: the last digest."""

    person = models.OneToOneField(
        "organisation.Person", on_delete=models.PROTECT, related_name="mail_wish", primary_key=True
    )
    mail = models.CharField(max_length=8, choices=[(wish, wish) for wish in MailWish])
    digest_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.mail
