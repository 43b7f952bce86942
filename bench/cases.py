"""What could a case look like? Made-up cases in the published form: facts, answers and work by chance.

Nothing in them is likely, everything is possible: what holds for these holds for any case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from farled.assessment.terms import Books, Depth, RequirementState
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.countries.terms import AcademicFreedom, Attention
from farled.mitigation.terms import Knowledge, Means, MeasureState
from farled.organisation.terms import PostRole
from farled.partners.terms import CheckState, Found, PartnerKind
from farled.questionnaire.terms import Kind, Question, Questionnaire, Reply
from farled.responsibility.terms import DECIDING_ROLES

Case = dict[str, Any]
ON = "2026-11-23"
TEXT = "A text"
"""So begins whatever people write in their own words, and nothing else."""
_CODES = ("QMA", "QMB", "QMC")
"""Codes that ISO 3166 leaves to whoever needs one: no country of this world."""
_DONE = tuple(state for state in RequirementState if state is not RequirementState.MISSING)
_FOUND = ("military_link", "rights_violations", "state_directed")


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes cases by the questions and rules of the content. The same ``chance`` makes the same cases.

    ``most``: so many ratings, measures and requirements at most, each.
    """

    chance: Random
    packs: tuple[Questionnaire, ...]
    books: Books
    most: int = 8

    def case(self) -> Case:
        """One case of a full assessment, without what it expects: in some all is calm, in some nothing is."""
        pack, calm = self._one(self.packs), self.chance.choice((0.0, 0.6, 0.9, 0.98))
        partners = [self._partner(calm) for _ in range(self.chance.choice((1, 1, 1, 2)))]
        return {
            "title": self._both(),
            "story": self._both(),
            "reference": self._text(),
            "on": ON,
            "pack": pack.id,
            "collaboration": self._collaboration(calm),
            "partners": partners,
            "countries": self._countries(partners, calm),
            **self._answers(pack, calm),
            **self._work(),
        }

    def _work(self) -> Case:
        """What people have done: rated, planned, required, handed on, found wrong."""
        rules = [rule.id for rule in self.books.rulebook.rules]
        return {
            "requirements": [self._seen(one.id) for one in self._few(self.books.rulebook.requirements)],
            "ratings": [self._rating(id) for id in self._few(rules)],
            "measures": [self._measure(one.id, rules) for one in self._few(self.books.measures)],
            **self._sometimes("outside", self._few(DECIDING_ROLES)),
            **self._sometimes(
                "set_aside", [self._set_aside(stop.id) for stop in self._few(self.books.rulebook.stops)]
            ),
            **self._sometimes("deeper", self._deeper()),
            **self._sometimes("running", {"since": "2026-10-01", "event": self._text()}),
        }

    def _collaboration(self, calm: float) -> Case:
        agreement = self._either(Agreement.NONE, Agreement, calm)
        return {
            "activity": self._one(Activity),
            "agreement": agreement,
            "reach": Reach.NONE if agreement is Agreement.NONE else self._one(Reach),
            "funding": self._either(Funding.OWN, Funding, calm),
            "ends_on": self._one(("2027-03-31", "2029-06-30")),
        }

    def _partner(self, calm: float) -> Case:
        state = self._either(CheckState.CURRENT, CheckState, calm)
        return {
            "name": self._text(),
            "kind": self._one(PartnerKind),
            "role": self._one(PartnerRole),
            "country": self._one(_CODES),
            **self._sometimes("owner", {"name": self._text(), "country": self._one(_CODES)}),
            "earlier": self.chance.randrange(3),
            "check": {"state": state, **{key: self._either(Found.NO, Found, calm) for key in _FOUND}},
        }

    def _countries(self, partners: list[Case], calm: float) -> Case:
        places = [*partners, *(partner["owner"] for partner in partners if "owner" in partner)]
        return {
            code: {
                "attention": self._either(Attention.OPEN, Attention, calm),
                "academic_freedom": self._either(AcademicFreedom.RESPECTED, AcademicFreedom, calm),
            }
            for code in sorted({place["country"] for place in places})
        }

    def _answers(self, pack: Questionnaire, calm: float) -> Case:
        """An answer to most questions, also to some that are not asked; some correct what is known."""
        answers = {one.key: self._answer(one, calm) for one in pack.questions if self.chance.random() < 0.98}
        corrected = [key for key in answers if self.chance.random() < 0.03]
        corrections = [{"key": key, "value": answers.pop(key), "reason": self._text()} for key in corrected]
        return {"answers": answers, "corrections": corrections}

    def _answer(self, question: Question, calm: float) -> str:
        if question.kind is Kind.TEXT:
            return self._text()
        return self._either(_calm_answer(question, self.books), question.allowed, calm)

    def _seen(self, id: str) -> Case:
        state, by = self._one(_DONE), self._one(PostRole)
        return {"id": id, "state": state, "on": "2026-11-10", "by": by, "note": self._text()}

    def _rating(self, rule: str) -> Case:
        told = {"finding": rule, "before": self._cell(), "after": self._cell(), "reason": self._text()}
        return {**told, "knowledge": self._one(Knowledge), **self._sometimes("override", self._text())}

    def _cell(self) -> Case:
        matrix = self.books.matrices.dated[-1]
        likelihood, consequence = self._one(matrix.likelihood), self._one(matrix.consequence)
        return {"likelihood": likelihood.id, "consequence": consequence.id}

    def _measure(self, id: str, rules: list[str]) -> Case:
        return {
            "measure": id,
            "against": self.chance.sample(rules, 8),
            "state": self._one(MeasureState),
            "owner": self._one(PostRole),
            "due": "2027-06-30",
            "evidence": self._text(),
            "means": self._one(Means),
        }

    def _set_aside(self, stop: str) -> Case:
        by = self._either(PostRole.PRESIDENT, PostRole, 0.5)
        return {"rule": stop, "on": "2026-11-10", "by": by, "evidence": self._text()}

    def _deeper(self) -> Case:
        sections = [area.id for area in self._few(self.books.rulebook.areas)]
        return {"depth": self._one(Depth), "sections": sections, "reason": self._text()}

    def _both(self) -> Case:
        return {"sv": self._text(), "en": self._text()}

    def _text(self) -> str:
        return f"{TEXT}, {self.chance.randrange(10**9)}"

    def _one(self, of: Any) -> Any:
        return self.chance.choice(tuple(of))

    def _either(self, usual: Any, of: Any, calm: float) -> Any:
        return usual if self.chance.random() < calm else self._one(of)

    def _few[Item](self, of: Sequence[Item]) -> list[Item]:
        return self.chance.sample(of, self.chance.randint(0, min(self.most, len(of))))

    def _sometimes(self, key: str, value: Any) -> Case:
        return {key: value} if self.chance.random() < 0.2 else {}


def _calm_answer(question: Question, books: Books) -> str:
    """An answer that no rule names, or the last one that is not a doubt."""
    named = [
        rule.when for rule in (*books.rulebook.rules, *books.rulebook.stops) if question.key in rule.when
    ]
    sure = [value for value in question.allowed if value != Reply.UNSURE]
    return next((value for value in sure if not any(f'"{value}"' in when for when in named)), sure[-1])
