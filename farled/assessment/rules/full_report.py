"""How is a full assessment written out, for machines and for people?"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from farled.assessment.rules.report import (
    chain_as_lines,
    deciding_as_plain,
    finding_as_plain,
    opened_as_plain,
    question_as_plain,
    stop_as_plain,
)
from farled.assessment.terms import Assessment, Outcomes, Required, RequirementState, Section
from farled.mitigation.terms import Remaining
from farled.questionnaire.terms import State
from farled.text.terms import Wording

_STATES = {
    RequirementState.MET: Wording(sv="uppfyllt", en="met"),
    RequirementState.WAIVED: Wording(sv="eftergivet", en="waived"),
    RequirementState.ASKED: Wording(sv="begärt", en="asked for"),
    RequirementState.MISSING: Wording(sv="saknas", en="missing"),
}
_DEPTH = Wording(sv="Djup", en="Depth")
_OPEN = Wording(sv="Öppna avsnitt", en="Open sections")
_CLOSED = Wording(sv="Stängda avsnitt", en="Closed sections")
_WAITING = Wording(sv="Frågor som väntar på svar", en="Questions that wait for an answer")
_STOPS = Wording(sv="Stopp", en="Stops")
_FINDINGS = Wording(sv="Fynd och vad som återstår", en="Findings and what remains")
_REQUIRED = Wording(sv="Krav", en="Requirements")
_STATE = Wording(sv="Läge", en="State")
_DECIDES = Wording(sv="Beslutar", en="Decides")
_NOBODY = Wording(sv="ingen befattning", en="no post")
_ASIDE = Wording(sv="Stopp som har befunnits fel", en="Stops found to be wrong")
_POSSIBLE = Wording(sv="Möjligt nu", en="Possible now")
_NOT_RUN = Wording(
    sv="Regler som inte kördes, eftersom frågorna saknas", en="Rules that did not run for want of questions"
)
_HOLDS = Wording(sv="Gäller till", en="Valid until")


def full_as_json(*, assessment: Assessment, language: str) -> str:
    """The assessment as one JSON document, sentences in ``language`` ("sv" or "en"), ids as they are."""
    return json.dumps(full_as_plain(assessment=assessment, language=language), ensure_ascii=False, indent=2)


def full_as_text(*, assessment: Assessment, outcomes: Outcomes, language: str) -> str:
    """The assessment as lines that a person reads in a terminal."""
    return "\n".join(_lines(assessment, outcomes, language))


def opening_as_text(*, assessment: Assessment, language: str) -> str:
    """What opens and why, what stays closed and why, and what is asked: for whoever tries content."""
    return "\n".join(_opening(assessment, language))


def full_as_plain(*, assessment: Assessment, language: str) -> dict[str, Any]:
    """The assessment as plain values, sentences in ``language``, ids as they are."""
    found = assessment
    return {
        "on": found.on.isoformat(),
        "pack": found.pack,
        "depth": {
            "depth": found.depth.depth.value,
            "ruled": found.depth.ruled.value,
            "because": _spoken(found.depth.because, language),
            "rules": list(found.depth.rules),
            "refused": _spoken(found.refused, language),
        },
        "sections": [_section(section, language) for section in found.sections],
        "questions": [question_as_plain(standing, language) for standing in found.standings],
        "findings": [finding_as_plain(finding, language) for finding in found.findings],
        "stops": [{**stop_as_plain(stop, language), "waits": stop.waits} for stop in found.stops],
        "set_aside": [stop_as_plain(stop, language) for stop in found.set_aside],
        "not_run": [{"rule": one.rule, "lacks": list(one.lacks)} for one in found.not_run],
        "requirements": [_required(one, language) for one in found.requirements],
        "measures_suggested": [
            {"measure": one.measure.id, "against": list(one.findings)} for one in found.suggested
        ],
        "remaining": [_remaining(one, language) for one in found.remaining],
        "level": found.level.value if found.level else None,
        "overridden": found.overridden,
        "doubts": [finding.rule for finding in found.doubts],
        "state": found.readiness.value,
        "reasons": _spoken(found.reasons, language),
        "decides": deciding_as_plain(found.deciding, language),
        "possible": [
            {"role": one.role.value, "choice": one.choice.value, "because": one.because.in_language(language)}
            for one in found.possible
        ],
        "valid_until": found.valid_until.isoformat() if found.valid_until else None,
    }


def _section(section: Section, language: str) -> dict[str, Any]:
    return {
        "id": section.id,
        "name": section.name.in_language(language),
        "open": section.is_open,
        "because": _spoken(section.because, language),
        "rules": list(section.rules),
    }


def _required(one: Required, language: str) -> dict[str, Any]:
    return {
        **opened_as_plain(one.asked, language),
        "state": one.state.value,
        "before_decision": one.before_decision,
        "said": one.because.in_language(language) if one.because else None,
        "problem": one.problem.in_language(language) if one.problem else None,
        "posts": [post.value for post in one.posts],
        "waived_by": one.waived_by.value if one.waived_by else None,
    }


def _remaining(one: Remaining, language: str) -> dict[str, Any]:
    return {
        "finding": one.finding,
        "ruled": one.ruled.value,
        "before": one.before.value,
        "after": one.after.value,
        "rated": one.is_rated,
        "overridden": one.is_overridden,
        "knowledge": one.knowledge.value if one.knowledge else None,
        "measures": list(one.measures),
        "problems": _spoken(one.problems, language),
    }


def _lines(found: Assessment, outcomes: Outcomes, language: str) -> Iterator[str]:
    deciding = found.deciding
    yield f"{_STATE.in_language(language)}: {outcomes.states[found.readiness].in_language(language)}"
    yield f"{_DECIDES.in_language(language)}: {(deciding.name or _NOBODY).in_language(language)}"
    yield from (f"  {reason}" for reason in _spoken((*deciding.because, *found.reasons), language))
    yield from chain_as_lines(deciding, language)
    if found.valid_until:
        yield f"{_HOLDS.in_language(language)}: {found.valid_until.isoformat()}"
    yield from _opening(found, language)
    yield from _block(_STOPS, _spoken((stop.because for stop in found.stops), language), language)
    yield from _block(_ASIDE, _spoken((stop.because for stop in found.set_aside), language), language)
    left = {one.finding: f"{one.before.value} > {one.after.value}" for one in found.remaining}
    told = (
        f"[{left.get(one.rule, one.level.value)}] {one.because.in_language(language)} <{one.rule}>"
        for one in found.findings
    )
    yield from _block(_FINDINGS, told, language)
    asked = (
        f"{one.asked.name.in_language(language)}: {_STATES[one.state].in_language(language)}"
        for one in found.requirements
    )
    yield from _block(_REQUIRED, asked, language)
    open_now = (
        f"{one.role.value}: {outcomes.choices[one.choice].in_language(language)}" for one in found.possible
    )
    yield from _block(_POSSIBLE, open_now, language)
    yield from _block(_NOT_RUN, (f"{one.rule}: {', '.join(one.lacks)}" for one in found.not_run), language)


def _opening(found: Assessment, language: str) -> Iterator[str]:
    yield f"{_DEPTH.in_language(language)}: {found.depth.name.in_language(language)}"
    yield from (f"  {reason}" for reason in _spoken((*found.depth.because, *found.refused), language))
    for title, is_open in ((_OPEN, True), (_CLOSED, False)):
        sections = (one for one in found.sections if one.is_open is is_open)
        told = (
            f"{one.name.in_language(language)}: {' '.join(_spoken(one.because, language))}"
            for one in sections
        )
        yield from _block(title, told, language)
    waiting = (one.question for one in found.standings if one.state is State.OPEN)
    yield from _block(
        _WAITING, (f"{one.text.in_language(language)} ({one.key})" for one in waiting), language
    )


def _block(title: Wording, lines: Iterable[str], language: str) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"{title.in_language(language)}:"
        yield from (f"  - {line}" for line in told)


def _spoken(wordings: Iterable[Wording], language: str) -> list[str]:
    return [wording.in_language(language) for wording in wordings]
