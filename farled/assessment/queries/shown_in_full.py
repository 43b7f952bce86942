"""What exactly is shown when a full assessment is decided? One plain document, bound by its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from farled import __version__
from farled.assessment.queries.beside import Beside
from farled.assessment.queries.books import books
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.shown_found import (
    deciding_told,
    finding_told,
    question_told,
    questionnaire_told,
    rules_told,
    stop_told,
)
from farled.assessment.queries.shown_register import known
from farled.assessment.queries.shown_work import (
    Sign,
    depth_told,
    file_told,
    measure_told,
    requirement_told,
    said_of,
    set_aside_told,
    signing,
    step_told,
)
from farled.assessment.queries.work import Kept
from farled.assessment.rules import both
from farled.assessment.terms import Assessment, Possible, Section
from farled.mitigation.terms import Knowledge, Matrix, Remaining, Step
from farled.questionnaire.queries import asked_in
from farled.risks.terms import Finding

if TYPE_CHECKING:
    from farled.mitigation.models import StoredRating

Plain = dict[str, Any]
SCHEMA = 2
"""The shape of this document; a reader of records looks here first."""


def shown_in_full(*, kept: Kept, ground: Ground, assessment: Assessment, beside: Beside) -> Plain:
    """All that a decider sees of a full assessment: what was known, asked, found, rated, planned, required.

    The same case gives the same document, whoever looks and in whichever language; one query.
    """
    case, sign = kept.case, signing(kept)
    return {
        "schema": SCHEMA,
        "house": __version__,
        "on": assessment.on.isoformat(),
        **known(collaboration=case.collaboration, ground=ground),
        "questionnaire": questionnaire_told(asked_in(case.published)),
        "questions": [question_told(standing) for standing in assessment.standings],
        **_judged(assessment),
        "findings": _findings(kept, assessment, sign),
        "set_aside": [set_aside_told(stop, kept, sign) for stop in assessment.set_aside],
        "depth": depth_told(assessment, kept, sign),
        "matrix": _matrix(books().matrices.in_force(assessment.on)),
        "measures": [measure_told(measure, sign) for measure in kept.measures],
        "requirements": _requirements(kept, assessment, sign),
        "steps": [step_told(step, sign) for step in kept.steps],
        "running": _running(kept),
        "comments": beside.comments,
        "files": [file_told(file) for file in beside.files],
    }


def _judged(assessment: Assessment) -> Plain:
    """What the rules alone say."""
    lacks = {one.rule: list(one.lacks) for one in assessment.not_run}
    outcomes = books().outcomes
    return {
        "rules": {**rules_told(assessment, passed_over=lacks), "passed_over": lacks},
        "stops": [stop_told(stop) for stop in assessment.stops],
        "sections": [_section(section) for section in assessment.sections],
        "level": both(books().rulebook.words.levels[assessment.level]) if assessment.level else None,
        "overridden": assessment.overridden,
        "result": assessment.readiness.value,
        "readiness": both(outcomes.states[assessment.readiness]),
        "reasons": said_of(assessment.reasons),
        "deciding": _deciding(assessment),
        "possible": [_possible(one) for one in assessment.possible],
    }


def _section(section: Section) -> Plain:
    return {
        "id": section.id,
        "name": both(section.name),
        "is_open": section.is_open,
        "because": said_of(section.because),
        "rules": list(section.rules),
    }


def _deciding(assessment: Assessment) -> Plain:
    names = books().delegation.roles
    deciding = assessment.deciding
    line = [both(names[role]) for role in deciding.line]
    return {**deciding_told(deciding), "name": both(deciding.name), "line": line}


def _possible(one: Possible) -> Plain:
    books_ = books()
    return {
        "choice": one.choice.value,
        "name": both(books_.outcomes.choices[one.choice]),
        "by": both(books_.delegation.roles[one.role]),
        "because": both(one.because),
        "reference": one.reference,
        "row": one.row,
    }


def _findings(kept: Kept, assessment: Assessment, sign: Sign) -> list[Plain]:
    """Every finding with how it is rated and what remains of it; those to be found out as well."""
    ratings = {rating.finding: rating for rating in kept.ratings}
    left = {one.finding: one for one in assessment.remaining}
    return [
        {
            **finding_told(finding),
            "is_doubt": finding.is_doubt,
            "used": [[name, value] for name, value in finding.used],
            "rating": _rating(ratings.get(finding.rule), sign),
            "remains": _remains(left.get(finding.rule)),
        }
        for finding in _in_order(assessment)
    ]


def _in_order(assessment: Assessment) -> list[Finding]:
    """As every page numbers them: the gravest first, what is to be found out last."""
    levels = tuple(books().rulebook.words.levels)
    return sorted(assessment.findings, key=lambda one: (one.is_doubt, -levels.index(one.level)))


def _rating(rating: StoredRating | None, sign: Sign) -> Plain | None:
    if rating is None:
        return None
    return {
        "before": [rating.likelihood_before, rating.consequence_before],
        "after": [rating.likelihood_after, rating.consequence_after] if rating.likelihood_after else None,
        "reason": rating.reason,
        "knowledge": both(books().matrices.knowledge[Knowledge(rating.knowledge)]),
        "override": rating.override,
        "said": sign(rating.by, rating.at),
    }


def _remains(left: Remaining | None) -> Plain | None:
    """The levels of a finding, which measures count, and what does not count and why."""
    if left is None:
        return None
    names = books().rulebook.words.levels
    return {
        "ruled": both(names[left.ruled]),
        "before": both(names[left.before]),
        "after": both(names[left.after]),
        "is_rated": left.is_rated,
        "is_overridden": left.is_overridden,
        "measures": list(left.measures),
        "problems": said_of(left.problems),
    }


def _matrix(matrix: Matrix | None) -> Plain | None:
    if matrix is None:
        return None
    names = books().rulebook.words.levels
    return {
        "from": matrix.starts_on.isoformat(),
        "reference": matrix.reference,
        "because": both(matrix.because),
        "likelihood": [_step(step) for step in matrix.likelihood],
        "consequence": [_step(step) for step in matrix.consequence],
        "cells": [[both(names[level]) for level in row] for row in matrix.cells],
    }


def _step(step: Step) -> Plain:
    return {"id": step.id, "name": both(step.name), "meaning": both(step.meaning)}


def _requirements(kept: Kept, assessment: Assessment, sign: Sign) -> list[Plain]:
    stored = {one.requirement: one for one in kept.requirements}
    return [requirement_told(one, stored.get(one.asked.id), sign) for one in assessment.requirements]


def _running(kept: Kept) -> Plain | None:
    case = kept.case
    if case.running_since is None:
        return None
    return {"since": case.running_since.isoformat(), "event": case.event}
