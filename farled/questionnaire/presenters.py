"""How is a questionnaire told to those who keep it?"""

from collections.abc import Sequence
from typing import Any

from farled.questionnaire.models import Published
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import Questionnaire


def questionnaire_told(
    *, versions: Sequence[Published], draft: Questionnaire | None, language: str
) -> dict[str, Any]:
    """One questionnaire: its versions, newest first, and how the content folder's stands to them.

    ``standing`` is published, newer, changed (other content under a published version) or gone.
    """
    shown = draft or asked_in(versions[0])
    return {
        "id": shown.id,
        "title": shown.title.in_language(language),
        "versions": [_version(one, is_newest=one is versions[0]) for one in versions],
        "draft": draft,
        "draft_version": draft.version if draft else "",
        "draft_questions": len(draft.questions) if draft else 0,
        "draft_digest": draft.digest if draft else "",
        "standing": _standing(versions, draft),
    }


def _version(published: Published, *, is_newest: bool) -> dict[str, Any]:
    return {
        "pk": published.pk,
        "version": published.version,
        "published_at": published.published_at,
        "digest": published.digest,
        "questions": len(asked_in(published).questions),
        "is_newest": is_newest,
    }


def _standing(versions: Sequence[Published], draft: Questionnaire | None) -> str:
    if draft is None:
        return "gone"
    digests = {one.version: one.digest for one in versions}
    if draft.version not in digests:
        return "newer"
    return "published" if digests[draft.version] == draft.digest else "changed"
