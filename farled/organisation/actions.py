"""How do units, accounts and posts come and change?"""

from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from farled.audit import actions as audit
from farled.organisation.models import Deputyship, Holding, Person, Post, Unit
from farled.organisation.rules import NOT_YOURS, against_deputy, may_appoint
from farled.organisation.terms import REFUSED_SIGN_IN, PostRole, UnitKind, Viewer
from farled.text.terms import Wording


@transaction.atomic
def open_unit(
    *, by: Person | None, at: datetime, name_sv: str, name_en: str, kind: UnitKind, parent: Unit | None = None
) -> Unit:
    """A new unit below ``parent``; its path says where it hangs."""
    unit = Unit.objects.create(name_sv=name_sv, name_en=name_en, kind=kind, parent=parent)
    unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
    unit.save(update_fields=["path"])
    audit.record(by=by, at=at, what="organisation:unit:open", on=unit, after={"path": unit.path})
    return unit


@transaction.atomic
def open_account(
    *,
    by: Person | None,
    at: datetime,
    username: str,
    name: str,
    email: str,
    language: str,
    password: str | None,
) -> Person:
    """A local account. ``password`` None makes one that cannot sign in by password.

    Raises django's ValidationError when the password is too weak.
    """
    person = Person(username=username, name=name, email=email, language=language)
    if password is None:
        person.set_unusable_password()
    else:
        validate_password(password, person)
        person.set_password(password)
    person.save()
    audit.record(by=by, at=at, what="organisation:account:open", on=person, after={"language": language})
    return person


@transaction.atomic
def set_password(*, by: Person, at: datetime, person: Person, password: str) -> None:
    """Give an account a new password; raises ValidationError when it is too weak."""
    validate_password(password, person)
    person.set_password(password)
    person.save(update_fields=["password"])
    audit.record(by=by, at=at, what="organisation:account:password", on=person)


@transaction.atomic
def set_language(*, by: Person, at: datetime, language: str) -> None:
    """Remember the language that a person reads."""
    before = by.language
    by.language = language
    by.save(update_fields=["language"])
    audit.record(
        by=by,
        at=at,
        what="organisation:account:language",
        on=by,
        before={"language": before},
        after={"language": language},
    )


@transaction.atomic
def open_post(
    *, by: Person | None, at: datetime, unit: Unit, role: PostRole, title_sv: str, title_en: str
) -> Post:
    """A new post in a unit."""
    post = Post.objects.create(unit=unit, role=role, title_sv=title_sv, title_en=title_en)
    audit.record(by=by, at=at, what="organisation:post:open", on=post, after={"role": role})
    return post


@transaction.atomic
def give_post(*, by: Person | None, at: datetime, post: Post, person: Person, since: date) -> Holding:
    """The person holds the post from ``since`` on."""
    holding = Holding.objects.create(post=post, person=person, since=since)
    audit.record(
        by=by, at=at, what="organisation:post:give", on=post, after={"person": person.pk, "since": str(since)}
    )
    return holding


@transaction.atomic
def take_post_back(*, by: Person, at: datetime, holding: Holding, until: date) -> None:
    """The person holds the post up to, not including, ``until``."""
    holding.until = until
    holding.save(update_fields=["until"])
    audit.record(
        by=by,
        at=at,
        what="organisation:post:end",
        on=holding.post,
        after={"person": holding.person_id, "until": str(until)},
    )


@transaction.atomic
def appoint_deputy(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    post: Post,
    person: Person,
    since: date,
    until: date,
    reason: str,
) -> Deputyship:
    """Let somebody act in a post's rights from ``since`` to before ``until``.

    Raises DeputyRefused with every reason. It ends by itself on its last day.
    """
    reasons = against_deputy(
        may_appoint=may_appoint(viewer=viewer, role=PostRole(post.role), unit_path=post.unit.path),
        role=PostRole(post.role),
        is_holder=Holding.objects.filter(_held_at(since), post=post, person=person).exists(),
        is_active=person.is_active,
        since=since,
        until=until,
        today=timezone.localdate(at),
        reason=reason,
    )
    if reasons:
        raise DeputyRefused(*reasons)
    made = Deputyship.objects.create(
        post=post, person=person, since=since, until=until, reason=reason.strip()
    )
    after = {"person": person.pk, "since": str(since), "until": str(until)}
    audit.record(by=by, at=at, what="organisation:deputy:appoint", on=post, why=made.reason, after=after)
    return made


@transaction.atomic
def end_deputyship(*, by: Person, at: datetime, viewer: Viewer, deputyship: Deputyship) -> None:
    """The deputy's rights end today; one that has not begun never does. Raises DeputyRefused."""
    post, today = deputyship.post, timezone.localdate(at)
    may_end = may_appoint(viewer=viewer, role=PostRole(post.role), unit_path=post.unit.path)
    if not may_end and deputyship.person_id != by.pk:
        raise DeputyRefused(NOT_YOURS)
    if deputyship.until <= today:
        return
    before = {"until": str(deputyship.until)}
    deputyship.until = max(today, deputyship.since)
    deputyship.save(update_fields=["until"])
    after = {"person": deputyship.person_id, "until": str(deputyship.until)}
    audit.record(by=by, at=at, what="organisation:deputy:end", on=post, before=before, after=after)


def _held_at(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


class DeputyRefused(Exception):  # noqa: N818 - an appointment is refused, as the glossary says
    """Somebody cannot deputise so; ``reasons`` are all of them."""

    def __init__(self, *reasons: Wording) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.en for reason in reasons))


@transaction.atomic
def welcome(
    *,
    by: Person,
    at: datetime,
    username: str,
    name: str,
    email: str,
    language: str,
    password: str,
    post: Post,
) -> Person:
    """Open an account and give its holder a post from today on."""
    person = open_account(
        by=by, at=at, username=username, name=name, email=email, language=language, password=password
    )
    give_post(by=by, at=at, post=post, person=person, since=at.date())
    return person


@transaction.atomic
def note_refused_sign_in(*, by: Person | None, at: datetime, person: Person) -> None:
    """Remember that somebody gave a wrong password for this account."""
    audit.record(by=by, at=at, what=REFUSED_SIGN_IN, on=person)
