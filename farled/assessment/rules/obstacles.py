"""What stands in the way of deciding this case now?"""

from collections.abc import Iterator

from farled.assessment.terms import Judgement, Outcome, Result
from farled.text.terms import Wording

_ALLOWED: dict[Result, tuple[Outcome, ...]] = {
    Result.NO_FURTHER_ASSESSMENT: (Outcome.PROCEED, Outcome.DECLINE),
    Result.FULL_ASSESSMENT_NEEDED: (),
    Result.INCOMPLETE: (),
    Result.STOPPED: (),
}
"""What can be decided on a quick check alone. Everything else needs the full assessment."""

_DECIDED = Wording(sv="Samarbetet är redan beslutat.", en="The collaboration has been decided already.")
_FULL = Wording(
    sv="En full bedömning behövs innan samarbetet kan beslutas.",
    en="A full assessment is needed before the collaboration can be decided.",
)
_STOPPED = Wording(
    sv="Ett stopp gäller. Snabbkollen kan inte häva det.",
    en="A stop applies. The quick check cannot lift it.",
)
_OVER = Wording(
    sv="Samarbetet är slut enligt sitt slutdatum. Det finns inget kvar att besluta.",
    en="By its end date the collaboration is over. There is nothing left to decide.",
)
_OUTCOME = Wording(
    sv="Efter en snabbkoll kan man bara gå vidare eller avstå.",
    en="After a quick check one can only proceed or decline.",
)
_NO_POST = Wording(
    sv="Ingen delegation gällde den dagen, så ingen befattning kan besluta.",
    en="No delegation was in force on that day, so no post can decide.",
)
_NOT_YOURS = Wording(
    sv="Beslutet fattas av: {post}. Du beslutar inte i det här ärendet.",
    en="The decision is made by: {post}. You do not decide in this case.",
)
_NO_REASON = Wording(sv="Skriv skälet till beslutet.", en="Write the reason for the decision.")


def obstacles(
    *, judgement: Judgement, is_decided: bool, may_decide: bool, outcome: Outcome, reason: str
) -> tuple[Wording, ...]:
    """All reasons why this person may not make this decision now; empty means yes.

    ``may_decide``: the person acts in the deciding post for this case (see ``judgement.deciding``), which
    the posts held tell and no rule here guesses.
    """
    return (
        *((_DECIDED,) if is_decided else ()),
        *_of_the_result(judgement, outcome),
        *_of_the_person(judgement, may_decide),
        *(() if reason.strip() else (_NO_REASON,)),
    )


def _of_the_result(judgement: Judgement, outcome: Outcome) -> Iterator[Wording]:
    match judgement.result:
        case Result.INCOMPLETE:
            yield from judgement.reasons
        case Result.FULL_ASSESSMENT_NEEDED:
            yield _FULL
        case Result.STOPPED:
            yield _STOPPED
        case Result.NO_FURTHER_ASSESSMENT:
            if judgement.valid_until is None:
                yield _OVER
            if outcome not in _ALLOWED[judgement.result]:
                yield _OUTCOME


def _of_the_person(judgement: Judgement, may_decide: bool) -> Iterator[Wording]:
    if judgement.deciding.name is None:
        yield _NO_POST
    elif not may_decide:
        yield _NOT_YOURS.filled(post=judgement.deciding.name)
