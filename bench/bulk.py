"""How do a thousand lifelike collaborations come into a house within seconds? In bulk, five cases each.

The same number of rows always gives the same rows. One audit line says that they were written so.
"""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from farled.assessment.models import Case, Decision, StoredAnswer
from farled.audit.actions import record
from farled.collaborations.models import Collaboration, Partnership
from farled.collaborations.terms import Activity
from farled.organisation.models import Person, Unit
from farled.partners.models import BackgroundCheck, Partner
from farled.questionnaire.queries import asked_in, newest

SEED = 20261123
EARLIER_CASES = 4
ANSWERS = 8
_BATCH = 1000
_SUBJECTS = ("glaciär", "stroke", "batterier", "lungcancer", "skogsbränder", "drinking water", "graph theory")
_KINDS = ("Registerstudie om", "Fältarbete om", "Joint course on", "Models of", "Workshop on", "Utbyte kring")
_COUNTRIES = (
    "NOR",
    "FIN",
    "ISL",
    "DEU",
    "GBR",
    "USA",
    "CHN",
    "KEN",
    "JPN",
    "BRA",
    "CHE",
    "TWN",
    "UGA",
    "XKX",
)


@transaction.atomic
def fill(*, rows: int, template: Case, now: datetime) -> None:
    """So many more collaborations; facts and records are those of ``template``, a decided case."""
    chance = random.Random(SEED + rows)
    partners = _partners(chance, now, max(4, rows // 4), template.opened_by)
    made = _bulk(Collaboration, _collaborations(chance, now, rows))
    _bulk(Partnership, _partnerships(chance, made, partners))
    cases = _bulk(Case, _cases(chance, made, template))
    _bulk(StoredAnswer, _answers(chance, cases))
    _bulk(Decision, _decisions(cases, template.decision))
    root = Unit.objects.get(parent=None)
    record(by=None, at=now, what="bench:register:seed", on=root, after={"collaborations": rows})


def _bulk(kind: type[Model], rows: Iterator[Any]) -> list[Any]:
    made: list[Any] = []
    for batch in batched(rows, _BATCH):
        made += kind.objects.bulk_create(batch)  # type: ignore[attr-defined]  # every table has its manager
    return made


def _partners(chance: random.Random, now: datetime, number: int, by: Person) -> list[Partner]:
    partners = _bulk(
        Partner,
        (
            Partner(
                name=f"Invented partner {number}-{place:05}",
                kind=chance.choice(("university", "hospital", "institute", "company")),
                country=chance.choice(_COUNTRIES),
                registered_at=now - timedelta(days=400),
            )
            for place in range(number)
        ),
    )
    today = timezone.localdate(now)
    _bulk(
        BackgroundCheck,
        (
            BackgroundCheck(
                partner=partner,
                checked_on=today - timedelta(days=chance.randrange(10, 390)),
                valid_until=today + timedelta(days=chance.randrange(10, 700)),
                by=by,
                military_link="no",
                rights_violations="no",
                state_directed="no",
                summary="Looked up.",
                sources="Annual report",
            )
            for partner in partners
        ),
    )
    return partners


def _collaborations(chance: random.Random, now: datetime, rows: int) -> Iterator[Collaboration]:
    people = list(Person.objects.filter(holdings__post__role__in=("researcher", "head_of_department")))
    units, today = list(Unit.objects.filter(kind__in=("department", "group"))), timezone.localdate(now)
    for place in range(rows):
        registered = now - timedelta(days=chance.randrange(1, 700), minutes=chance.randrange(900))
        title = f"{chance.choice(_KINDS)} {chance.choice(_SUBJECTS)} {place}"
        yield Collaboration(
            number=f"{2000 + rows % 10}-{rows + place:06}",
            title=title,
            activity=chance.choice(tuple(Activity)),
            purpose=f"{title}. " * 6,
            benefit_short="A shared protocol and a joint paper. " * 3,
            benefit_long="Results that neither side reaches alone. " * 3,
            loss="The question would stay open for years. " * 2,
            agreement="none",
            reach="none",
            funding="own",
            unit=chance.choice(units),
            responsible=chance.choice(people),
            starts_on=today - timedelta(days=chance.randrange(600)),
            ends_on=today + timedelta(days=chance.randrange(900)),
            registered_at=registered,
            changed_at=registered + timedelta(hours=chance.randrange(1, 400)),
        )


def _partnerships(
    chance: random.Random, made: list[Collaboration], partners: list[Partner]
) -> Iterator[Partnership]:
    for collaboration in made:
        for partner in chance.sample(partners, chance.choice((1, 1, 1, 2, 3))):
            yield Partnership(collaboration=collaboration, partner=partner, role="partner")


def _cases(chance: random.Random, made: list[Collaboration], template: Case) -> Iterator[Case]:
    results = ("no_further_assessment",) * 8 + ("incomplete", "full_assessment_needed")
    for collaboration in made:
        for turn in range(EARLIER_CASES + 1):
            is_current = turn == EARLIER_CASES
            result = chance.choice(results) if is_current else "no_further_assessment"
            is_decided = result == "no_further_assessment" and (not is_current or chance.random() < 0.75)
            opened = collaboration.registered_at + timedelta(minutes=turn)
            yield Case(
                collaboration=collaboration,
                published=template.published,
                opened_at=opened,
                opened_by=collaboration.responsible,
                facts=template.facts,
                result=result,
                open_questions=3 if result == "incomplete" else 0,
                deciding_role="researcher",
                decided_at=opened + timedelta(minutes=chance.randrange(2, 4000)) if is_decided else None,
                is_current=is_current,
            )


def _answers(chance: random.Random, cases: list[Case]) -> Iterator[StoredAnswer]:
    keys = [question.key for question in asked_in(newest()).questions][:ANSWERS]
    for case in cases:
        for key in keys:
            value = chance.choice(("no", "no", "no", "no", "unsure", "yes"))
            yield StoredAnswer(case=case, key=key, value=value, at=case.opened_at, by_id=case.opened_by_id)


def _decisions(cases: list[Case], template: Decision) -> Iterator[Decision]:
    """A collaboration's current case keeps a whole record, earlier ones a short one: disks are finite."""
    for case in cases:
        if case.decided_at is None:
            continue
        yield Decision(
            case=case,
            outcome="proceed",
            reason="Known partner, open data.",
            by_id=case.opened_by_id,
            by_role="researcher",
            at=case.decided_at,
            valid_until=(case.decided_at + timedelta(days=700)).date(),
            language="sv",
            snapshot=template.snapshot if case.is_current else "{}",
            digest=template.digest,
            covered=template.covered,
        )
