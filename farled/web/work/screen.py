"""How is a whole register screened against the lists?"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

from farled.registry.queries import release_in_force
from farled.screening.presenters import hit_told
from farled.screening.queries import in_force, questions_of, screener
from farled.screening.rules.comparing import SURE
from farled.screening.terms import HitState, Purpose, Question
from farled.web.command import CommandError
from farled.web.work.counting import counted
from farled.web.work.in_bulk import Answer, answer_file

_NOTHING = "none"
_SAID = {
    HitState.CONFIRMED_IDENTIFIER: "share an identifier with a listed party",
    HitState.LIKELY: f"are likely a listed party (score {SURE} or more)",
    HitState.SAME_NAME_ELSEWHERE: "bear the name of a listed party that is another one",
    HitState.INSUFFICIENT: "resemble a listed name, with too little to say more",
    _NOTHING: "meet nothing",
}


def run(given: argparse.Namespace) -> int:
    """Screen the file; CommandError where it does not fit, and then nothing is written."""
    versions, release = in_force(), release_in_force()
    if not versions:
        raise CommandError("no list is taken in yet; farled lists import takes one in")
    purpose = Purpose(given.purpose)
    rows, seen = answer_file(
        path=given.file,
        out=given.out,
        of=[versions, release.digest if release else "", purpose],
        read=partial(questions_of, given.file, purpose=purpose),
        answer=_answering,
        workers=given.workers,
    )
    sys.stdout.write(_summary(rows, seen))
    return 0


def _answering() -> Callable[[tuple[Question, Purpose]], Answer]:
    asked = screener()

    @lru_cache(maxsize=50_000)
    def met(question: Question) -> tuple[str, str]:
        """What a question without its id meets: registers name the same partner many times."""
        hits = asked.ask(question)
        told = json.dumps([hit_told(one) for one in hits], ensure_ascii=False, separators=(",", ":"))
        return told, hits[0].state if hits else _NOTHING

    def answer(row: tuple[Question, Purpose]) -> Answer:
        hits, state = met(replace(row[0], id=""))
        return f'{{"id":{json.dumps(row[0].id, ensure_ascii=False)},"hits":{hits}}}', state

    return answer


def _summary(rows: int, seen: Counter[str]) -> str:
    """What the rows of this sitting met, by the surest hit of each."""
    lines = [f"{seen[state]:>8}  {told}" for state, told in _SAID.items()]
    return (
        "\n".join([counted(rows, "row"), *lines, "A hit is a doubt until a person has looked at it."]) + "\n"
    )
