"""How does a house become ready for visitors of the demonstration?"""

from django.core.management import call_command
from django.utils import timezone

from farled.web.demo.loading import Say, is_loaded, load


def prepare(say: Say) -> None:
    """Bring the tables up to date, and fill the house when nobody lives in it."""
    call_command("migrate", verbosity=0, interactive=False)
    if is_loaded():
        say("The university is there already; what was done in it is kept.")
        return
    load(at=timezone.now(), say=say)
