"""Among which measures, owners and findings may somebody choose, and what does the form suggest?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from farled.assessment.presenters.levels import claim_of, in_order
from farled.assessment.presenters.measures import GONE, VACANT, catalogue
from farled.assessment.terms import Assessment
from farled.mitigation.terms import MeasureState
from farled.organisation.terms import OFFICES
from farled.risks.terms import Level
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure
    from farled.organisation.models import Post

Plain = dict[str, Any]
_NAMED = Wording(sv="{title}, {unit} ({holder})", en="{title}, {unit} ({holder})")
_SUGGESTED = Wording(sv="Föreslagna", en="Suggested")
_OTHERS = Wording(sv="Övriga i katalogen", en="Others in the catalogue")
_NEAR = Wording(sv="Nära samarbetet", en="Close to the collaboration")
_OFFICES = Wording(sv="Universitetets stöd", en="The university’s offices")


def choices_of(
    *,
    assessment: Assessment,
    posts: list[Post],
    holders: Mapping[int, str],
    language: str,
    stored: StoredMeasure | None = None,
) -> Plain:
    """What a form lets choose among: measures and owners in groups, findings by number and claim.

    A measure that is ``stored`` keeps its owner and its findings, though they may be gone by now.
    """
    first = [one.measure.id for one in assessment.suggested]
    names = {measure.id: measure.name.in_language(language) for measure in catalogue().values()}
    others = sorted((id for id in names if id not in first), key=names.__getitem__)
    if stored is not None and stored.owner_id not in {post.pk for post in posts}:
        posts = [stored.owner, *posts]
    near = [post for post in posts if post.role not in OFFICES]
    far = [post for post in posts if post.role in OFFICES]
    return {
        "measures": _groups(
            {
                _SUGGESTED: [(id, names[id]) for id in first],
                _OTHERS: [(id, names[id]) for id in others],
            },
            language,
        ),
        "owners": _groups(
            {
                _NEAR: [_choice(post, holders, language) for post in near],
                _OFFICES: [_choice(post, holders, language) for post in far],
            },
            language,
        ),
        "findings": _findings(assessment, stored, language),
        "language": language,
    }


def _findings(
    assessment: Assessment, stored: StoredMeasure | None, language: str
) -> list[tuple[str, int, str]]:
    found = [
        (finding.rule, number, claim_of(finding.because, language))
        for number, finding in enumerate(in_order(assessment), start=1)
    ]
    known = {rule for rule, _number, _claim in found}
    gone = [rule for rule in (stored.against if stored else ()) if rule not in known]
    return found + [(rule, 0, GONE.in_language(language)) for rule in gone]


def _groups(groups: Mapping[Wording, list[tuple[str, str]]], language: str) -> list[Any]:
    return [(name.in_language(language), choices) for name, choices in groups.items() if choices]


def _choice(post: Post, holders: Mapping[int, str], language: str) -> tuple[str, str]:
    said = _NAMED.filled(
        title=post.title(language),
        unit=post.unit.name(language),
        holder=holders.get(post.pk) or VACANT.in_language(language),
    )
    return str(post.pk), said.in_language(language)


def prefilled(*, id: str, against: str, assessment: Assessment, posts: list[Post]) -> Plain:
    """What the form suggests when a measure of the catalogue, or one against a finding, is to be planned.

    Of the findings that a measure works against the low ones are left to the person.
    """
    begun: Plain = {"state": MeasureState.PLANNED, "measure": id if id in catalogue() else ""}
    suggested = next((one for one in assessment.suggested if one.measure.id == id), None)
    if suggested is None:
        return begun | {"against": [against]}
    owner = next((post.pk for role in suggested.measure.owners for post in posts if post.role == role), "")
    low = {finding.rule for finding in assessment.findings if finding.level is Level.LOW}
    graver = [rule for rule in suggested.findings if rule not in low]
    aims = [against] if against else graver or list(suggested.findings)
    return begun | {"against": aims, "owner": owner}
