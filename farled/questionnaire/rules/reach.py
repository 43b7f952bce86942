"""Can this condition ever hold, and can this question ever open?"""

from collections.abc import Iterable, Iterator
from itertools import islice, product

from farled.questionnaire.rules.conditions import Conditions
from farled.questionnaire.terms import Fact, FactType, FactValue, Question

MOST_COMBINATIONS = 20_000
"""Beyond this the question is not decided by trying; such a condition is given the benefit of the doubt."""


def can_hold(*, conditions: Conditions, text: str) -> bool:
    """False only when the condition is false for every combination of the values that it names."""
    combinations = _combinations(conditions, conditions.names_in(text))
    return combinations is None or any(conditions.holds(text, values) for values in combinations)


def can_open(*, conditions: Conditions, question: Question) -> bool:
    """False only when every combination of values either does not ask the question or closes it."""
    closings = [closing.when for closing in question.closings]
    names = frozenset().union(*(conditions.names_in(text) for text in (question.ask_when, *closings)))
    combinations = _combinations(conditions, names)
    return combinations is None or any(
        conditions.holds(question.ask_when, values)
        and not any(conditions.holds(closing, values) for closing in closings)
        for values in combinations
    )


def _combinations(conditions: Conditions, names: Iterable[str]) -> Iterator[dict[str, FactValue]] | None:
    facts = [conditions.facts[name] for name in sorted(names)]
    choices = [_choices(fact) for fact in facts]
    if not all(choices):
        return None
    tried = list(islice(product(*choices), MOST_COMBINATIONS + 1))
    if len(tried) > MOST_COMBINATIONS:
        return None
    return (dict(zip((fact.key for fact in facts), values, strict=True)) for values in tried)


def _choices(fact: Fact) -> tuple[FactValue, ...]:
    """The values to try; none for a number, which has no closed list."""
    return (True, False) if fact.type is FactType.TRUTH else fact.values
