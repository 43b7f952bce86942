"""Serve the pages of this installation.

Refuses to start when tables are missing or the database would not keep what it acknowledges.
"""

import argparse
import os

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from farled.web.command import CommandError
from farled.web.durability import weaknesses


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen and with how many workers."""
    parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port (default %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (default %(default)s)")
    parser.add_argument("--threads", type=int, default=4, help="threads a worker (default %(default)s)")


def run(given: argparse.Namespace) -> int:
    """Check the ground, collect the pages' files, serve until stopped."""
    django.setup()
    _refuse_unsafe_ground()
    call_command("collectstatic", verbosity=0, interactive=False)
    connection.close()
    options = {
        "bind": given.bind,
        "workers": given.workers,
        "threads": given.threads,
        "worker_class": "gthread",
        "preload_app": True,
        "graceful_timeout": 10,
        "control_socket_disable": True,
        "proc_name": "farled",
    }
    House(options).run()
    return 0


def _refuse_unsafe_ground() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("the tables are not up to date; run 'farled migrate' first")
    if found := weaknesses():
        raise CommandError(f"the database would not keep what it acknowledges: {'; '.join(found)}")


class House(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """The web server with the house loaded once before it forks, so that workers share its memory."""

    def __init__(self, options: dict[str, object]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> object:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.web.settings")
        # Loaded here, before the workers are forked, so that they share it.
        from farled.web.warming import give_memory_back, warm  # noqa: PLC0415  # needs the house set up
        from farled.web.wsgi import application  # noqa: PLC0415  # see above

        give_memory_back()
        warm()
        return application
