"""Does a condition hold for these facts and answers?

Conditions are written in CEL, a small standard language without loops or side effects. Each name has a type
and a closed list of values; a name or a value that nobody declared is refused when the content is loaded.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from cel_expr_python import cel

from farled.questionnaire.terms import Fact, FactType, FactValue, Kind, Question, State, Unasked

_CEL_TYPES = {
    FactType.WORD: cel.Type.STRING,
    FactType.TRUTH: cel.Type.BOOL,
    FactType.NUMBER: cel.Type.DOUBLE,
}
_PYTHON_TYPES: dict[FactType, tuple[type, ...]] = {
    FactType.WORD: (str,),
    FactType.TRUTH: (bool,),
    FactType.NUMBER: (int, float),
}
_LITERAL = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_LITERALS = re.compile(_LITERAL)
_COMMENTS = re.compile(r"//[^\n]*")
_PATHS = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_NAME_FIRST = re.compile(rf"([A-Za-z_][\w.]*)\s*(?:==|!=)\s*({_LITERAL})")
_NAME_LAST = re.compile(rf"({_LITERAL})\s*(?:==|!=)\s*([A-Za-z_][\w.]*)")
_NAME_IN = re.compile(rf"([A-Za-z_][\w.]*)\s+in\s*\[((?:[^\]\"']|{_LITERAL})*)\]")
_PLACE = re.compile(r"(?:ERROR: )?<input>:(\d+):(\d+): ")
_NOISE = re.compile(r"^INVALID_ARGUMENT: | \(in container ''\)|\n \| .*|\s*\[INVALID_ARGUMENT\]$")


class ConditionError(Exception):
    """A condition cannot be used; ``complaint`` says where in the condition and what was expected."""

    def __init__(self, text: str, complaint: str) -> None:
        self.text, self.complaint = text, complaint
        super().__init__(f"{complaint} (in the condition: {text})")


@dataclass(frozen=True, slots=True)
class _Compiled:
    """One condition, ready to run. ``verdicts`` are kept by what its names stand for.

    Their lists are closed, so there are never many; None where a number makes them endless.
    """

    expression: cel.Expression
    names: tuple[str, ...]
    picked: Callable[[Mapping[str, FactValue]], object]
    verdicts: dict[object, bool] | None
    has_truths: bool


class Conditions:
    """The one evaluator of conditions over a vocabulary. Compiles each condition once and keeps it."""

    def __init__(self, vocabulary: Iterable[Fact]) -> None:
        self.facts = {fact.key: fact for fact in vocabulary}
        self._env = cel.NewEnv(variables={key: _CEL_TYPES[fact.type] for key, fact in self.facts.items()})
        self._compiled: dict[str, _Compiled] = {}

    def check(self, text: str) -> None:
        """Raise ConditionError unless it compiles, is true or false, and compares only with listed values."""
        self._compile(text)

    def names_in(self, text: str) -> frozenset[str]:
        """The facts and answers that the condition looks at."""
        return frozenset(self._compile(text).names)

    def holds(self, text: str, values: Mapping[str, FactValue]) -> bool:
        """Whether the condition is true of ``values``, which must have every name that it looks at.

        Raises ConditionError when a value is missing or not one that its name may have: never a silent false.
        """
        compiled = self._compiled.get(text) or self._compile(text)
        if compiled.verdicts is None:
            return self._run(text, compiled, values)
        try:
            given = compiled.picked(values)
        except KeyError:
            return self._run(text, compiled, values)
        # To Python 1 equals true; as the value of a truth it is a mistake.
        known = (given, _types(given)) if compiled.has_truths else given
        verdict = compiled.verdicts.get(known)
        if verdict is None:
            verdict = compiled.verdicts[known] = self._run(text, compiled, values)
        return verdict

    def _run(self, text: str, compiled: _Compiled, values: Mapping[str, FactValue]) -> bool:
        data = {name: self._value(text, name, values) for name in compiled.names}
        verdict = compiled.expression.eval(data=data).value()
        if not isinstance(verdict, bool):
            raise ConditionError(text, f"expected true or false when it runs, found {verdict}")
        return verdict

    def _value(self, text: str, name: str, values: Mapping[str, FactValue]) -> FactValue:
        fact = self.facts[name]
        if name not in values:
            raise ConditionError(text, f"expected a value for {name}, found none")
        value = values[name]
        if not is_of(fact, value):
            raise ConditionError(text, f"expected {name} to be {_expected(fact)}, found {value!r}")
        return value

    def _compile(self, text: str) -> _Compiled:
        if text not in self._compiled:
            expression = self._parse(text)
            self._refuse_stray_values(text)
            names = tuple(sorted(self._names(text)))
            types = {self.facts[name].type for name in names}
            picked = itemgetter(*names) if names else _nothing
            verdicts = None if FactType.NUMBER in types else dict[object, bool]()
            self._compiled[text] = _Compiled(expression, names, picked, verdicts, FactType.TRUTH in types)
        return self._compiled[text]

    def _parse(self, text: str) -> cel.Expression:
        try:
            expression = self._env.compile(text)
        except RuntimeError as error:
            raise ConditionError(text, _readable(str(error))) from error
        if expression.return_type() != cel.Type.BOOL:
            raise ConditionError(text, f"expected true or false, found {expression.return_type()}")
        return expression

    def _names(self, text: str) -> set[str]:
        bare = _COMMENTS.sub("", _LITERALS.sub('""', text))
        found = (self._longest_known(path) for path in _PATHS.findall(bare))
        return {name for name in found if name}

    def _longest_known(self, path: str) -> str | None:
        parts = path.split(".")
        tries = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((name for name in tries if name in self.facts), None)

    def _refuse_stray_values(self, text: str) -> None:
        """CEL knows types, not closed lists: without this, ``== "curent"`` would be false for ever."""
        for name, literal in _comparisons(text):
            fact = self.facts.get(name)
            if fact and fact.values and literal not in fact.values:
                raise ConditionError(text, f"expected {name} to be {_expected(fact)}, found {literal!r}")


def _nothing(_values: Mapping[str, FactValue]) -> object:
    """What a condition looks at that names nothing."""
    return ()


def _types(given: object) -> object:
    return tuple(map(type, given)) if isinstance(given, tuple) else type(given)


def is_of(fact: Fact, value: FactValue) -> bool:
    """Whether the value is of the fact's type and, for a word, in its closed list."""
    is_type = isinstance(value, _PYTHON_TYPES[fact.type])
    is_misplaced_truth = isinstance(value, bool) and fact.type is not FactType.TRUTH
    return is_type and not is_misplaced_truth and (not fact.values or value in fact.values)


