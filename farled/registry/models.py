"""Which tables hold the register of research organisations, and each import of it?"""

from django.db import models


class RegistryRelease(models.Model):
    """A release of the register that was taken in; the newest is in force. Digest: SHA-256 of all records."""

    digest = models.CharField(max_length=64)
    file_name = models.CharField(max_length=300)
    organisations = models.PositiveIntegerField()
    added = models.PositiveIntegerField()
    changed = models.PositiveIntegerField()
    removed = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.file_name} {self.at:%Y-%m-%d}"


class RegisteredOrganisation(models.Model):
    """A record as the newest release has it; one that a release no longer has stays, marked."""

    ror = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    record = models.JSONField()
    is_gone = models.BooleanField(default=False)

    class Meta:
        ordering = ("ror",)

    def __str__(self) -> str:
        return self.ror
