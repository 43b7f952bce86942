"""How does the page of what is required read: what remains, what can this reader do, what was said before?"""

from collections.abc import Mapping
from typing import Any

from farled.assessment.models import Case, StoredRequirement
from farled.assessment.presenters import words
from farled.assessment.presenters.check import lowered
from farled.assessment.presenters.requirements import requirements_of, signed
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.opinions import Earlier
from farled.assessment.queries.requiring import done_in
from farled.assessment.queries.work import Kept
from farled.assessment.rules.requiring import (
    Acting,
    Deed,
    Done,
    giving_role,
    may_be_asked,
    open_deeds,
    taking_back_role,
)
from farled.assessment.terms import Assessment, Required, RequirementState
from farled.organisation.rules import ROLES
from farled.organisation.terms import OUTSIDE
from farled.partners.terms import CheckState
from farled.risks.queries import rulebook
from farled.risks.terms import Requirement
from farled.text.terms import Wording

Plain = dict[str, Any]
Stored = Mapping[str, StoredRequirement]

_ONE_LEFT = Wording(sv="Ett krav återstår", en="One requirement remains")
_LEFT = Wording(sv="{count} krav återstår", en="{count} requirements remain")
_ALL_DONE = Wording(sv="Allt som krävs är gjort", en="Everything that is required is done")
_NOTHING = Wording(sv="Inget krävs före beslutet", en="Nothing is required before the decision")
_GIVE = Wording(sv="Lämna yttrandet", en="Give the opinion")
_NOTE_IT = Wording(sv="Anteckna svaret", en="Note the answer")
_ANSWER = Wording(sv="Svara", en="Answer")
_IT_IS_DONE = Wording(sv="Det är gjort", en="It is done")
_CHANGE = Wording(sv="Ändra det som står", en="Change what is said")
_ASK = Wording(sv="Fråga {post}", en="Ask the {post}")
_ASK_SOMEBODY = Wording(sv="Fråga någon", en="Ask somebody")
_ASK_ANEW = Wording(sv="Ändra frågan", en="Change the question")
_WAIVE = Wording(sv="Efterge det", en="Waive it")
_BACK = {
    RequirementState.ASKED: Wording(sv="Ta tillbaka frågan", en="Take back the question"),
    RequirementState.MET: Wording(sv="Ta tillbaka det", en="Take it back"),
    RequirementState.WAIVED: Wording(sv="Återkalla eftergiften", en="Take back the waiver"),
}
_LONGEST = 400
"""So many letters of an earlier opinion are shown; the rest stands in its own case."""


def requirements_page(
    *,
    case: Case,
    kept: Kept,
    assessment: Assessment,
    ground: Ground,
    acting: Acting,
    earlier: Mapping[str, tuple[Earlier, ...]],
    language: str,
) -> Plain:
    """All that "assessment/requirements.html" shows but the forms; ``deeds`` are open to this reader."""
    stored = {one.requirement: one for one in kept.requirements}
    deeds = _deeds(case, assessment, stored, acting, language)
    rows = [
        {
            **row,
            "version": stored[row["id"]].version if row["id"] in stored else 0,
            "deeds": deeds[row["id"]],
            "earlier": [_earlier(one, language) for one in earlier.get(row["id"], ())],
            "checks": _unchecked(row, ground),
        }
        for row in requirements_of(assessment=assessment, kept=kept, language=language)
    ]
    return {
        "heading": _heading(rows).in_language(language),
        "items": [row for row in rows if not row["is_reminder"]],
        "reminders": [row for row in rows if row["is_reminder"]],
        "gone": _gone(case, assessment, stored, acting, language),
    }


def _heading(rows: list[Plain]) -> Wording:
    asked = [row for row in rows if not row["is_reminder"]]
    left = sum(row["is_in_the_way"] for row in asked)
    return words.counted(left, _ONE_LEFT, _LEFT, none=_ALL_DONE if asked else _NOTHING)


def _deeds(
    case: Case, assessment: Assessment, stored: Stored, acting: Acting, language: str
) -> dict[str, list[Plain]]:
    """For each requirement what this reader can do about it now, in words; nothing once it is decided."""
    found: dict[str, list[Plain]] = {}
    for required in assessment.requirements:
        id = required.asked.id
        requirement, done = rulebook().requirement(id), done_in(stored[id]) if id in stored else None
        deeds = open_deeds(requirement=requirement, required=required, done=done, acting=acting)
        found[id] = [
            {"do": deed, "label": _label(deed, requirement, required, done, acting).in_language(language)}
            for deed in (() if case.decided_at else deeds)
        ]
    return found


def _label(
    deed: Deed, requirement: Requirement, required: Required, done: Done | None, acting: Acting
) -> Wording:
    match deed:
        case Deed.MEET:
            return _meeting(requirement, required, done, acting)
        case Deed.ASK:
            return _ASK_ANEW if required.state is RequirementState.ASKED else _asking(requirement)
        case Deed.WAIVE:
            return _WAIVE
        case Deed.WITHDRAW:
            return _BACK[done.state if done else required.state]


def _asking(requirement: Requirement) -> Wording:
    posts = may_be_asked(requirement=requirement)
    return _ASK.filled(post=lowered(ROLES[posts[0]])) if len(posts) == 1 else _ASK_SOMEBODY


def _meeting(requirement: Requirement, required: Required, done: Done | None, acting: Acting) -> Wording:
    if required.state is RequirementState.MET:
        return _CHANGE
    asked_of = done.asked_of if done else None
    if giving_role(requirement=requirement, asked_of=asked_of, acting=acting) in OUTSIDE:
        return _NOTE_IT
    if requirement.posts:
        return _GIVE
    is_asked = done is not None and done.asked_of in acting.roles
    return _ANSWER if is_asked and not acting.works else _IT_IS_DONE


def _earlier(one: Earlier, language: str) -> Plain:
    note = one.stored.note
    collaboration = one.stored.case.collaboration
    return {
        "note": note if len(note) <= _LONGEST else f"{note[:_LONGEST].rstrip()} …",
        "who": signed(one.stored, language),
        "at": one.at,
        "partners": ", ".join(one.partners),
        "number": collaboration.number,
        "title": collaboration.title,
    }


def _unchecked(row: Plain, ground: Ground) -> list[Plain]:
    """The partners whose background check would meet the requirement, and is not there or too old."""
    if row["is_settled"] or "partner.check" not in rulebook().requirement(row["id"]).met_when:
        return []
    return [
        {"pk": partner.partner_id, "name": partner.name}
        for partner in ground.partners
        if partner.check is not CheckState.CURRENT
    ]


def _gone(case: Case, assessment: Assessment, stored: Stored, acting: Acting, language: str) -> list[Plain]:
    """What was asked or said of something that the case does not require any more."""
    required = {one.asked.id for one in assessment.requirements}
    names = {one.id: one for one in rulebook().requirements}
    return [
        {
            "id": one.requirement,
            "anchor": f"r-{one.requirement}",
            "name": names[one.requirement].name.in_language(language),
            "note": one.note or one.question,
            "who": signed(one, language),
            "at": one.at,
            "version": one.version,
            "may_take_back": not case.decided_at
            and taking_back_role(requirement=names[one.requirement], done=done_in(one), acting=acting)
            is not None,
        }
        for one in stored.values()
        if one.requirement not in required and one.requirement in names
    ]