def _expected(fact: Fact) -> str:
    return f"one of {', '.join(fact.values)}" if fact.values else f"a {fact.type}"


def _comparisons(text: str) -> Iterable[tuple[str, str]]:
    yield from ((name, literal[1:-1]) for name, literal in _NAME_FIRST.findall(text))
    yield from ((name, literal[1:-1]) for literal, name in _NAME_LAST.findall(text))
    for name, listed in _NAME_IN.findall(text):
        yield from ((name, literal[1:-1]) for literal in _LITERALS.findall(listed))


def _readable(complaint: str) -> str:
    """CEL's own message without its wrapping: line and column of the condition first."""
    return _PLACE.sub(r"line \1, column \2 of the condition: ", _NOISE.sub("", complaint)).replace("\n", "; ")


@lru_cache(maxsize=64)
def conditions_for(words: tuple[Fact, ...]) -> Conditions:
    """The evaluator of this vocabulary, made once."""
    return Conditions(words)


def vocabulary(*, facts: Iterable[Fact], questions: Iterable[Question]) -> tuple[Fact, ...]:
    """All that a condition may name: the facts of the register, and one word for each question's answer."""
    return (*facts, *(_word_of(question) for question in questions))


def _word_of(question: Question) -> Fact:
    given = (State.ANSWERED.value,) if question.kind is Kind.TEXT else question.allowed
    return Fact(
        key=question.key,
        type=FactType.WORD,
        meaning=question.text,
        values=(*given, *(unasked.value for unasked in Unasked)),
    )
