"""How are people reminded of what is due for review?"""

import sys
from argparse import Namespace

from django.utils import timezone

from farled.assessment.actions import remind


def run(_given: Namespace) -> int:
    """Remind, and say how many reviews and measures are due."""
    reminded = remind(by=None, at=timezone.now())
    sys.stdout.write(f"{reminded} reviews and measures are due; whoever was not reminded yet has been now.\n")
    return 0
