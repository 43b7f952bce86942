"""How does a served demonstration get a full assessment in which everything is answered, and much required?

Run as a program in the environment of that house: ``python -m tests.journeys.answered NUMBER ANSWER``.
"""

import subprocess
import sys

import django
from django.utils import timezone

from tests.ground.site import Site, environment


def assess(number: str, value: str) -> None:
    """Begin the full assessment of a collaboration; answer every question with this value where it fits."""
    # The builders need tables, which a program has only when the house is set up.
    from farled.assessment.actions import begin_assessment  # noqa: PLC0415  # see above
    from farled.assessment.models import Case  # noqa: PLC0415  # see above
    from tests import builders  # noqa: PLC0415  # see above

    at = timezone.now()
    case = Case.objects.get(collaboration__number=number, is_current=True)
    by = case.collaboration.responsible
    viewer = builders.viewer(by, at)
    if not case.is_full:
        begin_assessment(by=by, at=at, viewer=viewer, number=number, pack=builders.MEDICAL)
    case.refresh_from_db()
    builders.answer_open(builders.Built(case, by, viewer, None), at=at, value=value)


def assess_in(site: Site, number: str, value: str = "unsure") -> None:
    """Do so in a served house, whose database is another than that of the tests."""
    subprocess.run(
        [sys.executable, "-m", "tests.journeys.answered", number, value],
        env=environment(site.home),
        check=True,
        capture_output=True,
    )


if __name__ == "__main__":
    django.setup()
    assess(*sys.argv[1:])
