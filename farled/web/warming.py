"""What does every worker need anyway? Read once before the server forks, it is held in memory once."""

import ctypes
import gc

from django.conf import settings
from django.db import connections
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils import timezone, translation

from farled.assessment.queries.pack import delegation, review, rulebook
from farled.countries.queries import choices, register, thresholds
from farled.evidence.queries import sources
from farled.questionnaire.queries import asked_in, packs, versions
from farled.text.rules import written_moment, written_number

_ARENA_MAX, _TRIM_THRESHOLD = -8, -1
"""Numbers of two settings in the C library's malloc.h."""
_KEPT_BYTES = 128 * 1024


def give_memory_back() -> None:
    """Let all threads of a worker share one heap, and return what is free at once; glibc alone knows of it.

    Left alone, it keeps a heap a thread and what each once needed: 20 MiB on a register of 10,000.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt:
        mallopt(_ARENA_MAX, 1)
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)


def warm() -> None:
    """Read addresses, pages, languages and content, and leave no connection to the database behind."""
    _ = get_resolver().url_patterns
    for page in sorted(settings.PAGES.rglob("*.html")):
        get_template(page.relative_to(settings.PAGES).as_posix())
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Sign in")
        choices(language)
        written_moment(timezone.localtime(), language)
        written_number(0.5, 2, language)
    for read in (rulebook, delegation, review, packs, register, thresholds, sources):
        read()
    for published in versions():
        asked_in(published)
    connections.close_all()
    gc.collect()
    # What is frozen is never walked by the collector, so its pages stay shared between the workers.
    gc.freeze()
