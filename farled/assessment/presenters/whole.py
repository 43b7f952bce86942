"""How is a whole full assessment seen at once by whoever decides it?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.assessment.models import Decision, StoredAnswer
from farled.assessment.presenters.act import Seats, act_of, finds_wrong
from farled.assessment.presenters.levels import capital
from farled.assessment.presenters.measures import measure_row
from farled.assessment.presenters.overview import decision_told, partner_told, registered
from farled.assessment.presenters.parts import decided_parts, sections_told
from farled.assessment.presenters.required import deeds_in, requirements_of
from farled.assessment.presenters.risks import risks_page
from farled.assessment.presenters.way import way_of
from farled.assessment.queries.beside import Beside
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.shown_work import evidence_on
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.countries.presenters import context_table
from farled.organisation.queries import signatures
from farled.organisation.terms import PostRole
from farled.risks.terms import HardStop, Level
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Post

Plain = dict[str, Any]
Signed = Mapping[tuple[int, date], str]


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
    """All that "assessment/full.html" shows, but the history and the forms; one query."""
    assessment, kept, decision = whole.assessment, whole.kept, whole.decision
    signed = signatures(deeds=_deeds(kept), language=language)
    measures = [
        measure_row(stored=one, assessment=assessment, holders=whole.holders, language=language)
        for one in kept.measures
    ]
    risks = risks_page(assessment=assessment, kept=kept, language=language)
    return {
        **registered(kept.case.collaboration, language),
        "partners": [partner_told(partner, language) for partner in whole.ground.partners],
        "context": context_table(whole.ground.panels, whole.ground.contexts, language)
        if whole.ground.contexts
        else None,
        **_weight(risks, language),
        "stops": [_stop(stop, language) for stop in assessment.stops],
        "finds_wrong": finds_wrong(assessment=assessment, seats=whole.seats) and decision is None,
        "set_aside": [_set_aside(stop, kept, signed, language) for stop in assessment.set_aside],
        "measures": [row for row in measures if not row["is_dropped"]],
        "dropped": sum(row["is_dropped"] for row in measures),
        "requirements": requirements_of(assessment=assessment, kept=kept, signed=signed, language=language),
        **sections_told(assessment, stored, kept, language),
        "comments": whole.beside.comments,
        "files": whole.beside.standing,
        "running": {"since": kept.case.running_since, "event": kept.case.event},
        "decision": _decision(decision, language) if decision else None,
        "changes": [change.in_language(language) for change in whole.changes],
        "act": act_of(
            assessment=assessment, kept=kept, decision=decision, seats=whole.seats, language=language
        ),
        "way": way_of(
            assessment=assessment, kept=kept, decision=decision, posts=whole.posts, language=language
        ),
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


def _deeds(kept: Kept) -> list[tuple[int, date]]:
    asides = [(one.by_id, timezone.localdate(one.at)) for one in kept.set_aside]
    return [*deeds_in(kept), *asides]


def _stop(stop: HardStop, language: str) -> Plain:
    return {
        "kind": capital(rulebook().words.stops[stop.kind]).in_language(language),
        "because": stop.because.in_language(language),
        "rule": stop.rule,
        "reference": stop.reference,
        "waits": stop.waits,
    }


def _set_aside(stop: HardStop, kept: Kept, signed: Signed, language: str) -> Plain:
    """A stop that does not count, the evidence, and who found it wrong."""
    stored = evidence_on(stop, kept)
    return {
        "kind": capital(rulebook().words.stops[stop.kind]).in_language(language),
        "because": stop.because.in_language(language),
        "rule": stop.rule,
        "evidence": stored.evidence,
        "who": signed.get((stored.by_id, timezone.localdate(stored.at))) or stored.by.name,
        "at": stored.at,
    }


def _decision(decision: Decision, language: str) -> Plain:
    return {**decision_told(decision, language), **decided_parts(decision, language)}
