"""Which versions of a questionnaire are published, and what does each of them ask?"""

from functools import lru_cache

from farled.questionnaire.content import from_json
from farled.questionnaire.models import Published
from farled.questionnaire.terms import Questionnaire

QUICK_CHECK = "quick-check"


@lru_cache(maxsize=32)
def _read(_digest: str, content: str) -> Questionnaire:
    return from_json(content)


def asked_in(published: Published) -> Questionnaire:
    """The questionnaire of a published version; read once a process, since a version never changes."""
    return _read(published.digest, published.content)


def newest(questionnaire: str = QUICK_CHECK) -> Published:
    """The version published last; Published.DoesNotExist when none was."""
    return Published.objects.filter(questionnaire=questionnaire).latest("published_at", "pk")


def versions(questionnaire: str | None = None) -> list[Published]:
    """Every published version, newest first."""
    found = Published.objects.order_by("-published_at", "-pk")
    return list(found.filter(questionnaire=questionnaire) if questionnaire else found)
