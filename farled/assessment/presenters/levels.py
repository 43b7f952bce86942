"""In which order are findings numbered, and what does one come to in words?"""

import re

from farled.assessment.queries.pack import rulebook
from farled.assessment.terms import Assessment
from farled.mitigation.rules import level_of
from farled.mitigation.terms import Cell, Matrix, Rating, Remaining
from farled.risks.terms import Finding, Level
from farled.text.terms import Wording

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_LEVELS = tuple(Level)
_THEN = Wording(sv="{Before}, sedan {after}", en="{Before}, then {after}")
_STAYS = Wording(sv="{Before}, även efter åtgärder", en="{Before}, also after measures")
_BEFORE_ALONE = Wording(sv="{Before} före åtgärder", en="{Before} before measures")
_UNRATED = Wording(sv="{Before} enligt regeln, inte bedömd än", en="{Before} by the rule, not rated yet")
_OVERRIDDEN = Wording(sv="regeln säger {ruled}", en="the rule says {ruled}")
_IN_CELL = Wording(sv="{likelihood}, {consequence}", en="{likelihood}, {consequence}")


def in_order(assessment: Assessment) -> tuple[Finding, ...]:
    """The findings as every page numbers them: the gravest first, what is to be found out last."""
    return tuple(sorted(assessment.findings, key=lambda one: (one.is_doubt, -_LEVELS.index(one.level))))


def numbers_of(assessment: Assessment) -> dict[str, int]:
    """The number of each finding on every page of a full assessment, by its rule."""
    return {finding.rule: number for number, finding in enumerate(in_order(assessment), start=1)}


def claim_of(because: Wording, language: str) -> str:
    """What a finding says, in its first sentence; what follows is what to do about it."""
    return _SENTENCE.split(because.in_language(language), maxsplit=1)[0]


def advice_of(because: Wording, language: str) -> str:
    """What a finding says after its first sentence; empty when it has but one."""
    return "".join(_SENTENCE.split(because.in_language(language), maxsplit=1)[1:])


def stands_after(*, rating: Rating, left: Remaining, matrix: Matrix) -> Cell:
    """Where a finding counts as standing after measures: as it is rated, or where it was."""
    if rating.after and level_of(cell=rating.after, matrix=matrix) is left.after:
        return rating.after
    return rating.before


def cell_said(*, cell: Cell, matrix: Matrix) -> Wording:
    """A cell by the names of its two steps: "likely, serious"."""
    likelihood = {step.id: step.name for step in matrix.likelihood}
    consequence = {step.id: step.name for step in matrix.consequence}
    return _IN_CELL.filled(likelihood=likelihood[cell.likelihood], consequence=consequence[cell.consequence])


def level_said(*, left: Remaining, rating: Rating | None) -> Wording:
    """What a finding comes to in one line: "High, then medium"."""
    names = rulebook().words.levels
    said = _pattern(left, rating).filled(Before=capital(names[left.before]), after=names[left.after])
    if not left.is_overridden:
        return said
    ruled = _OVERRIDDEN.filled(ruled=names[left.ruled])
    return Wording(sv=f"{said.sv}; {ruled.sv}", en=f"{said.en}; {ruled.en}")


def _pattern(left: Remaining, rating: Rating | None) -> Wording:
    if not left.is_rated:
        return _UNRATED
    if left.before is not left.after:
        return _THEN
    return _STAYS if rating and rating.after else _BEFORE_ALONE


def capital(wording: Wording) -> Wording:
    """The wording as it begins a sentence."""
    return Wording(sv=wording.sv[:1].upper() + wording.sv[1:], en=wording.en[:1].upper() + wording.en[1:])
