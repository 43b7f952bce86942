"""How does the first account, or one more, come to be?"""

import argparse
import getpass
import sys
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from farled.organisation import actions as organisation
from farled.organisation.queries import all_units
from farled.organisation.terms import PostRole, UnitKind
from farled.text.terms import Wording
from farled.web.command import CommandError

_TITLES = {
    PostRole.RESEARCHER: Wording(sv="Forskare", en="Researcher"),
    PostRole.HEAD_OF_DEPARTMENT: Wording(sv="Prefekt", en="Head of department"),
    PostRole.ACADEMIC_VICE_PRESIDENT: Wording(sv="Vicerektor", en="Academic vice president"),
    PostRole.PRESIDENT: Wording(sv="Rektor", en="President"),
    PostRole.INTERNATIONAL_OFFICE: Wording(sv="Internationell handläggare", en="International officer"),
    PostRole.LEGAL: Wording(sv="Jurist", en="Legal counsel"),
    PostRole.EXPORT_CONTROL: Wording(sv="Exportkontrollansvarig", en="Export control officer"),
    PostRole.SECURITY: Wording(sv="Säkerhetsansvarig", en="Security officer"),
    PostRole.REGISTRAR: Wording(sv="Registrator", en="Registrar"),
    PostRole.AUDITOR: Wording(sv="Internrevisor", en="Internal auditor"),
    PostRole.ADMINISTRATOR: Wording(sv="Systemförvaltare", en="System administrator"),
}


def run(given: argparse.Namespace) -> int:
    """Create unit where there is none, account, post and holding, all or nothing."""
    _check(given)
    password = _password(given.password_file)
    try:
        with translation.override("en"), transaction.atomic():
            unit = _create(given, password)
    except ValidationError as error:
        raise CommandError(f"the password will not do: {' '.join(error.messages)}") from error
    except IntegrityError as error:
        raise CommandError(f"there is an account {given.username!r} already") from error
    sys.stdout.write(f"{given.username} can sign in, as {given.role} of {unit}.\n")
    return 0


def _check(given: argparse.Namespace) -> None:
    try:
        validate_slug(given.username)
        if given.email:
            validate_email(given.email)
    except ValidationError as error:
        expected = "a username of letters, figures, - and _, and an e-mail address"
        raise CommandError(f"expected {expected}, found {given.username!r} and {given.email!r}") from error
    if len(given.username) > 64 or not given.name.strip():
        raise CommandError("expected a username of at most 64 letters and a name that is not empty")


def _create(given: argparse.Namespace, password: str) -> str:
    now = timezone.now()
    unit = _unit(given.unit)
    titles = _TITLES[PostRole(given.role)]
    person = organisation.open_account(
        by=None,
        at=now,
        username=given.username,
        name=given.name.strip(),
        email=given.email,
        language=given.language,
        password=password,
    )
    post = organisation.open_post(
        by=None,
        at=now,
        unit=unit,
        role=PostRole(given.role),
        title_sv=given.title_sv or titles.sv,
        title_en=given.title_en or titles.en,
    )
    organisation.give_post(by=None, at=now, post=post, person=person, since=timezone.localdate(now))
    return str(unit.name(given.language))


def _unit(name: str | None):  # type: ignore[no-untyped-def]  # a Unit, whose model is not a door
    """The unit of that name; the university where none is named, made now in a new installation."""
    units = all_units()
    if not units:
        names = settings.UNIVERSITY
        return organisation.open_unit(
            by=None, at=timezone.now(), name_sv=names["sv"], name_en=names["en"], kind=UnitKind.UNIVERSITY
        )
    if name is None:
        return units[0]
    found = [unit for unit in units if name.casefold() in (unit.name_sv.casefold(), unit.name_en.casefold())]
    if len(found) != 1:
        there = "; ".join(unit.name_en for unit in units)
        raise CommandError(
            f"expected the name of one unit, found {len(found)} called {name!r}. There are: {there}"
        )
    return found[0]


def _password(file: Path | None) -> str:
    if file is not None:
        try:
            return _first_line(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"the password file {file} cannot be read") from error
    if not sys.stdin.isatty():
        return _first_line(sys.stdin.read())
    first, again = getpass.getpass("Password: "), getpass.getpass("Once more: ")
    if first != again:
        raise CommandError("the two passwords differ; nothing was created")
    return first


def _first_line(text: str) -> str:
    lines = text.splitlines()
    if not lines or not lines[0]:
        raise CommandError("expected a password in the first line, found none")
    return lines[0]
