"""Kill the worker that sends the mail at random points, and count what arrives at a real mail server.

``python -m tests.rooms.notices.kills KILLS`` does it in the new installation that FARLED_HOME names,
and prints what came of it as JSON. The server and the workers are processes of their own.
"""

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime

import django

from tests.rooms.notices.server import Server

SEED = 20261126
PEOPLE = 5
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LONGEST = 0.1
"""A worker lives for at most so many seconds: long enough for a letter or two."""


def people() -> list[int]:
    """Some people who want each notice at once."""
    from farled.organisation.actions import open_account  # noqa: PLC0415  # set up first

    told = {"by": None, "at": AT, "language": "sv", "password": None}
    names = [f"p{number}" for number in range(PEOPLE)]
    return [open_account(**told, username=one, name=one, email=f"{one}@x.example").pk for one in names]


def killed_worker(chance: random.Random) -> None:
    """Let a worker begin, and kill it in the middle of whatever it does."""
    from django.db import connections  # noqa: PLC0415  # set up first

    from farled.web.work.notices import send_waiting  # noqa: PLC0415  # set up first

    connections.close_all()
    worker = os.fork()
    if worker == 0:
        send_waiting(forever=True)
        os._exit(0)
    time.sleep(chance.random() * LONGEST)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def main() -> int:
    """Kill so many workers, let the last one finish, and count."""
    kills, chance = int(sys.argv[1]), random.Random(SEED)
    forking = multiprocessing.get_context("fork")
    near, far = forking.Pipe()
    server = forking.Process(target=Server.serve, args=(far, SEED), daemon=True)
    server.start()
    os.environ["FARLED_MAIL"] = f"smtp://127.0.0.1:{near.recv()}"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # set up first

    from farled.notices.actions import tell  # noqa: PLC0415  # set up first
    from farled.notices.models import Notice  # noqa: PLC0415  # set up first
    from farled.notices.terms import MailState, NoticeKind  # noqa: PLC0415  # set up first
    from farled.web.work.notices import send_waiting  # noqa: PLC0415  # set up first

    call_command("migrate", verbosity=0)
    everybody = people()
    for number in range(kills):
        who = chance.sample(everybody, 2)
        tell(by=None, at=AT, people=who, kind=NoticeKind.HANDED, address=f"/c/{number}/", once=f"n{number}")
        killed_worker(chance)
    in_between = Notice.objects.filter(mail=MailState.SENT).count()
    while Notice.objects.filter(mail=MailState.WAITS).exists():
        # What the server could not take for a moment is due at once: nobody waits for minutes here.
        Notice.objects.filter(mail=MailState.WAITS).update(next_try=AT)
        send_waiting()
    near.send("done")
    arrived: Counter[str] = Counter(near.recv())
    wanted = {f"<notice-{pk}@localhost.invalid>" for pk in Notice.objects.values_list("pk", flat=True)}
    said = {
        "notices": len(wanted),
        "missing": sorted(wanted - arrived.keys()),
        "doubled": sorted(one for one, times in arrived.items() if times > 1),
        "strange": sorted(arrived.keys() - wanted),
        "in_between": in_between,
        "sent": Notice.objects.filter(mail=MailState.SENT).count(),
    }
    print(json.dumps(said))  # noqa: T201  # its answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
