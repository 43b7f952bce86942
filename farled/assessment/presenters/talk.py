"""What have people said at each place of a case, and who is there now?"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from farled.assessment.models import Case, Comment, Presence, StoredAnswer
from farled.assessment.presenters.frame import part_names
from farled.assessment.presenters.questions import said_at
from farled.assessment.queries.books import books
from farled.assessment.queries.places import comments_in
from farled.organisation.queries import signatures
from farled.text.rules import written_moment

Plain = dict[str, Any]


def comments_by_place(*, case: Case, language: str) -> dict[str, list[Plain]]:
    """Every comment of a case under its place, oldest first, signed with the post that was held that day.

    One query for a page, and one more for the posts where anybody has said something.
    """
    comments = comments_in(case)
    found: dict[str, list[Plain]] = defaultdict(list)
    signed = _signed(comments, language)
    for comment, signature in zip(comments, signed, strict=True):
        found[comment.place].append(_told(comment, signature, language))
    return dict(found)


def _signed(comments: list[Comment], language: str) -> list[str]:
    if not comments:
        return []
    deeds = [(comment.by_id, timezone.localdate(comment.at)) for comment in comments]
    posts = signatures(deeds=deeds, language=language)
    return [posts[deed] for deed in deeds]


def _told(comment: Comment, signature: str, language: str) -> Plain:
    return {
        "who": comment.by.name,
        "post": signature,
        "at": comment.at,
        "said_at": written_moment(timezone.localtime(comment.at), language),
        "text": comment.text,
    }


def here_too(*, others: Iterable[Presence], language: str) -> str:
    """Who else has the case open, and where: "Mei-Ling Öberg is here too, in “Risks”."; empty for nobody."""
    return " ".join(_is_here(one.person.name, name_of_place(one.place, language)) for one in others)


def _is_here(name: str, place: str) -> str:
    if not place:
        return _("%(name)s is here too.") % {"name": name}
    return _("%(name)s is here too, in “%(place)s”.") % {"name": name, "place": place}


def name_of_place(place: str, language: str) -> str:
    """What a part of the assessment, or one of its sections, is called; empty for an unknown one."""
    sections = {area.id: area.name.in_language(language) for area in books().rulebook.areas}
    return sections.get(place) or part_names().get(place, "")


def who_answered(*, stored: StoredAnswer, at: Any, language: str) -> str:
    """Who gave an answer and when: the time alone today, the day as well before."""
    return f"{stored.by.name}, {said_at(stored.at, at, language)}"
