"""Which tables hold units, people, posts and who held a post when?"""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from farled.organisation.terms import PostRole, UnitKind


class Unit(models.Model):
    """A part of the university. ``path`` ("/1/4/") is kept by ``actions`` and covers all that lies below."""

    name_sv = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in UnitKind])
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    path = models.CharField(max_length=200, db_index=True, blank=True)

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name_en

    def name(self, language: str) -> str:
        """The unit's name in "sv" or "en"."""
        return self.name_sv if language == "sv" else self.name_en


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=username)


class Person(AbstractBaseUser):
    """Somebody who works here. No field for nationality, ethnicity or faith, and none may be added."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, choices=[("sv", "svenska"), ("en", "English")], default="sv")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post in a unit: the bearer of rights and duties."""

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40, choices=[(role, role) for role in PostRole])
    title_sv = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.title_en

    def title(self, language: str) -> str:
        """The post's title in "sv" or "en"."""
        return self.title_sv if language == "sv" else self.title_en


class Deputyship(models.Model):
    """Who acts in a post's rights beside its holder: from ``since`` on, up to but not including ``until``.

    It always has an end. It belongs to the post: a change of holder neither ends nor begins it.
    """

    post = models.ForeignKey("organisation.Post", on_delete=models.PROTECT, related_name="deputyships")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="deputyships")
    since = models.DateField()
    until = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="deputyship_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} / {self.post}"


class Holding(models.Model):
    """Who holds a post: from ``since`` on, up to but not including ``until`` (empty: still)."""

    post = models.ForeignKey("organisation.Post", on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="holdings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="holding_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} / {self.post}"
