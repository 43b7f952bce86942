"""Which versions of a questionnaire are published, and what does each of them ask?"""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import QuerySet

from farled.questionnaire.content import from_json, read_facts, read_questionnaires
from farled.questionnaire.models import Published
from farled.questionnaire.terms import Fact, Questionnaire
from farled.text.content import ContentError, content_folder

QUICK_CHECK = "quick-check"


@lru_cache(maxsize=32)
def _read(_digest: str, content: str) -> Questionnaire:
    return from_json(content)


def asked_in(published: Published) -> Questionnaire:
    """The questionnaire of a published version; read once a process, since a version never changes."""
    return _read(published.digest, published.content)


def newest(questionnaire: str = QUICK_CHECK) -> Published:
    """The version published last; Published.DoesNotExist when none was."""
    found: Published = Published.objects.filter(questionnaire=questionnaire).latest("published_at", "pk")
    return found


def full_packs() -> list[Published]:
    """The newest published version of each questionnaire of a full assessment, by its id; one query."""
    found: dict[str, Published] = {}
    for version in versions():
        if version.questionnaire != QUICK_CHECK:
            found.setdefault(version.questionnaire, version)
    return [found[id] for id in sorted(found)]


def all_published() -> QuerySet[Published]:
    """Every published version; to join with what was answered on them."""
    return Published.objects.all()


def versions(questionnaire: str | None = None) -> list[Published]:
    """Every published version, newest first."""
    found = Published.objects.order_by("-published_at", "-pk")
    return list(found.filter(questionnaire=questionnaire) if questionnaire else found)


def declared_facts() -> tuple[Fact, ...]:
    """The facts of the register that conditions may name; read once a process."""
    return _facts(str(content_folder()))


def packs() -> tuple[Questionnaire, ...]:
    """The questionnaires as they stand in the content folder, published or not; read once a process."""
    return _packs(str(content_folder()))


@lru_cache(maxsize=2)
def _facts(_folder: str) -> tuple[Fact, ...]:
    return read_facts(content_folder() / "facts.yaml")


@lru_cache(maxsize=2)
def _packs(_folder: str) -> tuple[Questionnaire, ...]:
    return read_questionnaires(content_folder() / "questionnaires", declared_facts())


def draft(questionnaire: str = QUICK_CHECK) -> Questionnaire:
    """A questionnaire as it stands in the content folder; LookupError names those there are."""
    found = {pack.id: pack for pack in packs()}
    if questionnaire not in found:
        raise LookupError(f"there is no questionnaire {questionnaire!r}; there is {', '.join(sorted(found))}")
    return found[questionnaire]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The questionnaires of the content folder as they are this moment, or what keeps them from loading."""

    found: dict[str, Questionnaire]
    complaint: str = ""


def drafts_read_anew() -> Drafts:
    """All questionnaires of the folder, past what this process remembers: somebody may be editing them."""
    folder = content_folder()
    try:
        facts = read_facts(folder / "facts.yaml")
        found = read_questionnaires(folder / "questionnaires", facts)
    except ContentError as error:
        return Drafts({}, str(error))
    return Drafts({pack.id: pack for pack in found})
