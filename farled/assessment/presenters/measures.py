"""How are measures shown: what is done, against what, by which post, how far, and with which means?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from farled.assessment.presenters import words
from farled.assessment.presenters.levels import claim_of, numbers_of
from farled.assessment.queries.books import books
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.mitigation.rules import STATES
from farled.mitigation.terms import Means, Measure, MeasureState
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure
    from farled.organisation.models import Post

Plain = dict[str, Any]
_ONE = Wording(sv="En åtgärd", en="One measure")
_MANY = Wording(sv="{count} åtgärder", en="{count} measures")
_NONE = Wording(sv="Ingen åtgärd är planerad än", en="No measure is planned yet")
GONE = Wording(sv="ett fynd som inte längre finns", en="a finding that is no longer there")
VACANT = Wording(sv="ingen har posten i dag", en="nobody holds the post today")
_OWNER = Wording(sv="{title}, {unit}", en="{title}, {unit}")
_LATE_ONE = Wording(sv="Försenad med en dag", en="One day late")
_LATE = Wording(sv="Försenad med {days} dagar", en="{days} days late")
_OPEN = (MeasureState.PLANNED, MeasureState.AGREED)


def measures_page(
    *,
    assessment: Assessment,
    kept: Kept,
    holders: Mapping[int, str],
    posts: list[Post],
    language: str,
    against: str = "",
) -> Plain:
    """All that "assessment/measures.html" shows but the form. ``posts`` are those that may own a measure.

    ``against``: the rule of a finding; then only what works against it is suggested.
    """
    rows = [
        measure_row(stored=stored, assessment=assessment, holders=holders, language=language)
        for stored in kept.measures
    ]
    aim = numbers_of(assessment).get(against, 0)
    live = [row for row in rows if not row["is_dropped"]]
    said_no = [row["letter"] for row in live if row["means"] == Means.NO]
    return {
        "headline": words.counted(len(live), _ONE, _MANY, none=_NONE).in_language(language),
        "rows": live,
        "dropped": [row for row in rows if row["is_dropped"]],
        "unsaid": [row["letter"] for row in live if row["means"] == Means.NOT_SAID],
        "said_no": said_no,
        "decides": decides(assessment, language) if said_no else "",
        "suggestions": [
            one for one in _suggestions(assessment, kept, posts, language) if aim in (0, *one["numbers"])
        ],
        "aim": aim,
    }


def decides(assessment: Assessment, language: str) -> str:
    """The post that decides as things stand; empty when none does."""
    name = assessment.deciding.name
    return name.in_language(language) if name else ""


def measure_row(
    *, stored: StoredMeasure, assessment: Assessment, holders: Mapping[int, str], language: str
) -> Plain:
    """One measure as a list shows it."""
    late = (assessment.on - stored.due).days if stored.state in _OPEN else 0
    return {
        "pk": stored.pk,
        "letter": stored.letter,
        "name": name_of_measure(stored, language),
        "words": stored.words if stored.measure in catalogue() else "",
        "against": _against(stored, assessment, language),
        "owner": owner_said(stored.owner, language),
        "holder": holders.get(stored.owner_id) or VACANT.in_language(language),
        "state": STATES[MeasureState(stored.state)].in_language(language),
        "is_dropped": stored.state == MeasureState.DROPPED,
        "due": stored.due,
        "late": _late(late).in_language(language) if late > 0 else "",
        "evidence": stored.evidence,
        "is_condition": stored.is_condition,
        "means": stored.means,
        "means_note": stored.means_note,
        "means_by": stored.means_by.name if stored.means_by else "",
        "means_at": stored.means_at,
    }


def _late(days: int) -> Wording:
    return _LATE_ONE if days == 1 else _LATE.filled(days=str(days))


def name_of_measure(stored: StoredMeasure, language: str) -> str:
    """What a measure is called: by the catalogue, or by its own words; by its id where that is all left."""
    known = catalogue().get(stored.measure)
    return known.name.in_language(language) if known else stored.words or stored.measure


def catalogue() -> dict[str, Measure]:
    """The measures of the catalogue by their ids."""
    return {measure.id: measure for measure in books().measures}


def _against(stored: StoredMeasure, assessment: Assessment, language: str) -> list[Plain]:
    """The findings by number, each with its claim; one that is gone has no number."""
    numbers = numbers_of(assessment)
    claims = {finding.rule: claim_of(finding.because, language) for finding in assessment.findings}
    return [
        {"rule": rule, "number": numbers.get(rule, 0), "claim": claims.get(rule, GONE.in_language(language))}
        for rule in sorted(stored.against, key=lambda rule: numbers.get(rule, len(numbers) + 1))
    ]


def owner_said(post: Post, language: str) -> str:
    """A post with its unit."""
    said = _OWNER.filled(title=post.title(language), unit=post.unit.name(language))
    return said.in_language(language)


def _suggestions(assessment: Assessment, kept: Kept, posts: list[Post], language: str) -> list[Plain]:
    """The measures of the catalogue against what was found, the gravest first; planned ones left out."""
    planned = {stored.measure for stored in kept.measures if stored.state != MeasureState.DROPPED}
    numbers = numbers_of(assessment)
    return [
        {
            **measure_told(one.measure, posts, language),
            "numbers": sorted(numbers[rule] for rule in one.findings),
        }
        for one in assessment.suggested
        if one.measure.id not in planned
    ]


def measure_told(measure: Measure, posts: list[Post], language: str) -> Plain:
    """A measure of the catalogue with all that it says; ``posts`` who may own it here."""
    told = {key: getattr(measure, key).in_language(language) for key in ("name", "what", "how", "evidence")}
    usual = [owner_said(post, language) for post in posts if post.role in measure.owners]
    return {
        **told,
        "id": measure.id,
        "clause": measure.clause.in_language(language) if measure.clause else "",
        "owners": list(dict.fromkeys(usual)),
        "reference": measure.reference,
    }


def told_of_catalogue(*, id: str, posts: list[Post], language: str) -> Plain | None:
    """What the catalogue says of a measure; None for one in own words."""
    measure = catalogue().get(id)
    return measure_told(measure, posts, language) if measure else None
