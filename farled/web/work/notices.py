"""How does the mail leave the house exactly once, whatever is killed when?

Each letter is handed over by a courier: a process of its own that lives for one letter and notes itself that
it was accepted. A worker that is killed leaves its courier to finish. All of them hold one lock, which the
kernel releases when the last of them has ended: a new worker looks at the outbox only then (decision 0012).
"""

import fcntl
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections
from django.utils import timezone

from farled.notices.actions import hand_over, note_refused
from farled.notices.queries import Bundle, due_now
from farled.notices.terms import House

_PAUSE_SECONDS = 5


def run(given: Namespace) -> int:
    """Send until nothing waits, or until stopped."""
    send_waiting(forever=given.forever)
    return 0


def send_waiting(*, forever: bool = False) -> int:
    """Send what waits, one letter after the other; gives how many couriers went, unless ``forever``."""
    went = 0
    with _only_one():
        while True:
            bundles = due_now(at=timezone.now())
            for bundle in bundles:
                _send(bundle)
            went += len(bundles)
            if not bundles and not forever:
                return went
            if not bundles:
                connections.close_all()
                time.sleep(_PAUSE_SECONDS)


def _house() -> House:
    """Where this installation's letters go, who sends them, and where its pages are."""
    return House(target=settings.MAIL, sender=settings.MAIL_FROM, address=settings.ADDRESS)


@contextmanager
def _only_one() -> Iterator[None]:
    """Wait until no other worker, and no courier of a killed one, is at work in this house."""
    descriptor = os.open(settings.HOME / "notices.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _send(bundle: Bundle) -> None:
    """Let a courier hand the letter over. It holds the lock as well, and outlives a killed worker."""
    # A connection must not be shared: each process opens its own.
    connections.close_all()
    courier = os.fork()
    if courier:
        _, status = os.waitpid(courier, 0)
        if status:
            said = "the courier ended early; its own words are in the log"
            note_refused(by=None, at=timezone.now(), bundle=bundle, said=said, is_final=False)
        return
    code = 1
    try:
        os.setsid()
        hand_over(by=None, at=timezone.now(), bundle=bundle, house=_house())
        code = 0
    except BaseException as failed:  # noqa: BLE001 - the courier is a process: it says what went wrong and ends
        sys.stderr.write(f"notice {bundle.id}: {failed}\n")
    finally:
        connections.close_all()
        os._exit(code)
