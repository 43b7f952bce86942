"""Create or upgrade the database's tables.

Stops with a clear line when a step fails; nothing is half done on either database.
"""

import argparse

import django
from django.core.management import call_command


def arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: the database is a setting."""


def run(_given: argparse.Namespace) -> int:
    """Bring the tables up to date."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return 0
