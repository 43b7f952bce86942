"""Under which posts is a deed signed, as they were held that day?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from farled.organisation.models import Deputyship, Holding
from farled.organisation.queries.held import title_of


def signatures(*, deeds: Iterable[tuple[int, date]], language: str) -> dict[tuple[int, date], str]:
    """For each (person, day) the posts that the person held that day, as a deed is signed; two queries."""
    return {deed: both[0] if language == "sv" else both[1] for deed, both in signed(deeds=deeds).items()}


def signed(*, deeds: Iterable[tuple[int, date]]) -> dict[tuple[int, date], tuple[str, str]]:
    """For each (person, day) the posts held that day or deputised for, in both languages; two queries."""
    wanted = set(deeds)
    theirs = {"person_id__in": {person for person, _day in wanted}}
    held: list[Holding | Deputyship] = [
        *Holding.objects.filter(**theirs).select_related("post__unit").order_by("id"),
        *Deputyship.objects.filter(**theirs).select_related("post__unit").order_by("id"),
    ]
    return {deed: (_signed(held, deed, "sv"), _signed(held, deed, "en")) for deed in wanted}


def _signed(held: Iterable[Holding | Deputyship], deed: tuple[int, date], language: str) -> str:
    person, day = deed
    return "; ".join(
        f"{title_of(one, language)}, {one.post.unit.name(language)}"
        for one in held
        if one.person_id == person and one.since <= day and (one.until is None or day < one.until)
    )
