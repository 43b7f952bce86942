"""What becomes of a case's answers, and of its outcome, in a newer version of the questionnaire?"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from farled.questionnaire.rules.standing import by_key, is_allowed
from farled.questionnaire.terms import (
    Answer,
    Carried,
    Carrying,
    DryRun,
    Ended,
    Moved,
    Questionnaire,
    Trial,
    Tried,
)

Outcome = Callable[[Questionnaire, Trial, tuple[Answer, ...]], Ended]
"""What a case ends in by a version with these answers; passed in by the room that judges."""


def carry_over(*, old: Questionnaire, new: Questionnaire, answers: Iterable[Answer]) -> Carried:
    """The answers of a case on ``old`` as they stand in ``new``.

    A key that carrying rules name moves only where they say; any other key keeps its meaning and stays. An
    answer that fits nowhere, or that meets a different one in its key, is archived and the question asked.
    """
    given = by_key(answers)
    moves = _settled([move for key in sorted(given) for move in _moves(new, given[key])])
    arrived = {move.was.key for move in moves}
    foreseen = _foreseen(old, new)
    return Carried(
        kept=tuple(move.now for move in moves if move.now == move.was),
        changed=tuple(move for move in moves if move.now != move.was),
        dropped_archived=tuple(given[key] for key in sorted(given) if key not in arrived),
        new_questions=tuple(question for question in new.questions if question.key not in foreseen),
    )


def dry_run(*, old: Questionnaire, new: Questionnaire, cases: Iterable[Trial], outcome: Outcome) -> DryRun:
    """What ``new`` would do to each case: what carries over, which questions open, which outcome changes."""
    return DryRun(tuple(_try(old, new, case, outcome) for case in cases))


def _try(old: Questionnaire, new: Questionnaire, case: Trial, outcome: Outcome) -> Tried:
    carried = carry_over(old=old, new=new, answers=case.answers)
    before, after = outcome(old, case, case.answers), outcome(new, case, carried.answers)
    return Tried(
        id=case.id,
        carried=carried,
        opens=tuple(key for key in after.open if key not in before.open),
        before=before.outcome,
        after=after.outcome,
    )


def _moves(new: Questionnaire, answer: Answer) -> list[Moved]:
    rows = [row for row in new.carrying if row.from_key == answer.key]
    stays = Carrying(from_key=answer.key, to_key=answer.key)
    moves = [Moved(was=answer, now=_carried_by(row, answer)) for row in rows or [stays]]
    return [move for move in moves if _fits(new, move.now)]


def _carried_by(row: Carrying, answer: Answer) -> Answer:
    value = dict(row.values).get(answer.value, answer.value)
    return Answer(key=row.to_key, value=value, reason=answer.reason)


def _fits(new: Questionnaire, answer: Answer) -> bool:
    questions = {question.key: question for question in new.questions}
    return answer.key in questions and is_allowed(question=questions[answer.key], value=answer.value)


def _settled(moves: list[Moved]) -> list[Moved]:
    """One answer a key; where two meet and differ, neither is preferred."""
    meeting: dict[str, list[Moved]] = defaultdict(list)
    for move in moves:
        meeting[move.now.key].append(move)
    agreed = (met for met in meeting.values() if len({(m.now.value, m.now.reason) for m in met}) == 1)
    return [met[0] for met in agreed]


def _foreseen(old: Questionnaire, new: Questionnaire) -> set[str]:
    before = {question.key for question in old.questions}
    return before | {row.to_key for row in new.carrying if row.from_key in before}
