"""Since when is a collaboration that is looked at again one that runs?"""

from datetime import date, datetime

from django.utils import timezone

from farled.assessment.models import Decision
from farled.assessment.terms import Outcome

WENT_ON = (Outcome.PROCEED, Outcome.PROCEED_WITH_CONDITIONS, Outcome.MODIFY)


def running_since(*, decision: Decision, starts_on: date, at: datetime) -> date | None:
    """The day of looking again, when the last decision let it go on and it has begun; None: still planned.

    What must be asked anew during a collaboration is asked anew from that day on.
    """
    on = timezone.localdate(at)
    return on if decision.outcome in WENT_ON and starts_on <= on else None
