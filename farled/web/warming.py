"""What does every worker need anyway? Read once before the server forks, it is held in memory once."""

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
