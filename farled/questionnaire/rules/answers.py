"""Is this answer one that can be kept, and are these facts complete?"""

from collections.abc import Iterable, Mapping

from farled.questionnaire.rules.conditions import is_of
from farled.questionnaire.rules.standing import is_allowed
from farled.questionnaire.terms import (
    Answer,
    Fact,
    FactType,
    FactValue,
    Kind,
    Question,
    Reply,
    Standing,
    State,
)
from farled.text.terms import Wording

REPLIES = {
    Reply.YES: Wording(sv="Ja", en="Yes"),
    Reply.NO: Wording(sv="Nej", en="No"),
    Reply.UNSURE: Wording(sv="Osäker", en="Unsure"),
}
_PICK_ONE = Wording(sv="Välj ett av svaren: {answers}.", en="Choose one of the answers: {answers}.")
_WRITE = Wording(sv="Skriv ett svar.", en="Write an answer.")
_SAY_WHY = Wording(
    sv="Det som redan är känt ger svaret {known}. Skriv varför ett annat svar ska gälla.",
    en="What is already known gives the answer {known}. Say why another answer should count.",
)
_FACT_MISSING = Wording(sv="Uppgiften {key} saknas.", en="The fact {key} is missing.")
_FACT_FOREIGN = Wording(sv="Uppgiften {key} är inte känd här.", en="The fact {key} is not known here.")
_FACT_WRONG = Wording(
    sv="Uppgiften {key} ska vara {expected}, men är {found}.",
    en="The fact {key} should be {expected}, but is {found}.",
)
_EXPECTED = {
    FactType.WORD: Wording(sv="en text", en="a text"),
    FactType.TRUTH: Wording(sv="sant eller falskt", en="true or false"),
    FactType.NUMBER: Wording(sv="ett tal", en="a number"),
}


def problems_with(*, question: Question, value: str, reason: str, known: str = "") -> tuple[Wording, ...]:
    """All that keeps this answer from counting; empty means it is fine.

    ``known`` is what the facts answer (``Standing.known``): another answer corrects it and needs a reason.
    """
    if not is_allowed(question=question, value=value):
        return (_WRITE if question.kind is Kind.TEXT else _pick_one(question),)
    if known and value != known and not reason.strip():
        return (_SAY_WHY.filled(known=name_of(question=question, value=known)),)
    return ()


def name_of(*, question: Question, value: str) -> Wording:
    """What people read for an answer's value; KeyError when the question has no such value."""
    if question.kind is Kind.TEXT:
        return Wording(sv=value, en=value)
    options = {option.id: option.text for option in question.options}
    return options[value] if value in options else REPLIES[Reply(value)]


def archived_answers(*, found: Iterable[Standing], answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that are kept but do not count: not asked here, set aside by a fact, of another version."""
    counts = {
        (standing.question.key, standing.value)
        for standing in found
        if standing.state in (State.ANSWERED, State.CORRECTED, State.KNOWN)
    }
    return tuple(answer for answer in answers if (answer.key, answer.value) not in counts)


def fact_problems(*, declared: Iterable[Fact], values: Mapping[str, FactValue]) -> tuple[Wording, ...]:
    """All that is wrong with a case's facts: missing, not known here, not of the declared type and list."""
    facts = {fact.key: fact for fact in declared}
    missing = (_FACT_MISSING.filled(key=key) for key in facts if key not in values)
    foreign = (_FACT_FOREIGN.filled(key=key) for key in values if key not in facts)
    wrong = (_wrong(fact, values[key]) for key, fact in facts.items() if key in values)
    return (*missing, *foreign, *(problem for problem in wrong if problem))


def _wrong(fact: Fact, value: FactValue) -> Wording | None:
    if is_of(fact, value):
        return None
    listed = ", ".join(fact.values)
    expected = Wording(sv=listed, en=listed) if fact.values else _EXPECTED[fact.type]
    return _FACT_WRONG.filled(key=fact.key, expected=expected, found=repr(value))


def _pick_one(question: Question) -> Wording:
    names = [name_of(question=question, value=value) for value in question.allowed]
    answers = Wording(sv=", ".join(name.sv for name in names), en=", ".join(name.en for name in names))
    return _PICK_ONE.filled(answers=answers)
