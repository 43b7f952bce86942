"""What is required in a case, where does each requirement stand, who said what about it, and what remains?"""

from typing import Any

from farled.assessment.models import StoredRequirement
from farled.assessment.queries.work import Kept
from farled.assessment.rules.requiring import is_settled
from farled.assessment.terms import Assessment, Required, RequirementState
from farled.organisation.rules import ROLES
from farled.organisation.terms import PostRole
from farled.text.rules import written_date
from farled.text.terms import Wording

Plain = dict[str, Any]

_NOTED = Wording(sv="antecknat av {who}", en="noted by {who}")
_STATES = {
    RequirementState.MISSING: Wording(sv="Återstår", en="Remains"),
    RequirementState.ASKED: Wording(sv="Väntar på svar", en="Waits for an answer"),
    RequirementState.MET: Wording(sv="Klart", en="Done"),
    RequirementState.WAIVED: Wording(sv="Eftergivet", en="Waived"),
}
_GIVEN = Wording(sv="Yttrandet är lämnat", en="The opinion is given")
_KNOWN = Wording(sv="Uppfyllt", en="Met")
_AGAIN = Wording(sv="Behöver göras om", en="To be done again")
_TO_GIVE = Wording(
    sv="Be om yttrandet. Ingen beslutar förrän det finns.",
    en="Ask for the opinion. Nobody decides before it is there.",
)
_TO_DO = Wording(
    sv="Gör det och skriv vad som kom fram, eller fråga någon. Ingen beslutar innan dess.",
    en="Do it and write what came out, or ask somebody. Nobody decides before that.",
)
_ANSWER_BY = Wording(sv="Svaret behövs senast {day}.", en="The answer is needed by {day}.")
_ANSWER_LATE = Wording(sv="Svaret behövdes {day}.", en="The answer was needed by {day}.")
_ANSWER = Wording(sv="Svaret väntas. Ingen dag är satt.", en="An answer is awaited. No day is set.")
_WAIVABLE = Wording(
    sv="{Post}, eller en post som beslutar högre upp, kan efterge det med ett skäl.",
    en="{Post}, or a post that decides above, can waive it with a reason.",
)
_UNWAIVABLE = Wording(sv="Ingen kan efterge det.", en="Nobody can waive it.")


def requirements_of(*, assessment: Assessment, kept: Kept, language: str) -> list[Plain]:
    """Every requirement of a case as plain values: what stands in the way first, reminders last; no query.

    ``note``, ``who`` and ``at`` tell what was said of it, by whom and when; empty until somebody has.
    """
    stored = {one.requirement: one for one in kept.requirements}
    rows = [_row(one, stored.get(one.asked.id), assessment, language) for one in assessment.requirements]
    return sorted(rows, key=lambda row: (row["is_reminder"], row["is_free"], not row["is_in_the_way"]))


def _row(
    required: Required, stored: StoredRequirement | None, assessment: Assessment, language: str
) -> Plain:
    return {
        "id": required.asked.id,
        "anchor": f"r-{required.asked.id}",
        "name": required.asked.name.in_language(language),
        "because": [reason.in_language(language) for reason in required.asked.because],
        "given_by": required.given_by.in_language(language) if required.given_by else "",
        "waivable": _waivable(required).in_language(language)
        if required.before_decision and not required.is_free
        else "",
        "is_reminder": not required.before_decision and not required.is_free,
        "is_free": required.is_free,
        "is_opinion": bool(required.posts),
        "is_in_the_way": required.is_in_the_way,
        "is_settled": is_settled(required=required),
        "state": required.state.value,
        "says": _says(required, stored).in_language(language),
        "problem": required.problem.in_language(language) if required.problem else "",
        "remains": _remains(required, stored, assessment, language),
        **_said(required, stored, language),
        **_asked(stored, language),
    }


def _says(required: Required, stored: StoredRequirement | None) -> Wording:
    """Where it stands, in two or three words."""
    if required.problem:
        return _AGAIN
    if required.state is RequirementState.MET and stored is None:
        return _KNOWN
    if required.state is RequirementState.MET and required.posts:
        return _GIVEN
    return _STATES[required.state]


def _remains(
    required: Required, stored: StoredRequirement | None, assessment: Assessment, language: str
) -> str:
    """What somebody has to do before anybody decides; empty when nothing."""
    if not required.is_in_the_way:
        return ""
    if required.state is RequirementState.MISSING:
        return (_TO_GIVE if required.posts else _TO_DO).in_language(language)
    if stored is None or stored.due is None:
        return _ANSWER.in_language(language)
    pattern = _ANSWER_LATE if stored.due < assessment.on else _ANSWER_BY
    return pattern.in_language(language).format(day=kept_together(written_date(stored.due, language)))


def kept_together(day: str) -> str:
    """A day that is not broken over two lines."""
    return day.replace(" ", "\N{NO-BREAK SPACE}")


def _waivable(required: Required) -> Wording:
    return _WAIVABLE.filled(Post=ROLES[required.waived_by]) if required.waived_by else _UNWAIVABLE


def _said(required: Required, stored: StoredRequirement | None, language: str) -> Plain:
    """What was said, by whom and when; what is known already speaks for itself."""
    if stored is None or stored.state == RequirementState.ASKED:
        known = required.because if required.state is RequirementState.MET else None
        return {"note": known.in_language(language) if known else "", "who": "", "at": None}
    return {"note": stored.note, "who": signed(stored, language), "at": stored.at}


def signed(stored: StoredRequirement, language: str) -> str:
    """The post that spoke, and its holder; for an adviser from outside also who noted it."""
    said = f"{ROLES[PostRole(stored.by_role)].in_language(language)}, {stored.spoken_by or stored.by.name}"
    noted = _NOTED.in_language(language).format(who=stored.by.name)
    return f"{said} ({noted})" if stored.spoken_by else said


def _asked(stored: StoredRequirement | None, language: str) -> Plain:
    """Which post was asked what, by whom, when, until when; empty when none was."""
    if stored is None or not stored.asked_of or stored.asked_by is None:
        return {"question": "", "asked_of": "", "asked_by": "", "asked_at": None, "due": None}
    return {
        "question": stored.question,
        "asked_of": ROLES[PostRole(stored.asked_of)].in_language(language),
        "asked_by": stored.asked_by.name,
        "asked_at": stored.asked_at,
        "due": stored.due,
    }
