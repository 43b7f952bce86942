"""How is a whole full assessment seen at once by whoever decides it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from farled.assessment.models import Decision, StoredAnswer
from farled.assessment.presenters.act import Seats, act_of, finds_wrong
from farled.assessment.presenters.levels import capital
from farled.assessment.presenters.measures import measure_row
from farled.assessment.presenters.overview import decision_told, partner_told, registered
from farled.assessment.presenters.parts import decided_parts, sections_told
from farled.assessment.presenters.requirements import requirements_of
from farled.assessment.presenters.risks import risks_page
from farled.assessment.presenters.way import way_of
from farled.assessment.queries.beside import Beside
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.shown_work import evidence_on
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.countries.presenters import context_table
from farled.organisation.rules import ROLES
from farled.organisation.terms import PostRole
from farled.risks.terms import HardStop, Level
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Post

Plain = dict[str, Any]


@dataclass(frozen=True)
class Whole:
    """Everything that the page of a full assessment is made of."""

    assessment: Assessment
    kept: Kept
    ground: Ground
    decision: Decision | None
    changes: tuple[Wording, ...]
    beside: Beside
    posts: Mapping[PostRole, Post]
    holders: Mapping[int, str]
    seats: Seats


def whole_page(*, whole: Whole, stored: list[StoredAnswer], language: str) -> Plain:
    """All that "assessment/full.html" shows, but the history and the forms; no query."""
    return {
        **_known(whole, language),
        **_found(whole, language),
        **_done(whole, language),
        **sections_told(whole.assessment, stored, whole.kept, language),
        **_decided(whole, language),
    }


def _known(whole: Whole, language: str) -> Plain:
    """What is registered, the partners, and their countries' context."""
    case, ground = whole.kept.case, whole.ground
    return {
        **registered(case.collaboration, language),
        "partners": [partner_told(partner, language) for partner in ground.partners],
        "context": context_table(ground.panels, ground.contexts, language) if ground.contexts else None,
        "running": {"since": case.running_since, "event": case.event},
    }


def _found(whole: Whole, language: str) -> Plain:
    """Stops, those found wrong, and the findings by weight."""
    assessment, kept = whole.assessment, whole.kept
    is_open = whole.decision is None
    return {
        **_weight(risks_page(assessment=assessment, kept=kept, language=language), language),
        "stops": [_stop(stop, language) for stop in assessment.stops],
        "finds_wrong": is_open and finds_wrong(assessment=assessment, seats=whole.seats),
        "set_aside": [_set_aside(stop, kept, language) for stop in assessment.set_aside],
    }


def _done(whole: Whole, language: str) -> Plain:
    """What people planned, were asked for, filed and said."""
    assessment, kept = whole.assessment, whole.kept
    rows = [
        measure_row(stored=one, assessment=assessment, holders=whole.holders, language=language)
        for one in kept.measures
    ]
    return {
        "measures": [row for row in rows if not row["is_dropped"]],
        "requirements": requirements_of(assessment=assessment, kept=kept, language=language),
        "comments": whole.beside.comments,
        "files": whole.beside.standing,
    }


def _decided(whole: Whole, language: str) -> Plain:
    """What was decided or may be, and the way there."""
    stands: Plain = {"assessment": whole.assessment, "kept": whole.kept, "decision": whole.decision}
    return {
        "decision": _decision(whole.decision, language) if whole.decision else None,
        "changes": [change.in_language(language) for change in whole.changes],
        "act": act_of(**stands, seats=whole.seats, language=language),
        "way": way_of(**stands, posts=whole.posts, language=language),
    }


def _weight(risks: Plain, language: str) -> Plain:
    """The findings that somebody rated or had to, and those that the rules put lowest and nobody had to."""
    lowest = rulebook().words.levels[Level.LOW].in_language(language)
    weighty = [card for card in risks["cards"] if card["rating"] or card["ruled"] != lowest]
    return {
        "risks": risks,
        "weighty": weighty,
        "slight": [card for card in risks["cards"] if card not in weighty],
        "lowest": lowest,
        "is_drawn": bool(risks["matrices"]) and not risks["matrices"]["is_empty"],
    }


def _stop(stop: HardStop, language: str) -> Plain:
    return {
        "kind": capital(rulebook().words.stops[stop.kind]).in_language(language),
        "because": stop.because.in_language(language),
        "rule": stop.rule,
        "reference": stop.reference,
        "waits": stop.waits,
    }


def _set_aside(stop: HardStop, kept: Kept, language: str) -> Plain:
    """A stop that does not count, the evidence, and who found it wrong."""
    stored = evidence_on(stop, kept)
    return {
        "kind": capital(rulebook().words.stops[stop.kind]).in_language(language),
        "because": stop.because.in_language(language),
        "rule": stop.rule,
        "evidence": stored.evidence,
        "who": f"{ROLES[PostRole(stored.by_role)].in_language(language)}, {stored.by.name}",
        "at": stored.at,
    }


def _decision(decision: Decision, language: str) -> Plain:
    return {**decision_told(decision, language), **decided_parts(decision, language)}
