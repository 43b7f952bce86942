"""What is still missing in what somebody is about to choose?"""

from collections.abc import Iterator, Mapping
from datetime import date

from farled.assessment.terms import MOST_CONDITIONS, Choice, Condition, Draft, Lacking
from farled.text.terms import Wording

_SAID: Mapping[str, Wording] = {
    "reason": Wording(sv="Skriv skälet.", en="Write the reason."),
    "told_partner": Wording(
        sv="Skriv hur partnern får veta det, och av vem.", en="Write how the partner is told, and by whom."
    ),
    "help_goes_on": Wording(
        sv="Skriv vilken hjälp till enskilda som fortsätter, eller att ingen behövs.",
        en="Write which help to individuals goes on, or that none is needed.",
    ),
    "exit_plan": Wording(
        sv="Skriv planen: vad som avslutas när, vem som gör det och vilka som tas om hand.",
        en="Write the plan: what ends when, who does it, and who is taken care of.",
    ),
    "changes": Wording(sv="Skriv vad som ska ändras.", en="Write what is to be changed."),
    "evidence": Wording(
        sv="Skriv vilket underlag som visar att uppgiften är fel.",
        en="Write which evidence shows that the finding is wrong.",
    ),
}
_NEEDED: Mapping[Choice, tuple[str, ...]] = {
    Choice.PROCEED: ("reason",),
    Choice.PROCEED_WITH_CONDITIONS: ("reason",),
    Choice.ASK_FOR_MORE: ("reason",),
    Choice.DECLINE: ("reason", "told_partner", "help_goes_on"),
    Choice.STOP_BY_LAW: ("reason",),
    Choice.MODIFY: ("reason", "changes"),
    Choice.TERMINATE: ("reason", "exit_plan"),
    Choice.HAND_UP: ("reason",),
    Choice.FINDING_WRONG: ("evidence",),
}
_NO_WORDS = Wording(sv="Skriv vad villkoret är.", en="Write what the condition is.")
_NO_OWNER = Wording(sv="Välj vilken post som äger villkoret.", en="Choose the post that owns the condition.")
_NO_DUE = Wording(sv="Skriv till vilken dag villkoret ska vara uppfyllt.", en="Write by which day it is due.")
_PAST = Wording(
    sv="Dagen för villkoret har redan passerat.", en="The day of the condition has passed already."
)
_TOO_MANY = Wording(
    sv="Högst {most} egna villkor. Fler hör hemma bland åtgärderna.",
    en="At most {most} conditions of your own. More belong among the measures.",
).filled(most=str(MOST_CONDITIONS))


def needed_for(choice: Choice) -> tuple[str, ...]:
    """The fields of a draft that a choice cannot do without."""
    return _NEEDED[choice]


def lacking(*, draft: Draft, on: date) -> tuple[Lacking, ...]:
    """All that is missing in a draft, each with its field; empty means that it says what it has to.

    Conditions count only where a decision goes ahead with conditions. Example: to decline without saying how
    the partner is told lacks ``told_partner``.
    """
    said = (Lacking(field, _SAID[field]) for field in _NEEDED[draft.choice] if not _words(draft, field))
    if draft.choice is not Choice.PROCEED_WITH_CONDITIONS:
        return tuple(said)
    return (*said, *_in_conditions(draft.conditions, on))


def _words(draft: Draft, field: str) -> str:
    return str(getattr(draft, field)).strip()


def _in_conditions(conditions: tuple[Condition, ...], on: date) -> Iterator[Lacking]:
    if sum(not one.is_blank for one in conditions) > MOST_CONDITIONS:
        yield Lacking("conditions", _TOO_MANY)
    for place, one in enumerate(conditions):
        if not one.is_blank:
            yield from _in_condition(one, f"condition-{place}", on)


def _in_condition(one: Condition, place: str, on: date) -> Iterator[Lacking]:
    if not one.words.strip():
        yield Lacking(f"{place}-words", _NO_WORDS)
    if one.owner_id is None:
        yield Lacking(f"{place}-owner", _NO_OWNER)
    if one.due is None:
        yield Lacking(f"{place}-due", _NO_DUE)
    elif one.due < on:
        yield Lacking(f"{place}-due", _PAST)
