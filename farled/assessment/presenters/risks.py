"""How is each finding shown: what it is, by which rule, how it is rated, and what remains of it?"""

from typing import Any

from farled.assessment.presenters import words
from farled.assessment.presenters.check import listed
from farled.assessment.presenters.levels import advice_of, capital, cell_said, claim_of, in_order, level_said
from farled.assessment.presenters.matrices import matrices_of
from farled.assessment.presenters.used import used_in
from farled.assessment.queries.books import books
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.mitigation.queries import as_rating
from farled.mitigation.rules import has_cell, level_of
from farled.mitigation.terms import Cell, Knowledge, Matrix, Remaining
from farled.questionnaire.terms import State
from farled.risks.terms import Finding, StopKind
from farled.text.terms import Wording

Plain = dict[str, Any]
_CELL = Wording(sv="{Cell} ({level})", en="{Cell} ({level})")
_GONE = Wording(sv="Steg som matrisen inte längre har", en="Steps that the matrix no longer has")
_BY_LAW = Wording(sv="Här vägs ingenting", en="Nothing is weighed here")
_NO_MATRIX = Wording(sv="Ingen riskmatris gäller", en="No risk matrix is in force")
_NOTHING = Wording(sv="Inget fynd att bedöma", en="No finding to rate")
_NONE_LEFT = Wording(sv="Inget fynd väntar på en bedömning", en="No finding waits for a rating")
_ONE_LEFT = Wording(sv="Ett fynd väntar på en bedömning", en="One finding waits for a rating")
_LEFT = Wording(sv="{count} fynd väntar på en bedömning", en="{count} findings wait for a rating")
_ONE_OVERRIDDEN = Wording(
    sv="En nivå är satt lägre än regelns.", en="One level of a rule has been overridden."
)
_OVERRIDDEN = Wording(
    sv="{count} nivåer är satta lägre än reglernas.",
    en="{count} levels of rules have been overridden.",
)


def risks_page(*, assessment: Assessment, kept: Kept, language: str) -> Plain:
    """All that "assessment/risks.html" shows but the forms, which belong to the cards by their rules."""
    matrix = books().matrices.in_force(assessment.on)
    left = {one.finding: one for one in assessment.remaining}
    found = in_order(assessment)
    cards = [
        _card(number, finding, left.get(finding.rule), assessment, kept, matrix, language)
        for number, finding in enumerate(found, start=1)
    ]
    return {
        "headline": _headline(assessment, matrix).in_language(language),
        "is_by_law": _is_by_law(assessment),
        "stops": [stop.because.in_language(language) for stop in assessment.stops],
        "open": sum(standing.state is State.OPEN for standing in assessment.standings),
        "overridden": _overridden(assessment, language),
        "because": matrix.because.in_language(language) if matrix else "",
        "reference": matrix.reference if matrix else "",
        "matrices": matrices_of(assessment=assessment, kept=kept, language=language),
        "table": _table(matrix, language) if matrix else None,
        "cards": [card for card in cards if not card["ask"]],
        "doubts": [card for card in cards if card["ask"]],
    }


def _headline(assessment: Assessment, matrix: Matrix | None) -> Wording:
    if _is_by_law(assessment):
        return _BY_LAW
    if matrix is None:
        return _NO_MATRIX
    if not any(not finding.is_doubt for finding in assessment.findings):
        return _NOTHING
    return words.counted(len(assessment.unrated), _ONE_LEFT, _LEFT, none=_NONE_LEFT)


def _is_by_law(assessment: Assessment) -> bool:
    return any(stop.kind is StopKind.BY_LAW for stop in assessment.stops)


def _overridden(assessment: Assessment, language: str) -> str:
    if not assessment.overridden:
        return ""
    return words.counted(assessment.overridden, _ONE_OVERRIDDEN, _OVERRIDDEN).in_language(language)


def _card(
    number: int,
    finding: Finding,
    left: Remaining | None,
    assessment: Assessment,
    kept: Kept,
    matrix: Matrix | None,
    language: str,
) -> Plain:
    names = rulebook().words
    return {
        "rule": finding.rule,
        "number": number,
        "claim": claim_of(finding.because, language).rstrip("."),
        "advice": advice_of(finding.because, language),
        "kinds": listed([names.kinds[kind] for kind in finding.kinds], language),
        "exposed": listed([names.exposed[one] for one in finding.exposed], language),
        "used": used_in(finding=finding, assessment=assessment, language=language),
        "reference": finding.reference,
        "ruled": names.levels[finding.level].in_language(language),
        "ask": finding.ask.in_language(language) if finding.ask else "",
        "must": finding.rule in assessment.unrated,
        **_weighed(finding, left, kept, matrix, language),
    }


def _weighed(
    finding: Finding, left: Remaining | None, kept: Kept, matrix: Matrix | None, language: str
) -> Plain:
    """How the finding is rated, what remains of it, and what does not count; empty where none is weighed."""
    if left is None or matrix is None:
        return {"level": "", "rating": None, "measures": [], "problems": []}
    stored = next((one for one in kept.ratings if one.finding == finding.rule), None)
    rating = as_rating(stored) if stored else None
    pks = {measure.letter: measure.pk for measure in kept.measures}
    return {
        "level": level_said(left=left, rating=rating).in_language(language),
        "remains": rulebook().words.levels[left.after].in_language(language),
        "rating": rating_told(stored, matrix, language) if stored else None,
        "is_overridden": left.is_overridden,
        "measures": [{"letter": letter, "pk": pks[letter]} for letter in left.measures],
        "problems": [problem.in_language(language) for problem in left.problems],
    }


def rating_told(stored: Any, matrix: Matrix, language: str) -> Plain:
    """A rating as it is kept, in words: who, when, both cells with their levels, and the reasons."""
    rating = as_rating(stored)
    return {
        "before": _cell(rating.before, matrix, language),
        "after": _cell(rating.after, matrix, language) if rating.after else "",
        "reason": rating.reason,
        "knowledge": _knowledge(rating.knowledge, language),
        "override": rating.override,
        "who": stored.by.name,
        "at": stored.at,
    }


def _cell(cell: Cell, matrix: Matrix, language: str) -> str:
    if not has_cell(cell=cell, matrix=matrix):
        return _GONE.in_language(language)
    level = rulebook().words.levels[level_of(cell=cell, matrix=matrix)]
    said = _CELL.filled(Cell=capital(cell_said(cell=cell, matrix=matrix)), level=level)
    return said.in_language(language)


def _knowledge(strength: Knowledge, language: str) -> str:
    return capital(books().matrices.knowledge[strength]).in_language(language)


def _table(matrix: Matrix, language: str) -> Plain:
    """How the matrix reads, as a table: the most likely on top, the gravest to the right."""
    names = rulebook().words.levels
    rows = zip(matrix.likelihood, matrix.cells, strict=True)
    return {
        "head": [_step(step.name, step.meaning, language) for step in matrix.consequence],
        "rows": [
            {
                **_step(step.name, step.meaning, language),
                "levels": [names[level].in_language(language) for level in levels],
            }
            for step, levels in reversed(list(rows))
        ],
    }


def _step(name: Wording, meaning: Wording, language: str) -> Plain:
    return {"name": capital(name).in_language(language), "meaning": meaning.in_language(language)}
