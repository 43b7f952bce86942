"""How does a test get a register with very many rows, quickly?"""

from itertools import count

from farled.assessment.models import Case
from farled.collaborations.models import Collaboration, Partnership
from tests.builders import Built

_number = count(1)


def crowd(built: Built, size: int) -> None:
    """So many more undecided collaborations like this one, written straight into the tables."""
    like, case = built.case.collaboration, built.case
    plain = {
        field.attname: getattr(like, field.attname)
        for field in Collaboration._meta.concrete_fields
        if not field.primary_key
    }
    rows = Collaboration.objects.bulk_create(
        Collaboration(**plain | {"number": f"1999-{next(_number):05d}", "title": f"Row {place}"})
        for place in range(size)
    )
    partner_id = like.partnerships.get().partner_id
    Partnership.objects.bulk_create(
        Partnership(collaboration=row, partner_id=partner_id, role="partner") for row in rows
    )
    Case.objects.bulk_create(
        Case(
            collaboration=row,
            published_id=case.published_id,
            opened_at=case.opened_at,
            opened_by_id=case.opened_by_id,
            result=case.result,
            open_questions=case.open_questions,
            deciding_role=case.deciding_role,
        )
        for row in rows
    )
